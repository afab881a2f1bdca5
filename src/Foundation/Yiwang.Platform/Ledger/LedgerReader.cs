using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Ledger;

/// <summary>One act as a timeline shows it: the post, not the person.</summary>
public sealed record RecordedAct(string Subject, int Sequence, string FactName, string Sentence, Citation? Under, DateTimeOffset At, string ByPostName, string HashHex)
{
    /// <summary>Who acted, for pages that have to name the person; null for the platform itself.</summary>
    public Guid? ByAccount { get; init; }
}

/// <summary>An act together with the fact that it recorded.</summary>
public sealed record RecordedFact<TFact>(RecordedAct Act, TFact Fact) where TFact : Fact;

/// <summary>Reads what was recorded about a subject. Whoever calls has already decided that the user may see the subject.</summary>
public sealed class LedgerReader(YiwangDb db)
{
    /// <summary>All acts about the subject, oldest first.</summary>
    public async Task<IReadOnlyList<RecordedAct>> ActsAbout(string subject, CancellationToken ct = default)
    {
        var entries = await db.Set<LedgerEntry>().AsNoTracking()
            .Where(e => e.Subject == subject).OrderBy(e => e.Sequence).ToArrayAsync(ct);
        return [.. entries.Select(Act)];
    }

    /// <summary>All facts of one kind about the subject, oldest first, with all that they hold.</summary>
    public async Task<IReadOnlyList<RecordedFact<TFact>>> FactsAbout<TFact>(string subject, CancellationToken ct = default) where TFact : Fact
    {
        var name = typeof(TFact).Name;
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Where(e => e.Subject == subject && e.FactName == name).OrderBy(e => e.Sequence).ToArrayAsync(ct);
        return [.. entries.Select(e => new RecordedFact<TFact>(Act(e), JsonSerializer.Deserialize<TFact>(e.Details, StoredJson.Options)!))];
    }

    private static RecordedAct Act(LedgerEntry e) => new(
        e.Subject, e.Sequence, e.FactName, e.Sentence, e.Under is { } key ? Citation.FromKey(key) : null, e.At, e.ByPostName, Convert.ToHexStringLower(e.Hash)) { ByAccount = e.ByAccount };

    /// <summary>
    /// The number of the newest row: counting would read the whole ledger. On PostgreSQL an act that was rolled back uses up a number too,
    /// so that it is an upper bound there.
    /// </summary>
    public async Task<long> NewestRow(CancellationToken ct = default) => await db.Set<LedgerEntry>().MaxAsync(e => (long?)e.Id, ct) ?? 0;
}
