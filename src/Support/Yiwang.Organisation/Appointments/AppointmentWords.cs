using Yiwang.Organisation.Register;

namespace Yiwang.Organisation.Appointments;

internal static class AppointmentWords
{
    private const string Former = "（原职务）";

    public static IReadOnlyList<AppointmentKind> Kinds { get; } = Enum.GetValues<AppointmentKind>();

    public static string Of(AppointmentKind kind) => kind switch
    {
        AppointmentKind.Appointed => "任命",
        AppointmentKind.Removed => "免去",
        AppointmentKind.RemovedByReform => "自然免除",
        AppointmentKind.Engaged => "聘任",
        _ => "暂时负责",
    };

    /// <summary>As files write it; what 任命 is said of being in charge for a while is still that.</summary>
    public static AppointmentKind? Find(string text) => text.Trim() switch
    {
        "任命（暂时负责）" or "任命(暂时负责)" => AppointmentKind.InCharge,
        var word => Kinds.Where(k => Of(k) == word).Select(k => (AppointmentKind?)k).FirstOrDefault(),
    };

    public static bool IsFormerDuty(string duty) => duty.Trim() is "" or Former or "原职务";

    public static string Of(TenureNature nature) => nature switch { TenureNature.Post => "任职", TenureNature.Engagement => "聘任", _ => "暂时负责" };

    /// <summary>Where a tenure is on a day, in one word.</summary>
    public static string StatusOf(Tenure tenure, DateOnly day) => tenure switch
    {
        { EndReason: { } reason } when !tenure.IsHeldOn(day) => reason,
        { Nature: TenureNature.Engagement } when tenure.To < day => "聘期届满",
        _ when tenure.From > day => "尚未开始",
        _ when !tenure.IsHeldOn(day) => "已结束",
        { Nature: TenureNature.Charge } => "暂时负责中",
        { ProbationUntil: { } until } when day <= until => "试用期内",
        _ => "在任",
    };

    public static string Written(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    /// <summary>The day, or the months of a period of which no day is told.</summary>
    public static string WhenOf(Appointment entry) => entry.On is { } day ? Written(day) : MonthsOf(entry.PeriodFrom, entry.PeriodTo);

    /// <summary>2019年8—10月份 where the period is whole months of one year.</summary>
    public static string MonthsOf(DateOnly from, DateOnly to) =>
        from.Day != 1 || to.AddDays(1).Day != 1 || from.Year != to.Year ? $"{Written(from)}至{Written(to)}"
        : from.Month == to.Month ? $"{from.Year}年{from.Month}月份"
        : $"{from.Year}年{from.Month}—{to.Month}月份";
}
