using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.HandingOver;

[Holds(DataClass.Personal)]
internal sealed class HandOverMapping : IEntityTypeConfiguration<HandOver>
{
    public const string Table = "organisation_hand_overs";

    public void Configure(EntityTypeBuilder<HandOver> map)
    {
        map.ToTable(Table);
        map.HasKey(h => h.Id);
        map.Property(h => h.Id).ValueGeneratedNever();
        map.Property(h => h.Post).HasMaxLength(80);
        map.Property(h => h.Institution).HasMaxLength(80);
        map.Property(h => h.Items).IsStoredAsJson();
        map.Property(h => h.Signatures).IsStoredAsJson();
        map.Property(h => h.Revision).IsConcurrencyToken();
        map.Ignore(h => h.IsOpen);
        map.Ignore(h => h.Subject);
        map.Ignore(h => h.Receivers);
        map.Ignore(h => h.Unassigned);
        map.HasIndex(h => h.Tenure);
        map.HasIndex(h => h.Giver);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261126_33_HandOvers")]
internal sealed class HandOverTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(HandOverMapping.Table, c => new
        {
            Id = c.Id(), Tenure = c.Id(), Giver = c.Id(), Post = c.Text(80), Institution = c.Text(80), LastDay = c.Day(), Items = c.Json(), Signatures = c.Json(),
            CompletedAt = c.Instant(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{HandOverMapping.Table}", h => h.Id));
        migration.CreateIndex($"IX_{HandOverMapping.Table}_Tenure", HandOverMapping.Table, "Tenure");
        migration.CreateIndex($"IX_{HandOverMapping.Table}_Giver", HandOverMapping.Table, "Giver");
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(HandOverMapping.Table);
}
