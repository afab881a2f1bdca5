using Yiwang.Contracting.Public;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Contracts;

/// <summary>What is due on the contract: the kind of work, until when, and under which place.</summary>
internal sealed record ContractDue(string Kind, string About, DateOnly? On, Citation Under);

/// <summary>履行: 第五十三条 to 第五十五条, 第五十九条.</summary>
internal sealed partial class Contract
{
    public const int MostNodes = 60, OpenNodes = 3;

    public static readonly Citation NodeDuty = Citation.Of(Law.LuohuContracts, 59, 1), AbnormalDuty = Citation.Of(Law.LuohuContracts, 59, 2), PlanDuty = Citation.Of(Law.LuohuContracts, 54, 2),
        Situations = Citation.Of(Law.LuohuContracts, 54, 1), Acceptance = Citation.Of(Law.LuohuContracts, 55, 2), PaymentRule = Citation.Of(Law.LuohuContracts, 55, 3);

    public IReadOnlyList<Abnormality> Abnormalities { get; private set; } = [];
    public IReadOnlyList<ContractPayment> Payments { get; private set; } = [];

    public long PaidInFen => Payments.Where(p => p.State is PaymentState.Agreed).Sum(p => p.AmountInFen);

    /// <summary>The plan of nodes as it is filed; afterwards it changes by a filed agreement only.</summary>
    [Article(Law.LuohuContracts, 50), Requirement("LH-HT-056a")]
    public Outcome PlanNode(string name, DateOnly? planned, long paysInFen, bool needsAcceptance, DateOnly? dueOn)
    {
        var findings = new List<Finding>();
        if (IsFiled) findings.Add(Finding.Block("contract.nodes-filed", "已经备案的进度节点不能直接改。", Citation.Of(Law.LuohuContracts, 56, 1), "node-name", "确需变更的，签订补充协议，审查、备案后以新的安排为准。"));
        findings.AddRange(NodeRules.Check(new(name, planned, paysInFen, needsAcceptance), SignedOn));
        if (Nodes.Sum(n => (decimal)n.PaysInFen) + paysInFen > PaysInFen) findings.Add(NodeRules.TooMuch(PaysInFen, "node-pays"));
        if (Nodes.Count >= MostNodes) findings.Add(Finding.Block("contract.node-many", $"一份合同最多登记 {MostNodes} 个节点。", Required, "node-name", "相近的节点请合并。"));
        if (findings.Count > 0) return Outcome.From(findings);
        Nodes = [.. Nodes, new ContractNode(Nodes.Count + 1, name.Trim(), planned!.Value, paysInFen, needsAcceptance) { DueOn = dueOn }];
        Record(new NodePlanned(Id, Nodes.Count, planned.Value));
        Touch();
        return Outcome.Done;
    }

    [Article(Law.LuohuContracts, 59, 1), Requirement("LH-HT-059a")]
    public Outcome ReportNode(int ordinal, DateOnly? doneOn, string report, DateOnly today)
    {
        if (Nodes.FirstOrDefault(n => n.Ordinal == ordinal) is not { } node) return Outcome.NotFound;
        if (node.ReportedOn is not null) return NotNow(NodeDuty, "这个节点已经填报。");
        if (IsOver) return NotNow(NodeDuty, "合同承办事务已经终止，不再填报节点。");
        if (report.Trim().Length is 0 or > 1000) return Outcome.Refused("contract.report", "请填这个节点的履行情况，不超过 1000 字。", NodeDuty, "report", "写明做到没有、有什么问题。");
        if (doneOn > today) return Outcome.Refused("contract.done-on", "完成日期不能晚于今天。", NodeDuty, "doneOn", "还没有完成的留空，写明原因。");
        var reported = node with { DoneOn = doneOn, ReportedOn = today, Report = report.Trim() };
        Replace(reported);
        Record(new NodeReported(Id, ordinal, doneOn is not null, reported.IsLate));
        Touch();
        return Outcome.Done;
    }

    [Article(Law.LuohuContracts, 55, 2), Requirement("LH-HT-055b")]
    public Outcome Accept(int ordinal, bool passed, DateOnly? on, string by, string note, DateOnly today)
    {
        if (Nodes.FirstOrDefault(n => n.Ordinal == ordinal) is not { } node) return Outcome.NotFound;
        var findings = new List<Finding>();
        if (on is null || on > today) findings.Add(Finding.Block("contract.accepted-on", "请填验收日期，不能晚于今天。", Acceptance, "acceptedOn", "照验收单填写。"));
        if (by.Trim().Length is 0 or > 100) findings.Add(Finding.Block("contract.accepted-by", "请填谁验收的：单位、小组，不超过 100 字。", Acceptance, "acceptedBy", "例如：验收小组。"));
        if (!passed && note.Trim().Length == 0) findings.Add(Finding.Block("contract.acceptance-note", "不合格的，请写明问题。", Acceptance, "note", "写给对方和财务看。"));
        if (findings.Count > 0) return Outcome.From(findings);
        Replace(node with { Acceptance = new(passed, on!.Value, by.Trim(), note.Trim()) });
        Record(new NodeAccepted(Id, ordinal, passed));
        Touch();
        return Outcome.Done;
    }

    /// <param name="dueOn">Of the report: counted from the day it happened.</param>
    /// <param name="planDueOn">Of the plan for the government: counted from the day it was found.</param>
    [Article(Law.LuohuContracts, 54, 1), Article(Law.LuohuContracts, 59, 2), Requirement("LH-HT-054a"), Requirement("LH-HT-059b")]
    public Outcome ReportAbnormality(Abnormality reported, DateOnly? dueOn, DateOnly? planDueOn, DateOnly today)
    {
        var findings = new List<Finding>();
        if (reported.Kind is < 1 or > 5) findings.Add(Finding.Block("contract.situation", "请选是哪一种异常情形。", Situations, "situation", "从列出的五种中选一种。"));
        if (reported.OccurredOn == default || reported.OccurredOn > today) findings.Add(Finding.Block("contract.occurred", "请填情形发生的日期，不能晚于今天。", AbnormalDuty, "occurredOn", "填报期限从发生之日起算。"));
        if (reported.FoundOn == default || reported.FoundOn > today || reported.FoundOn < reported.OccurredOn) findings.Add(Finding.Block("contract.found", "请填发现的日期，不早于发生，不晚于今天。", PlanDuty, "foundOn", "提请政府处理的期限从发现之日起算。"));
        if (reported.Effect.Trim().Length is 0 or > 1000) findings.Add(Finding.Block("contract.effect", "请写明对履行有什么重大影响，不超过 1000 字。", Situations, "effect", "例如：预计延误多久、损失多少。"));
        if (reported.Response.Trim().Length is 0 or > 1000) findings.Add(Finding.Block("contract.response", "请写明应对措施，不超过 1000 字。", AbnormalDuty, "response", "例如：已发函催告，拟追究违约责任。"));
        if (findings.Count > 0) return Outcome.From(findings);
        var kept = reported with { ReportedOn = today, DueOn = dueOn, PlanDueOn = Backing is Backing.Own ? null : planDueOn };
        Abnormalities = [.. Abnormalities, kept];
        Record(new AbnormalityReported(Id, kept.Kind, kept.IsLate));
        Touch();
        return Outcome.Done;
    }

    /// <summary>应对方案, brought before the government: only of contracts in its name or approved by it.</summary>
    [Article(Law.LuohuContracts, 54, 2), Requirement("LH-HT-054b")]
    public Outcome ProposePlan(Guid abnormality, string plan, DateOnly today)
    {
        if (Abnormalities.FirstOrDefault(a => a.Id == abnormality) is not { } found) return Outcome.NotFound;
        if (Backing is Backing.Own) return NotNow(PlanDuty, "部门自己签的合同由本部门处理，不用提请政府。");
        if (found.ProposedOn is not null) return NotNow(PlanDuty, "应对方案已经提请政府处理。");
        if (plan.Trim().Length is 0 or > 2000) return Outcome.Refused("contract.plan", "请写应对方案，不超过 2000 字。", PlanDuty, "plan", "写明建议怎样处理、由谁办、什么时候办完。");
        Replace(found with { ProposedOn = today, Plan = plan.Trim() });
        Record(new PlanProposed(Id, today > found.PlanDueOn));
        Touch();
        return Outcome.Done;
    }

    public Outcome Resolve(Guid abnormality, string outcome, DateOnly today)
    {
        if (Abnormalities.FirstOrDefault(a => a.Id == abnormality) is not { } found) return Outcome.NotFound;
        if (found.ResolvedOn is not null) return NotNow(Situations, "这个情形已经了结。");
        if (Backing is not Backing.Own && found.ProposedOn is null) return Outcome.Refused("contract.no-plan", "还没有把应对方案提请政府处理，不能了结。", PlanDuty, "outcome", "请先提交应对方案。");
        if (Backing is not Backing.Own && found.HandledOn is null) return Outcome.Refused("contract.no-handling", "应对方案还在等政府处理，不能了结。", PlanDuty, "outcome", "请等政府定下措施，办完以后再了结。");
        if (outcome.Trim().Length is 0 or > 1000) return Outcome.Refused("contract.outcome", "请写明怎样了结的，不超过 1000 字。", Situations, "outcome", "例如：对方已补足，赔偿到账。");
        Replace(found with { ResolvedOn = today, Outcome = outcome.Trim() });
        Record(new AbnormalityResolved(Id, found.Kind));
        Touch();
        return Outcome.Done;
    }

    /// <summary>Whatever keeps a payment from being made, at once; checked when it is asked for and again when finance decides.</summary>
    [Article(Law.LuohuContracts, 55, 3), Article(Law.LuohuContracts, 55, 2), Article(Law.LuohuContracts, 52), Requirement("LH-HT-055c"), Requirement("LH-HT-055b")]
    public IEnumerable<Finding> AgainstPaying(ContractNode node, long amountInFen, string invoice)
    {
        if (Filing is not FilingState.Exempt && !IsFiled) yield return Finding.Block("contract.pay-unfiled", "合同没有备案，不能付款。", Citation.Of(Law.LuohuContracts, 52), "node", "请先备案登记。");
        if (node.DoneOn is null && node.NeedsAcceptance) yield return Finding.Block("contract.pay-not-done", $"节点“{node.Name}”还没有填报完成。", PaymentRule, "node", "请先填报节点履行情况。");
        if (node.NeedsAcceptance && node.Acceptance is not { Passed: true }) yield return Finding.Block("contract.pay-not-accepted", $"节点“{node.Name}”{(node.Acceptance is null ? "没有验收" : "验收不合格")}。", Acceptance, "node", "验收合格后再申请付款。");
        if (invoice.Trim().Length is 0 or > 60) yield return Finding.Block("contract.pay-invoice", "请填发票号码，不超过 60 字。", PaymentRule, "invoice", "照发票填写。");
        if (amountInFen <= 0) yield return Finding.Block("contract.pay-amount", "请填付款金额。", PaymentRule, "amount", "例如 30000.00。");
        var paidHere = Payments.Where(p => p.State is PaymentState.Agreed && p.Node == node.Ordinal).Sum(p => p.AmountInFen);
        if (paidHere + amountInFen > node.PaysInFen) yield return Finding.Block("contract.pay-node", $"超过节点“{node.Name}”约定的付款 {Yuan.Text(node.PaysInFen)}（已付 {Yuan.Text(paidHere)}）。", PaymentRule, "amount", "请按合同约定的金额申请。");
        if (PaidInFen + amountInFen > PaysInFen) yield return Finding.Block("contract.pay-total", $"累计付款 {Yuan.Text(PaidInFen + amountInFen)} 超过合同价款 {Yuan.Text(PaysInFen)}。", PaymentRule, "amount", "请核对已付金额；价款变更的，先签补充协议并备案。");
    }

    public Outcome AskPayment(Guid id, int ordinal, long amountInFen, string invoice, DateOnly today)
    {
        if (Nodes.FirstOrDefault(n => n.Ordinal == ordinal) is not { } node) return Outcome.NotFound;
        var outcome = Outcome.From(AgainstPaying(node, amountInFen, invoice));
        if (!outcome.IsDone) return outcome;
        Payments = [.. Payments, new ContractPayment(id, ordinal, amountInFen, invoice.Trim(), today, PaymentState.Asked, [])];
        Record(new PaymentAsked(Id, amountInFen));
        Touch();
        return Outcome.Done;
    }

    /// <summary>What the terms forbid is not paid, whoever agrees; finance may refuse for more.</summary>
    [Article(Law.LuohuContracts, 55, 3), Requirement("LH-HT-055c")]
    public Outcome CheckPayment(Guid payment, bool agreed, string reason)
    {
        if (Payments.FirstOrDefault(p => p.Id == payment && p.State is PaymentState.Asked) is not { } asked) return Outcome.NotFound;
        if (!agreed && reason.Trim().Length is 0 or > 500) return Outcome.Refused("contract.pay-reason", "不予付款的，请写明哪一条没有达到，不超过 500 字。", PaymentRule, "reason", "写给承办人看。");
        var against = agreed ? AgainstPaying(Nodes[asked.Node - 1], asked.AmountInFen, asked.Invoice).ToArray() : [];
        if (against.Length > 0) return Outcome.From(against);
        var decided = asked with { State = agreed ? PaymentState.Agreed : PaymentState.Refused, Reasons = agreed ? [] : [reason.Trim()] };
        Payments = [.. Payments.Select(p => p.Id == payment ? decided : p)];
        Record(new PaymentChecked(Id, agreed, asked.AmountInFen));
        Touch();
        return Outcome.Done;
    }

    /// <summary>What has to be done on it and until when; the first few nodes only, the later follow as these are reported.</summary>
    public IEnumerable<ContractDue> Dues()
    {
        if (Filing is FilingState.Due or FilingState.Returned) yield return new(Filing is FilingState.Due ? "备案登记" : "改正备案", "", FilingDueOn, FilingDuty);
        if (FiledOn is not null && PaperReceivedOn is null) yield return new("提交纸质合同原件", "", PaperDueOn, PaperDuty);
        foreach (var found in Abnormalities.Where(a => a is { ResolvedOn: null, ProposedOn: null } && a.PlanDueOn is not null)) yield return new("提请政府处理异常情形", "", found.PlanDueOn, PlanDuty);
        if (NeedsEvaluation) yield return new("评价对方履约", "", null, EvaluationDuty);
        if (AwaitsArchive) yield return new("归档", "", null, ArchiveDuty);
        if (IsOver || ParentId is not null) yield break; // what an agreement plans is due on the contract that it changes
        foreach (var slow in NotUrged.Take(OpenNodes)) yield return new("督促对方履行", slow.Name, null, UrgingDuty);
        foreach (var node in Nodes.Where(n => n.ReportedOn is null).OrderBy(n => n.PlannedOn).Take(OpenNodes)) yield return new("填报节点履行", node.Name, node.DueOn ?? node.PlannedOn, NodeDuty);
        if (RenewalDueOn is { } by && Renewals.Count == 0) yield return new("决定是否续签", "", by, RenewalDuty);
    }

    private void Replace(ContractNode node) => Nodes = [.. Nodes.Select(n => n.Ordinal == node.Ordinal ? node : n)];

    private void Replace(Abnormality found) => Abnormalities = [.. Abnormalities.Select(a => a.Id == found.Id ? found : a)];
}
