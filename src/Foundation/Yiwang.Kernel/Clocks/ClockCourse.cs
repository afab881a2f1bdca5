namespace Yiwang.Kernel;

/// <summary>The arithmetic of periods with stops: by stretches between stops, never day by day.</summary>
internal sealed class ClockCourse(WorkCalendar calendar, IReadOnlyList<ClockCourse.Span> stops)
{
    /// <summary>First and last stopped day. A course has them ascending and apart.</summary>
    internal readonly record struct Span(DateOnly From, DateOnly Until);

    /// <summary>One period of several, and its last day.</summary>
    internal readonly record struct Leg(PeriodUnit Unit, DateOnly End);

    /// <summary>The union of the stops as they stand on a day: one that lasts ends with that day for now, and one that begins later doesn't exist yet.</summary>
    public static IReadOnlyList<Span> Union(IEnumerable<ClockStop> stops, DateOnly asOf)
    {
        var union = new List<Span>();
        foreach (var next in stops.Select(s => new Span(s.From, s.Until ?? asOf)).Where(s => s.From <= s.Until).OrderBy(s => s.From))
        {
            if (union.Count > 0 && next.From.DayNumber <= union[^1].Until.DayNumber + 1)
                union[^1] = union[^1] with { Until = Later(union[^1].Until, next.Until) };
            else union.Add(next);
        }

        return union;
    }

    /// <summary>The last day of the periods one after the other.</summary>
    /// <param name="start">Not counted.</param>
    /// <param name="periods">In the order in which they were given.</param>
    /// <param name="legs">If wanted: where each period by itself ended, before days off moved the last.</param>
    public CalendarAnswer<DateOnly> DueAfter(DateOnly start, IEnumerable<Period> periods, ICollection<Leg>? legs = null)
    {
        var last = PeriodUnit.WorkingDay;
        foreach (var period in periods)
        {
            var end = End(start, period);
            if (!end.IsKnown) return end;

            (start, last) = (end.Known, period.Unit);
            legs?.Add(new(last, start));
        }

        return last is PeriodUnit.WorkingDay ? start : OffDaysOff(start);
    }

    /// <summary>Working days after the first up to and including the last that are not stopped; negative, stops ignored, when the last lies before.</summary>
    public CalendarAnswer<int> Counted(DateOnly from, DateOnly to)
    {
        var all = calendar.WorkingDaysBetween(from, to);
        if (!all.IsKnown || to <= from) return all;

        var counted = all.Known;
        foreach (var stop in stops)
        {
            var (begin, end) = (Later(stop.From.AddDays(-1), from), stop.Until < to ? stop.Until : to);
            if (begin < end) counted -= calendar.WorkingDaysBetween(begin, end).Known;
        }

        return counted;
    }

    private CalendarAnswer<DateOnly> End(DateOnly start, Period period) => period.Unit switch
    {
        PeriodUnit.WorkingDay => AfterWorkingDays(start, period.Amount),
        PeriodUnit.CalendarDay => AfterStops(start, start.AddDays(period.Amount)),
        PeriodUnit.Month => AfterStops(start, start.AddMonths(period.Amount)),
        PeriodUnit.Year => AfterStops(start, start.AddYears(period.Amount)),
        _ => Finding.Block("clock.hours-need-a-time", $"{period}要从具体时刻起算，只有日期算不出来。", period.Citation, remedy: "请登记收到的时刻，并按办公时间计算。"),
    };

    private CalendarAnswer<DateOnly> AfterWorkingDays(DateOnly start, int left)
    {
        foreach (var stop in stops)
        {
            var end = calendar.AddWorkingDays(start, left);
            if (end.IsKnown && end.Known < stop.From) return end;
            if (stop.Until <= start) continue;

            if (stop.From > start)
            {
                var before = calendar.WorkingDaysBetween(start, stop.From.AddDays(-1));
                if (!before.IsKnown) return before.Finding;
                left -= before.Known;
            }

            start = stop.Until;
        }

        return calendar.AddWorkingDays(start, left);
    }

    private DateOnly AfterStops(DateOnly start, DateOnly end)
    {
        foreach (var stop in stops)
        {
            var from = Later(stop.From, start.AddDays(1));
            if (from <= end && from <= stop.Until) end = end.AddDays(stop.Until.DayNumber - from.DayNumber + 1);
        }

        return end;
    }

    private CalendarAnswer<DateOnly> OffDaysOff(DateOnly end)
    {
        var worked = calendar.OnOrAfter(end);
        foreach (var stop in stops)
            if (worked.IsKnown && stop.From <= worked.Known && worked.Known <= stop.Until)
                worked = calendar.OnOrAfter(stop.Until.AddDays(1));
        return worked;
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
