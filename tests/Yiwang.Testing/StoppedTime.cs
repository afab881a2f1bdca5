namespace Yiwang.Testing;

/// <summary>Time that moves only when a scenario says so.</summary>
internal sealed class StoppedTime : TimeProvider
{
    private readonly Lock moving = new();
    private DateTimeOffset now = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow()
    {
        lock (moving) return now;
    }

    public void Advance(TimeSpan span)
    {
        lock (moving) now += span;
    }
}
