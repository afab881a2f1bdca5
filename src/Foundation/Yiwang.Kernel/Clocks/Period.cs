namespace Yiwang.Kernel;

/// <summary>In what a period is measured.</summary>
public enum PeriodUnit
{
    /// <summary>工作日.</summary>
    WorkingDay,

    /// <summary>工作小时: office time; counted from moment to moment, not by <see cref="ClockRecord"/>.</summary>
    WorkingHour,

    /// <summary>日: every day counts.</summary>
    CalendarDay,

    /// <summary>个月.</summary>
    Month,

    /// <summary>年.</summary>
    Year,
}

/// <summary>A lawful period, for example ten working days under 第十条.</summary>
public sealed record Period
{
    /// <param name="amount">From 1 to 9999 (years: to 999), in the unit.</param>
    /// <param name="unit">In what it is measured.</param>
    /// <param name="citation">The article that sets it.</param>
    public Period(int amount, PeriodUnit unit, Citation citation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, unit is PeriodUnit.Year ? 999 : 9999);
        (Amount, Unit, Citation) = (amount, unit, citation);
    }

    public int Amount { get; }

    public PeriodUnit Unit { get; }

    public Citation Citation { get; }

    /// <summary>
    /// The last day of the period; the start is not counted. A month ends on the same day of its last month, or on its last day if it has
    /// none (民法典第二百零二条). Calendar days, months and years that would end on a day off end on the next working day (第二百零三条).
    /// Hours can't be added to a day: that is the finding <c>clock.hours-need-a-time</c>.
    /// </summary>
    public CalendarAnswer<DateOnly> EndAfter(DateOnly start, WorkCalendar calendar) => new ClockCourse(calendar, []).DueAfter(start, [this]);

    /// <summary>10个工作日, 2个月, as notices write it.</summary>
    public override string ToString() => Amount + Unit switch
    {
        PeriodUnit.WorkingDay => "个工作日",
        PeriodUnit.WorkingHour => "个工作小时",
        PeriodUnit.CalendarDay => "日",
        PeriodUnit.Month => "个月",
        _ => "年",
    };
}
