namespace Yiwang.Design;

/// <summary>The words and hatches of a day: each mark is a word of its own, so that the strip can be read without colour.</summary>
internal static class StripWords
{
    /// <summary>At most two, the weightiest first, because a cell of a phone is fifty pixels wide.</summary>
    public static IEnumerable<string> Of(StripDay day) => All(day).Take(2);

    public static string Word(StripStop stop) => stop switch
    {
        StripStop.Supplement => "补正",
        StripStop.PublicNotice => "公示",
        StripStop.Hearing => "听证",
        StripStop.ExpertReview => "评审",
        StripStop.Inspection => "检测",
        StripStop.Tender => "招标",
        _ => "停计",
    };

    public static string LongWord(StripStop stop) => stop switch
    {
        StripStop.Supplement => "等您补材料，不计",
        StripStop.PublicNotice => "公示，不计",
        StripStop.Hearing => "听证，不计",
        StripStop.ExpertReview => "专家评审，不计",
        StripStop.Inspection => "检验检测，不计",
        StripStop.Tender => "招标，不计",
        _ => "其他停计",
    };

    public static string Hatch(StripStop stop) => stop switch
    {
        StripStop.Supplement => "stop-supplement",
        StripStop.PublicNotice => "stop-notice",
        StripStop.Hearing => "stop-hearing",
        StripStop.ExpertReview => "stop-review",
        StripStop.Inspection => "stop-inspection",
        StripStop.Tender => "stop-tender",
        _ => "stop-other",
    };

    public static string Class(StripDay day) => string.Join(' ', new[]
    {
        "day",
        day.Stop is { } stop ? Hatch(stop) : KindClass(day.Kind),
        day.Counts ? "day-counts" : null,
        day.IsStart ? "day-start" : null,
        day.IsDue ? "day-due" : null,
        day.IsToday ? "day-today" : null,
    }.OfType<string>());

    public static string KindClass(StripDayKind kind) => kind switch
    {
        StripDayKind.Weekend => "day-weekend",
        StripDayKind.Holiday => "day-holiday",
        StripDayKind.MakeUp => "day-makeup",
        _ => "day-working",
    };

    private static IEnumerable<string> All(StripDay day)
    {
        if (day.IsStart) yield return "收到";
        if (day.IsDue) yield return "最晚";
        if (day.IsToday) yield return "今天";
        if (day.Stop is { } stop) yield return Word(stop);
        if (day.Kind is StripDayKind.Holiday) yield return day.HolidayName ?? "节假日";
        if (day.Kind is StripDayKind.MakeUp) yield return "班";
        if (day.Kind is StripDayKind.Weekend) yield return "休";
    }
}
