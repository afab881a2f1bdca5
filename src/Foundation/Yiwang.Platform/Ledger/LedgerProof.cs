using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Ledger;

/// <summary>
/// Everything that somebody without this database needs to see that a subject's record is whole and as it was signed. Bytes are in
/// hexadecimal, times in ticks of UTC as they are hashed.
/// </summary>
internal sealed record LedgerProof(
    string Format, string Subject, IReadOnlyList<ProvenEntry> Entries, IReadOnlyList<ProvenAnchor> Anchors, IReadOnlyList<ProvenKey> Keys)
{
    public const string CurrentFormat = "yiwang-ledger-proof/1";
}

/// <param name="Anchor">Number of the anchor that covers it; null where none does yet.</param>
/// <param name="Path">From the row to the anchor's root: L or R for the side on which the hash stands, then the hash.</param>
internal sealed record ProvenEntry(
    long Row, int Sequence, string FactName, string Details, string Sentence, string? Under, long AtTicks, Guid? ByAccount,
    string ByPost, string ByPostName, string PreviousHash, string Hash, int? Anchor, IReadOnlyList<string> Path)
{
    [JsonIgnore]
    public IEnumerable<MerkleStep> Steps => Path.Select(p => new MerkleStep(p[0] == 'L', Convert.FromHexString(p.AsSpan(1))));

    public LedgerEntry Rebuild(string subject) => new()
    {
        Subject = subject, Sequence = Sequence, FactName = FactName, Details = Details, Sentence = Sentence, Under = Under, At = new(AtTicks, TimeSpan.Zero),
        ByAccount = ByAccount, ByPost = ByPost, ByPostName = ByPostName, PreviousHash = Convert.FromHexString(PreviousHash), Hash = Convert.FromHexString(Hash),
    };
}

internal sealed record ProvenAnchor(
    int Number, long FirstRow, long LastRow, int Rows, long AtTicks, string Root, string LeavesHash, string Previous, string Signature, int KeyVersion)
{
    public byte[] ComputeHash() => LedgerAnchor.HashOf(Number, FirstRow, LastRow, Rows, AtTicks,
        Convert.FromHexString(Root), Convert.FromHexString(LeavesHash), Convert.FromHexString(Previous));
}

internal sealed record ProvenKey(int Version, string Pem);

/// <summary>Writes the proof of one subject.</summary>
internal sealed class LedgerProver(YiwangDb db, KeyRing keys)
{
    /// <returns>Null where nothing is recorded about the subject.</returns>
    public async Task<LedgerProof?> Prove(string subject, CancellationToken ct)
    {
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Where(e => e.Subject == subject).OrderBy(e => e.Sequence).ToArrayAsync(ct);
        if (entries.Length == 0) return null;
        var anchors = new List<Covering>();
        var proven = new List<ProvenEntry>();
        foreach (var entry in entries) proven.Add(Prove(entry, await Cover(entry.Id, anchors, ct)));
        var versions = anchors.Select(a => a.Anchor.KeyVersion).Distinct();
        return new(LedgerProof.CurrentFormat, subject, proven, [.. anchors.Select(a => Of(a.Anchor))],
            [.. versions.Select(v => new ProvenKey(v, keys.FindSigningKey(v)?.ToPublicPem() ?? ""))]);
    }

    private async Task<Covering?> Cover(long row, List<Covering> known, CancellationToken ct)
    {
        if (known.Find(k => k.Anchor.FirstRow <= row && row <= k.Anchor.LastRow) is { } before) return before;
        var anchor = await db.Set<LedgerAnchor>().AsNoTracking().Where(a => a.LastRow >= row).OrderBy(a => a.Number).FirstOrDefaultAsync(ct);
        if (anchor is null) return null;
        var rows = await db.Set<LedgerEntry>().AsNoTracking().Where(e => e.Id >= anchor.FirstRow && e.Id <= anchor.LastRow)
            .OrderBy(e => e.Id).Select(e => new { e.Id, e.Hash }).ToArrayAsync(ct);
        var covering = new Covering(anchor, [.. rows.Select(r => r.Id)], [.. rows.Select(r => r.Hash)]);
        known.Add(covering);
        return covering;
    }

    private static ProvenEntry Prove(LedgerEntry e, Covering? covering) => new(
        e.Id, e.Sequence, e.FactName, e.Details, e.Sentence, e.Under, e.At.UtcTicks, e.ByAccount, e.ByPost, e.ByPostName, Hex(e.PreviousHash), Hex(e.Hash),
        covering?.Anchor.Number, covering is null ? [] : [.. MerkleTree.Path(covering.Hashes, Array.IndexOf(covering.Rows, e.Id)).Select(s => (s.IsLeft ? "L" : "R") + Hex(s.Hash))]);

    private static ProvenAnchor Of(LedgerAnchor a) => new(
        a.Number, a.FirstRow, a.LastRow, a.Rows, a.At.UtcTicks, Hex(a.Root), Hex(Sm3.Hash(a.Leaves)), Hex(a.Previous), Hex(a.Signature), a.KeyVersion);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private sealed record Covering(LedgerAnchor Anchor, long[] Rows, byte[][] Hashes);
}
