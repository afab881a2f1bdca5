namespace Yiwang.Platform.Data;

/// <summary>
/// SQLite has one writer. Whoever finds it busy sleeps, wakes and tries again, and holds a thread meanwhile; here the writers of this
/// process stand in a queue instead. PostgreSQL's writers don't wait for each other.
/// </summary>
internal sealed class WriteTurns(YiwangOptions options) : IDisposable
{
    private readonly SemaphoreSlim? one = options.IsPostgres ? null : new SemaphoreSlim(1, 1);

    /// <summary>Waits for the turn; disposing it lets the next one write.</summary>
    public async Task<Turn> Take(CancellationToken ct)
    {
        if (one is not null) await one.WaitAsync(ct);
        return new Turn(one);
    }

    public void Dispose() => one?.Dispose();

    internal readonly struct Turn(SemaphoreSlim? held) : IDisposable
    {
        public void Dispose() => held?.Release();
    }
}
