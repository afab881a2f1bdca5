using System.Buffers.Binary;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Ledger;

/// <summary>One fact in the append-only ledger, chained to the one before it about the same subject.</summary>
internal sealed class LedgerEntry
{
    public long Id { get; private init; }

    public required string Subject { get; init; }

    /// <summary>1, 2, 3 … within the subject, without a gap.</summary>
    public required int Sequence { get; init; }

    public required string FactName { get; init; }

    /// <summary>The fact as JSON. No personal data: facts carry ids.</summary>
    public required string Details { get; init; }

    /// <summary>What the timeline shows.</summary>
    public required string Sentence { get; init; }

    /// <summary>Key of the citation, kept as text: a row that somebody spoilt must still be readable, so that it can be named.</summary>
    public string? Under { get; init; }

    public required DateTimeOffset At { get; init; }

    public Guid? ByAccount { get; init; }

    public required string ByPost { get; init; }

    public required string ByPostName { get; init; }

    public required byte[] PreviousHash { get; init; }

    public byte[] Hash { get; set; } = [];

    /// <summary>SM3 over every field that means something, each with its length before it, so that no two entries read the same.</summary>
    public byte[] ComputeHash()
    {
        using var bytes = new MemoryStream(512);
        Span<byte> number = stackalloc byte[8];
        Write(PreviousHash);
        foreach (var text in new[] { Subject, FactName, Details, Sentence, Under ?? "", ByAccount?.ToString("N") ?? "", ByPost, ByPostName })
        {
            Write(Encoding.UTF8.GetBytes(text));
        }

        foreach (var value in new[] { Sequence, At.UtcTicks })
        {
            BinaryPrimitives.WriteInt64BigEndian(number, value);
            bytes.Write(number);
        }

        return Sm3.Hash(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));

        void Write(byte[] part)
        {
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
            bytes.Write(length);
            bytes.Write(part);
        }
    }
}

/// <summary>The last entry of each subject's chain; without it a cut-off end could not be seen.</summary>
internal sealed class LedgerHead
{
    public required string Subject { get; init; }
    public required int Sequence { get; set; }
    public required byte[] Hash { get; set; }
}

[Holds(DataClass.Personal)]
internal sealed class LedgerEntryMapping : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> map)
    {
        map.ToTable("platform_ledger_entries");
        map.HasKey(e => e.Id);
        map.HasIndex(e => new { e.Subject, e.Sequence }).IsUnique();
        map.Property(e => e.Subject).HasMaxLength(80);
        map.Property(e => e.FactName).HasMaxLength(80);
        map.Property(e => e.Under).HasMaxLength(160);
        map.Property(e => e.ByPost).HasMaxLength(80);
        map.Property(e => e.ByPostName).HasMaxLength(80);
    }
}

[Holds(DataClass.Internal)]
internal sealed class LedgerHeadMapping : IEntityTypeConfiguration<LedgerHead>
{
    public void Configure(EntityTypeBuilder<LedgerHead> map)
    {
        map.ToTable("platform_ledger_heads");
        map.HasKey(h => h.Subject);
        map.Property(h => h.Subject).HasMaxLength(80);
        map.Property(h => h.Sequence).IsConcurrencyToken(); // two writers of one subject: the second retries
    }
}
