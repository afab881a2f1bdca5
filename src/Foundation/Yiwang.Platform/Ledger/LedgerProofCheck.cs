using System.Text.Json;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Ledger;

/// <summary>What a proof shows: nothing but the file and, if one has it from elsewhere, the public key is needed.</summary>
/// <param name="Unanchored">Rows that no signature covers yet.</param>
internal sealed record ProofVerdict(string Subject, int Entries, int Unanchored, IReadOnlyList<string> Keys, IReadOnlyList<string> Faults);

internal static class LedgerProofCheck
{
    private const string NotAProof = "这个文件不是台账证明，或者已经损坏。";

    /// <param name="json">The proof as it was written.</param>
    /// <param name="trustedPem">The signer's public key, known from elsewhere; null takes the file's word for it.</param>
    public static ProofVerdict Check(string json, string? trustedPem)
    {
        try
        {
            return JsonSerializer.Deserialize<LedgerProof>(json, StoredJson.Options) is { Format: LedgerProof.CurrentFormat } proof ? Check(proof, trustedPem) : Nothing();
        }
        catch (Exception broken) when (broken is JsonException or FormatException or ArgumentException or IndexOutOfRangeException or NullReferenceException or CryptographyException)
        {
            return Nothing();
        }
    }

    private static ProofVerdict Check(LedgerProof proof, string? trustedPem)
    {
        var faults = new List<string>();
        var anchors = proof.Anchors.ToDictionary(a => a.Number);
        foreach (var anchor in proof.Anchors) faults.AddRange(FaultsOf(anchor, proof.Keys));
        if (trustedPem is not null && proof.Keys.Any(k => !Same(k.Pem, trustedPem))) faults.Add("证明里的公钥与给出的公钥不同");

        var previous = new byte[Sm3.HashBytes];
        foreach (var (entry, place) in proof.Entries.Select((e, i) => (e, i + 1)))
        {
            var (row, name) = (entry.Rebuild(proof.Subject), $"第 {place} 行");
            if (entry.Sequence != place) faults.Add($"{name}：序号是 {entry.Sequence}，中间缺了行或者被调换");
            if (!row.Hash.AsSpan().SequenceEqual(row.ComputeHash())) faults.Add($"{name}：内容与哈希不符");
            if (!row.PreviousHash.AsSpan().SequenceEqual(previous)) faults.Add($"{name}：与上一行的链接不符");
            if (entry.Anchor is { } number && !IsCovered(entry, row, anchors.GetValueOrDefault(number))) faults.Add($"{name}：不在第 {number} 次锚定之内");
            previous = row.Hash;
        }

        return new(proof.Subject, proof.Entries.Count, proof.Entries.Count(e => e.Anchor is null), [.. proof.Keys.Select(k => FingerprintOf(k.Pem))], faults);
    }

    private static bool IsCovered(ProvenEntry entry, LedgerEntry row, ProvenAnchor? anchor) =>
        anchor is not null && anchor.FirstRow <= entry.Row && entry.Row <= anchor.LastRow
        && MerkleTree.Climb(row.Hash, entry.Steps).AsSpan().SequenceEqual(Convert.FromHexString(anchor.Root));

    private static IEnumerable<string> FaultsOf(ProvenAnchor anchor, IReadOnlyList<ProvenKey> keys)
    {
        if (keys.FirstOrDefault(k => k.Version == anchor.KeyVersion) is not { Pem.Length: > 0 } known)
        {
            yield return $"第 {anchor.Number} 次锚定：证明里没有它的公钥";
            yield break;
        }

        using var key = Sm2Key.FromPem(known.Pem);
        if (!key.Verify(anchor.ComputeHash(), Convert.FromHexString(anchor.Signature))) yield return $"第 {anchor.Number} 次锚定：签名不符";
    }

    private static bool Same(string pem, string trusted) => FingerprintOf(pem) == FingerprintOf(trusted);

    /// <summary>SM3 of the key's text without line ends.</summary>
    private static string FingerprintOf(string pem) => Sm3.HashToHex(System.Text.Encoding.ASCII.GetBytes(string.Concat(pem.Where(c => !char.IsWhiteSpace(c)))));

    private static ProofVerdict Nothing() => new("", 0, 0, [], [NotAProof]);
}
