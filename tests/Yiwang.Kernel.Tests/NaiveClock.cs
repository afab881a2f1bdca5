namespace Yiwang.Kernel.Tests;

/// <summary>The definition of a clock, day by day and without cleverness, for the fast one to be compared with.</summary>
internal static class NaiveClock
{
    public static DateOnly AddWorkingDays(WorkCalendar calendar, DateOnly start, int count, Func<DateOnly, bool>? isStopped = null)
    {
        var day = start;
        while (count > 0)
        {
            day = day.AddDays(1);
            if (calendar.IsWorkingDay(day) && isStopped?.Invoke(day) is not true) count--;
        }

        return day;
    }

    public static int WorkingDaysBetween(WorkCalendar calendar, DateOnly from, DateOnly to, Func<DateOnly, bool>? isStopped = null)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            if (calendar.IsWorkingDay(day) && isStopped?.Invoke(day) is not true) count++;
        return count;
    }

    /// <summary>Due day of a record, in any unit, by walking.</summary>
    public static DateOnly Due(ClockRecord record, WorkCalendar calendar, DateOnly today)
    {
        var asOf = record.EndedOn ?? today;
        bool IsStopped(DateOnly day) => record.Stops.Any(s => s.From <= day && day <= (s.Until ?? asOf));

        var periods = record.Extensions.OrderBy(e => e.On).Select(e => e.By).Prepend(record.Period).ToList();
        var end = record.StartedOn;
        foreach (var period in periods) end = End(period, end, calendar, IsStopped);
        while (periods[^1].Unit is not PeriodUnit.WorkingDay && (!calendar.IsWorkingDay(end) || IsStopped(end))) end = end.AddDays(1);
        return end;
    }

    private static DateOnly End(Period period, DateOnly start, WorkCalendar calendar, Func<DateOnly, bool> isStopped)
    {
        if (period.Unit is PeriodUnit.WorkingDay) return AddWorkingDays(calendar, start, period.Amount, isStopped);

        // So many days must pass that are not stopped as lie between the start and the end that there would be without stops.
        var unstopped = period.Unit switch
        {
            PeriodUnit.Month => start.AddMonths(period.Amount),
            PeriodUnit.Year => start.AddYears(period.Amount),
            _ => start.AddDays(period.Amount),
        };
        var day = start;
        for (var left = unstopped.DayNumber - start.DayNumber; left > 0; left -= isStopped(day) ? 0 : 1) day = day.AddDays(1);
        return day;
    }
}
