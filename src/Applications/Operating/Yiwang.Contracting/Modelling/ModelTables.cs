using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Modelling;

[Holds(DataClass.Internal)]
internal sealed class ModelTextMapping : IEntityTypeConfiguration<ModelText>
{
    public const string Table = "contracting_models";

    public void Configure(EntityTypeBuilder<ModelText> map)
    {
        map.ToTable(Table);
        map.HasKey(m => m.Id);
        map.Property(m => m.Id).ValueGeneratedNever();
        map.Property(m => m.Number).HasMaxLength(60);
        map.Property(m => m.Institution).HasMaxLength(80);
        map.Property(m => m.Region).HasMaxLength(12);
        map.Property(m => m.Kind).HasMaxLength(40);
        map.Property(m => m.Title).HasMaxLength(200);
        map.Property(m => m.WithdrawnFor).HasMaxLength(500);
        map.Property(m => m.Versions).IsStoredAsJson();
        map.Property(m => m.Revision).IsConcurrencyToken();
        map.Ignore(m => m.Subject).Ignore(m => m.Href).Ignore(m => m.Current);
        map.HasIndex(m => m.Number).IsUnique();
        map.HasIndex(m => new { m.Region, m.Kind, m.State });
        map.HasIndex(m => new { m.Institution, m.Id });
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261202_12_ContractModels")]
internal sealed class ModelTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(ModelTextMapping.Table, c => new
        {
            Id = c.Id(), Number = c.Text(60, nullable: true), Institution = c.Text(80), Region = c.Text(12), Kind = c.Text(40), Title = c.Text(200), State = c.Text(40), IsWaiting = c.YesNo(), PublishedOn = c.Day(nullable: true),
            WithdrawnOn = c.Day(nullable: true), WithdrawnFor = c.Text(500), Versions = c.Json(), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{ModelTextMapping.Table}", m => m.Id));
        migration.CreateIndex($"IX_{ModelTextMapping.Table}_Number", ModelTextMapping.Table, "Number", unique: true);
        foreach (var columns in new[] { new[] { "Region", "Kind", "State" }, ["Institution", "Id"] })
            migration.CreateIndex($"IX_{ModelTextMapping.Table}_{string.Join('_', columns)}", ModelTextMapping.Table, columns);
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(ModelTextMapping.Table);
}
