using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Disputing;

[Holds(DataClass.Internal)]
internal sealed class DisputeMapping : IEntityTypeConfiguration<Dispute>
{
    public const string Table = "contracting_disputes";

    public void Configure(EntityTypeBuilder<Dispute> map)
    {
        map.ToTable(Table);
        map.HasKey(d => d.Id);
        map.Property(d => d.Id).ValueGeneratedNever();
        map.Property(d => d.Institution).HasMaxLength(80);
        map.Property(d => d.Region).HasMaxLength(12);
        map.Property(d => d.Title).HasMaxLength(200);
        map.Property(d => d.InCharge).HasMaxLength(100);
        map.Property(d => d.Findings).IsStoredAsJson();
        map.Property(d => d.LegalOpinion).HasMaxLength(1000);
        map.Property(d => d.Evidence).IsStoredAsJson();
        map.Property(d => d.Limits).IsStoredAsJson();
        map.Property(d => d.LateReason).HasMaxLength(500);
        map.Property(d => d.GovernmentReport).HasMaxLength(2000);
        map.Property(d => d.Waivers).IsStoredAsJson();
        map.Property(d => d.Settlement).HasMaxLength(200);
        map.Property(d => d.Outcome).HasMaxLength(1000);
        map.Property(d => d.Revision).IsConcurrencyToken();
        map.Ignore(d => d.Subject).Ignore(d => d.Href);
        map.HasIndex(d => d.ContractId);
        map.HasIndex(d => new { d.Institution, d.OpenedOn });
        map.HasIndex(d => new { d.Region, d.OpenedOn });
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261201_03_ContractDisputes")]
internal sealed class DisputeTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(DisputeMapping.Table, c => new
        {
            Id = c.Id(), ContractId = c.Id(), Institution = c.Text(80), Region = c.Text(12), NeedsGovernment = c.YesNo(), WithLegalOffice = c.YesNo(), Title = c.Text(200), InCharge = c.Text(100), Way = c.Text(40), State = c.Text(40),
            OpenedOn = c.Day(), Findings = c.Json(), LegalOpinion = c.Text(1000), Evidence = c.Json(), Limits = c.Json(), LimitationEndsOn = c.Day(nullable: true), ActBy = c.Day(nullable: true), ActedOn = c.Day(nullable: true),
            LateReason = c.Text(500), GovernmentReport = c.Text(2000), Waivers = c.Json(), Settlement = c.Text(200), Outcome = c.Text(1000), ClosedOn = c.Day(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{DisputeMapping.Table}", d => d.Id));
        foreach (var columns in new[] { new[] { "ContractId" }, ["Institution", "OpenedOn"], ["Region", "OpenedOn"] })
            migration.CreateIndex($"IX_{DisputeMapping.Table}_{string.Join('_', columns)}", DisputeMapping.Table, columns);
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(DisputeMapping.Table);
}
