using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Rectifying;

[Holds(DataClass.Internal)]
internal sealed class RectificationMapping : IEntityTypeConfiguration<Rectification>
{
    public const string Table = "benefits_rectifications";

    public void Configure(EntityTypeBuilder<Rectification> map)
    {
        map.ToTable(Table);
        map.Property(r => r.Id).ValueGeneratedNever();
        map.Property(r => r.Institution).HasMaxLength(60);
        map.Property(r => r.Federation).HasMaxLength(60);
        map.Property(r => r.Region).HasMaxLength(60);
        map.Property(r => r.Situations).IsStoredAsJson();
        map.Property(r => r.Letters).IsStoredAsJson();
        map.Property(r => r.Revision).IsConcurrencyToken();
        map.Ignore(r => r.Subject).Ignore(r => r.IsOpen);
        map.HasIndex(r => r.Institution);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261124_13_Rectifications")]
internal sealed class RectificationTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        const string Table = RectificationMapping.Table;
        migration.CreateTable(Table, c => new
        {
            Id = c.Id(), Institution = c.Text(60), Federation = c.Text(60), Region = c.Text(60), Situations = c.Json(), OtherLaw = c.Text(), Facts = c.Text(), OpenedOn = c.Day(), State = c.Text(40),
            OrderedOn = c.Day(nullable: true), Demands = c.Text(), MendBy = c.Day(nullable: true), Report = c.Text(), RecheckedOn = c.Day(nullable: true), Recheck = c.Text(), WithdrawnFrom = c.Day(nullable: true),
            Letters = c.Json(), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Table}", e => e.Id));
        migration.CreateIndex($"IX_{Table}_Institution", Table, "Institution");
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(RectificationMapping.Table);
}
