namespace Yiwang.Procedures;

internal static class Permissions
{
    public const string SeeOwnCases = "procedures.own-cases.see";
    public const string SeeNotices = "procedures.notices.see";
    public const string SeeCases = "procedures.cases.see";
    public const string RecomputeDueDates = "procedures.due-dates.recompute";
    public const string LapseSupplements = "procedures.supplements.lapse";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [SeeOwnCases] = "查看和评价本人的办件",
        [SeeNotices] = "打开给本人的、或本单位办件的通知书",
        [SeeCases] = "查看本单位的办件",
        [RecomputeDueDates] = "按日历重新计算期限（系统任务）",
        [LapseSupplements] = "处理逾期未补正的办件（系统任务）",
    };
}
