using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Regulations.Normative.CleanUps;

/// <summary>The clean-ups' window on the one database.</summary>
internal sealed class CleanUpDb(YiwangDb db)
{
    public DbSet<CleanUp> CleanUps => db.Set<CleanUp>();

    public DbSet<CleanUpItem> Items => db.Set<CleanUpItem>();

    public DbSet<CleanUpProposal> Proposals => db.Set<CleanUpProposal>();

    public DbSet<CleanUpParticipant> Participants => db.Set<CleanUpParticipant>();
}

[Holds(DataClass.Internal, Of = typeof(CleanUp))]
[Holds(DataClass.Internal, Of = typeof(CleanUpItem))]
[Holds(DataClass.Internal, Of = typeof(CleanUpProposal))]
[Holds(DataClass.Internal, Of = typeof(CleanUpParticipant))]
internal sealed class CleanUpMapping : IEntityTypeConfiguration<CleanUp>, IEntityTypeConfiguration<CleanUpItem>, IEntityTypeConfiguration<CleanUpProposal>, IEntityTypeConfiguration<CleanUpParticipant>
{
    public const string CleanUps = "regulations_clean_ups", Items = "regulations_clean_up_items", Proposals = "regulations_clean_up_proposals", Participants = "regulations_clean_up_participants";
    public const string OnlyOpen = "\"PublishedOn\" IS NULL";

    public void Configure(EntityTypeBuilder<CleanUp> map)
    {
        map.ToTable(CleanUps);
        map.HasKey(c => c.Id);
        map.Property(c => c.Id).ValueGeneratedNever();
        map.Property(c => c.Title).HasMaxLength(200);
        map.Property(c => c.Area).HasMaxLength(40);
        map.Property(c => c.Number).HasMaxLength(80);
        map.Property(c => c.Scope).IsStoredAsJson();
        map.Property(c => c.Revision).IsConcurrencyToken();
        map.HasIndex(c => c.Area).IsUnique().HasFilter(OnlyOpen);
    }

    public void Configure(EntityTypeBuilder<CleanUpItem> map)
    {
        map.ToTable(Items);
        map.HasKey(i => new { i.CleanUpId, i.Law });
        map.Property(i => i.Law).HasMaxLength(120);
        map.Property(i => i.Why).HasMaxLength(500);
        map.Property(i => i.Reason).HasMaxLength(500);
        map.Property(i => i.ReplacedBy).HasMaxLength(120);
        map.Property(i => i.Revision).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<CleanUpProposal> map)
    {
        map.ToTable(Proposals);
        map.HasKey(p => new { p.CleanUpId, p.Institution, p.Law });
        map.Property(p => p.Institution).HasMaxLength(80);
        map.Property(p => p.Law).HasMaxLength(120);
        map.Property(p => p.Reason).HasMaxLength(500);
    }

    public void Configure(EntityTypeBuilder<CleanUpParticipant> map)
    {
        map.ToTable(Participants);
        map.HasKey(p => new { p.CleanUpId, p.Institution });
        map.Property(p => p.Institution).HasMaxLength(80);
        map.Property(p => p.Post).HasMaxLength(80);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261123_12_CleanUps")]
internal sealed class CleanUpTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        const string CleanUps = CleanUpMapping.CleanUps, Items = CleanUpMapping.Items, Proposals = CleanUpMapping.Proposals, Participants = CleanUpMapping.Participants;
        migration.CreateTable(CleanUps, c => new
        {
            Id = c.Id(), Title = c.Text(200), Area = c.Text(40), Scope = c.Json(), StartedOn = c.Day(), ProposalsBy = c.Day(), Number = c.Text(80),
            PublishedOn = c.Day(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{CleanUps}", c => c.Id));
        migration.CreateIndex($"IX_{CleanUps}_Area", CleanUps, "Area", unique: true, filter: CleanUpMapping.OnlyOpen);

        migration.CreateTable(Items, c => new
        {
            CleanUpId = c.Id(), Law = c.Text(120), Order = c.Number(), Why = c.Text(500), Conclusion = c.Text(40, nullable: true), Reason = c.Text(500),
            ReplacedBy = c.Text(120), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Items}", i => new { i.CleanUpId, i.Law }));
        migration.CreateTable(Proposals, c => new { CleanUpId = c.Id(), Institution = c.Text(80), Law = c.Text(120), Conclusion = c.Text(40), Reason = c.Text(500) },
            constraints: t => t.PrimaryKey($"PK_{Proposals}", p => new { p.CleanUpId, p.Institution, p.Law }));
        migration.CreateTable(Participants, c => new
        {
            CleanUpId = c.Id(), Institution = c.Text(80), Post = c.Text(80), ProposalItem = c.Id(), ReceiptItem = c.Id(), AnsweredAt = c.Instant(nullable: true), ReceivedAt = c.Instant(nullable: true),
        }, constraints: t => t.PrimaryKey($"PK_{Participants}", p => new { p.CleanUpId, p.Institution }));
        migration.AddColumn<int>("Order", Documents.DocumentChangeMapping.Table, nullable: false, defaultValue: 0);
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropColumn("Order", Documents.DocumentChangeMapping.Table);
        foreach (var table in new[] { CleanUpMapping.Participants, CleanUpMapping.Proposals, CleanUpMapping.Items, CleanUpMapping.CleanUps }) migration.DropTable(table);
    }
}
