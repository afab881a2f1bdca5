using Yiwang.Regulations.Drafting.Reviewing;

namespace Yiwang.Regulations.Drafting.Drafts;

/// <summary>Where a draft is on its way into force.</summary>
internal enum DraftState
{
    /// <summary>起草: with the department, new or sent back.</summary>
    Writing,

    /// <summary>合法性审查: with the justice bureau.</summary>
    Reviewing,

    /// <summary>审查通过.</summary>
    Reviewed,

    /// <summary>列入会议议题: the government will deliberate on it.</summary>
    OnAgenda,

    /// <summary>市政府批准、审议通过.</summary>
    Approved,

    /// <summary>已统一发布.</summary>
    Published,

    /// <summary>已撤销.</summary>
    Revoked,
}

/// <summary>A finished legality review: the form as filled, and what followed from it.</summary>
internal sealed record ReviewRecord(ReviewForm Form, bool Passed, string Opinion, DateOnly On);

/// <summary>The government's approval: of the request to issue it, or the meeting that passed it.</summary>
/// <param name="Number">Number of the approval or of the minutes.</param>
internal sealed record ApprovalRecord(string Number, DateOnly On);

/// <summary>Where it was published: law as the register knows it, and the issue of the gazette.</summary>
internal sealed record PublicationRecord(string Law, string Number, string GazetteIssue, DateOnly On, DateOnly InForceFrom);

/// <summary>责令纠正: number, what is wrong, until when; and the department's answer.</summary>
internal sealed record CorrectionOrder(string Number, string Problem, DateOnly Until, string Answer = "", DateOnly? AnsweredOn = null)
{
    public bool IsOpen => AnsweredOn is null;
}

/// <summary>撤销, by the government.</summary>
internal sealed record RevocationRecord(string Number, string Reason, DateOnly On);
