namespace Yiwang.Kernel;

/// <summary>One day of the strip.</summary>
public sealed record ClockDay
{
    public required DateOnly Date { get; init; }

    public required DayKind Kind { get; init; }

    /// <summary>国庆节, also on a make-up day worked for it; null on ordinary days.</summary>
    public string? HolidayName { get; init; }

    /// <summary>The stop in which the day lies; null if none.</summary>
    public StopKind? Stop { get; init; }

    /// <summary>Whether the day is one of the period's.</summary>
    public bool Counts { get; init; }

    /// <summary>How many days of the period are used up with this one.</summary>
    public int CountedSoFar { get; init; }

    public bool IsStart { get; init; }

    public bool IsDue { get; init; }

    public bool IsToday { get; init; }

    /// <summary>One Chinese sentence: why the day counts or not.</summary>
    public required string Why { get; init; }

    /// <summary>The article of the stop, or of the period.</summary>
    public Citation? Citation { get; init; }
}

/// <summary>Lays a reading out day by day.</summary>
public static class ClockStrip
{
    /// <summary>A clock forgotten for years need not draw years of cells.</summary>
    public const int MostDaysOverdue = 31;

    internal static IReadOnlyList<ClockDay> Of(ClockReading reading)
    {
        var asOf = reading.Record.EndedOn ?? reading.Today;
        var end = End(reading.Record.StartedOn, reading.DueOn, asOf);
        var (days, counted) = (new List<ClockDay>(), 0);
        for (var date = reading.Record.StartedOn; date <= end; date = date.AddDays(1))
        {
            days.Add(Lay(reading, date, reading.Record.StopOn(date, asOf), counted));
            counted = days[^1].CountedSoFar;
        }

        return days;
    }

    private static ClockDay Lay(ClockReading reading, DateOnly date, ClockStop? stop, int before)
    {
        var record = reading.Record;
        var isPast = date > reading.DueOn;
        if (isPast) stop = null;

        var isMoved = reading.Legs.Count > 0 && date > reading.Legs[^1].End;
        var kind = reading.Calendar.KindOf(date);
        var unit = isMoved ? PeriodUnit.WorkingDay : UnitOn(date, reading);
        var counts = date > record.StartedOn && !isMoved && stop is null && kind is not DayKind.Unknown
            && (unit is not PeriodUnit.WorkingDay || WorkCalendar.IsWorked(kind));
        var day = new ClockDay
        {
            Date = date,
            Kind = kind,
            HolidayName = reading.Calendar.HolidayName(date),
            Stop = stop?.Kind,
            Counts = counts,
            CountedSoFar = before + (counts ? 1 : 0),
            IsStart = date == record.StartedOn,
            IsDue = date == reading.DueOn,
            IsToday = date == reading.Today,
            Citation = stop is null ? record.Period.Citation : stop.Citation,
            Why = "",
        };
        return day with { Why = isPast ? "已过最后期限。" : isMoved && stop is null ? Moved(day) : Why(day) };
    }

    // An extension may be measured otherwise than the period that it lengthens.
    private static PeriodUnit UnitOn(DateOnly date, ClockReading reading)
    {
        foreach (var leg in reading.Legs)
            if (date <= leg.End) return leg.Unit;
        return reading.Record.Period.Unit;
    }

    private static DateOnly End(DateOnly start, DateOnly? due, DateOnly asOf)
    {
        var last = due is { } d && asOf > d.AddDays(MostDaysOverdue) ? d.AddDays(MostDaysOverdue) : asOf;
        return last > (due ?? start) ? last : due ?? start;
    }

    private static string Moved(ClockDay day) =>
        day.IsDue ? "期限最后一天是休息日，顺延到这一天，最晚这一天。" : "期限最后一天是休息日，顺延到下一个工作日。";

    private static string Why(ClockDay day)
    {
        if (day.IsStart) return "收到当天不计，次日起算。";
        if (day.Stop is { } stop) return stop is StopKind.Other ? "暂停期间，不计。" : $"{stop.InChinese()}期间，不计。";
        if (day.Kind is DayKind.Unknown) return $"{day.Date.Year}年的放假安排还没有公布，无法计算。";

        var count = $"计第{day.CountedSoFar}日" + (day.IsDue ? "，最晚这一天。" : "。");
        return day.Kind switch
        {
            DayKind.Weekend => day.Counts ? $"周末也{count}" : "周末，不计。",
            DayKind.Holiday => day.Counts ? $"{day.HolidayName}放假，也{count}" : $"{day.HolidayName}放假，不计。",
            DayKind.MakeUpDay => $"{day.HolidayName}调休上班，{count}",
            _ => $"工作日，{count}",
        };
    }
}
