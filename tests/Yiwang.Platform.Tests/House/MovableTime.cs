namespace Yiwang.Platform.Tests.House;

/// <summary>The machine's clock, which somebody sets.</summary>
internal sealed class MovableTime : TimeProvider
{
    private long offset;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref offset));

    public void Move(TimeSpan span) => Interlocked.Add(ref offset, span.Ticks);
}
