using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Platform.Data;
using Yiwang.Regulations.Normative.Reminding;

namespace Yiwang.Regulations.Normative.Documents;

/// <summary>The acts' window on the one database.</summary>
internal sealed class NormativeDb(YiwangDb db)
{
    public DbSet<NormativeDocument> Documents => db.Set<NormativeDocument>();

    public DbSet<DocumentChange> Changes => db.Set<DocumentChange>();

    public DbSet<Companion> Companions => db.Set<Companion>();

    public DbSet<ValidityReminder> Reminders => db.Set<ValidityReminder>();

    /// <summary>What was recorded about one document; every act asks it.</summary>
    public Task<List<DocumentChange>> ChangesOf(string law, CancellationToken ct) => OfOne.All(db, law, ct);

    private static readonly Question<string, DocumentChange> OfOne = new((db, law) => db.Set<DocumentChange>().AsNoTracking().Where(c => c.Law == law));
}

[Holds(DataClass.Public)]
internal sealed class NormativeDocumentMapping : IEntityTypeConfiguration<NormativeDocument>
{
    public const string Table = "regulations_normative_documents";

    public void Configure(EntityTypeBuilder<NormativeDocument> map)
    {
        map.ToTable(Table);
        map.HasKey(d => d.Id);
        map.Property(d => d.Id).ValueGeneratedNever();
        map.Property(d => d.Law).HasMaxLength(120);
        map.Property(d => d.Title).HasMaxLength(400);
        map.Property(d => d.IssuedBy).HasMaxLength(200);
        map.HasIndex(d => d.Law).IsUnique();
    }
}

[Holds(DataClass.Public)]
internal sealed class DocumentChangeMapping : IEntityTypeConfiguration<DocumentChange>
{
    public const string Table = "regulations_document_changes";

    /// <summary>Two clerks can't both end one document: the second finds that it has ended.</summary>
    public const string OnlyEnds = "\"Kind\" IN ('Repealed', 'Lapsed', 'Amended', 'Revoked')";

    public void Configure(EntityTypeBuilder<DocumentChange> map)
    {
        map.ToTable(Table);
        map.HasKey(c => c.Id);
        map.Property(c => c.Id).ValueGeneratedNever();
        map.Property(c => c.Law).HasMaxLength(120);
        map.Property(c => c.ReplacedBy).HasMaxLength(120);
        map.Property(c => c.Reason).HasMaxLength(500);
        map.HasIndex(c => new { c.Law, c.From });
        map.HasIndex(c => c.Law).IsUnique().HasFilter(OnlyEnds);
    }
}

[Holds(DataClass.Public)]
internal sealed class CompanionMapping : IEntityTypeConfiguration<Companion>
{
    public const string Table = "regulations_companions";

    public void Configure(EntityTypeBuilder<Companion> map)
    {
        map.ToTable(Table);
        map.HasKey(c => new { c.Law, c.Order });
        map.Property(c => c.Order).ValueGeneratedNever();
        map.Property(c => c.Law).HasMaxLength(120);
        map.Property(c => c.Title).HasMaxLength(400);
    }
}
