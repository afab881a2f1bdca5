using System.Text.Json.Serialization;
using Yiwang.Kernel;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Contracts;

/// <summary>政府合同 or 国有企事业单位合同: follows from who signs, nobody chooses it.</summary>
internal enum ContractKind { Government, Enterprise }

/// <summary>部门自签、以区政府名义、经区政府批准: the last two have to be brought before the government.</summary>
internal enum Backing { Own, InGovernmentsName, GovernmentApproved }

/// <summary>第六条第二款, 第五十一条: what an agreement does to an earlier contract.</summary>
internal enum Derivation { Supplement, Change, Termination }

internal enum PartyKind { NaturalPerson, LegalPerson, Other }

internal enum SealKind { Official, Contract }

/// <summary>应备案、已备案（系统编号）、财政核对无误、退回、免备案.</summary>
internal enum FilingState { Due, Filed, Checked, Returned, Exempt }

/// <param name="Code">Credit code of a legal person or another body, identity number of a natural person; sealed with the rest.</param>
internal sealed record Party(PartyKind Kind, string Name, string Code)
{
    /// <summary>As lists show it: a natural person's name is masked.</summary>
    [JsonIgnore]
    public string Shown => Kind is PartyKind.NaturalPerson ? MaskedName.Of(Name) : Name;
}

/// <summary>第四十八条 and 第四十条: how it came to be signed.</summary>
/// <param name="Decision">Form, day and document of the department's own decision.</param>
/// <param name="Authorisation">Written authority of whoever signed; empty where the legal representative did.</param>
/// <param name="Legality">Number of the legality review; of the opinion on paper where it was held before reviews were held here.</param>
/// <param name="LongTermApproval">The leader's approval of a term above the longest.</param>
internal sealed record Signing(string Decision, DateOnly DecidedOn, string Authorisation, SealKind Seal, string Place, string Legality, string LongTermApproval)
{
    /// <summary>SM3 of the signed wording, or of the very file that was reviewed.</summary>
    public string TextDigest { get; init; } = "";

    /// <summary>Signed before anybody reviewed it: why. Empty where it was reviewed.</summary>
    public string Unreviewed { get; init; } = "";

    [JsonIgnore]
    public bool IsUnreviewed => Unreviewed.Trim().Length is > 0 and <= 200;
}

/// <summary>What changes an earlier contract, and why.</summary>
/// <param name="Fields">履行主体、标的、期限、违约责任、价款, or others that aren't substantive.</param>
internal sealed record ContractChange(IReadOnlyList<string> Fields, string Reason, string Before)
{
    /// <summary>Number of the agreement, and every field that it changed, as it was and as it is since; empty on the agreement itself.</summary>
    public string By { get; init; } = "";
    public IReadOnlyList<Public.DataChange> Compared { get; init; } = [];
}

/// <summary>进度节点.</summary>
/// <param name="PaysInFen">What the government pays at this node; 0 where nothing.</param>
/// <param name="NeedsAcceptance">By the contract's terms it is paid after acceptance only.</param>
internal sealed record ContractNode(int Ordinal, string Name, DateOnly PlannedOn, long PaysInFen, bool NeedsAcceptance)
{
    /// <summary>The last day on which it is reported in time; null while a year's calendar is missing.</summary>
    public DateOnly? DueOn { get; init; }
    public DateOnly? DoneOn { get; init; }
    public DateOnly? ReportedOn { get; init; }
    public string Report { get; init; } = "";
    public NodeAcceptance? Acceptance { get; init; }

    [JsonIgnore]
    public bool IsLate => ReportedOn is { } on && on > DueOn;
}

/// <summary>验收.</summary>
internal sealed record NodeAcceptance(bool Passed, DateOnly On, string By, string Note);

/// <summary>第五十四条: one of the five situations.</summary>
/// <param name="Kind">The number in 第五十四条第一款, 1 to 5.</param>
internal sealed record Abnormality(Guid Id, int Kind, DateOnly OccurredOn, DateOnly FoundOn, string Effect, string Response, DateOnly ReportedOn)
{
    public DateOnly? DueOn { get; init; }

    /// <summary>Until when a plan must be before the government; null where the contract doesn't concern it.</summary>
    public DateOnly? PlanDueOn { get; init; }
    public DateOnly? ProposedOn { get; init; }
    public string Plan { get; init; } = "";
    /// <summary>When the government decided how it is handled, and by which measures; of a plan that it sent back only what has to change.</summary>
    public DateOnly? HandledOn { get; init; }
    public string Measures { get; init; } = "";
    public DateOnly? ResolvedOn { get; init; }
    public string Outcome { get; init; } = "";

    [JsonIgnore]
    public bool IsLate => ReportedOn > DueOn;
}

internal enum PaymentState { Asked, Agreed, Refused }

/// <summary>A payment that the handler asks for and the department's finance checks.</summary>
internal sealed record ContractPayment(Guid Id, int Node, long AmountInFen, string Invoice, DateOnly AskedOn, PaymentState State, IReadOnlyList<string> Reasons);

/// <summary>续签.</summary>
internal sealed record Renewal(DateOnly ProposedOn, bool ByCounterparty, bool IsLate, bool? Agreed = null, string Decision = "");

/// <summary>第五十七条, its steps in order.</summary>
internal sealed record UnilateralEnd(string Risks, DateOnly AssessedOn)
{
    public string Decision { get; init; } = "";
    public DateOnly? DecidedOn { get; init; }
    public string GovernmentApproval { get; init; } = "";
    public DateOnly? ApprovedOn { get; init; }
    public DateOnly? NotifiedOn { get; init; }
    public string Consultation { get; init; } = "";
}

/// <summary>A file of one of the nine categories of 第六十七条. It is added, never replaced.</summary>
internal sealed record ContractFile(int Category, string Name, string Hash, string ContentType, long Length, DateTimeOffset AddedAt, string ByPost)
{
    public static ContractFile Of(int category, StoredFile file, DateTimeOffset at, string post) => new(category, file.Name, file.Hash, file.ContentType, file.Length, at, post);
}
