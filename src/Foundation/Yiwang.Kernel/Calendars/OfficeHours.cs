using System.Globalization;

namespace Yiwang.Kernel;

/// <summary>One stretch of office time within a day.</summary>
public readonly record struct OfficeSpan(TimeOnly From, TimeOnly To)
{
    public TimeSpan Length => To - From;
}

/// <summary>
/// The hours during which an authority works on a working day: a local setting, for example 08:30–12:00 and 14:30–17:30.
/// Spans ascend, don't overlap and don't cross midnight.
/// </summary>
public sealed record OfficeHours
{
    public OfficeHours(params IReadOnlyList<OfficeSpan> spans)
    {
        if (spans.Count == 0) throw new ArgumentException("Office hours need at least one span.", nameof(spans));
        for (var i = 0; i < spans.Count; i++)
            if (spans[i].From >= spans[i].To || (i > 0 && spans[i].From < spans[i - 1].To))
                throw new ArgumentException("Spans must ascend and not overlap.", nameof(spans));
        Spans = spans;
        PerDay = spans.Aggregate(TimeSpan.Zero, (sum, span) => sum + span.Length);
    }

    public IReadOnlyList<OfficeSpan> Spans { get; }

    /// <summary>Office time in one working day.</summary>
    public TimeSpan PerDay { get; }

    /// <summary>Reads <c>08:30-12:00,14:30-17:30</c>; throws <see cref="FormatException"/> on anything else.</summary>
    public static OfficeHours Parse(string text)
    {
        try
        {
            return new([.. text.Split(',').Select(span => span.Trim().Split('-', '–')).Select(ends => new OfficeSpan(Time(ends[0]), Time(ends[1])))]);
        }
        catch (Exception bad) when (bad is ArgumentException or IndexOutOfRangeException)
        {
            throw new FormatException($"'{text}' are no office hours; write 08:30-12:00,14:30-17:30.", bad);
        }
    }

    /// <summary>
    /// The moment after so many hours of office time, in local time. Hours count from the moment itself, unlike days
    /// (民法典第二百零一条第二款). A period that is used up with the day ends that day, not the next morning.
    /// </summary>
    /// <param name="calendar">Which days are worked.</param>
    /// <param name="local">Local time; outside office time the count begins with the next span.</param>
    /// <param name="hours">More than 0.</param>
    public CalendarAnswer<DateTime> Add(WorkCalendar calendar, DateTime local, decimal hours)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hours);
        var today = DateOnly.FromDateTime(local);
        if (calendar.OnOrAfter(today) is { IsKnown: false } unknown) return unknown.Finding!;

        var used = calendar.IsWorkingDay(today) ? UsedBy(TimeOnly.FromDateTime(local)) : PerDay;
        var ticks = used.Ticks + (long)(hours * TimeSpan.TicksPerHour);
        var (days, rest) = Math.DivRem(ticks - 1, PerDay.Ticks);
        var end = calendar.AddWorkingDays(today, (int)Math.Min(days, int.MaxValue));
        return end.IsKnown ? end.Known.ToDateTime(At(new(rest + 1))) : end.Finding;
    }

    public bool Equals(OfficeHours? other) => other is not null && Spans.SequenceEqual(other.Spans);

    public override int GetHashCode() => Spans.Aggregate(0, HashCode.Combine);

    public override string ToString() => string.Join(',', Spans.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.From:HH:mm}-{s.To:HH:mm}")));

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text.Trim(), "HH:mm", CultureInfo.InvariantCulture);

    private TimeSpan UsedBy(TimeOnly time)
    {
        var used = TimeSpan.Zero;
        foreach (var span in Spans)
            if (time > span.From) used += (time < span.To ? time : span.To) - span.From;
        return used;
    }

    private TimeOnly At(TimeSpan used)
    {
        foreach (var span in Spans)
        {
            if (used <= span.Length) return span.From.Add(used);
            used -= span.Length;
        }

        return Spans[^1].To;
    }
}
