using Yiwang.Contracting.Public;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Contracts;

/// <summary>督促函、催告: when it went, how it was served, until when the other side is to perform.</summary>
internal sealed record Urging(Guid Id, int Node, DateOnly On, string How, DateOnly Deadline, string Text);

/// <summary>第五十三条 to 第五十五条: what is done when performance doesn't come by itself.</summary>
internal sealed partial class Contract
{
    public static readonly Citation Monitoring = Citation.Of(Law.LuohuContracts, 53), UrgingDuty = Citation.Of(Law.LuohuContracts, 55, 1);

    public IReadOnlyList<Urging> Urgings { get; private set; } = [];

    /// <summary>Unreported when its working days are over: nobody has said so, the calendar says it.</summary>
    [Article(Law.LuohuContracts, 53), Article(Law.LuohuContracts, 59, 1), Requirement("LH-HT-053"), Requirement("LH-SZ-116")]
    public bool IsSuspect(ContractNode node, DateOnly today) => !IsOver && node.ReportedOn is null && (node.DueOn ?? node.PlannedOn) < today;

    /// <summary>Reported as not done, or accepted as bad, and nobody has written to the other side since.</summary>
    [Article(Law.LuohuContracts, 55, 1), Requirement("LH-HT-055a")]
    public IEnumerable<ContractNode> NotUrged => Nodes.Where(n => (n is { ReportedOn: not null, DoneOn: null } || n.Acceptance is { Passed: false }) && Urgings.All(u => u.Node != n.Ordinal));

    [Article(Law.LuohuContracts, 55, 1), Requirement("LH-HT-055a")]
    public Outcome Urge(Urging urging, DateOnly today)
    {
        if (IsOver) return NotNow(UrgingDuty, "合同承办事务已经终止。");
        var findings = new List<Finding>();
        if (Nodes.All(n => n.Ordinal != urging.Node)) findings.Add(Finding.Block("contract.urging-node", "请选督促的是哪个节点。", UrgingDuty, "urge-node", "从进度节点中选。"));
        if (urging.On == default || urging.On > today) findings.Add(Finding.Block("contract.urging-on", "请填发出督促的日期，不能晚于今天。", UrgingDuty, "urgedOn", "照督促函填写。"));
        if (urging.How.Trim().Length is 0 or > 100) findings.Add(Finding.Block("contract.urging-how", "请填怎样送达的，不超过 100 字。", UrgingDuty, "urgedHow", "例如：邮政专递，已签收。"));
        if (urging.Deadline < urging.On) findings.Add(Finding.Block("contract.urging-deadline", "请填要求对方履行的期限，不早于发出的日期。", UrgingDuty, "urgedUntil", "给对方合理的时间。"));
        if (urging.Text.Trim().Length is 0 or > 1000) findings.Add(Finding.Block("contract.urging-text", "请填督促的内容和主张的权利，不超过 1000 字。", UrgingDuty, "urgedText", "例如：限期补齐，逾期按合同追究违约责任。"));
        if (findings.Count > 0) return Outcome.From(findings);
        Urgings = [.. Urgings, urging with { How = urging.How.Trim(), Text = urging.Text.Trim() }];
        Record(new CounterpartyUrged(Id, urging.Node, urging.On));
        Touch();
        return Outcome.Done;
    }

    /// <summary>The government's own act on a plan that was brought before it: which measures, or that it has to be made anew.</summary>
    [Article(Law.LuohuContracts, 54, 2), Requirement("LH-HT-054b")]
    public Outcome HandleByGovernment(Guid abnormality, bool approved, string measures, DateOnly today)
    {
        if (Abnormalities.FirstOrDefault(a => a.Id == abnormality) is not { } found) return Outcome.NotFound;
        if (found is not { ProposedOn: not null, ResolvedOn: null, HandledOn: null }) return NotNow(PlanDuty, "没有等政府处理的应对方案。");
        if (measures.Trim().Length is 0 or > 1000) return Outcome.Refused("contract.measures", "请写明政府的处理意见和措施，不超过 1000 字。", PlanDuty, "measures", approved ? "写明由谁办、什么时候办完。" : "写明方案要怎样改。");
        Replace(approved ? found with { Measures = measures.Trim(), HandledOn = today } : found with { ProposedOn = null, Measures = measures.Trim() });
        Record(new AbnormalityHandled(Id, found.Kind, approved));
        Touch();
        return Outcome.Done;
    }

    /// <summary>The next keeper of its archive, after both signed the list.</summary>
    [Article(Law.LuohuContracts, 69), Requirement("LH-HT-069")]
    public void KeepBy(Guid keeper)
    {
        (KeeperAccount, Revision) = (keeper, Revision + 1);
        Record(new ArchiveHandedOver(Id));
    }
}
