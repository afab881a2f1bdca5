using Yiwang.Kernel;

namespace Yiwang.Design;

/// <summary>The words and hatches of a day: each mark is a word of its own, so that the strip can be read without colour.</summary>
internal static class StripWords
{
    /// <summary>At most two, the weightiest first, because a cell of a phone is fifty pixels wide.</summary>
    public static IEnumerable<string> Of(ClockDay day) => All(day).Take(2);

    public static string Word(StopKind stop) => stop switch
    {
        StopKind.Supplement => "补正",
        StopKind.PublicNotice => "公示",
        StopKind.Hearing => "听证",
        StopKind.ExpertReview => "评审",
        StopKind.Inspection => "检测",
        StopKind.Tender => "招标",
        StopKind.FurtherAssessment => "评估",
        _ => "停计",
    };

    public static string Hatch(StopKind stop) => stop switch
    {
        StopKind.Supplement => "stop-supplement",
        StopKind.PublicNotice => "stop-notice",
        StopKind.Hearing => "stop-hearing",
        StopKind.ExpertReview => "stop-review",
        StopKind.Inspection => "stop-inspection",
        StopKind.Tender => "stop-tender",
        StopKind.FurtherAssessment => "stop-assessment",
        _ => "stop-other",
    };

    public static string Class(ClockDay day) => string.Join(' ', new[]
    {
        "day",
        day.Stop is { } stop ? Hatch(stop) : KindClass(day.Kind),
        day.Counts ? "day-counts" : null,
        day.IsStart ? "day-start" : null,
        day.IsDue ? "day-due" : null,
        day.IsToday ? "day-today" : null,
    }.OfType<string>());

    public static string KindClass(DayKind kind) => kind switch
    {
        DayKind.Weekend => "day-weekend",
        DayKind.Holiday => "day-holiday",
        DayKind.MakeUpDay => "day-makeup",
        _ => "day-working",
    };

    private static IEnumerable<string> All(ClockDay day)
    {
        if (day.IsStart) yield return "收到";
        if (day.IsDue) yield return "最晚";
        if (day.IsToday) yield return "今天";
        if (day.Stop is { } stop) yield return Word(stop);
        if (day.Kind is DayKind.Holiday) yield return day.HolidayName ?? "节假日";
        if (day.Kind is DayKind.MakeUpDay) yield return "班";
        if (day.Kind is DayKind.Weekend) yield return "休";
    }
}
