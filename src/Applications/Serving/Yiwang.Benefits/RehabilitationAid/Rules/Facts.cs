namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>What the rules need to know of a child, and nothing more: no name, no number.</summary>
internal sealed record ChildFacts(DateOnly BornOn, string HouseholdRegion)
{
    public IReadOnlyList<Disability> Disabilities { get; init; } = [];

    public Degree Degree { get; init; }

    public bool HasDisabilityCertificate { get; init; }

    public Diagnosis? Diagnosis { get; init; }

    public Schooling Schooling { get; init; }
}

/// <summary>诊断证明书. Whether its institution is in the list of the qualified; null while nobody has looked.</summary>
internal sealed record Diagnosis(string Institution, bool? InstitutionIsQualified);

/// <summary>How the application is made.</summary>
/// <param name="Region">救助申请地: the county whose federation receives it.</param>
internal sealed record ApplicationFacts(Place Place, string Region)
{
    /// <summary>Where the child is to be trained; null while not chosen.</summary>
    public string? InstitutionRegion { get; init; }

    public ResidencePermit? Permit { get; init; }

    public ApplicantKind Applicant { get; init; }

    /// <summary>For an agent: the guardian's written authority. For a welfare institution: proof that it raises the child.</summary>
    public bool HasAuthority { get; init; }

    /// <summary>For a welfare institution: its services follow the norms; null while nobody has looked.</summary>
    public bool? ServesByNorms { get; init; }

    /// <summary>康复服务适应指征, which only a person judges; null while nobody has.</summary>
    public Indication? Indication { get; init; }

    /// <summary>Ids of the groups in 第十条（二）2 that the child belongs to.</summary>
    public IReadOnlyList<string> PriorityGroups { get; init; } = [];

    /// <summary>The county in which another application for the same child is open; null where none is.</summary>
    public string? OpenElsewhere { get; init; }
}

internal sealed record ResidencePermit(string Region, DateOnly ValidUntil)
{
    public bool BelongsToChild { get; init; } = true;
}

/// <summary>The reviewer's judgement with its basis: who assessed, when, and the conclusion.</summary>
internal sealed record Indication(bool IsIndicated, string AssessedBy, DateOnly AssessedOn);

/// <summary>Aid granted before to the same child, by this or another county; the caller finds it, the rules judge it.</summary>
/// <param name="Row">The row of article 8 that it was paid under.</param>
internal sealed record PriorAid(string Region, string Row, DateOnly GrantedOn)
{
    public string CaseNumber { get; init; } = "";

    public DateOnly? ServiceEndedOn { get; init; }

    /// <summary>First days of the months paid, for aid by the month.</summary>
    public IReadOnlyList<DateOnly> Months { get; init; } = [];

    /// <summary>Who granted it where that was not a federation.</summary>
    public string GrantedBy { get; init; } = "";

    /// <summary>病种 of a corrective surgery, name of a device.</summary>
    public string Condition { get; init; } = "";
}
