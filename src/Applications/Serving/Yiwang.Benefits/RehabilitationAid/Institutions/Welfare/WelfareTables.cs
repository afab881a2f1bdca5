using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Welfare;

/// <summary>The window of the register of welfare institutions.</summary>
internal sealed class WelfareDb(YiwangDb db)
{
    public DbSet<WelfareInstitution> Welfare => db.Set<WelfareInstitution>();
}

[Holds(DataClass.Internal)]
[Holds(DataClass.Internal, nameof(WelfareInstitution.Name), nameof(WelfareInstitution.Address))]
internal sealed class WelfareMapping : IEntityTypeConfiguration<WelfareInstitution>
{
    public const string Table = "benefits_welfare_institutions";

    public void Configure(EntityTypeBuilder<WelfareInstitution> map)
    {
        map.ToTable(Table);
        map.Property(w => w.Id).ValueGeneratedNever();
        map.Property(w => w.Region).HasMaxLength(6);
        map.Property(w => w.Name).HasMaxLength(100);
        map.Property(w => w.Address).HasMaxLength(100);
        map.Property(w => w.Provider).HasMaxLength(60);
        map.Property<WelfareContract>(nameof(WelfareInstitution.Contract)).IsStoredAsJson();
        map.Property(w => w.Note).HasMaxLength(300);
        map.Property(w => w.Revision).IsConcurrencyToken();
        map.Ignore(w => w.Subject);
        map.HasIndex(w => new { w.Region, w.Name }).IsUnique();
        map.HasIndex(w => w.Provider);
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261125_14_WelfareInstitutions")]
internal sealed class WelfareTables : Migration
{
    private const string Table = WelfareMapping.Table;

    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(Table, c => new
        {
            Id = c.Id(), Region = c.Text(6), Name = c.Text(100), Address = c.Text(100), State = c.Text(40), Provider = c.Text(60), Contract = c.Column<string>(type: "text", nullable: true),
            Note = c.Text(300), Since = c.Day(), ProviderLostFrom = c.Day(nullable: true), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Table}", w => w.Id));
        migration.CreateIndex($"IX_{Table}_Region_Name", Table, ["Region", "Name"], unique: true);
        migration.CreateIndex($"IX_{Table}_Provider", Table, "Provider");
    }

    protected override void Down(MigrationBuilder migration) => migration.DropTable(Table);
}
