using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Ledger;

/// <summary>One act as a timeline shows it: the post, not the person.</summary>
public sealed record RecordedAct(string Subject, int Sequence, string FactName, string Sentence, Citation? Under, DateTimeOffset At, string ByPostName, string HashHex);

/// <summary>Reads what was recorded about a subject. Whoever calls has already decided that the user may see the subject.</summary>
public sealed class LedgerReader(YiwangDb db)
{
    /// <summary>All acts about the subject, oldest first.</summary>
    public async Task<IReadOnlyList<RecordedAct>> ActsAbout(string subject, CancellationToken ct = default)
    {
        var entries = await db.Set<LedgerEntry>().AsNoTracking()
            .Where(e => e.Subject == subject).OrderBy(e => e.Sequence).ToArrayAsync(ct);
        return [.. entries.Select(e => new RecordedAct(
            e.Subject, e.Sequence, e.FactName, e.Sentence, e.Under is { } key ? Citation.FromKey(key) : null, e.At, e.ByPostName, Convert.ToHexStringLower(e.Hash)))];
    }

    /// <summary>
    /// The number of the newest row: counting would read the whole ledger. On PostgreSQL an act that was rolled back uses up a number too,
    /// so that it is an upper bound there.
    /// </summary>
    public async Task<long> NewestRow(CancellationToken ct = default) => await db.Set<LedgerEntry>().MaxAsync(e => (long?)e.Id, ct) ?? 0;
}
