using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Benefits.RehabilitationAid.Institutions.Credit;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Benefits.RehabilitationAid.Institutions.Inspecting;
using Yiwang.Benefits.RehabilitationAid.Institutions.Progress;
using Yiwang.Benefits.RehabilitationAid.Institutions.Rectifying;
using Yiwang.Benefits.RehabilitationAid.Institutions.Staff;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions;

/// <summary>The window of the part about institutions.</summary>
internal sealed class InstitutionsDb(YiwangDb db)
{
    public DbSet<RehabilitationInstitution> Register => db.Set<RehabilitationInstitution>();
    public DbSet<Professional> Staff => db.Set<Professional>();
    public DbSet<DesignationRound> Rounds => db.Set<DesignationRound>();
    public DbSet<DesignationApplication> Applications => db.Set<DesignationApplication>();
    public DbSet<PublishedList> Lists => db.Set<PublishedList>();
    public DbSet<Rectification> Rectifications => db.Set<Rectification>();
    public DbSet<CreditRecord> CreditRecords => db.Set<CreditRecord>();
    public DbSet<CreditFeedback> Feedbacks => db.Set<CreditFeedback>();
    public DbSet<Blacklisting> Blacklistings => db.Set<Blacklisting>();
    public DbSet<InstitutionProgress> Progress => db.Set<InstitutionProgress>();
    public DbSet<SupervisionOpinion> Opinions => db.Set<SupervisionOpinion>();
    public DbSet<Inspection> Inspections => db.Set<Inspection>();
    public DbSet<SafetyAccident> Accidents => db.Set<SafetyAccident>();
}

[Holds(DataClass.Public)]
[Holds(DataClass.Public, nameof(RehabilitationInstitution.Name), nameof(RehabilitationInstitution.Phone), nameof(RehabilitationInstitution.Address))]
internal sealed class RegisterMapping : IEntityTypeConfiguration<RehabilitationInstitution>
{
    public const string Table = "benefits_institutions";

    public void Configure(EntityTypeBuilder<RehabilitationInstitution> map)
    {
        map.ToTable(Table);
        map.HasKey(i => i.Code);
        map.Property(i => i.Code).HasMaxLength(60);
        map.Property(i => i.Name).HasMaxLength(200);
        map.Property(i => i.Region).HasMaxLength(60);
        map.Property(i => i.Address).HasMaxLength(400);
        map.Property(i => i.Phone).HasMaxLength(60);
        map.Property(i => i.CreditCode).HasMaxLength(18);
        map.Property(i => i.Serves).IsStoredAsJson();
        map.Property(i => i.Terms).IsStoredAsJson();
        map.Property(i => i.Revision).IsConcurrencyToken();
        map.Ignore(i => i.Subject).Ignore(i => i.IsCommercial);
        map.HasIndex(i => i.Region);
    }
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Personal, nameof(Professional.Name), nameof(Professional.Certificate))]
internal sealed class ProfessionalMapping : IEntityTypeConfiguration<Professional>
{
    public const string Table = "benefits_professionals";

    public void Configure(EntityTypeBuilder<Professional> map)
    {
        map.ToTable(Table);
        map.Property(p => p.Id).ValueGeneratedNever();
        map.Property(p => p.Institution).HasMaxLength(60);
        map.Property(p => p.Name).IsPersonal();
        map.Property(p => p.Job).HasMaxLength(60);
        map.Property(p => p.Certificate).IsPersonal();
        map.Property(p => p.Trainings).IsStoredAsJson();
        map.Property(p => p.Revision).IsConcurrencyToken();
        map.Ignore(p => p.Subject);
        map.HasIndex(p => p.Institution);
    }
}
