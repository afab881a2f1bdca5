using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Ledger;

/// <summary>An anchor as anybody may note it down: whoever has noted one sees later whether it still stands.</summary>
/// <param name="Hash">Lower-case hexadecimal, as the signature and the public key's PEM text go with it.</param>
public sealed record PublishedAnchor(int Number, long LastRow, DateTimeOffset At, string Root, string Hash, string Signature, string PublicKey);

/// <summary>How far the ledger is anchored.</summary>
/// <param name="Waiting">Rows that no signature covers yet; an upper bound on PostgreSQL.</param>
public sealed record AnchorState(PublishedAnchor? Last, long Waiting);

/// <summary>Reads the newest anchor.</summary>
public sealed class AnchorReader(YiwangDb db, LedgerReader ledger, KeyRing keys)
{
    /// <summary>The first anchor after that one: a number that nobody could choose who knew only the earlier. Null while there is none.</summary>
    public async Task<(int Number, string Root)?> FirstAfter(int number, CancellationToken ct) =>
        await db.Set<LedgerAnchor>().AsNoTracking().Where(a => a.Number > number).OrderBy(a => a.Number).Select(a => new { a.Number, a.Root }).FirstOrDefaultAsync(ct) is { } next
            ? (next.Number, Convert.ToHexStringLower(next.Root)) : null;

    public async Task<AnchorState> Look(CancellationToken ct)
    {
        var last = await db.Set<LedgerAnchor>().AsNoTracking().OrderByDescending(a => a.Number).Select(a => new { a.Number, a.LastRow, a.At, a.Root, a.Hash, a.Signature, a.KeyVersion }).FirstOrDefaultAsync(ct);
        return new(last is null ? null : new(last.Number, last.LastRow, last.At, Convert.ToHexStringLower(last.Root), Convert.ToHexStringLower(last.Hash),
            Convert.ToHexStringLower(last.Signature), keys.FindSigningKey(last.KeyVersion)?.ToPublicPem() ?? ""), await ledger.NewestRow(ct) - (last?.LastRow ?? 0));
    }
}
