using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;
using Yiwang.Platform.Jobs;
using Yiwang.Platform.Time;

namespace Yiwang.Platform.Ledger;

/// <summary>Anchors what the ledger holds: every minute, or sooner when ten thousand rows wait.</summary>
internal sealed class LedgerAnchoring(YiwangDb db, WriteTurns turns, YiwangOptions options, KeyRing keys, BusinessClock clock) : IJob
{
    public const int MostRows = 10_000;
    private const int LongestMark = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly byte[] Genesis = new byte[Sm3.HashBytes];

    public static TimeSpan Pause => TimeSpan.FromSeconds(2);

    public async Task Run(CancellationToken ct)
    {
        while (await IsTime(ct) && await AnchorNext(ct)) { }
    }

    /// <summary>Anchors everything that is there, without waiting for the minute.</summary>
    public async Task AnchorAll(CancellationToken ct)
    {
        while (await AnchorNext(ct)) { }
    }

    private async Task<bool> IsTime(CancellationToken ct)
    {
        var last = await Last(ct);
        var waiting = await db.Set<LedgerEntry>().MaxAsync(e => (long?)e.Id, ct) - (last?.LastRow ?? 0);
        return waiting >= MostRows || (waiting > 0 && (clock.Real.GetUtcNow() - (last?.At ?? DateTimeOffset.MinValue)).Duration() >= Longest); // also when the clock was set back
    }

    /// <returns>False where nothing waits.</returns>
    private async Task<bool> AnchorNext(CancellationToken ct)
    {
        if (await Settled(ct) is not { } settled) return false;
        using var turn = await turns.Take(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var last = await Last(ct);
        var from = last?.LastRow ?? 0;
        var rows = await db.Set<LedgerEntry>().AsNoTracking().Where(e => e.Id > from && e.Id <= settled).OrderBy(e => e.Id).Take(MostRows)
            .Select(e => new Row(e.Id, e.Hash, e.At, e.ByPost, e.ByAccount, e.Under)).ToArrayAsync(ct);
        if (rows.Length == 0) return false;

        var anchor = new LedgerAnchor
        {
            Number = (last?.Number ?? 0) + 1,
            FirstRow = from + 1,
            LastRow = rows.Length < MostRows ? settled : rows[^1].Id,
            Rows = rows.Length,
            Earliest = rows.Min(r => r.At),
            Latest = rows.Max(r => r.At),
            Root = MerkleTree.Root(rows.Select(r => r.Hash).ToArray()),
            Leaves = LedgerLeaves.Write([.. rows.Select(r => LedgerLeaf.Of(r.Id, r.Hash))]),
            At = clock.Real.GetUtcNow(),
            Previous = last?.Hash ?? Genesis,
        };
        anchor.Sign(keys);
        db.Add(anchor);
        await db.SaveChangesAsync(ct);
        await db.AddMany(Marks(rows), ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return true;
    }

    /// <summary>
    /// The number up to which every row is there that will ever be. PostgreSQL gives out numbers before it knows who commits first: whoever
    /// holds a number holds the table too, so that a moment alone with the table is enough.
    /// </summary>
    private async Task<long?> Settled(CancellationToken ct)
    {
        if (!options.IsPostgres) return await Newest(ct);
        await using var moment = await db.Database.BeginTransactionAsync(ct);
        try
        {
            await db.Database.ExecuteSqlRawAsync("SET LOCAL lock_timeout = '2s'", ct);
            await db.Database.ExecuteSqlRawAsync("LOCK TABLE platform_ledger_entries IN SHARE MODE", ct);
        }
        catch (Npgsql.PostgresException busy) when (busy.SqlState == "55P03")
        {
            return null; // somebody writes for long; the next round asks again
        }

        return await Newest(ct);
    }

    private Task<long?> Newest(CancellationToken ct) => db.Set<LedgerEntry>().MaxAsync(e => (long?)e.Id, ct);

    private Task<LedgerAnchor?> Last(CancellationToken ct) => db.Set<LedgerAnchor>().AsNoTracking().OrderByDescending(a => a.Number).FirstOrDefaultAsync(ct);

    private static List<LedgerMark> Marks(IEnumerable<Row> rows) =>
        [.. rows.SelectMany(r => MarksOf(r).Where(m => m.Length <= LongestMark).Select(m => new LedgerMark { Mark = m, Row = r.Id }))];

    private static IEnumerable<string> MarksOf(Row row) =>
    [
        LedgerMark.OfPost(row.ByPost),
        .. row.ByAccount is { } account ? [LedgerMark.OfAccount(account)] : (string[])[],
        .. row.Under is { } under ? LedgerMark.AllUnder(under) : [],
    ];

    private sealed record Row(long Id, byte[] Hash, DateTimeOffset At, string ByPost, Guid? ByAccount, string? Under);
}
