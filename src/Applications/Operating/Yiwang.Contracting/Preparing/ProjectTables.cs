using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Preparing;

[Holds(DataClass.Internal)]
[Holds(DataClass.Internal, nameof(ContractProject.Name))]
[Holds(DataClass.Personal, nameof(ContractProject.Parties), nameof(ContractProject.PartyNames), nameof(ContractProject.Authorities), nameof(ContractProject.Memoranda))]
internal sealed class ContractProjectMapping : IEntityTypeConfiguration<ContractProject>
{
    public const string Table = "contracting_projects";

    public void Configure(EntityTypeBuilder<ContractProject> map)
    {
        map.ToTable(Table);
        map.HasKey(p => p.Id);
        map.Property(p => p.Id).ValueGeneratedNever();
        map.Property(p => p.Number).HasMaxLength(60);
        map.Property(p => p.Institution).HasMaxLength(80);
        map.Property(p => p.Region).HasMaxLength(12);
        map.Property(p => p.Name).HasMaxLength(200);
        map.Property(p => p.Kind).HasMaxLength(40);
        map.Property(p => p.Need).HasMaxLength(1000);
        map.Property(p => p.Parties).IsSealedJson();
        map.Property(p => p.PartyNames).HasMaxLength(200);
        map.Property(p => p.Study).IsStoredAsJson();
        map.Property(p => p.Inquiry).IsStoredAsJson();
        map.Property(p => p.Files).IsStoredAsJson();
        map.Property(p => p.Authorities).IsSealedJson();
        map.Property(p => p.Memoranda).IsSealedJson();
        map.Property(p => p.WithoutAnswers).HasMaxLength(500);
        map.Property(p => p.Shares).IsStoredAsJson();
        map.Property(p => p.DroppedFor).HasMaxLength(500);
        map.Property(p => p.Revision).IsConcurrencyToken();
        map.Ignore(p => p.Subject).Ignore(p => p.Href).Ignore(p => p.Authority).Ignore(p => p.AskedAuthority).Ignore(p => p.IsNegotiated);
        map.HasIndex(p => p.Number).IsUnique();
        map.HasIndex(p => new { p.Institution, p.Id });
        map.HasIndex(p => new { p.Region, p.Id });
        map.HasIndex(p => new { p.Handler, p.State });
    }
}

[Holds(DataClass.Internal)]
internal sealed class OpinionRequestMapping : IEntityTypeConfiguration<OpinionRequest>
{
    public const string Table = "contracting_opinions";

    public void Configure(EntityTypeBuilder<OpinionRequest> map)
    {
        map.ToTable(Table);
        map.HasKey(o => o.Id);
        map.Property(o => o.Id).ValueGeneratedNever();
        map.Property(o => o.Asker).HasMaxLength(80);
        map.Property(o => o.ProjectName).HasMaxLength(200);
        map.Property(o => o.Institution).HasMaxLength(80);
        map.Property(o => o.Post).HasMaxLength(80);
        map.Property(o => o.Question).HasMaxLength(2000);
        map.Property(o => o.Answer).HasMaxLength(2000);
        map.Property(o => o.AnsweredBy).HasMaxLength(100);
        map.Property(o => o.Revision).IsConcurrencyToken();
        map.Ignore(o => o.Href);
        map.HasIndex(o => o.ProjectId);
        map.HasIndex(o => new { o.Institution, o.AskedOn });
    }
}

[Holds(DataClass.Internal)]
internal sealed class ContractDraftMapping : IEntityTypeConfiguration<ContractDraft>
{
    public const string Table = "contracting_drafts";

    public void Configure(EntityTypeBuilder<ContractDraft> map)
    {
        map.ToTable(Table);
        map.HasKey(d => d.Id);
        map.Property(d => d.Id).ValueGeneratedNever();
        map.Property(d => d.Text).HasColumnType("text").Metadata.SetMaxLength(null);
        map.Property(d => d.ModelNumber).HasMaxLength(60);
        map.Property(d => d.OwnReason).HasMaxLength(500);
        map.Property(d => d.Notes).IsStoredAsJson();
        map.Property(d => d.ByPost).HasMaxLength(100);
        map.Property(d => d.Revision).IsConcurrencyToken();
        map.HasIndex(d => new { d.ProjectId, d.Version }).IsUnique();
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261202_11_ContractProjects")]
internal sealed class ProjectTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(ContractProjectMapping.Table, c => new
        {
            Id = c.Id(), Number = c.Text(60), Institution = c.Text(80), Region = c.Text(12), Handler = c.Id(), Name = c.Text(200), Kind = c.Text(40), Need = c.Text(1000), AmountInFen = c.Large(nullable: true), Parties = c.Json(),
            PartyNames = c.Text(200), OpenedOn = c.Day(), Study = c.Json(), Inquiry = c.Json(), Files = c.Json(), Authorities = c.Json(), Memoranda = c.Json(), ConcernsOthers = c.Column<bool>(nullable: true), WithoutAnswers = c.Text(500),
            Shares = c.Json(), State = c.Text(40), DroppedFor = c.Text(500), ContractId = c.Column<Guid>(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{ContractProjectMapping.Table}", p => p.Id));
        migration.CreateIndex($"IX_{ContractProjectMapping.Table}_Number", ContractProjectMapping.Table, "Number", unique: true);
        foreach (var columns in new[] { new[] { "Institution", "Id" }, ["Region", "Id"], ["Handler", "State"] })
            migration.CreateIndex($"IX_{ContractProjectMapping.Table}_{string.Join('_', columns)}", ContractProjectMapping.Table, columns);

        migration.CreateTable(OpinionRequestMapping.Table, c => new
        {
            Id = c.Id(), ProjectId = c.Id(), Asker = c.Text(80), ProjectName = c.Text(200), Institution = c.Text(80), Post = c.Text(80), Question = c.Text(2000), AskedOn = c.Day(), DueOn = c.Day(), Answer = c.Text(2000),
            AnsweredOn = c.Day(nullable: true), AnsweredBy = c.Text(100), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{OpinionRequestMapping.Table}", o => o.Id));
        foreach (var columns in new[] { new[] { "ProjectId" }, ["Institution", "AskedOn"] })
            migration.CreateIndex($"IX_{OpinionRequestMapping.Table}_{string.Join('_', columns)}", OpinionRequestMapping.Table, columns);

        migration.CreateTable(ContractDraftMapping.Table, c => new
        {
            Id = c.Id(), ProjectId = c.Id(), Version = c.Number(), Text = c.Json(), ModelNumber = c.Text(60, nullable: true), ModelVersion = c.Number(nullable: true), OwnReason = c.Text(500), Notes = c.Json(), WrittenOn = c.Day(),
            ByPost = c.Text(100), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{ContractDraftMapping.Table}", d => d.Id));
        migration.CreateIndex($"IX_{ContractDraftMapping.Table}_ProjectId_Version", ContractDraftMapping.Table, ["ProjectId", "Version"], unique: true);
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropTable(ContractDraftMapping.Table);
        migration.DropTable(OpinionRequestMapping.Table);
        migration.DropTable(ContractProjectMapping.Table);
    }
}
