using Yiwang.Kernel;

namespace Yiwang.Platform.Time;

/// <summary>
/// The clock that the law is counted by. In a demonstration its date can be set; from there it runs on at the usual speed.
/// Outside a demonstration it is the system's clock and can't be set.
/// </summary>
public sealed class BusinessClock(TimeProvider real) : TimeProvider
{
    private long offsetTicks;

    /// <summary>The clock outside, that no demonstration moves: for what a person's telephone or browser counts too.</summary>
    public TimeProvider Real => real;

    public bool IsShifted => Interlocked.Read(ref offsetTicks) != 0;

    public override TimeZoneInfo LocalTimeZone => ChinaTime.Zone;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow().AddTicks(Interlocked.Read(ref offsetTicks));

    /// <summary>Makes it that day, at 9:00 in Shanghai.</summary>
    public void Set(DateOnly day)
    {
        var nine = new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8));
        Interlocked.Exchange(ref offsetTicks, (nine - real.GetUtcNow()).Ticks);
    }

    public void Reset() => Interlocked.Exchange(ref offsetTicks, 0);
}
