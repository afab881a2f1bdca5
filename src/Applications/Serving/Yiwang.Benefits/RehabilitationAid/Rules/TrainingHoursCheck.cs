using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>What an institution records of one month: days present, single sessions, group lessons. Times in minutes.</summary>
internal sealed record TrainingRecord(DateOnly Month, IReadOnlyList<Session> Days)
{
    /// <summary>单训, one trainer with one child.</summary>
    public IReadOnlyList<Session> Singles { get; init; } = [];

    /// <summary>集体教学.</summary>
    public IReadOnlyList<Session> Groups { get; init; } = [];

    /// <summary>Group teaching was assessed to work as well as the other ways.</summary>
    public bool GroupEffectIsEqual { get; init; }
}

internal sealed record Session(DateOnly On, int Minutes);

/// <summary>第八条（三）2: whether a month of training counts, day by day and week by week (Monday to Sunday).</summary>
internal static class TrainingHoursCheck
{
    /// <summary>Each day and week that falls short, with its gap; the month counts when there is none.</summary>
    public static IReadOnlyList<Finding> Check(TrainingMode mode, TrainingRecord record, TrainingHours hours, Settings settings)
    {
        // The days and weeks of a month: a week that straddles two belongs wholly to one of them.
        var weeks = record.Days.Concat(record.Singles).Concat(record.Groups).Select(s => MondayOf(s.On)).Distinct()
            .Where(monday => SameMonth(settings.WeekAnchor(monday), record.Month)).Order().ToArray();
        if (weeks.Length == 0 && !record.Days.Any(d => SameMonth(d.On, record.Month)))
            return [Short("aid.hours.none", $"{record.Month:yyyy年M月}没有训练记录。", "")];
        return mode is TrainingMode.FullTime ? [.. FullTime(record, hours, weeks)] : [.. weeks.SelectMany(week => PartTime(week, record, hours))];
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2)]
    [Requirement("SW-KF-008l")]
    private static IEnumerable<Finding> FullTime(TrainingRecord record, TrainingHours hours, IReadOnlyList<DateOnly> weeks)
    {
        foreach (var (day, minutes) in ByDay(record.Days).Where(d => SameMonth(d.On, record.Month) && d.Minutes < hours.FullTimeDay))
            yield return Short("aid.hours.day", $"{day.ToChinese()}训练 {Hours(minutes)} 小时，还缺 {Hours(hours.FullTimeDay - minutes)} 小时。", $"{day:yyyy-MM-dd}");
        foreach (var week in weeks)
            if (In(week, record.Singles).Sum(s => s.Minutes) is var single && single < hours.FullTimeSingleWeek)
                yield return Short("aid.hours.week-single", $"{week.ToChinese()}起的一周单训 {Hours(single)} 小时，还缺 {Hours(hours.FullTimeSingleWeek - single)} 小时。", $"{week:yyyy-MM-dd}");
    }

    /// <summary>One of three ways suffices, and each week may use another.</summary>
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2)]
    [Requirement("SW-KF-008o")]
    private static IEnumerable<Finding> PartTime(DateOnly week, TrainingRecord record, TrainingHours hours)
    {
        var singles = In(week, record.Singles).ToArray();
        var days = ByDay(In(week, record.Days)).ToArray();
        var byDay = days.Length > 0 && days.All(d => d.Minutes >= hours.PartTimeDay) && singles.Sum(s => s.Minutes) >= hours.PartTimeSingleWeek;
        // A fourth, shorter session beside three full ones takes nothing away from the child.
        var fullSingles = singles.Count(s => s.Minutes >= hours.SingleSession);
        var group = In(week, record.Groups).Sum(s => s.Minutes);
        if (byDay || fullSingles >= hours.SingleSessions || (group >= hours.GroupWeek && record.GroupEffectIsEqual)) yield break;

        var shortest = days.Length == 0 ? 0 : days.Min(d => d.Minutes);
        yield return Short("aid.hours.week-part-time",
            $"{week.ToChinese()}起的一周三种方式都没有达到：每个训练日至少 {Hours(hours.PartTimeDay)} 小时（最少的一天 {Hours(shortest)} 小时）且单训满 {Hours(hours.PartTimeSingleWeek)} 小时（{Hours(singles.Sum(s => s.Minutes))} 小时）；"
            + $"满 {Hours(hours.SingleSession)} 小时的单训 {hours.SingleSessions} 次（{fullSingles} 次）；"
            + $"集体教学 {Hours(hours.GroupWeek)} 小时（{Hours(group)} 小时）并有效果相当的评估（{(record.GroupEffectIsEqual ? "有" : "没有")}）。", $"{week:yyyy-MM-dd}");
    }

    private static IEnumerable<Session> ByDay(IEnumerable<Session> sessions) =>
        sessions.GroupBy(s => s.On).Select(g => new Session(g.Key, g.Sum(s => s.Minutes))).OrderBy(s => s.On);

    private static IEnumerable<Session> In(DateOnly week, IEnumerable<Session> sessions) => sessions.Where(s => MondayOf(s.On) == week);

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static bool SameMonth(DateOnly day, DateOnly month) => day.Year == month.Year && day.Month == month.Month;

    private static string Hours(int minutes) => $"{minutes / 60m:0.##}";

    private static Finding Short(string code, string message, string where) =>
        Finding.Block(code, message, Articles.DailyTraining, where, "请核对训练记录；确实不足的，该月不补助。");
}
