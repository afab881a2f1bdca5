using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Inspecting;

[Holds(DataClass.Internal)]
internal sealed class InspectionMapping : IEntityTypeConfiguration<Inspection>
{
    public const string Table = "benefits_inspections";

    public void Configure(EntityTypeBuilder<Inspection> map)
    {
        map.ToTable(Table);
        map.Property(i => i.Id).ValueGeneratedNever();
        map.Property(i => i.Institution).HasMaxLength(60);
        map.Property(i => i.Region).HasMaxLength(60);
        map.Property(i => i.Office).HasMaxLength(60);
        map.Property(i => i.Results).IsStoredAsJson();
        map.Property(i => i.Revision).IsConcurrencyToken();
        map.Ignore(i => i.Subject).Ignore(i => i.HasFailed);
        map.HasIndex(i => new { i.Institution, i.PlannedFrom }).IsUnique(); // one task a stretch, whoever makes it
        map.HasIndex(i => new { i.Office, i.State });
    }
}

[Holds(DataClass.Internal)]
internal sealed class SafetyAccidentMapping : IEntityTypeConfiguration<SafetyAccident>
{
    public const string Table = "benefits_safety_accidents";

    public void Configure(EntityTypeBuilder<SafetyAccident> map)
    {
        map.ToTable(Table);
        map.Property(a => a.Id).ValueGeneratedNever();
        map.Property(a => a.Institution).HasMaxLength(60);
        map.Property(a => a.Region).HasMaxLength(60);
        map.Property(a => a.Office).HasMaxLength(60);
        map.Property(a => a.Notices).IsStoredAsJson();
        map.Property(a => a.Revision).IsConcurrencyToken();
        map.Ignore(a => a.Subject);
        map.HasIndex(a => a.Institution);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261125_11_Inspections")]
internal sealed class InspectionTables : Migration
{
    private const string Inspections = InspectionMapping.Table, Accidents = SafetyAccidentMapping.Table;

    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(Inspections, c => new
        {
            Id = c.Id(), Institution = c.Text(60), Region = c.Text(60), Office = c.Text(60), Duty = c.Text(40, nullable: true), PlannedFrom = c.Day(nullable: true), DueOn = c.Day(nullable: true), State = c.Text(40),
            On = c.Day(nullable: true), Conclusion = c.Text(), Results = c.Json(), RectificationId = c.Column<Guid>(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Inspections}", e => e.Id));
        migration.CreateIndex($"IX_{Inspections}_Institution_PlannedFrom", Inspections, ["Institution", "PlannedFrom"], unique: true);
        migration.CreateIndex($"IX_{Inspections}_Office_State", Inspections, ["Office", "State"]);

        migration.CreateTable(Accidents, c => new
        {
            Id = c.Id(), Institution = c.Text(60), Region = c.Text(60), Office = c.Text(60), HappenedOn = c.Day(), RegisteredOn = c.Day(), Facts = c.Text(), Notices = c.Json(), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Accidents}", e => e.Id));
        migration.CreateIndex($"IX_{Accidents}_Institution", Accidents, "Institution");
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropTable(Accidents);
        migration.DropTable(Inspections);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261125_14_StruckAccidents")]
internal sealed class StruckAccidentColumns : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<DateOnly>("StruckOn", SafetyAccidentMapping.Table, nullable: true);
        migration.AddColumn<string>("StruckBecause", SafetyAccidentMapping.Table, maxLength: 4000, nullable: false, defaultValue: "");
    }

    protected override void Down(MigrationBuilder migration)
    {
        migration.DropColumn("StruckBecause", SafetyAccidentMapping.Table);
        migration.DropColumn("StruckOn", SafetyAccidentMapping.Table);
    }
}
