using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Ledger;

/// <summary>Something wrong with the ledger, by row.</summary>
/// <param name="Sequence">The place in the subject's chain where it shows.</param>
public sealed record LedgerFault(string Subject, int Sequence, string What);

/// <summary>How a verification ended.</summary>
/// <param name="Anchors">The comparison with the signed roots; null where one chain was verified alone.</param>
public sealed record LedgerVerdict(long Entries, long Subjects, IReadOnlyList<LedgerFault> Faults, AnchorVerdict? Anchors = null);

/// <summary>Recomputes every chain and names each row that was changed, is missing, was added or stands in another place.</summary>
public sealed class LedgerVerifier(YiwangDb db, AnchorVerifier anchors)
{
    /// <summary>Verifies all chains, or one. Reads in one pass, in constant memory.</summary>
    public async Task<LedgerVerdict> Verify(string? subject = null, IProgress<long>? progress = null, CancellationToken ct = default)
    {
        var heads = await db.Set<LedgerHead>().AsNoTracking()
            .Where(h => subject == null || h.Subject == subject).ToDictionaryAsync(h => h.Subject, ct);
        var walk = new Walk(heads);

        var rows = db.Set<LedgerEntry>().AsNoTracking()
            .Where(e => subject == null || e.Subject == subject)
            .OrderBy(e => e.Subject).ThenBy(e => e.Sequence).AsAsyncEnumerable();
        await foreach (var entry in rows.WithCancellation(ct))
        {
            walk.Step(entry);
            if (walk.Entries % 10_000 == 0) progress?.Report(walk.Entries);
        }

        walk.End();
        if (subject is not null) return new(walk.Entries, walk.Subjects, walk.Faults);
        var signed = await anchors.Verify(ct);
        return new(walk.Entries, walk.Subjects, [.. walk.Faults, .. signed.Faults], signed);
    }

    private sealed class Walk(Dictionary<string, LedgerHead> heads)
    {
        private LedgerEntry? previous;

        public long Entries { get; private set; }
        public long Subjects { get; private set; }
        public List<LedgerFault> Faults { get; } = [];

        public void Step(LedgerEntry entry)
        {
            Entries++;
            if (previous is null || previous.Subject != entry.Subject)
            {
                FinishSubject();
                previous = null;
                Subjects++;
            }

            var expected = (previous?.Sequence ?? 0) + 1;
            if (entry.Sequence != expected)
            {
                Faults.Add(new(entry.Subject, expected, $"缺少第 {expected} 至 {entry.Sequence - 1} 行"));
            }
            else if (!entry.PreviousHash.AsSpan().SequenceEqual(previous?.Hash ?? new byte[32]))
            {
                Faults.Add(new(entry.Subject, entry.Sequence, "与上一行的链接不符：上一行被改过，或两行被调换、插入"));
            }

            if (!entry.Hash.AsSpan().SequenceEqual(entry.ComputeHash())) Faults.Add(new(entry.Subject, entry.Sequence, "内容与哈希不符：这一行被改过"));
            previous = entry;
        }

        public void End()
        {
            FinishSubject();
            foreach (var head in heads.Values) Faults.Add(new(head.Subject, head.Sequence, "整条链不见了"));
        }

        private void FinishSubject()
        {
            if (previous is null) return;
            if (!heads.Remove(previous.Subject, out var head)) Faults.Add(new(previous.Subject, previous.Sequence, "没有链尾记录：链尾被删，或整条链是后加的"));
            else if (head.Sequence != previous.Sequence) Faults.Add(new(previous.Subject, Math.Min(head.Sequence, previous.Sequence) + 1, $"链尾应为第 {head.Sequence} 行，实为第 {previous.Sequence} 行"));
            else if (!head.Hash.AsSpan().SequenceEqual(previous.Hash)) Faults.Add(new(previous.Subject, previous.Sequence, "链尾哈希不符"));
        }
    }
}
