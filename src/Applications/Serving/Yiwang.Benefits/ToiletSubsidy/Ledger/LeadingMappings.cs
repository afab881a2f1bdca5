using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Benefits.ToiletSubsidy.Leading;
using Yiwang.Benefits.ToiletSubsidy.Reporting;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.ToiletSubsidy.Ledger;

[Holds(DataClass.Internal)]
internal sealed class ToiletGroupMapping : IEntityTypeConfiguration<ToiletGroup>
{
    public void Configure(EntityTypeBuilder<ToiletGroup> map)
    {
        map.ToTable(ToiletTables.Groups);
        map.HasKey(g => g.Body);
        map.Property(g => g.Body).HasMaxLength(60);
        map.Property(g => g.Revision).IsConcurrencyToken();
        map.Property(g => g.Leader).HasMaxLength(100);
        map.Property(g => g.ActionPlan).HasMaxLength(200);
    }
}

[Holds(DataClass.Internal)]
internal sealed class ToiletTaskMapping : IEntityTypeConfiguration<ToiletTask>
{
    public void Configure(EntityTypeBuilder<ToiletTask> map)
    {
        map.ToTable(ToiletTables.Tasks);
        map.Property(t => t.Id).ValueGeneratedNever();
        map.Property(t => t.Revision).IsConcurrencyToken();
        map.Property(t => t.Category).HasMaxLength(40);
        map.Property(t => t.Body).HasMaxLength(40);
        map.Property(t => t.Title).HasMaxLength(200);
    }
}

[Holds(DataClass.Internal)]
internal sealed class ToiletReportMapping : IEntityTypeConfiguration<ToiletReport>
{
    public void Configure(EntityTypeBuilder<ToiletReport> map)
    {
        map.ToTable(ToiletTables.Reports);
        map.Property(r => r.Id).ValueGeneratedNever();
        map.Property(r => r.Body).HasMaxLength(60);
        map.Property(r => r.Note).HasMaxLength(1000);
        map.HasIndex(r => new { r.Body, r.From }).IsUnique();
    }
}

[Holds(DataClass.Internal)]
internal sealed class ToiletSummaryMapping : IEntityTypeConfiguration<ToiletSummary>
{
    public void Configure(EntityTypeBuilder<ToiletSummary> map)
    {
        map.ToTable(ToiletTables.Summaries);
        map.Property(s => s.Id).ValueGeneratedNever();
        map.Property(s => s.Destination).HasMaxLength(40);
        map.Property(s => s.Lines).IsStoredAsJson();
    }
}

[Holds(DataClass.Internal)]
internal sealed class ToiletAssessmentMapping : IEntityTypeConfiguration<ToiletAssessment>
{
    public void Configure(EntityTypeBuilder<ToiletAssessment> map)
    {
        map.ToTable(ToiletTables.Assessments);
        map.Property(a => a.Id).ValueGeneratedNever();
        map.Property(a => a.Revision).IsConcurrencyToken();
        map.Property(a => a.Town).HasMaxLength(40);
        map.Property(a => a.Problems).IsStoredAsJson();
        map.HasIndex(a => new { a.Year, a.Town }).IsUnique();
    }
}

[Holds(DataClass.Internal)]
[Holds(DataClass.Internal, nameof(ToiletContest.Name))]
internal sealed class ToiletContestMapping : IEntityTypeConfiguration<ToiletContest>
{
    public void Configure(EntityTypeBuilder<ToiletContest> map)
    {
        map.ToTable(ToiletTables.Contests);
        map.Property(c => c.Id).ValueGeneratedNever();
        map.Property(c => c.Name).HasMaxLength(100);
        map.Property(c => c.Indicators).IsStoredAsJson();
    }
}
