using Yiwang.Contracting.Public;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Inspecting;

/// <summary>第七十三条 to 第七十五条: what an inspection has beside its sample.</summary>
internal sealed partial class ContractAudit
{
    public static readonly Citation Wider = Citation.Of(Law.LuohuContracts, 74, 2), Duty = Citation.Of(Law.LuohuContracts, 75, 1), Word = Citation.Of(Law.LuohuContracts, 75, 2), Refusal = Citation.Of(Law.LuohuContracts, 75, 3);

    public AuditKind Kind { get; private init; }

    /// <summary>Whose it is; empty in rows from before others than the audit office inspected.</summary>
    public string Runner { get; private init; } = "";
    public IReadOnlyList<AuditNote> Notes { get; private set; } = [];
    public IReadOnlyList<AuditExpert> Experts { get; private set; } = [];
    public IReadOnlyList<MaterialRequest> Requests { get; private set; } = [];
    public AuditVerdict? Verdict { get; private set; }

    /// <summary>The department that didn't cooperate, and by which facts.</summary>
    public string Against { get; private set; } = "";
    public string Facts { get; private set; } = "";
    public IReadOnlyList<DisciplineProposal> Proposals { get; private set; } = [];

    /// <summary>The place under which this kind inspects.</summary>
    public Citation Ground => Kind switch { AuditKind.Inspection => Citation.Of(Law.LuohuContracts, 73), AuditKind.Authority => Citation.Of(Law.LuohuContracts, 70, 3), _ => Place };

    [Article(Law.LuohuContracts, 74, 2), Requirement("LH-HT-074a")]
    public Outcome Note(AuditNote note, DateOnly today)
    {
        if (ClosedOn is not null) return Over();
        if (note.Text.Trim().Length is 0 or > 1000 || note.On == default || note.On > today) return Outcome.Refused("audit.note", "请写明延伸检查的事项或者现场核查的情况（不超过 1000 字）和日期，日期不能晚于今天。", Wider, "note", "写明时间、地点、参加人和看到的情况。");
        (Notes, Revision) = ([.. Notes, note with { Text = note.Text.Trim() }], Revision + 1);
        Record(new AuditNoted(Id, note.Kind.ToString()));
        return Outcome.Done;
    }

    [Article(Law.LuohuContracts, 74, 2), Requirement("LH-HT-074a")]
    public Outcome Engage(AuditExpert expert)
    {
        if (ClosedOn is not null) return Over();
        if (Kind is not AuditKind.Audit) return Outcome.Refused("audit.no-experts", "只有审计可以聘请第三方机构或者专业技术人员。", Wider, "expert", "需要专业协助的，请商审计部门。");
        if (!IsDrawn) return Outcome.Refused("audit.not-drawn", "还没有抽取样本，不能开放给受聘人员。", Wider, "expert", "先抽取样本。");
        if (expert.Firm.Trim().Length is 0 or > 100) return Outcome.Refused("audit.firm", "请填受聘的机构或者专业人员所在单位，不超过 100 字。", Wider, "firm", "照聘用文件填写。");
        if (Experts.Any(e => e.Account == expert.Account && e.Until is null)) return Outcome.Done;
        (Experts, Revision) = ([.. Experts, expert with { Firm = expert.Firm.Trim() }], Revision + 1);
        Record(new ExpertEngaged(Id));
        return Outcome.Done;
    }

    [Article(Law.LuohuContracts, 75, 1), Article(Law.LuohuContracts, 75, 2), Requirement("LH-HT-075a")]
    public Outcome Ask(MaterialRequest request, DateOnly today)
    {
        if (ClosedOn is not null) return Over();
        var findings = new List<Finding>();
        if (request.Items.Count is 0 or > 50 || request.Items.Any(i => i.What.Length is 0 or > 200)) findings.Add(Finding.Block("audit.items", "请列出要的资料，一行一项，每项不超过 200 字，最多 50 项。", Duty, "items", "例如：验收单；付款凭证。"));
        if (request.DueOn < today) findings.Add(Finding.Block("audit.due", "请填提交期限，不早于今天。", Duty, "itemsDue", "给对方合理的时间。"));
        if (findings.Count > 0) return Outcome.From(findings);
        (Requests, Revision) = ([.. Requests, request], Revision + 1);
        Record(new MaterialsCalledFor(Id, request.Institution, request.Items.Count, request.NeedsCommitment));
        return Outcome.Done;
    }

    /// <summary>One of the list: where it is, or which file it is.</summary>
    [Article(Law.LuohuContracts, 75, 1), Requirement("LH-HT-075a")]
    public Outcome Give(Guid request, int item, string given, DateOnly today)
    {
        if (ClosedOn is not null) return Over();
        if (Requests.FirstOrDefault(r => r.Id == request) is not { } asked || item < 0 || item >= asked.Items.Count) return Outcome.NotFound;
        if (given.Trim().Length is 0 or > 500) return Outcome.Refused("audit.given", "请写明交的是什么、在哪里看，不超过 500 字；没有的写明原因。", Duty, $"given-{item}", "材料存入合同的九类材料，这里写类别和文件名。");
        Replace(asked with { Items = [.. asked.Items.Select((m, i) => i == item ? m with { Given = given.Trim(), GivenOn = today } : m)] });
        Record(new MaterialGiven(Id, asked.Institution, item + 1));
        return Outcome.Done;
    }

    [Article(Law.LuohuContracts, 75, 2), Requirement("LH-HT-075a")]
    public Outcome Commit(Guid request, string commitment, DateOnly today)
    {
        if (ClosedOn is not null) return Over();
        if (Requests.FirstOrDefault(r => r.Id == request) is not { NeedsCommitment: true } asked) return Outcome.NotFound;
        if (commitment.Trim().Length is 0 or > 500) return Outcome.Refused("audit.commitment", "请写承诺：对所交资料的真实性和完整性负责，不超过 500 字。", Word, "commitment", "写明承诺单位和承诺书的文号。");
        Replace(asked with { Commitment = commitment.Trim(), CommittedOn = today });
        Record(new TruthCommitted(Id, asked.Institution));
        return Outcome.Done;
    }

    /// <summary>Against a department that didn't cooperate, once that is the conclusion. Where it went stays here.</summary>
    [Article(Law.LuohuContracts, 75, 3), Requirement("LH-HT-075b")]
    public Outcome Propose(Guid proposal, string to, string text, DateOnly today)
    {
        if (Verdict is not AuditVerdict.Uncooperative) return Outcome.Refused("audit.no-ground", "结论不是“不合格（不配合）”，不能提处分建议。", Refusal, "proposal", "先写明不配合的事实，下结论。");
        if (to.Trim().Length is 0 or > 100 || text.Trim().Length is 0 or > 2000) return Outcome.Refused("audit.proposal", "请写处分建议（不超过 2000 字）和送哪个部门（不超过 100 字）。", Refusal, "proposal", "例如：送任免机关。");
        (Proposals, Revision) = ([.. Proposals, new(proposal, Against, to.Trim(), text.Trim(), today)], Revision + 1);
        Record(new DisciplineProposed(Id, Against));
        return Outcome.Done;
    }

    public Outcome Answered(Guid proposal, string result)
    {
        if (Proposals.FirstOrDefault(p => p.Id == proposal) is not { Result.Length: 0 } sent) return Outcome.NotFound;
        if (result.Trim().Length is 0 or > 500) return Outcome.Refused("audit.proposal-result", "请写有关部门的处理结果，不超过 500 字。", Refusal, "result", "写明文号和结果。");
        (Proposals, Revision) = ([.. Proposals.Select(p => p == sent ? p with { Result = result.Trim() } : p)], Revision + 1);
        Record(new DisciplineAnswered(Id));
        return Outcome.Done;
    }

    [Article(Law.LuohuContracts, 75, 3), Requirement("LH-HT-075b")]
    private static IEnumerable<Finding> CheckVerdict(AuditVerdict? verdict, string against, string facts)
    {
        if (verdict is null) yield return Finding.Block("audit.verdict", "请选检查结果。", Refusal, "verdict", "合格、不合格，或者不合格（不配合）。");
        if (verdict is not AuditVerdict.Uncooperative) yield break;
        if (against.Length == 0) yield return Finding.Block("audit.against", "请选不配合的单位。", Refusal, "against", "从承办部门中选。");
        if (facts.Trim().Length is 0 or > 2000) yield return Finding.Block("audit.facts", "结论是“不配合”的，请写明事实，不超过 2000 字。", Refusal, "facts", "写明要过什么、什么时候要的、对方怎样没有配合。");
    }

    private void Replace(MaterialRequest request) => (Requests, Revision) = ([.. Requests.Select(r => r.Id == request.Id ? request : r)], Revision + 1);

    private Outcome Over() => Outcome.Refused("audit.closed", "检查已经下了结论，不能再改。", Ground, "state", "有新情况的，另行检查。");
}
