using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Caring.Schooling;

/// <summary>The window of the way into school.</summary>
internal sealed class SchoolingDb(YiwangDb db)
{
    public DbSet<SchoolTransition> Transitions => db.Set<SchoolTransition>();

    public DbSet<Care> Cares => db.Set<Care>();

    public DbSet<AidApplication> Applications => db.Set<AidApplication>();
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(SchoolTransition.Place))]
internal sealed class SchoolTransitionMapping : IEntityTypeConfiguration<SchoolTransition>
{
    public const string Table = "benefits_school_transitions";

    public void Configure(EntityTypeBuilder<SchoolTransition> map)
    {
        map.ToTable(Table);
        map.Property(t => t.Id).ValueGeneratedNever();
        map.Property(t => t.Region).HasMaxLength(6);
        map.Property(t => t.Office).HasMaxLength(60);
        map.Property<SchoolPlace>(nameof(SchoolTransition.Place)).IsSealedJson();
        map.Property(t => t.Revision).IsConcurrencyToken();
        map.Ignore(t => t.Subject).Ignore(t => t.WorkSubject).Ignore(t => t.IsOnTheList);
        map.HasIndex(t => t.CareId).IsUnique();
        map.HasIndex(t => t.Office);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261125_16_SchoolTransitions")]
internal sealed class SchoolingTables : Migration
{
    private const string Table = SchoolTransitionMapping.Table;

    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(Table, c => new
        {
            Id = c.Id(), CareId = c.Id(), RecordId = c.Id(), Region = c.Text(6), Office = c.Text(60), Reason = c.Text(40), ConsentedOn = c.Day(), TakenBackOn = c.Day(nullable: true),
            Place = c.Column<string>(type: "text", nullable: true), RegisteredOn = c.Day(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Table}", r => r.Id));
        migration.CreateIndex($"IX_{Table}_CareId", Table, "CareId", unique: true);
        migration.CreateIndex($"IX_{Table}_Office", Table, "Office");
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(Table);
}
