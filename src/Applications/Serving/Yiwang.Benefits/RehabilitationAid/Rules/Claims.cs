using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>One service for which aid is asked or settled.</summary>
internal abstract record ServiceClaim
{
    /// <summary>Where the claim stands in the input, for findings: <c>/services/0</c>.</summary>
    public string Where { get; init; } = "";
}

/// <summary>人工耳蜗植入, by either of its two ways: after medical insurance, or in the national programme.</summary>
internal sealed record CochlearImplantClaim(DateOnly SurgeryOn) : ServiceClaim
{
    public bool NationalProgramme { get; init; }
    public bool EvaluatedSuitable { get; init; }
    public bool MeetsInsuranceRules { get; init; }
    public bool HasValidReceipt { get; init; }
    public long OwnPaymentInFen { get; init; }
}

/// <summary>肢体残疾矫治手术.</summary>
/// <param name="Condition">Id of a 病种; empty while not chosen.</param>
internal sealed record CorrectiveSurgeryClaim(DateOnly SurgeryOn, string Condition, long OwnPaymentInFen) : ServiceClaim;

/// <summary>基本型辅助器具.</summary>
internal sealed record AssistiveDeviceClaim(string Device) : ServiceClaim;

/// <summary>The two trainings of 第八条（三）1 that are paid once in some years: low vision (basic) and orientation for the blind.</summary>
internal sealed record SightTrainingClaim(bool ForBlind, DateOnly StartedOn, DateOnly EndedOn, decimal Hours) : ServiceClaim
{
    public Institution? Institution { get; init; }
}

internal enum TrainingMode { FullTime, PartTime, LowVision }

/// <summary>Training paid by the month.</summary>
internal sealed record MonthlyTrainingClaim(TrainingMode Mode, Institution Institution, IReadOnlyList<TrainingMonth> Months) : ServiceClaim;

/// <summary>A month of training, by its first day.</summary>
/// <param name="Qualifies">Whether it reached the hours, as a reviewer found.</param>
internal sealed record TrainingMonth(DateOnly FirstDay, bool Qualifies = true)
{
    /// <summary>What <see cref="TrainingHoursCheck"/> found short in the records; any gap and the month does not count.</summary>
    public IReadOnlyList<Finding> Gaps { get; init; } = [];

    public bool Counts => Qualifies && Gaps.Count == 0;
}

/// <summary>康复机构, as far as a standard depends on it.</summary>
/// <param name="WelfareClass">公益几类; 0 where it is no public institution.</param>
internal sealed record Institution(string Region, Organiser Organiser, int WelfareClass)
{
    public static Institution Private(string region) => new(region, Organiser.Private, 0);
}

/// <summary>Everything the amounts depend on besides the claim itself.</summary>
internal sealed record AidContext(ChildFacts Child, ApplicationFacts Application, DateOnly AppliedOn, RulebookLibrary Library)
{
    public IReadOnlyList<PriorAid> Prior { get; init; } = [];

    /// <summary>The catalogue of assistive devices on <see cref="AppliedOn"/>; empty while none was imported.</summary>
    public IReadOnlyList<AssistiveDevice> Devices { get; init; } = [];

    /// <summary>The case being settled; its own earlier payments are not duplicates.</summary>
    public string CaseNumber { get; init; } = "";

    public DuplicateException? Exception { get; init; }

    /// <summary>The regulation through time with what officers recorded; null for what the packs know of it.</summary>
    public DocumentLife? Document { get; init; }

    public Rulebook Rulebook => Library.For(Application.Region);

    public Settings Settings => Rulebook.SettingsOn(AppliedOn);

    public int AgeOn(DateOnly day) => Age.InYears(Child.BornOn, day, Settings.BirthdayCompletesYear);
}

/// <summary>“原则上”: an exception to the rule against duplicates, with its reason, approved by the head of the county federation.</summary>
/// <param name="Declined">Why the head did not approve; empty where the head did, or has not decided yet.</param>
internal sealed record DuplicateException(string Reason, bool ApprovedByHead, string Declined = "");
