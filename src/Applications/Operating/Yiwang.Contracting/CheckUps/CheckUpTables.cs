using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.CheckUps;

[Holds(DataClass.Internal)]
internal sealed class EarlyWarningMapping : IEntityTypeConfiguration<EarlyWarning>
{
    public const string Table = "contracting_early_warnings", Open = "\"ResolvedOn\" IS NULL";

    public void Configure(EntityTypeBuilder<EarlyWarning> map)
    {
        map.ToTable(Table);
        map.HasKey(w => w.Id);
        map.Property(w => w.Id).ValueGeneratedNever();
        map.Property(w => w.Region).HasMaxLength(12);
        map.Property(w => w.About).HasMaxLength(EarlyWarning.LongestAbout);
        map.Property(w => w.Detail).HasMaxLength(EarlyWarning.LongestDetail);
        map.Property(w => w.Note).HasMaxLength(EarlyWarning.LongestNote);
        map.Property(w => w.Revision).IsConcurrencyToken();
        map.Ignore(w => w.IsOpen);
        map.HasIndex(w => new { w.ContractId, w.Id });
        map.HasIndex(w => new { w.Region, w.Id }, $"IX_{Table}_Region_Open").HasFilter(Open);
    }
}

[Holds(DataClass.Internal)]
internal sealed class CheckUpRunMapping : IEntityTypeConfiguration<CheckUpRun>
{
    public const string Table = "contracting_check_ups", Running = "\"FinishedOn\" IS NULL";

    public void Configure(EntityTypeBuilder<CheckUpRun> map)
    {
        map.ToTable(Table);
        map.HasKey(r => r.Id);
        map.Property(r => r.Id).ValueGeneratedNever();
        map.Property(r => r.Region).HasMaxLength(12);
        map.Property(r => r.Revision).IsConcurrencyToken();
        map.HasIndex(r => new { r.Region, r.Id });
        map.HasIndex(r => r.Region, $"IX_{Table}_Running").IsUnique().HasFilter(Running);
    }
}

[Holds(DataClass.Internal)]
internal sealed class ComparedTextMapping : IEntityTypeConfiguration<ComparedText>
{
    public const string Table = "contracting_text_comparisons";

    public void Configure(EntityTypeBuilder<ComparedText> map)
    {
        map.ToTable(Table);
        map.HasKey(t => t.ContractId);
        map.Property(t => t.ContractId).ValueGeneratedNever();
        map.Property(t => t.Compared).HasMaxLength(64);
    }
}

/// <summary>One check-up at a time in a region, which the table itself holds.</summary>
[DbContext(typeof(YiwangDb))]
[Migration("20261226_01_ContractCheckUps")]
internal sealed class CheckUpTables : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(EarlyWarningMapping.Table, c => new
        {
            Id = c.Id(), ContractId = c.Id(), Region = c.Text(12), Kind = c.Text(40), About = c.Text(EarlyWarning.LongestAbout), Detail = c.Text(EarlyWarning.LongestDetail), FoundOn = c.Day(), FoundBy = c.Id(),
            ResolvedOn = c.Day(nullable: true), ResolvedBy = c.Column<Guid>(nullable: true), Note = c.Text(EarlyWarning.LongestNote), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{EarlyWarningMapping.Table}", w => w.Id));
        migration.CreateIndex($"IX_{EarlyWarningMapping.Table}_ContractId_Id", EarlyWarningMapping.Table, ["ContractId", "Id"]);
        migration.CreateIndex($"IX_{EarlyWarningMapping.Table}_Region_Open", EarlyWarningMapping.Table, ["Region", "Id"], filter: EarlyWarningMapping.Open);
        migration.CreateTable(CheckUpRunMapping.Table, c => new
        {
            Id = c.Id(), Region = c.Text(12), IsAsked = c.YesNo(), StartedOn = c.Day(), FinishedOn = c.Day(nullable: true), After = c.Id(), Checked = c.Number(), Found = c.Number(), Resolved = c.Number(), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{CheckUpRunMapping.Table}", r => r.Id));
        migration.CreateIndex($"IX_{CheckUpRunMapping.Table}_Region_Id", CheckUpRunMapping.Table, ["Region", "Id"]);
        migration.CreateIndex($"IX_{CheckUpRunMapping.Table}_Running", CheckUpRunMapping.Table, "Region", unique: true, filter: CheckUpRunMapping.Running);
        migration.CreateTable(ComparedTextMapping.Table, c => new { ContractId = c.Id(), Compared = c.Text(64), ComparedOn = c.Day() },
            constraints: t => t.PrimaryKey($"PK_{ComparedTextMapping.Table}", x => x.ContractId));
    }

    protected override void Down(MigrationBuilder migration)
    {
        foreach (var table in new[] { ComparedTextMapping.Table, CheckUpRunMapping.Table, EarlyWarningMapping.Table }) migration.DropTable(table);
    }
}
