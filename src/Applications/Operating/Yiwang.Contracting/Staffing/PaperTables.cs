using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Staffing;

[Holds(DataClass.Internal)]
internal sealed class DepartmentPaperMapping : IEntityTypeConfiguration<DepartmentPaper>
{
    public const string Table = "contracting_department_papers";

    public void Configure(EntityTypeBuilder<DepartmentPaper> map)
    {
        map.ToTable(Table);
        map.HasKey(p => p.Id);
        map.Property(p => p.Id).ValueGeneratedNever();
        map.Property(p => p.Institution).HasMaxLength(80);
        map.Property(p => p.Region).HasMaxLength(12);
        map.Property(p => p.Title).HasMaxLength(200);
        map.Property(p => p.FileName).HasMaxLength(260);
        map.Property(p => p.FileHash).HasMaxLength(64);
        map.Property(p => p.ContentType).HasMaxLength(100);
        map.Ignore(p => p.Href);
        map.HasIndex(p => new { p.Institution, p.Id });
        map.HasIndex(p => new { p.Region, p.Kind, p.Institution });
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261202_13_ContractDepartmentPapers")]
internal sealed class PaperTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(DepartmentPaperMapping.Table, c => new
        {
            Id = c.Id(), Institution = c.Text(80), Region = c.Text(12), Kind = c.Text(40), Title = c.Text(200), IssuedOn = c.Day(), KeptOn = c.Day(), FileName = c.Text(260), FileHash = c.Text(64), ContentType = c.Text(100),
        }, constraints: t => t.PrimaryKey($"PK_{DepartmentPaperMapping.Table}", p => p.Id));
        foreach (var columns in new[] { new[] { "Institution", "Id" }, ["Region", "Kind", "Institution"] })
            migration.CreateIndex($"IX_{DepartmentPaperMapping.Table}_{string.Join('_', columns)}", DepartmentPaperMapping.Table, columns);
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(DepartmentPaperMapping.Table);
}
