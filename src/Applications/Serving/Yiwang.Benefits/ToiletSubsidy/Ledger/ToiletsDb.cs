using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Leading;
using Yiwang.Benefits.ToiletSubsidy.Reporting;
using Yiwang.Benefits.ToiletSubsidy.Subsidising;
using Yiwang.Platform.Access;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.ToiletSubsidy.Ledger;

/// <summary>The campaign's window onto the one database.</summary>
internal sealed class ToiletsDb(YiwangDb db, ToiletBook book, CurrentUser user)
{
    public DbSet<ToiletPlan> Plans => db.Set<ToiletPlan>();
    public DbSet<ToiletVillage> Villages => db.Set<ToiletVillage>();
    public DbSet<Toilet> Toilets => db.Set<Toilet>();
    public DbSet<ToiletPaper> Papers => db.Set<ToiletPaper>();
    public DbSet<ToiletFund> Funds => db.Set<ToiletFund>();
    public DbSet<ToiletPayment> Payments => db.Set<ToiletPayment>();
    public DbSet<ToiletGroup> Groups => db.Set<ToiletGroup>();
    public DbSet<ToiletTask> Tasks => db.Set<ToiletTask>();
    public DbSet<ToiletReport> Reports => db.Set<ToiletReport>();
    public DbSet<ToiletSummary> Summaries => db.Set<ToiletSummary>();
    public DbSet<ToiletAssessment> Assessments => db.Set<ToiletAssessment>();
    public DbSet<ToiletContest> Contests => db.Set<ToiletContest>();

    /// <summary>The town whose ledger the user keeps; null for the offices of the city.</summary>
    public ToiletTown? OwnTown => user.May(Permissions.KeepToilets) ? book.TownOf(user.Institution) : null;

    /// <summary>A town sees its own, an office of the city all.</summary>
    public IQueryable<ToiletVillage> VisibleVillages => Mine is { } town ? Villages.Where(v => v.Town == town) : Villages;

    public IQueryable<Toilet> VisibleToilets => Mine is { } town ? Toilets.Where(t => t.Town == town) : Toilets;

    public Task<ToiletPlan?> Plan(CancellationToken ct) => Plans.AsNoTracking().OrderByDescending(p => p.ImportedAt).FirstOrDefaultAsync(ct);

    public Task<ToiletVillage?> Village(Guid id, CancellationToken ct) => VisibleVillages.FirstOrDefaultAsync(v => v.Id == id, ct);

    public Task<Toilet?> Toilet(Guid id, CancellationToken ct) => VisibleToilets.FirstOrDefaultAsync(t => t.Id == id, ct);

    public Task<List<Toilet>> ToiletsOf(Guid village, CancellationToken ct) => Toilets.Where(t => t.VillageId == village).OrderBy(t => t.Id).ToListAsync(ct);

    public Task<List<ToiletPaper>> AllPapers(CancellationToken ct) => Papers.AsNoTracking().ToListAsync(ct);

    // A town's post at an office that is no town of the plan sees nothing.
    private string? Mine => user.May(Permissions.KeepToilets) ? OwnTown?.Name ?? "" : null;
}

[Holds(DataClass.Internal)]
internal sealed class ToiletPlanMapping : IEntityTypeConfiguration<ToiletPlan>
{
    public void Configure(EntityTypeBuilder<ToiletPlan> map)
    {
        map.ToTable(ToiletTables.Plans);
        map.Property(p => p.Id).ValueGeneratedNever();
        map.Property(p => p.Rows).IsStoredAsJson();
        map.Ignore(p => p.Total);
    }
}

[Holds(DataClass.Internal)]
[Holds(DataClass.Internal, nameof(ToiletVillage.Name))]
internal sealed class ToiletVillageMapping : IEntityTypeConfiguration<ToiletVillage>
{
    public void Configure(EntityTypeBuilder<ToiletVillage> map)
    {
        map.ToTable(ToiletTables.Villages);
        map.Property(v => v.Id).ValueGeneratedNever();
        map.Property(v => v.Revision).IsConcurrencyToken();
        map.Property(v => v.Town).HasMaxLength(40);
        map.Property(v => v.Name).HasMaxLength(60);
        map.Property(v => v.Planning).HasMaxLength(200);
        map.Property(v => v.Supervisors).IsStoredAsJson();
        map.HasIndex(v => new { v.Town, v.Name }).IsUnique();
    }
}

[Holds(DataClass.Internal)]
[Holds(DataClass.Internal, nameof(Toilet.Name))]
[Holds(DataClass.Personal, nameof(Toilet.Householder))]
internal sealed class ToiletMapping : IEntityTypeConfiguration<Toilet>
{
    public void Configure(EntityTypeBuilder<Toilet> map)
    {
        map.ToTable(ToiletTables.Toilets);
        map.Property(t => t.Id).ValueGeneratedNever();
        map.Property(t => t.Revision).IsConcurrencyToken();
        map.Property(t => t.Town).HasMaxLength(40);
        map.Property(t => t.Village).HasMaxLength(60);
        map.Property(t => t.NaturalVillage).HasMaxLength(60);
        map.Property(t => t.Name).HasMaxLength(60);
        map.Property(t => t.Standard).HasMaxLength(200);
        map.Property(t => t.Householder).IsPersonal();
        map.Property(t => t.Kinds).IsStoredAsJson();
        map.Property(t => t.ReturnedFor).HasMaxLength(500);
        map.Property(t => t.Accounts).IsStoredAsJson();
        map.Property(t => t.Inspections).IsStoredAsJson();
        map.HasIndex(t => new { t.VillageId, t.NaturalVillage, t.Kind, t.Name }).IsUnique();
        map.HasIndex(t => new { t.Town, t.State });
    }
}

[Holds(DataClass.Public)]
internal sealed class ToiletPaperMapping : IEntityTypeConfiguration<ToiletPaper>
{
    public void Configure(EntityTypeBuilder<ToiletPaper> map)
    {
        map.ToTable(ToiletTables.Papers);
        map.HasKey(p => p.Kind);
        map.Property(p => p.Revision).IsConcurrencyToken();
        map.Property(p => p.Title).HasMaxLength(200);
        map.Property(p => p.ApprovalNumber).HasMaxLength(100);
        map.Property(p => p.IssueNumber).HasMaxLength(60);
    }
}

[Holds(DataClass.Internal)]
internal sealed class ToiletFundMapping : IEntityTypeConfiguration<ToiletFund>
{
    public void Configure(EntityTypeBuilder<ToiletFund> map)
    {
        map.ToTable(ToiletTables.Funds);
        map.Property(f => f.Id).HasMaxLength(40);
        map.Property(f => f.Revision).IsConcurrencyToken();
        map.Property(f => f.Receipts).IsStoredAsJson();
    }
}

[Holds(DataClass.Internal)]
internal sealed class ToiletPaymentMapping : IEntityTypeConfiguration<ToiletPayment>
{
    public void Configure(EntityTypeBuilder<ToiletPayment> map)
    {
        map.ToTable(ToiletTables.Payments);
        map.Property(p => p.Id).ValueGeneratedNever();
        map.Property(p => p.Town).HasMaxLength(40);
    }
}
