using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Regulations.Amending.Loading;

/// <summary>What this part of the module keeps.</summary>
internal sealed class AmendingDb(YiwangDb db)
{
    public DbSet<Amendment> Amendments => db.Set<Amendment>();
}

[Holds(DataClass.Public)]
internal sealed class AmendmentMapping : IEntityTypeConfiguration<Amendment>
{
    public const string Table = "regulations_amendments";

    public void Configure(EntityTypeBuilder<Amendment> map)
    {
        map.ToTable(Table);
        map.Property(a => a.Id).ValueGeneratedNever();
        map.Property(a => a.Law).HasMaxLength(400);
        map.Property(a => a.Title).HasMaxLength(400);
        map.Property(a => a.Old).IsStoredAsJson();
        map.Property(a => a.New).IsStoredAsJson();
        map.Ignore(a => a.Subject).Ignore(a => a.Href);
        map.HasIndex(a => a.LoadedAt);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261123_21_Amendments")]
internal sealed class AmendingTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(AmendmentMapping.Table, c => new
        {
            Id = c.Id(), Law = c.Text(400), Title = c.Text(400), LoadedAt = c.Instant(), Old = c.Json(), New = c.Json(),
        }, constraints: t => t.PrimaryKey($"PK_{AmendmentMapping.Table}", a => a.Id));
        migration.CreateIndex($"IX_{AmendmentMapping.Table}_LoadedAt", AmendmentMapping.Table, "LoadedAt");
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(AmendmentMapping.Table);
}
