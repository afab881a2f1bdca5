using Yiwang.Kernel;

namespace Yiwang.Inbox.Items;

/// <summary>
/// Lights by the due day alone, so that they are ranges of the index. A clock longer than ten working days turns yellow on its own
/// page earlier, by its share; here only the working days left count.
/// </summary>
/// <param name="YellowUntil">The last due day that is yellow; null when the calendar of that year is missing.</param>
internal sealed record DueLights(DateOnly Today, DateOnly? YellowUntil)
{
    public static DueLights On(DateOnly today, WorkCalendar calendar) =>
        new(today, calendar.AddWorkingDays(today, ClockThresholds.Usual.Days).Value);

    /// <summary>Null where nothing is due.</summary>
    public ClockLight? Of(DateOnly? dueOn) => dueOn switch
    {
        null => null,
        { } due when due < Today => ClockLight.Red,
        _ when YellowUntil is null => ClockLight.Unknown,
        { } due when due <= YellowUntil => ClockLight.Yellow,
        _ => ClockLight.Green,
    };

    /// <summary>Green stands for everything that is neither overdue nor due soon, also without a due day.</summary>
    public IQueryable<WorkItem> Narrow(IQueryable<WorkItem> items, ClockLight? light)
    {
        var (today, soon) = (Today, YellowUntil ?? Today);
        return light switch
        {
            ClockLight.Red => items.Where(i => i.SortsOn < today),
            ClockLight.Yellow => items.Where(i => i.SortsOn >= today && i.SortsOn <= soon),
            ClockLight.Green => items.Where(i => i.SortsOn > soon),
            _ => items,
        };
    }
}
