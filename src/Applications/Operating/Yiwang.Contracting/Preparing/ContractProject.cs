using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Preparing;

/// <summary>What only the office knows when a project begins.</summary>
internal sealed record ProjectReception(Guid Id, string Number, string Institution, string Region, Guid Handler, DateOnly Today);

/// <summary>合同项目: a contract before it is signed. What is only read with it lies in it; opinions of others and texts have rows of their own.</summary>
internal sealed partial class ContractProject : Aggregate
{
    public const int MostParties = 5, MostFiles = 100;

    private ContractProject() { }

    public Guid Id { get; private init; }
    public string Number { get; private init; } = "";

    /// <summary>承办部门.</summary>
    public string Institution { get; private init; } = "";
    public string Region { get; private init; } = "";

    /// <summary>承办人: the account.</summary>
    public Guid Handler { get; private set; }
    public string Name { get; private init; } = "";
    public string Kind { get; private init; } = "";
    public string Need { get; private init; } = "";
    public long? AmountInFen { get; private init; }
    public IReadOnlyList<Party> Parties { get; private set; } = [];

    /// <summary>As lists show them.</summary>
    public string PartyNames { get; private set; } = "";
    public DateOnly OpenedOn { get; private init; }
    public ProjectStudy Study { get; private set; } = ProjectStudy.None;
    public PartyInquiry Inquiry { get; private set; } = PartyInquiry.None;
    public IReadOnlyList<ProjectFile> Files { get; private set; } = [];
    public IReadOnlyList<NegotiationAuthority> Authorities { get; private set; } = [];
    public IReadOnlyList<Memorandum> Memoranda { get; private set; } = [];

    /// <summary>Whether other departments' functions are touched; null until somebody says.</summary>
    public bool? ConcernsOthers { get; private set; }

    /// <summary>Why it goes on though an answer is outstanding; empty where it doesn't.</summary>
    public string WithoutAnswers { get; private set; } = "";
    public IReadOnlyList<DepartmentShare> Shares { get; private set; } = [];
    public ProjectState State { get; private set; }
    public string DroppedFor { get; private set; } = "";
    public Guid? ContractId { get; private set; }
    public int Revision { get; private set; }

    public string Subject => $"contract-project/{Id}";
    public string Href => $"/staff/contracts/projects/{Id}";

    public static (ContractProject? Project, Outcome Outcome) Open(ProjectReception at, ProjectEntry entry)
    {
        var findings = new List<Finding>();
        if (entry.Name.Trim().Length is 0 or > 200) findings.Add(Finding.Block("project.name", "请填项目名称，不超过 200 字。", Places.Study, "name", "例如：2027 年度办公楼物业服务。"));
        if (entry.Need.Trim().Length is 0 or > 1000) findings.Add(Finding.Block("project.need", "请写要解决什么问题，不超过 1000 字。", Places.Study, "need", "一两句话说明为什么要签这份合同。"));
        if (entry.AmountInFen is <= 0) findings.Add(Finding.Block("project.amount", "预计金额要大于 0；还不知道的，不填。", Places.Study, "amount", "例如 1200000.00。"));
        findings.AddRange(CheckParties(entry.Parties));
        if (findings.Count > 0) return (null, Outcome.From(findings));
        var project = new ContractProject
        {
            Id = at.Id, Number = at.Number, Institution = at.Institution, Region = at.Region, Handler = at.Handler, OpenedOn = at.Today, Name = entry.Name.Trim(), Kind = entry.Kind, Need = entry.Need.Trim(), AmountInFen = entry.AmountInFen,
        };
        project.Take(entry.Parties);
        project.Record(new ProjectOpened(at.Id, at.Number));
        return (project, Outcome.Done);
    }

    [Article(Law.LuohuContracts, 18, 1)]
    public Outcome NameParties(IReadOnlyList<Party> parties)
    {
        Finding[] wrong = [.. CheckParties(parties), .. parties.Count == 0 ? [Finding.Block("project.parties", "请至少填一个对方当事人。", Places.Finding, "party-name-0", "选定以后填；还没有选定的，先不填。")] : Array.Empty<Finding>()];
        return Change(wrong, () => Take(parties), new CounterpartyNamed(Id));
    }

    public Outcome Examine(ProjectStudy study) => Change(TooLong(study.All, Places.Study), () => Study = new(study.Research.Trim(), study.Necessity.Trim(), study.Feasibility.Trim(), study.Reasonableness.Trim()), new ProjectStudied(Id));

    public Outcome Inquire(PartyInquiry found) => Change(TooLong([.. found.All, ("conclusion", "调查结论", found.Conclusion)], Places.Inquiry),
        () => Inquiry = new(found.Qualification.Trim(), found.Assets.Trim(), found.Credit.Trim(), found.Ability.Trim(), found.Conclusion.Trim()), new CounterpartyInquired(Id));

    public Outcome Attach(ProjectFile file) => Change(
        Files.Count >= MostFiles ? [Finding.Block("project.files", $"一个项目最多存 {MostFiles} 份材料。", Places.Counterparty, "file", "请合并后再存。")]
        : Files.Any(f => f.Hash == file.Hash && f.Kind == file.Kind) ? [Finding.Block("project.file-twice", "这份材料已经存过了。", Places.Counterparty, "file", "不用再存。")] : [],
        () => Files = [.. Files, file], new ProjectFileAdded(Id, file.Hash));

    public Outcome SayOthers(bool concerns) => Change([], () => ConcernsOthers = concerns, new OthersConcerned(Id, concerns));

    public Outcome GoOn(string reason) => Change(reason.Trim().Length is 0 or > 500 ? [Finding.Block("project.go-on", "请写为什么不等答复，不超过 500 字。", Places.Opinions, "reason", "例如：已电话确认没有意见，书面答复随后补。")] : [],
        () => WithoutAnswers = reason.Trim(), new WentOnWithoutAnswers(Id));

    [Article(Law.LuohuContracts, 25, 2), Article(Law.LuohuContracts, 4, 1), Requirement("LH-HT-025")]
    public Outcome Share(IReadOnlyList<DepartmentShare> shares)
    {
        var wrong = shares.Count == 1 || shares.Count > 10 || shares.DistinctBy(s => s.Institution).Count() != shares.Count || (shares.Count > 0 && shares.All(s => s.Institution != Institution)) || shares.Any(s => s.Terms.Length > 1000);
        return Change(wrong ? [Finding.Block("project.shares", "两个以上部门参与签订的，每个部门写一行，包括本部门；不超过 10 个部门，每行不超过 1000 字。", Places.Shares, "share-0", "写清各自的权利和义务；只有本部门签订的，全部留空。")] : [],
            () => Shares = [.. shares.Select(s => s with { Terms = s.Terms.Trim() })], new SharesWritten(Id, shares.Count));
    }

    public Outcome HandTo(Guid handler) => Change([], () => Handler = handler, new ProjectHandlerNamed(Id));

    public Outcome Drop(string reason) => Change(reason.Trim().Length is 0 or > 500 ? [Finding.Block("project.drop", "请写为什么不再办，不超过 500 字。", Places.Study, "reason", "例如：论证不通过。")] : [],
        () => (State, DroppedFor) = (ProjectState.Dropped, reason.Trim()), new ProjectDropped(Id));

    public Outcome SignAs(Guid contract) => Change([], () => (State, ContractId) = (ProjectState.Signed, contract), new ProjectSigned(Id, contract));

    /// <summary>Why nothing of it changes any more; null while it is prepared.</summary>
    public Outcome? BeforeChange() => State is ProjectState.Preparing ? null
        : Outcome.Refused("project.not-now", State is ProjectState.Signed ? "这个项目已经登记签订，准备阶段的内容不能再改。" : "这个项目已经不再办。", Places.Study, "state", "请刷新页面，看最新情况。");

    private void Take(IReadOnlyList<Party> parties) => (Parties, PartyNames) = ([.. parties.Select(p => p with { Name = p.Name.Trim() })], ShortText.Within(string.Join("、", parties.Select(p => p.Shown.Trim())), 200));

    private static IEnumerable<Finding> CheckParties(IReadOnlyList<Party> parties) => parties.Count > MostParties
        ? [Finding.Block("project.parties", $"对方当事人不超过 {MostParties} 个。", Places.Finding, "party-name-0", "先填主要的。")] : parties.Count == 0 ? [] : EntryRules.Parties(parties);

    private static Finding[] TooLong(IEnumerable<(string Field, string Name, string Text)> all, Citation place) =>
        [.. all.Where(t => t.Text.Length > 1000).Select(t => Finding.Block("project.long", $"{t.Name}不超过 1000 字。", place, t.Field, "请写结论，详细内容作为材料存入。"))];


    private Outcome Change(IEnumerable<Finding> wrong, Action change, Fact fact)
    {
        if (BeforeChange() is { } over) return over;
        var outcome = Outcome.From(wrong);
        if (!outcome.IsDone) return outcome;
        change();
        Revision++;
        Record(fact);
        return outcome;
    }
}
