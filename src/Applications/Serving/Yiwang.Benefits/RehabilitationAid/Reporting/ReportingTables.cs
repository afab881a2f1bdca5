using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Yiwang.Benefits.RehabilitationAid.Reporting.Annual;
using Yiwang.Benefits.RehabilitationAid.Reporting.Budgets;
using Yiwang.Benefits.RehabilitationAid.Reporting.Publishing;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Reporting;

/// <summary>The reports' window on the one database.</summary>
internal sealed class ReportingDb(YiwangDb db)
{
    public DbSet<AnnualReport> Reports => db.Set<AnnualReport>();

    public DbSet<Publication> Publications => db.Set<Publication>();

    public DbSet<Budget> Budgets => db.Set<Budget>();
}

[Holds(DataClass.Internal)]
internal sealed class AnnualReportMapping : IEntityTypeConfiguration<AnnualReport>
{
    public const string Table = "benefits_annual_reports";

    public void Configure(EntityTypeBuilder<AnnualReport> map)
    {
        map.ToTable(Table);
        map.Property(r => r.Id).ValueGeneratedNever();
        map.Property(r => r.Region).HasMaxLength(6);
        map.Property(r => r.Lines).IsStoredAsJson();
        map.Property(r => r.Performance).HasMaxLength(AnnualReport.LongestPerformance);
        map.Property(r => r.Revision).IsConcurrencyToken();
        map.Ignore(r => r.Subject).Ignore(r => r.IsLate);
        map.HasIndex(r => new { r.Region, r.Year }).IsUnique();
    }
}

[Holds(DataClass.Public)]
internal sealed class PublicationMapping : IEntityTypeConfiguration<Publication>
{
    public const string Table = "benefits_publications";

    public void Configure(EntityTypeBuilder<Publication> map)
    {
        map.ToTable(Table);
        map.Property(p => p.Id).ValueGeneratedNever();
        map.Property(p => p.Region).HasMaxLength(6);
        map.Property(p => p.Figures).IsStoredAsJson();
        map.Ignore(p => p.Subject);
        map.HasIndex(p => new { p.Region, p.From }).IsUnique();
    }
}

[Holds(DataClass.Internal)]
internal sealed class BudgetMapping : IEntityTypeConfiguration<Budget>
{
    public const string Table = "benefits_budgets";

    public void Configure(EntityTypeBuilder<Budget> map)
    {
        map.ToTable(Table);
        map.Property(b => b.Id).ValueGeneratedNever();
        map.Property(b => b.Region).HasMaxLength(6);
        map.Property(b => b.Basis).HasMaxLength(120);
        map.Ignore(b => b.Subject);
        map.HasIndex(b => new { b.Region, b.Year, b.Source });
    }
}

[DbContext(typeof(YiwangDb))]
[Migration("20261124_51_Reporting")]
internal sealed class ReportingTables : Migration
{
    private const string Reports = AnnualReportMapping.Table, Publications = PublicationMapping.Table, Budgets = BudgetMapping.Table;

    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(Reports, c => new
        {
            Id = c.Id(), Region = c.Text(6), Year = c.Number(), Lines = c.Json(), Performance = c.Text(AnnualReport.LongestPerformance),
            SubmittedOn = c.Day(nullable: true), DueOn = c.Day(), Revision = c.Number(),
        }, constraints: t => t.PrimaryKey($"PK_{Reports}", r => r.Id));
        migration.CreateIndex($"IX_{Reports}_Region_Year", Reports, ["Region", "Year"], unique: true);

        migration.CreateTable(Publications, c => new { Id = c.Id(), Region = c.Text(6), From = c.Day(), To = c.Day(), Figures = c.Json(), PublishedOn = c.Day() },
            constraints: t => t.PrimaryKey($"PK_{Publications}", p => p.Id));
        migration.CreateIndex($"IX_{Publications}_Region_From", Publications, ["Region", "From"], unique: true);

        migration.CreateTable(Budgets, c => new { Id = c.Id(), Region = c.Text(6), Year = c.Number(), Source = c.Text(40), AmountInFen = c.Large(), Basis = c.Text(120), RegisteredOn = c.Day() },
            constraints: t => t.PrimaryKey($"PK_{Budgets}", b => b.Id));
        migration.CreateIndex($"IX_{Budgets}_Region_Year_Source", Budgets, ["Region", "Year", "Source"]);
    }

    protected override void Down(MigrationBuilder migration)
    {
        foreach (var table in new[] { Reports, Publications, Budgets }) migration.DropTable(table);
    }
}
