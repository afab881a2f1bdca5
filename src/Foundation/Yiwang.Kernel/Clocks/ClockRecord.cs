namespace Yiwang.Kernel;

/// <summary>
/// What was recorded about one lawful period: when it began, what stopped and lengthened it, when it ended. Everything else, the due date
/// included, is computed from this and the calendar, and comes out the same whenever it is computed again.
/// </summary>
/// <param name="Period">The period as the regulation sets it.</param>
/// <param name="StartedOn">The day of receipt; itself not counted.</param>
/// <param name="Stops">In any order; may overlap.</param>
/// <param name="Extensions">Later acts that lengthen the period.</param>
/// <param name="EndedOn">The day on which it was answered; null while it runs.</param>
public sealed record ClockRecord(
    Period Period,
    DateOnly StartedOn,
    IReadOnlyList<ClockStop> Stops,
    IReadOnlyList<ClockExtension> Extensions,
    DateOnly? EndedOn = null)
{
    /// <summary>A clock that has only begun.</summary>
    public static ClockRecord Start(Period period, DateOnly on) => new(period, on, [], []);

    /// <summary>
    /// How the clock stands on a day. A stop that lasts is read as if it ended that day, so the due date is provisional until it does.
    /// Without the calendar of a year that is needed, <see cref="ClockReading.DueOn"/> is null and the finding names the year.
    /// </summary>
    public ClockReading Read(WorkCalendar calendar, DateOnly today, ClockThresholds? thresholds = null)
    {
        var asOf = EndedOn ?? today;
        var course = new ClockCourse(calendar, ClockCourse.Union(Stops, asOf));
        var legs = new List<ClockCourse.Leg>();
        var due = course.DueAfter(StartedOn, Extensions.OrderBy(e => e.On).Select(e => e.By).Prepend(Period), legs);

        var reading = new ClockReading(this, calendar, today) { DueOn = due.Value, Finding = due.Finding, Legs = legs };
        return due.IsKnown ? reading with
        {
            Remaining = course.Counted(asOf > StartedOn ? asOf : StartedOn, due.Known).Value,
            Total = course.Counted(StartedOn, due.Known).Value,
            Thresholds = thresholds ?? ClockThresholds.Usual,
        }
        : reading;
    }

    /// <summary>The stop in which a day lies, the earliest begun if several; null if the clock runs that day.</summary>
    internal ClockStop? StopOn(DateOnly day, DateOnly asOf) => Stops
        .Where(s => s.From <= day && day <= (s.Until ?? asOf))
        .OrderBy(s => s.From).ThenBy(s => s.Kind)
        .FirstOrDefault();
}
