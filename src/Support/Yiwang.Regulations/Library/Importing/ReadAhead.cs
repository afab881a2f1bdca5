namespace Yiwang.Regulations.Library.Importing;

/// <summary>
/// Files taken apart on the second core before they are asked for: while the database is being made ready, and while the one before is
/// stored. One after the other, and not further ahead than a few, so that a long list doesn't lie in memory whole.
/// </summary>
internal sealed class ReadAhead : IDisposable
{
    private const int MostAhead = 5;

    private readonly SemaphoreSlim room = new(MostAhead);
    private readonly Dictionary<string, Task<ReadFile>> reading = [];

    public void Begin(IEnumerable<string> files, CancellationToken ct = default)
    {
        var last = Task.CompletedTask;
        foreach (var file in files)
        {
            if (reading.ContainsKey(file)) continue;
            last = reading[file] = After(last, file, ct);
        }
    }

    /// <summary>The file as it was read; read now, if nobody thought of it before.</summary>
    public async Task<ReadFile> Take(string file, CancellationToken ct)
    {
        if (!reading.Remove(file, out var begun)) return await GazetteImport.Read(file, ct);
        var read = await begun;
        room.Release();
        return read;
    }

    public void Dispose() => room.Dispose();

    private async Task<ReadFile> After(Task last, string file, CancellationToken ct)
    {
        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        await room.WaitAsync(ct);
        return await GazetteImport.Read(file, ct);
    }
}
