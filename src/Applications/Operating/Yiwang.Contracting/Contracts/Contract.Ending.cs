using Yiwang.Contracting.Public;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Contracts;

/// <summary>变更、续签、解除、终止: 第三十五条第二款, 第五十一条, 第五十六条, 第五十七条.</summary>
internal sealed partial class Contract
{
    public static readonly Citation RenewalDuty = Citation.Of(Law.LuohuContracts, 35, 2), UnilateralRule = Citation.Of(Law.LuohuContracts, 57, 1), GovernmentApproves = Citation.Of(Law.LuohuContracts, 57, 2),
        ChangeRule = Citation.Of(Law.LuohuContracts, 56, 1);

    public IReadOnlyList<Renewal> Renewals { get; private set; } = [];

    /// <summary>One at most; a list because a column can't be an absent thing.</summary>
    public IReadOnlyList<UnilateralEnd> UnilateralEnds { get; private set; } = [];

    /// <summary>The last day on which a renewal is proposed in time; null without an end.</summary>
    public DateOnly? RenewalDueOn { get; private set; }

    public UnilateralEnd? Ending => UnilateralEnds.Count > 0 ? UnilateralEnds[0] : null;

    /// <summary>Six months before the last day: of 15 June it is 15 December.</summary>
    [Article(Law.LuohuContracts, 35, 2), Requirement("LH-HT-035b")]
    public void CountRenewal(int months)
    {
        RenewalDueOn = EndsOn?.AddMonths(-months);
        Recount();
    }

    [Article(Law.LuohuContracts, 35, 2), Requirement("LH-HT-035b")]
    public Outcome ProposeRenewal(bool byCounterparty, DateOnly today, SpecialTerm? special = null)
    {
        if (special?.MostRenewals is { } most && Renewals.Count(r => r.Agreed is true) >= most)
            return Outcome.Refused("contract.renewals", $"这类合同按{special.Basis}最多续签 {most} 次，已经续满。", Citation.Of(Law.LuohuContracts, 35, 3), "renew", "期满后按程序重新确定对方当事人。");
        if (RenewalDueOn is null || IsOver) return NotNow(RenewalDuty, "没有期限或者已经终止的合同不续签。");
        if (Renewals.Any(r => r.Agreed is null)) return NotNow(RenewalDuty, "已经提出续签，请先作出决定。");
        Renewals = [.. Renewals, new Renewal(today, byCounterparty, today > RenewalDueOn)];
        Record(new RenewalProposed(Id, today > RenewalDueOn));
        Touch();
        return Outcome.Done;
    }

    [Article(Law.LuohuContracts, 35, 2), Requirement("LH-HT-035b")]
    public Outcome DecideRenewal(bool agreed, string decision)
    {
        if (Renewals.FirstOrDefault(r => r.Agreed is null) is not { } open) return NotNow(RenewalDuty, "没有等决定的续签。");
        if (decision.Trim().Length is 0 or > 200) return Outcome.Refused("contract.renewal-decision", "请写明续签决定的形式和文号，不超过 200 字。", RenewalDuty, "decision", "例如：局长办公会纪要第 5 号。");
        Renewals = [.. Renewals.Select(r => r == open ? r with { Agreed = agreed, Decision = decision.Trim() } : r)];
        Record(new RenewalDecided(Id, agreed));
        Touch();
        return Outcome.Done;
    }

    /// <summary>What a filed agreement says of the earlier contract, from now on; what stood before stays in the record of both.</summary>
    [Article(Law.LuohuContracts, 51), Article(Law.LuohuContracts, 56, 1), Requirement("LH-HT-051"), Requirement("LH-SZ-117")]
    public void TakeOver(Contract agreement, int renewalMonths)
    {
        var old = Compared();
        var before = $"{(AmountInFen is { } fen ? Yuan.Text(fen) : "无标的金额")}，至{EndsOn?.ToChinese() ?? "不定期"}，{Nodes.Count} 个节点";
        if (agreement.Derivation is not Contracts.Derivation.Termination)
        {
            (AmountInFen, PaysInFen) = (agreement.AmountInFen ?? AmountInFen, agreement.AmountInFen is null ? PaysInFen : agreement.PaysInFen);
            EndsOn = agreement.EndsOn ?? EndsOn;
            var kept = Nodes.Where(n => n.ReportedOn is not null).ToArray();
            Nodes = [.. kept, .. agreement.Nodes.Where(n => kept.All(k => k.Name != n.Name)).Select((n, i) => n with { Ordinal = kept.Length + i + 1 })];
        }

        Changes = [.. Changes, new ContractChange(agreement.Changes.SelectMany(c => c.Fields).ToArray(), agreement.Changes is [var change, ..] ? change.Reason : "", before)
        {
            By = agreement.Number ?? agreement.Registration, Compared = [.. old.Zip(Compared()).Where(p => p.First.Value != p.Second.Value).Select(p => new DataChange(p.First.Name, p.First.Value, p.Second.Value))],
        }];
        Record(new ContractChanged(Id, agreement.Number ?? agreement.Registration, before));
        Touch();
        CountRenewal(renewalMonths);
    }

    /// <summary>What an agreement can change, field by field, node by node.</summary>
    private IReadOnlyList<(string Name, string Value)> Compared() =>
    [
        ("标的", AmountInFen is { } fen ? Yuan.Text(fen) : "无标的金额"), ("政府付款", Yuan.Text(PaysInFen)), ("期限届满", EndsOn?.ToChinese() ?? "不定期"),
        .. Enumerable.Range(0, MostNodes).Select(i => ($"节点 {i + 1}", Nodes.ElementAtOrDefault(i) is { } n ? $"{n.Name}，{n.PlannedOn.ToChinese()}，付款 {Yuan.Text(n.PaysInFen)}{(n.NeedsAcceptance ? "，验收后付款" : "")}" : "没有")),
    ];

    [Article(Law.LuohuContracts, 57, 1), Requirement("LH-HT-057a")]
    public Outcome AssessEnd(string risks, DateOnly today)
    {
        if (IsOver || Ending is not null) return NotNow(UnilateralRule, IsOver ? "合同已经终止。" : "已经作过解除的风险评估。");
        if (risks.Trim().Length is 0 or > 2000) return Outcome.Refused("contract.risks", "请写解除行为和后果的风险评估，不超过 2000 字。", UnilateralRule, "risks", "写明法律后果、赔偿、对公共服务的影响和结论。");
        UnilateralEnds = [new UnilateralEnd(risks.Trim(), today)];
        Record(new EndAssessed(Id));
        Touch();
        return Outcome.Done;
    }

    [Article(Law.LuohuContracts, 57, 1), Requirement("LH-HT-057a")]
    public Outcome DecideEnd(bool agreed, string decision, DateOnly today)
    {
        if (Ending is not { } ending) return Outcome.Refused("contract.no-assessment", "没有风险评估，不能审批解除。", UnilateralRule, "decision", "请先作风险评估。");
        if (ending.DecidedOn is not null) return NotNow(UnilateralRule, "解除已经审批。");
        if (decision.Trim().Length is 0 or > 200) return Outcome.Refused("contract.end-decision", "请写明决策的形式和文号，不超过 200 字。", UnilateralRule, "decision", "例如：党组会纪要第 2 号。");
        UnilateralEnds = agreed ? [ending with { Decision = decision.Trim(), DecidedOn = today }] : [];
        Record(new EndDecided(Id, agreed));
        Touch();
        return Outcome.Done;
    }

    /// <summary>Only contracts in the government's name, or approved by it, need it; the assessment goes with the request.</summary>
    [Article(Law.LuohuContracts, 57, 2), Requirement("LH-HT-057b")]
    public Outcome ApproveEnd(bool agreed, string approval, DateOnly today)
    {
        if (Ending is not { DecidedOn: not null, ApprovedOn: null } ending || Backing is Backing.Own) return NotNow(GovernmentApproves, "没有等政府批准的解除。");
        if (approval.Trim().Length is 0 or > 200) return Outcome.Refused("contract.end-approval", "请写明批准或者不批准的意见、文号，不超过 200 字。", GovernmentApproves, "approval", "写给承办部门看。");
        UnilateralEnds = agreed ? [ending with { GovernmentApproval = approval.Trim(), ApprovedOn = today }] : [];
        Record(new EndApproved(Id, agreed));
        Touch();
        return Outcome.Done;
    }

    [Article(Law.LuohuContracts, 57), Requirement("LH-HT-057a"), Requirement("LH-HT-057b")]
    public Outcome NotifyEnd(DateOnly today)
    {
        if (Ending?.DecidedOn is null) return Outcome.Refused("contract.end-undecided", "解除没有审批，不能发出书面解除通知。", UnilateralRule, "notify", "请先完成风险评估和决策审批。");
        if (Backing is not Backing.Own && Ending.ApprovedOn is null) return Outcome.Refused("contract.end-unapproved", "以政府名义签订或者经政府批准的合同，解除通知发出前要经政府批准。", GovernmentApproves, "notify", "请等政府批准。");
        if (Ending.NotifiedOn is not null) return NotNow(UnilateralRule, "解除通知已经发出。");
        UnilateralEnds = [Ending with { NotifiedOn = today }];
        Record(new EndNotified(Id));
        Touch();
        return Outcome.Done;
    }

    /// <summary>协商登记 is the last step of a unilateral end; other contracts end when they are performed, expire or are ended by agreement.</summary>
    [Article(Law.LuohuContracts, 57, 1), Article(Law.LuohuContracts, 59, 1), Requirement("LH-HT-057a"), Requirement("LH-HT-059a")]
    public Outcome End(string how, DateOnly today)
    {
        if (IsOver) return NotNow(NodeDuty, "合同承办事务已经终止。");
        var findings = new List<Finding>();
        if (how.Trim().Length is 0 or > 500) findings.Add(Finding.Block("contract.end-how", "请写明怎样终止：履行完毕、到期、协议解除，或者解除后协商的结果，不超过 500 字。", NodeDuty, "how", "例如：全部交付并验收，质保期满。"));
        if (Ending is { NotifiedOn: null }) findings.Add(Finding.Block("contract.end-not-notified", "正在办理单方解除，还没有发出解除通知。", UnilateralRule, "how", "请先办完解除的各步。"));
        if (OpenAbnormalities > 0) findings.Add(Finding.Block("contract.end-abnormal", $"还有 {OpenAbnormalities} 个异常情形没有了结。", Situations, "how", "请先逐个了结。"));
        if (Filing is FilingState.Due or FilingState.Returned) findings.Add(Finding.Block("contract.end-unfiled", "合同还没有备案，不能终止。", FilingDuty, "how", "请先备案登记。"));
        if (findings.Count > 0) return Outcome.From(findings);
        if (Ending is { } ending) UnilateralEnds = [ending with { Consultation = how.Trim() }];
        EndedOn = today;
        Record(new ContractEnded(Id, Nodes.Count(n => n.ReportedOn is null)));
        Touch();
        return Outcome.Done;
    }
}
