using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Platform.Data;
using Yiwang.Procedures.Public;

namespace Yiwang.Procedures.Cases;

[Holds(DataClass.Personal)]
internal sealed class CaseMapping : IEntityTypeConfiguration<Case>
{
    /// <summary>What is overdue is found among the open cases, not among those of ten years.</summary>
    public const string NotEnded = "\"State\" <> 'Ended'";

    public void Configure(EntityTypeBuilder<Case> map)
    {
        map.ToTable("procedures_cases");
        map.Property(c => c.Id).ValueGeneratedNever();
        foreach (var code in new[] { nameof(Case.Number), nameof(Case.Procedure), nameof(Case.RulebookVersion), nameof(Case.Region), nameof(Case.Institution), nameof(Case.Superior), nameof(Case.Holder), nameof(Case.Stage), nameof(Case.Result) })
        {
            map.Property(code).HasMaxLength(60);
        }

        map.Property(c => c.Revision).IsConcurrencyToken();
        // Read only together with the case, and never searched: one row a case instead of a dozen.
        map.Property(c => c.Stages).IsStoredAsJson();
        map.Property(c => c.Supplements).IsStoredAsJson();
        map.Ignore(c => c.CurrentStage).Ignore(c => c.OpenSupplement).Ignore(c => c.Subject);

        map.HasIndex(c => c.Number).IsUnique();
        // A list is one range of one index, whether there are ten thousand cases or a million.
        map.HasIndex(c => new { c.Applicant, c.ReceivedAt, c.Number });
        map.HasIndex(c => new { c.Institution, c.ReceivedAt, c.Number });
        map.HasIndex(c => new { c.Institution, c.State, c.ReceivedAt, c.Number });
        map.HasIndex(c => new { c.Superior, c.ReceivedAt, c.Number });
        map.HasIndex(c => new { c.Superior, c.State, c.ReceivedAt, c.Number });
        map.HasIndex(c => new { c.State, c.AnswerBy });
        map.HasIndex(c => new { c.Institution, c.DueOn, c.Number }).HasFilter(NotEnded);
        map.HasIndex(c => new { c.Superior, c.DueOn, c.Number }).HasFilter(NotEnded);
    }
}

/// <summary>The last number given out for a prefix, office and year.</summary>
internal sealed class CaseCounter
{
    public required string Series { get; init; }
    public required int Last { get; set; }
}

[Holds(DataClass.Internal)]
internal sealed class CaseCounterMapping : IEntityTypeConfiguration<CaseCounter>
{
    public void Configure(EntityTypeBuilder<CaseCounter> map)
    {
        map.ToTable("procedures_case_counters");
        map.HasKey(c => c.Series);
        map.Property(c => c.Series).HasMaxLength(60);
    }
}
