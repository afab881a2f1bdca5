using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Ledger;

/// <summary>
/// A signed root over all rows written since the anchor before, whatever they are about. Whoever rewrites a row together with its whole
/// chain still can't make the root that was signed.
/// </summary>
internal sealed class LedgerAnchor
{
    /// <summary>1, 2, 3 … without a gap.</summary>
    public required int Number { get; init; }

    /// <summary>The rows that it covers; numbers between them that no row has belong to acts that were undone.</summary>
    public required long FirstRow { get; init; }
    public required long LastRow { get; init; }
    public required int Rows { get; init; }

    /// <summary>The earliest and the latest time on a covered row.</summary>
    public required DateTimeOffset Earliest { get; init; }
    public required DateTimeOffset Latest { get; init; }

    public required byte[] Root { get; init; }

    /// <summary>Each row's number and the beginning of its hash, so that a row can be named and not only missed.</summary>
    public required byte[] Leaves { get; init; }

    /// <summary>When it was made, by the clock of the machine.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Hash of the anchor before.</summary>
    public required byte[] Previous { get; init; }

    public byte[] Hash { get; private set; } = [];

    /// <summary>SM2 over the hash, by the signing key of that version.</summary>
    public byte[] Signature { get; private set; } = [];
    public int KeyVersion { get; private set; }

    public void Sign(KeyRing keys)
    {
        (Hash, KeyVersion) = (ComputeHash(), keys.SigningKeyVersion);
        Signature = keys.SigningKey.Sign(Hash);
    }

    public byte[] ComputeHash() => HashOf(Number, FirstRow, LastRow, Rows, At.UtcTicks, Root, Sm3.Hash(Leaves), Previous);

    /// <summary>As a proof computes it, which has only the hash of the leaves.</summary>
    public static byte[] HashOf(int number, long firstRow, long lastRow, int rows, long atTicks, byte[] root, byte[] leavesHash, byte[] previous)
    {
        var numbers = new byte[5 * sizeof(long)];
        long[] values = [number, firstRow, lastRow, rows, atTicks];
        for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteInt64BigEndian(numbers.AsSpan(i * sizeof(long)), values[i]);
        return Sm3.Hash([.. numbers, .. root, .. leavesHash, .. previous]);
    }
}

/// <summary>
/// Where a row is found by who did it, by which post, under which article. Written with the anchor instead of with the act, which it would
/// slow down.
/// </summary>
internal sealed class LedgerMark
{
    /// <summary>For example <c>post:county-federation.reviewer</c>.</summary>
    public required string Mark { get; init; }
    public required long Row { get; init; }

    public static string OfPost(string post) => $"post:{post}";
    public static string OfAccount(Guid account) => $"account:{account:N}";

    /// <summary>Of a document, or of a place in it as <see cref="Kernel.Citation.Key"/> writes it.</summary>
    public static string Under(string key) => $"under:{key}";

    /// <summary>Of the document, the article, and each place down to the one that is cited: who looks for an article finds its items too.</summary>
    public static IEnumerable<string> AllUnder(string citationKey)
    {
        var (document, levels) = citationKey.Split('#', 2) is [var d, var l] ? (d, l) : (citationKey, "");
        yield return Under(document);
        if (levels.Length == 0) yield break;
        for (var end = levels.IndexOf('.', StringComparison.Ordinal); end >= 0; end = levels.IndexOf('.', end + 1)) yield return Under($"{document}#{levels[..end]}");
        yield return Under($"{document}#{levels}");
    }
}

[Holds(DataClass.Public)]
internal sealed class LedgerAnchorMapping : IEntityTypeConfiguration<LedgerAnchor>
{
    public void Configure(EntityTypeBuilder<LedgerAnchor> map)
    {
        map.ToTable("platform_ledger_anchors");
        map.HasKey(a => a.Number);
        map.Property(a => a.Number).ValueGeneratedNever();
    }
}

[Holds(DataClass.Internal)]
internal sealed class LedgerMarkMapping : IEntityTypeConfiguration<LedgerMark>
{
    public void Configure(EntityTypeBuilder<LedgerMark> map)
    {
        map.ToTable("platform_ledger_marks");
        map.HasKey(m => new { m.Mark, m.Row });
        map.Property(m => m.Mark).HasMaxLength(200);
    }
}
