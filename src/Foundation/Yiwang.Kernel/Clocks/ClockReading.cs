namespace Yiwang.Kernel;

/// <summary>The sign that a list shows beside a case. Always with its word, never as colour alone.</summary>
public enum ClockLight
{
    /// <summary>无法计算: a year's calendar is missing.</summary>
    Unknown,

    /// <summary>正常.</summary>
    Green,

    /// <summary>临期: see <see cref="ClockThresholds"/>.</summary>
    Yellow,

    /// <summary>超期: the due day has passed.</summary>
    Red,

    /// <summary>暂停: the day lies in a stop.</summary>
    Stopped,

    /// <summary>办结.</summary>
    Done,
}

/// <summary>When a clock turns yellow: at so many working days left, or at that share of all of them, whichever comes first.</summary>
/// <param name="Days">Working days, 0 or more.</param>
/// <param name="Share">Of the whole period, 0 to 1.</param>
public sealed record ClockThresholds(int Days, decimal Share)
{
    /// <summary>Three working days or 30 %. No regulation sets them; a city may.</summary>
    public static readonly ClockThresholds Usual = new(3, 0.3m);
}

/// <summary>A clock read on a day. Pure: the same record, calendar and day give the same reading.</summary>
public sealed record ClockReading
{
    private readonly ClockRecord record;
    private readonly WorkCalendar calendar;

    internal ClockReading(ClockRecord record, WorkCalendar calendar, DateOnly today) =>
        (this.record, this.calendar, Today, Thresholds) = (record, calendar, today, ClockThresholds.Usual);

    /// <summary>The day on which it was read.</summary>
    public DateOnly Today { get; }

    /// <summary>The last day in time; provisional while stopped; null when a calendar is missing.</summary>
    public DateOnly? DueOn { get; internal init; }

    /// <summary>Why there is no due date; null when there is one.</summary>
    public Finding? Finding { get; internal init; }

    /// <summary>Working days left after today (or after the day it ended) that count; 0 on the due day, negative when overdue; null when unknown.</summary>
    public int? Remaining { get; internal init; }

    /// <summary>Working days that count from start to due; null when unknown.</summary>
    public int? Total { get; internal init; }

    /// <summary>Ended, or today, after the due day.</summary>
    public bool IsOverdue => DueOn < (record.EndedOn ?? Today);

    /// <summary>The clock stands still and does not go on tomorrow. On the last day of a stop, which does not count either, it is known when it goes on.</summary>
    public bool IsStopped => record.EndedOn is null && !IsOverdue && record.Stops.Any(s => s.From <= Today && (s.Until is null || s.Until > Today));

    public ClockLight Light =>
        record.EndedOn is not null ? ClockLight.Done
        : DueOn is null ? IsStopped ? ClockLight.Stopped : ClockLight.Unknown
        : IsOverdue ? ClockLight.Red
        : IsStopped ? ClockLight.Stopped
        : Remaining <= Thresholds.Days || Remaining <= Thresholds.Share * Total ? ClockLight.Yellow
        : ClockLight.Green;

    internal ClockThresholds Thresholds { get; init; }

    internal IReadOnlyList<ClockCourse.Leg> Legs { get; init; } = [];

    internal ClockRecord Record => record;

    internal WorkCalendar Calendar => calendar;

    /// <summary>
    /// The strip: one entry a day from the start to the due day, or to the end or today if that is later (at most <see cref="ClockStrip.MostDaysOverdue"/> days past due).
    /// Without a due date up to today. Computed on each call.
    /// </summary>
    public IReadOnlyList<ClockDay> Days => ClockStrip.Of(this);

    /// <summary>
    /// The sum in words: "3月2日收到，次日起算；3月9日至11日等您补材料，不计；最晚 3月19日答复您。" Years are named where they are not this year's.
    /// </summary>
    /// <param name="words">Whom it speaks to; the citizen if none are given.</param>
    public string Arithmetic(ClockWords? words = null) => ClockArithmetic.Of(this, words ?? ClockWords.ToApplicant);

    public bool Equals(ClockReading? other) =>
        other is not null && ReferenceEquals(calendar, other.calendar) && record == other.record
        && (Today, DueOn, Remaining, Total, Thresholds) == (other.Today, other.DueOn, other.Remaining, other.Total, other.Thresholds);

    public override int GetHashCode() => HashCode.Combine(Today, DueOn, Remaining, Total);
}
