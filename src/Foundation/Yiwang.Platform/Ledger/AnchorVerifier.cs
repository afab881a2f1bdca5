using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Ledger;

/// <summary>Compares the rows with the roots that were signed over them. What was rewritten together with its whole chain shows here.</summary>
public sealed class AnchorVerifier(YiwangDb db, KeyRing keys)
{
    private static readonly byte[] Genesis = new byte[Sm3.HashBytes];

    public async Task<AnchorVerdict> Verify(CancellationToken ct)
    {
        var faults = new List<LedgerFault>();
        var (rows, number, lastRow, previous) = (0L, 0, 0L, Genesis);
        while (await db.Set<LedgerAnchor>().AsNoTracking().Where(a => a.Number > number).OrderBy(a => a.Number).FirstOrDefaultAsync(ct) is { } anchor)
        {
            if (anchor.Number != number + 1) faults.Add(About(anchor.Number, $"缺少第 {number + 1} 至 {anchor.Number - 1} 次锚定"));
            else if (!anchor.Previous.AsSpan().SequenceEqual(previous) || anchor.FirstRow != lastRow + 1) faults.Add(About(anchor.Number, "与上一次锚定的链接不符"));
            if (FaultOf(anchor) is { } fault) faults.Add(About(anchor.Number, fault));

            rows += await Compare(anchor, faults, ct);
            (number, lastRow, previous) = (anchor.Number, anchor.LastRow, anchor.Hash);
        }

        var waiting = await db.Set<LedgerEntry>().LongCountAsync(e => e.Id > lastRow, ct);
        return new(number, rows, waiting, faults);
    }

    private string? FaultOf(LedgerAnchor anchor) =>
        !anchor.Hash.AsSpan().SequenceEqual(anchor.ComputeHash()) ? "锚定的内容与哈希不符：这次锚定被改过"
        : keys.FindSigningKey(anchor.KeyVersion) is not { } key ? $"密钥库里没有签名密钥第 {anchor.KeyVersion} 版，验不了签名"
        : !key.Verify(anchor.Hash, anchor.Signature) ? "签名不符"
        : null;

    /// <returns>How many rows it covers.</returns>
    private async Task<int> Compare(LedgerAnchor anchor, List<LedgerFault> faults, CancellationToken ct)
    {
        var rows = await db.Set<LedgerEntry>().AsNoTracking().Where(e => e.Id >= anchor.FirstRow && e.Id <= anchor.LastRow).OrderBy(e => e.Id)
            .Select(e => new Row(e.Id, e.Subject, e.Sequence, e.Hash)).ToArrayAsync(ct);
        if (rows.Length > 0 && rows.Length == anchor.Rows && MerkleTree.Root(rows.Select(r => r.Hash).ToArray()).AsSpan().SequenceEqual(anchor.Root)) return rows.Length;

        var known = faults.Count;
        var standing = rows.ToDictionary(r => r.Id);
        foreach (var leaf in LedgerLeaves.Read(anchor.Leaves))
        {
            if (!standing.Remove(leaf.Row, out var row)) faults.Add(About(anchor.Number, $"第 {leaf.Row} 号记录不见了"));
            else if (LedgerLeaf.Of(row.Id, row.Hash) != leaf) faults.Add(new(row.Subject, row.Sequence, $"与第 {anchor.Number} 次锚定不符：锚定以后被改写、调换"));
        }

        faults.AddRange(standing.Values.Select(row => new LedgerFault(row.Subject, row.Sequence, $"第 {anchor.Number} 次锚定时没有这一行：是后来加进去的")));
        if (faults.Count == known) faults.Add(About(anchor.Number, "所锚定的行与根哈希不符"));
        return rows.Length;
    }

    private static LedgerFault About(int number, string what) => new($"anchor/{number}", number, what);

    private sealed record Row(long Id, string Subject, int Sequence, byte[] Hash);
}

/// <summary>How the comparison with the anchors ended.</summary>
/// <param name="Anchors">The last anchor's number; 0 where there is none yet.</param>
/// <param name="Waiting">Rows that are younger than the last anchor.</param>
public sealed record AnchorVerdict(int Anchors, long Rows, long Waiting, IReadOnlyList<LedgerFault> Faults);
