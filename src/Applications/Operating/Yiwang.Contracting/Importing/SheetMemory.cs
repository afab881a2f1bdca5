using Yiwang.Kernel;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Importing;

/// <summary>The table that was read last, so that an import in parts reads its file once. It is found by what the file says, so it is never stale.</summary>
internal sealed class SheetMemory(FileStore files)
{
    public const int MostRows = 10_000;

    private Kept? last;

    public async Task<(CsvText.Table? Table, Finding? Problem)> Read(string hash, CancellationToken ct)
    {
        if (last is { } known && known.Hash == hash) return (known.Table, null);
        await using var file = await files.Open(hash, ct);
        using var kept = new MemoryStream();
        await file.CopyToAsync(kept, ct);
        var (table, problem) = TableFile.Read(kept.ToArray(), MostRows, "file");
        if (table is not null) last = new(hash, table);
        return (table, problem);
    }

    private sealed record Kept(string Hash, CsvText.Table Table);
}
