using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Reviewing;

/// <summary>
/// 合法性审查 of one draft: requested by the department, reviewed inside it and, where 第四十二条 asks for it, by the legal office. Versions of
/// the draft and opinions are added, never replaced; an opinion holds for the wording it was given on.
/// </summary>
internal sealed partial class LegalityReview : Aggregate
{
    private LegalityReview() { }

    public Guid Id { get; private init; }

    /// <summary>意见表编号.</summary>
    public string Number { get; private init; } = "";
    public string Institution { get; private init; } = "";
    public string Region { get; private init; } = "";
    public string Title { get; private init; } = "";

    /// <summary>As lists show it: a natural person's name is masked; the draft has it in full.</summary>
    public string Counterparty { get; private init; } = "";
    public long? AmountInFen { get; private init; }
    public IReadOnlyList<int> Types { get; private init; } = [];
    public Backing Backing { get; private init; }
    public IReadOnlyList<Citation> KeyReasons { get; private init; } = [];
    public Guid? Parent { get; private init; }
    public Guid? Project { get; private init; }
    public ReviewerKind By { get; private init; }

    /// <summary>Number of the model text named; empty for a text of one's own.</summary>
    public string ModelText { get; private init; } = "";
    public DateOnly RequestedOn { get; private init; }
    public ReviewState State { get; private set; }

    /// <summary>The local limit of whoever's turn it is; null while it is the department's.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>It came before the legal office once, which sees it from then on.</summary>
    public bool ReachedOffice { get; private set; }

    /// <summary>The internal reviewer saw a sign of key supervision.</summary>
    public bool IsSentOn { get; private set; }

    /// <summary>补充材料通知; empty while nothing is asked for.</summary>
    public string AskedFor { get; private set; } = "";
    public IReadOnlyList<DraftVersion> Versions { get; private set; } = [];
    public IReadOnlyList<ReviewMaterial> Materials { get; private set; } = [];
    public IReadOnlyList<ReviewProcedure> Procedures { get; private set; } = [];
    public IReadOnlyList<ReviewOpinion> Opinions { get; private set; } = [];

    /// <summary>Entered as signed.</summary>
    public Guid? ContractId { get; private set; }
    public int Revision { get; private set; }

    public string Subject => $"contract-review/{Id}";
    public string Href => $"/staff/contracts/reviews/{Id}";
    public DraftVersion Draft => Versions[^1];
    /// <summary>All of them: drafts, materials, what the opinions have beside.</summary>
    public IEnumerable<ReviewFile> Files => [.. Versions.Select(v => v.File), .. Materials.Select(m => m.File).OfType<ReviewFile>(), .. Opinions.SelectMany(o => o.Files), .. Opinions.Select(o => o.Sheet).OfType<ReviewFile>()];

    public bool IsOpen => State is ReviewState.Internal or ReviewState.LegalOffice;

    /// <summary>The district's legal office reviews too, unless a model text is used as it is.</summary>
    [Article(Law.LuohuContracts, 42), Article(Law.LuohuContracts, 10, 3), Requirement("LH-HT-042"), Requirement("LH-HT-010c")]
    public bool NeedsOffice => (Backing is Backing.InGovernmentsName || KeyReasons.Count > 0 || IsSentOn) && !Draft.IsModelText;

    /// <summary>Of the wording as it stands, at that level; null where none was given.</summary>
    public ReviewOpinion? AgreementOf(ReviewLevel level) => Opinions.LastOrDefault(o => o.Level == level && o.Digest == Draft.Digest) is { Result: ReviewResult.Agree } agreed ? agreed : null;

    /// <summary>The last opinion that the signature has to wait for.</summary>
    public DateOnly? AgreedOn => State is ReviewState.Agreed ? Opinions[^1].On : null;

    [Article(Law.LuohuContracts, 40, 1), Article(Law.LuohuContracts, 41), Article(Law.LuohuContracts, 43), Requirement("LH-HT-041"), Requirement("LH-HT-043")]
    public static (LegalityReview? Review, Outcome Outcome) Request(ReviewReception at, ReviewRequest asked)
    {
        var findings = ReviewRequestRules.Check(asked, at.Signer).ToArray();
        if (findings.Any(f => f.Severity is Severity.Blocks)) return (null, Outcome.From(findings));
        var review = new LegalityReview
        {
            Id = at.Id, Number = at.Number, Institution = at.Signer.Institution, Region = at.Region, Title = asked.Title.Trim(), Counterparty = new Party(asked.CounterpartyKind, asked.Counterparty.Trim(), "").Shown,
            AmountInFen = asked.AmountInFen, Types = [.. asked.Types.Distinct().Order()], Backing = asked.Backing, IsSentOn = at.GoesOn, KeyReasons = at.KeyReasons, Parent = asked.Parent, Project = asked.Project, By = asked.By,
            ModelText = asked.ModelText.Trim(), RequestedOn = at.Today, DueOn = at.DueOn, Materials = [.. asked.Materials.Select(m => m.Kept()).Where(m => m.IsGiven)],
            Procedures = [.. asked.Procedures.Select(p => p with { What = p.What.Trim(), Document = "", HeldOn = null })],
            Versions = [new(1, ReviewFile.Of(asked.Draft!), at.Draft.Digest, at.Draft.IsModelText, at.Draft.Questions, "", at.By, at.Today) { HasAdditions = at.Draft.HasAdditions }],
        };
        review.Record(new ReviewRequested(at.Id, at.Number, at.Draft.Digest, review.NeedsOffice));
        return (review, Outcome.From(Changed(review.ModelText, at.Draft)));
    }

    /// <summary>The next wording: what was said of earlier ones stays, and all who have to look again.</summary>
    [Article(Law.LuohuContracts, 40, 1), Article(Law.LuohuContracts, 41), Requirement("LH-HT-041")]
    public Outcome HandIn(ReviewFile file, DraftRead draft, string changes, Guid by, DateOnly today, DateOnly? dueOn)
    {
        if (ContractId is not null) return NotNow("合同已经签订、登记，不能再改审查的文本。");
        if (State is not (ReviewState.Returned or ReviewState.Agreed)) return NotNow("只有退回修改，或者审查同意以后又改了的文本，可以交新的一稿。");
        var findings = new List<Finding>();
        if (changes.Trim().Length is 0 or > 1000) findings.Add(Finding.Block("review.changes", "请写明改了哪些地方，不超过 1000 字。", ReviewPlaces.Inside, "changes", "对照审查意见逐条写。"));
        if (draft.Digest == Draft.Digest) findings.Add(Finding.Block("review.same-text", "交来的文本和上一稿一字不差。", ReviewPlaces.Inside, "draft", "请交修改后的文本。"));
        if (findings.Count > 0) return Outcome.From(findings);
        Versions = [.. Versions, new(Versions.Count + 1, file, draft.Digest, draft.IsModelText, draft.Questions, changes.Trim(), by, today) { HasAdditions = draft.HasAdditions }];
        (State, DueOn, AskedFor, Revision) = (ReviewState.Internal, dueOn, "", Revision + 1);
        Record(new ContractDraftHandedIn(Id, Versions.Count, draft.Digest));
        return Outcome.From(Changed(ModelText, draft));
    }

    /// <summary>第六项: what the reviewer needs beside. Until it comes nothing can be said.</summary>
    [Article(Law.LuohuContracts, 43, 1, Item = 6), Requirement("LH-HT-043")]
    public Outcome AskFor(ReviewLevel level, string what)
    {
        if (level != TurnOf()) return NotNow("现在不是这一级审查。");
        if (AskedFor.Length > 0) return NotNow("已经通知补充材料，请等承办人补交。");
        if (what.Trim().Length is 0 or > 500) return Outcome.Refused("review.asked", "请写明要补充什么材料，不超过 500 字。", ReviewPlaces.Material(6), "asked", "例如：对方的授权委托书。");
        (AskedFor, Revision) = (what.Trim(), Revision + 1);
        Record(new MaterialAsked(Id));
        return Outcome.Done;
    }

    [Article(Law.LuohuContracts, 43, 1, Item = 6), Requirement("LH-HT-043")]
    public Outcome Supply(MaterialDraft material, DateOnly? dueOn)
    {
        if (AskedFor.Length == 0) return NotNow("审查人没有要求补充材料。");
        var kept = material.Kept() with { Item = ReviewRequestRules.OnDemand };
        if (!kept.IsGiven || kept.Text.Length > 2000) return Outcome.Refused("review.supply", "请交补充的材料，或者写明为什么没有，不超过 2000 字。", ReviewPlaces.Material(6), "supply", $"审查人要的是：{AskedFor}");
        (Materials, AskedFor, DueOn, Revision) = ([.. Materials, kept], "", dueOn, Revision + 1);
        Record(new MaterialSupplied(Id));
        return Outcome.Done;
    }

    /// <summary>Held, with the number of its document.</summary>
    [Article(Law.LuohuContracts, 47), Requirement("LH-HT-047")]
    public Outcome Hold(int procedure, string document, DateOnly? heldOn, DateOnly today)
    {
        if (ContractId is not null) return NotNow("合同已经登记。");
        if (procedure < 0 || procedure >= Procedures.Count) return Outcome.NotFound;
        if (document.Trim().Length is 0 or > 100 || heldOn is null || heldOn > today)
            return Outcome.Refused("review.document", "请填结果文件的文号（不超过 100 字）和日期，日期不能晚于今天。", ReviewPlaces.Procedures, $"document-{procedure}", "例如：示国资评〔2026〕1号。");
        Procedures = [.. Procedures.Select((p, i) => i == procedure ? p with { Document = document.Trim(), HeldOn = heldOn } : p)];
        Revision++;
        Record(new ProcedureHeld(Id, Procedures[procedure].What, document.Trim()));
        return Outcome.Done;
    }

    /// <summary>One review is for one contract.</summary>
    public void Signed(Guid contract)
    {
        (ContractId, Revision) = (contract, Revision + 1);
        Record(new ReviewUsed(Id, contract));
    }

    private ReviewLevel? TurnOf() => State switch { ReviewState.Internal => ReviewLevel.Internal, ReviewState.LegalOffice => ReviewLevel.LegalOffice, _ => null };

    [Article(Law.LuohuContracts, 42), Requirement("LH-HT-042")]
    private static IEnumerable<Finding> Changed(string model, DraftRead draft) => model.Length == 0 || draft.IsModelText ? []
        : [Finding.Warn("review.model-changed", $"文本与示范文本 {model} 有出入（或者没有找到这份示范文本），按自拟文本审查。", ReviewPlaces.Office, "model", "没有实质性变更的示范文本，才可以不送法制机构审查。")];

    private static Outcome NotNow(string why) => Outcome.Refused("review.not-now", why, ReviewPlaces.Inside, "state", "请刷新页面，看最新情况。");
}
