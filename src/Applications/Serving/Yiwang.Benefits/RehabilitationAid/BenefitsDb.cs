using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Institutions.Staff;
using Yiwang.Benefits.RehabilitationAid.Priority;
using Yiwang.Benefits.RehabilitationAid.Reviewing.Assessing;
using Yiwang.Benefits.RehabilitationAid.Verifying;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid;

/// <summary>This module's window onto the one database.</summary>
internal sealed class BenefitsDb(YiwangDb db)
{
    public DbSet<AidApplication> Applications => db.Set<AidApplication>();

    public DbSet<AidGrant> Grants => db.Set<AidGrant>();

    private static readonly Question<string, AidGrant> GrantsOfChild =
        new((db, childIndex) => db.Set<AidGrant>().AsNoTracking().Where(g => g.ChildIndex == childIndex));

    /// <summary>Everything that was ever granted for one child, in any county.</summary>
    public Task<List<AidGrant>> GrantsOf(string childIndex, CancellationToken ct) => GrantsOfChild.All(db, childIndex, ct);

    public DbSet<RegisterCheck> RegisterChecks => db.Set<RegisterCheck>();

    private static readonly Question<Guid, RegisterCheck> ChecksOfCase =
        new((db, caseId) => db.Set<RegisterCheck>().AsNoTracking().Where(c => c.CaseId == caseId));

    /// <summary>Everything that was asked of the police about one case.</summary>
    public Task<List<RegisterCheck>> RegisterChecksOf(Guid caseId, CancellationToken ct) => ChecksOfCase.All(db, caseId, ct);

    public DbSet<FurtherAssessment> Assessments => db.Set<FurtherAssessment>();

    private static readonly Question<Guid, FurtherAssessment> AssessmentsOfCase =
        new((db, caseId) => db.Set<FurtherAssessment>().AsNoTracking().Where(a => a.CaseId == caseId));

    /// <summary>Every further diagnosis that was asked for in one case.</summary>
    public async Task<List<FurtherAssessment>> AssessmentsOf(Guid caseId, CancellationToken ct) => [.. (await AssessmentsOfCase.All(db, caseId, ct)).OrderBy(a => a.Id)];

    public DbSet<OpenChild> OpenChildren => db.Set<OpenChild>();

    public DbSet<PriorityConfirmation> Confirmations => db.Set<PriorityConfirmation>();

    public DbSet<RehabilitationRecord> Records => db.Set<RehabilitationRecord>();

    public DbSet<RehabilitationInstitution> Institutions => db.Set<RehabilitationInstitution>();

    public DbSet<Professional> Professionals => db.Set<Professional>();

    public DbSet<Care> Cares => db.Set<Care>();

    public DbSet<ServiceMonth> ServiceMonths => db.Set<ServiceMonth>();

    public DbSet<ImplantSet> ImplantSets => db.Set<ImplantSet>();
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(AidApplication.ChildIndex), nameof(AidApplication.Answers))]
internal sealed class AidApplicationMapping : IEntityTypeConfiguration<AidApplication>
{
    public void Configure(EntityTypeBuilder<AidApplication> map)
    {
        map.ToTable("benefits_aid_applications");
        map.Property(a => a.Id).ValueGeneratedNever();
        map.Property(a => a.ChildIndex).IsPersonalIndex();
        map.Property(a => a.Answers).IsSealedJson();
        map.Property(a => a.Revision).IsConcurrencyToken();
        map.Ignore(a => a.Subject).Ignore(a => a.IsDraft);
        map.HasIndex(a => new { a.Applicant, a.SubmittedOn });
    }
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(AidGrant.ChildIndex))]
[Holds(DataClass.Sensitive, nameof(AidGrant.Condition), nameof(AidGrant.Row), Open = "救助类别的代码，结算和统计按它计算；只经索引连到儿童")]
internal sealed class AidGrantMapping : IEntityTypeConfiguration<AidGrant>
{
    public void Configure(EntityTypeBuilder<AidGrant> map)
    {
        map.ToTable("benefits_aid_grants");
        map.Property(g => g.Id).ValueGeneratedNever();
        map.Property(g => g.ChildIndex).IsPersonalIndex();
        foreach (var code in new[] { nameof(AidGrant.CaseNumber), nameof(AidGrant.Region), nameof(AidGrant.Row), nameof(AidGrant.Condition) }) map.Property(code).HasMaxLength(60);
        map.Property(g => g.Months).IsStoredAsJson();
        map.HasIndex(g => g.ChildIndex);
        map.HasIndex(g => g.CaseId);
    }
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(OpenChild.ChildIndex))]
internal sealed class OpenChildMapping : IEntityTypeConfiguration<OpenChild>
{
    public void Configure(EntityTypeBuilder<OpenChild> map)
    {
        map.ToTable("benefits_open_children");
        map.HasKey(o => o.ChildIndex);
        map.Property(o => o.ChildIndex).IsPersonalIndex();
        map.Property(o => o.Region).HasMaxLength(60);
    }
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(RehabilitationRecord.ChildIndex))]
[Holds(DataClass.Sensitive, nameof(RehabilitationRecord.HasPriority), Open = "排队次序按它排；只经索引连到儿童")]
internal sealed class RehabilitationRecordMapping : IEntityTypeConfiguration<RehabilitationRecord>
{
    public void Configure(EntityTypeBuilder<RehabilitationRecord> map)
    {
        map.ToTable("benefits_rehabilitation_records");
        map.Property(r => r.Id).ValueGeneratedNever();
        map.Property(r => r.ChildIndex).IsPersonalIndex();
        map.Property(r => r.Region).HasMaxLength(60);
        map.HasIndex(r => new { r.Region, r.State, r.HasPriority, r.OpenedOn });
    }
}

[Holds(DataClass.Personal)]
internal sealed class PriorityConfirmationMapping : IEntityTypeConfiguration<PriorityConfirmation>
{
    public void Configure(EntityTypeBuilder<PriorityConfirmation> map)
    {
        map.ToTable("benefits_priority_confirmations");
        map.Property(c => c.Id).ValueGeneratedNever();
    }
}
