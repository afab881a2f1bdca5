using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Contracting.Contracts;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Reviewing;

[Holds(DataClass.Internal)]
[Holds(DataClass.Personal, nameof(LegalityReview.Counterparty))]
internal sealed class ReviewMapping : IEntityTypeConfiguration<LegalityReview>
{
    public const string Table = "contracting_reviews";

    public void Configure(EntityTypeBuilder<LegalityReview> map)
    {
        map.ToTable(Table);
        map.HasKey(r => r.Id);
        map.Property(r => r.Id).ValueGeneratedNever();
        map.Property(r => r.Number).HasMaxLength(60);
        map.Property(r => r.Institution).HasMaxLength(80);
        map.Property(r => r.Region).HasMaxLength(12);
        map.Property(r => r.Title).HasMaxLength(200);
        map.Property(r => r.Counterparty).HasMaxLength(200);
        map.Property(r => r.ModelText).HasMaxLength(60);
        map.Property(r => r.AskedFor).HasMaxLength(500);
        map.Property(r => r.Types).IsStoredAsJson();
        map.Property(r => r.KeyReasons).IsStoredAsJson();
        map.Property(r => r.Versions).IsStoredAsJson();
        map.Property(r => r.Materials).IsStoredAsJson();
        map.Property(r => r.Procedures).IsStoredAsJson();
        map.Property(r => r.Opinions).IsStoredAsJson();
        map.Property(r => r.Revision).IsConcurrencyToken();
        foreach (var name in new[] { nameof(LegalityReview.Subject), nameof(LegalityReview.Href), nameof(LegalityReview.Draft), nameof(LegalityReview.IsOpen), nameof(LegalityReview.NeedsOffice), nameof(LegalityReview.AgreedOn), nameof(LegalityReview.Files) }) map.Ignore(name);
        map.HasIndex(r => r.Number).IsUnique();
        map.HasIndex(r => new { r.Institution, r.State, r.Id });
        map.HasIndex(r => new { r.Region, r.ReachedOffice, r.State, r.Id });
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261223_02_LegalityReviews")]
internal sealed class ReviewTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(ReviewMapping.Table, c => new
        {
            Id = c.Id(), Number = c.Text(60), Institution = c.Text(80), Region = c.Text(12), Title = c.Text(200), Counterparty = c.Text(200), AmountInFen = c.Large(nullable: true), Types = c.Json(), Backing = c.Text(40),
            KeyReasons = c.Json(), Parent = c.Column<Guid>(nullable: true), Project = c.Column<Guid>(nullable: true), By = c.Text(40), ModelText = c.Text(60), RequestedOn = c.Day(), State = c.Text(40), DueOn = c.Day(nullable: true),
            ReachedOffice = c.YesNo(), IsSentOn = c.YesNo(), AskedFor = c.Text(500), Versions = c.Json(), Materials = c.Json(), Procedures = c.Json(), Opinions = c.Json(), ContractId = c.Column<Guid>(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{ReviewMapping.Table}", r => r.Id));
        migration.CreateIndex($"IX_{ReviewMapping.Table}_Number", ReviewMapping.Table, "Number", unique: true);
        foreach (var columns in new[] { new[] { "Institution", "State", "Id" }, ["Region", "ReachedOffice", "State", "Id"] })
            migration.CreateIndex($"IX_{ReviewMapping.Table}_{string.Join('_', columns)}", ReviewMapping.Table, columns);
        migration.AddColumn<bool>("IsUnreviewed", ContractMapping.Table, nullable: false, defaultValue: false);
        migration.CreateIndex($"IX_{ContractMapping.Table}_Region_IsUnreviewed_Id", ContractMapping.Table, ["Region", "IsUnreviewed", "Id"]);
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropIndex($"IX_{ContractMapping.Table}_Region_IsUnreviewed_Id", ContractMapping.Table);
        migration.DropColumn("IsUnreviewed", ContractMapping.Table);
        migration.DropTable(ReviewMapping.Table);
    }
}
