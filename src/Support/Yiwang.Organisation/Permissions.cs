namespace Yiwang.Organisation;

internal static class Permissions
{
    public const string SeeAppointments = "organisation.appointments.see";
    public const string Register = "organisation.appointments.register";
    public const string SeeVacancies = "organisation.vacancies.see";

    /// <summary>Only the platform's own daily look holds it; nobody's post does.</summary>
    public const string Remind = "organisation.reminders.keep";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [SeeAppointments] = "查看任免登记和任职情况",
        [Register] = "登记任免、编任免公报稿、核对同名",
        [SeeVacancies] = "查看没有人的岗位",
        [Remind] = "提醒试用期和聘期届满（系统任务）",
        [Public.OwnPost.Permission] = "切换岗位、委托和交接本人的工作",
    };
}
