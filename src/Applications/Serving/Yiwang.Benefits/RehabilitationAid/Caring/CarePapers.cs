using Yiwang.Platform.Files;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>What was written about one care. Kept sealed as one whole; nothing in it is searched.</summary>
internal sealed record CarePapers
{
    /// <summary>Who chose for the guardian, and by which authority; null where the guardian chose.</summary>
    public ChoiceByOthers? ChosenBy { get; init; }

    public Transfer? Transfer { get; init; }
    public Agreement? Agreement { get; init; }

    /// <summary>The guardian gives up, says the institution; until the guardian has confirmed it.</summary>
    public GivingUp? GivingUp { get; init; }

    public EndReport? Report { get; init; }

    /// <summary>The rectification that the county opened because the child was trained without an agreement; null where none was.</summary>
    public Guid? Rectification { get; init; }

    /// <summary>Institution and guardian know that the child is over age.</summary>
    public bool OverAgeTold { get; init; }

    /// <summary>Why a choice came to nothing.</summary>
    public string Dropped { get; init; } = "";
}

/// <param name="Authorisation">The signed paper; null where the guardian authorised on this platform.</param>
internal sealed record ChoiceByOthers(string PostName, StoredFile? Authorisation);

/// <summary>异地康复转介, 第十条（三）1.</summary>
/// <param name="Necessity">Why the child must be trained elsewhere, in the guardian's words.</param>
/// <param name="Receiver">The federation of the institution's place; empty where that place is outside this city, whose answer then comes by letter.</param>
internal sealed record Transfer(string Necessity, string Receiver, DateOnly AskedOn)
{
    public TransferAnswer? Answer { get; init; }

    /// <summary>转介单; null until the applying county has completed the transfer.</summary>
    public TransferSlip? Slip { get; init; }
}

/// <param name="Letter">Number of the letter of a federation outside; empty where it answered here.</param>
internal sealed record TransferAnswer(bool Agrees, string Reason, string Letter, string By, DateOnly On);

internal sealed record TransferSlip(string Number, string By, DateOnly On);

/// <summary>服务协议 with the items of article 18, its copy, and what became of the filing.</summary>
internal sealed record Agreement(AgreementText Text, StoredFile Copy, DateOnly HandedInOn)
{
    /// <summary>备案人: institution and post.</summary>
    public string FiledBy { get; init; } = "";

    /// <summary>The norms of that day, by the ids of their entries in the register.</summary>
    public IReadOnlyList<Guid> Standards { get; init; } = [];

    /// <summary>Why the county handed it back; empty unless it did.</summary>
    public string Returned { get; init; } = "";
}

internal sealed record GivingUp(string Reason, DateOnly AskedOn);

/// <summary>终止报告.</summary>
/// <param name="Assessment">What the reason rests on, where it must rest on a paper.</param>
internal sealed record EndReport(string Note, string AssessedBy, DateOnly? AssessedOn, StoredFile? Assessment, string By, DateOnly ReportedOn)
{
    /// <summary>What 对象调整 came to, in the county's words.</summary>
    public string Adjusted { get; init; } = "";
}

/// <summary>The ten items of article 18 as the parties wrote them.</summary>
internal sealed record AgreementText
{
    public string Institution { get; init; } = "";
    public string InstitutionAddress { get; init; } = "";
    public string Principal { get; init; } = "";
    public string InstitutionContact { get; init; } = "";

    public string Guardian { get; init; } = "";
    public string GuardianAddress { get; init; } = "";
    public string GuardianIdentity { get; init; } = "";
    public string GuardianContact { get; init; } = "";

    public string Services { get; init; } = "";
    public string Fees { get; init; } = "";

    /// <summary>The line of the institution's price list that the fee stands under; empty where it has none.</summary>
    public string FeeItem { get; init; } = "";

    public long? FeeInFen { get; init; }

    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }
    public string Place { get; init; } = "";

    public string Duties { get; init; } = "";
    public string Changes { get; init; } = "";
    public string Liability { get; init; } = "";
    public string Disputes { get; init; } = "";
    public string Others { get; init; } = "";
}
