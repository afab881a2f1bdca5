using System.Text.Json.Serialization;
using Yiwang.Contracting.Contracts;
using Yiwang.Kernel;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Preparing;

internal enum ProjectState { Preparing, Signed, Dropped }

/// <summary>What is in a file of a project. The first two have to be there before the review.</summary>
internal enum ProjectFileKind { Qualification, Credit, Study, InquiryReport, Memorandum, ContractText, Other }

/// <summary>What the handler says when a project begins.</summary>
/// <param name="Kind">One of the pack's kinds of contract; by it a model text is found.</param>
/// <param name="AmountInFen">Expected; null where nobody knows yet.</param>
/// <param name="Parties">The counterparty as far as it is known; sealed.</param>
internal sealed record ProjectEntry(string Name, string Kind, string Need, long? AmountInFen, IReadOnlyList<Party> Parties);

/// <summary>第十三条第二款第（三）项: one conclusion each; empty where it is still missing.</summary>
internal sealed record ProjectStudy(string Research, string Necessity, string Feasibility, string Reasonableness)
{
    public static readonly ProjectStudy None = new("", "", "", "");

    [JsonIgnore]
    public IReadOnlyList<(string Field, string Name, string Text)> All => [("research", "调研", Research), ("necessity", "必要性", Necessity), ("feasibility", "可行性", Feasibility), ("reasonableness", "合理性", Reasonableness)];
}

/// <summary>第十九条: what was found out about the counterparty.</summary>
internal sealed record PartyInquiry(string Qualification, string Assets, string Credit, string Ability, string Conclusion)
{
    public static readonly PartyInquiry None = new("", "", "", "", "");

    [JsonIgnore]
    public IReadOnlyList<(string Field, string Name, string Text)> All => [("qualification", "资质", Qualification), ("assets", "资产", Assets), ("credit", "信用", Credit), ("ability", "履约能力", Ability)];
}

/// <summary>Who talks to the counterparty.</summary>
/// <param name="IsLawyer">本部门法律专业工作人员.</param>
/// <param name="IsChief">首席谈判代表; nobody has to be.</param>
internal sealed record Negotiator(string Name, bool IsLawyer, bool IsChief);

/// <summary>磋商授权: asked for by the handler, given by the department. The newest that was given holds.</summary>
/// <param name="Scope">What may be agreed.</param>
/// <param name="MaxAmountInFen">Above it nothing may be agreed; null where the scope sets no amount.</param>
internal sealed record NegotiationAuthority(Guid Id, bool IsGroup, IReadOnlyList<Negotiator> Members, string Scope, long? MaxAmountInFen, DateOnly AskedOn)
{
    public DateOnly? DecidedOn { get; init; }
    public bool IsGiven { get; init; }

    /// <summary>The post that decided.</summary>
    public string ByPost { get; init; } = "";
    public string Reason { get; init; } = "";
}

/// <summary>谈判备忘录.</summary>
/// <param name="Authority">Under which it was negotiated.</param>
/// <param name="Members">Ours that took part, as the authority names them.</param>
/// <param name="IsSigned">双方签字确认.</param>
internal sealed record Memorandum(Guid Id, Guid Authority, DateOnly HeldOn, IReadOnlyList<string> Members, string Counterpart, string Agreed, long? AmountInFen, bool IsSigned);

/// <summary>What the handler says of a negotiation.</summary>
/// <param name="IsBeyond">Something outside the scope was asked for or agreed.</param>
internal sealed record MemorandumEntry(DateOnly? HeldOn, IReadOnlyList<string> Members, string Counterpart, string Agreed, long? AmountInFen, bool IsBeyond, bool IsSigned);

/// <summary>第二十五条第二款: what each government department that signs is to do and may demand.</summary>
internal sealed record DepartmentShare(string Institution, string Terms);

/// <summary>Added, never replaced.</summary>
internal sealed record ProjectFile(ProjectFileKind Kind, string Name, string Hash, string ContentType, long Length, DateTimeOffset AddedAt, string ByPost)
{
    public static ProjectFile Of(ProjectFileKind kind, StoredFile file, DateTimeOffset at, string post) => new(kind, file.Name, file.Hash, file.ContentType, file.Length, at, post);
}

/// <summary>The places of the articles before the signature, each spelt once.</summary>
internal static class Places
{
    public static readonly Citation Procedures = At(13, 2, 1), Staffing = At(13, 2, 2), Study = At(13, 2, 3), Counterparty = At(13, 2, 4), Ledger = At(13, 2, 10), Manager = At(14, 1), Finding = At(18, 1), Inquiry = At(19), Authority = At(20, 1),
        Memorandum = At(20, 2), Opinions = At(21), Written = At(22), ModelTexts = At(23), Drafting = At(24, 1), ModelFirst = At(24, 2), Shares = At(25, 2), Handler = At(16, 1), Unchanged = At(42);

    private static Citation At(int article, int paragraph = 0, int item = 0) => Citation.Of(Law.LuohuContracts, article, paragraph, item);
}
