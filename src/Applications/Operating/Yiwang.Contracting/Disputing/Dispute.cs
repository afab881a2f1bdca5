using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Disputing;

internal enum DisputeWay { Talks, Mediation, Arbitration, Lawsuit }

internal enum DisputeState { Registered, Handling, Closed }

/// <summary>第六十二条第一款: what has to be found out.</summary>
internal sealed record DisputeFindings(string Cause, string Performance, string Breach, string Damage, string Causality, string Exemption, string Consequences, string Plan);

/// <summary>A time limit that a court or tribunal set: evidence, defence, hearing.</summary>
internal sealed record DefenceLimit(Guid Id, string What, DateOnly Until, DateOnly? SubmittedOn = null);

/// <summary>Evidence for a claim of one's own: 对方违约, 损失, 政府履行.</summary>
internal enum EvidenceKind { Breach, Loss, OwnPerformance, Other }

internal sealed record Evidence(EvidenceKind Kind, string Text, string FileHash, DateOnly On);

/// <summary>What is given up, and by whose leave.</summary>
internal sealed record Waiver(string What, bool ByGovernment, DateOnly? ApprovedOn = null, string Approval = "", bool? Agreed = null);

/// <summary>What only the contract knows when a dispute begins.</summary>
internal sealed record DisputeReception(Guid Id, Guid Contract, string Institution, string Region, bool IsKey, Backing Backing, DateOnly Today);

/// <summary>争议: 第六十一条 to 第六十六条.</summary>
internal sealed class Dispute : Aggregate
{
    private Dispute() { }

    public Guid Id { get; private init; }
    public Guid ContractId { get; private init; }
    public string Institution { get; private init; } = "";
    public string Region { get; private init; } = "";

    /// <summary>Rights are given up by the government's leave only, and the legal office takes part.</summary>
    public bool NeedsGovernment { get; private init; }
    public bool WithLegalOffice { get; private init; }
    public string Title { get; private init; } = "";

    /// <summary>指定的专人或机构.</summary>
    public string InCharge { get; private init; } = "";
    public DisputeWay Way { get; private set; }
    public DisputeState State { get; private set; }
    public DateOnly OpenedOn { get; private init; }
    public DisputeFindings Findings { get; private set; } = new("", "", "", "", "", "", "", "");
    public string LegalOpinion { get; private set; } = "";
    public IReadOnlyList<Evidence> Evidence { get; private set; } = [];
    public IReadOnlyList<DefenceLimit> Limits { get; private set; } = [];

    /// <summary>诉讼时效届满日.</summary>
    public DateOnly? LimitationEndsOn { get; private set; }

    /// <summary>Three months before: in principle no later.</summary>
    public DateOnly? ActBy { get; private set; }
    public DateOnly? ActedOn { get; private set; }
    public string LateReason { get; private set; } = "";
    public string GovernmentReport { get; private set; } = "";
    public IReadOnlyList<Waiver> Waivers { get; private set; } = [];

    /// <summary>A waiver lies before whoever decides on it; a copy, for narrowing.</summary>
    public bool AwaitsDecision { get; private set; }
    public string Settlement { get; private set; } = "";
    public string Outcome { get; private set; } = "";
    public DateOnly? ClosedOn { get; private set; }
    public int Revision { get; private set; }

    public string Subject => $"contract-dispute/{Id}";
    public string Href => $"/staff/contracts/disputes/{Id}";
    public bool IsLimitMissed(DateOnly today) => Limits.Any(l => l.SubmittedOn is null && l.Until < today);

    [Article(Law.LuohuContracts, 62, 2), Article(Law.LuohuContracts, 62, 3), Requirement("LH-HT-062b"), Requirement("LH-HT-062c")]
    public static (Dispute? Dispute, Outcome Outcome) Open(DisputeReception at, string title, string inCharge, DisputeWay way)
    {
        var findings = new List<Finding>();
        if (title.Trim().Length is 0 or > 200) findings.Add(Finding.Block("dispute.title", "请填争议事项，不超过 200 字。", Places.Handling, "title", "例如：保洁质量和扣款争议。"));
        if (inCharge.Trim().Length is 0 or > 100) findings.Add(Finding.Block("dispute.in-charge", "请指定负责处理的专人或者机构，不超过 100 字。", Places.Person, "inCharge", "例如：法制科。"));
        if (findings.Count > 0) return (null, Kernel.Outcome.From(findings));
        var dispute = new Dispute
        {
            Id = at.Id, ContractId = at.Contract, Institution = at.Institution, Region = at.Region, NeedsGovernment = at.IsKey || at.Backing is not Backing.Own, WithLegalOffice = at.Backing is not Backing.Own,
            Title = title.Trim(), InCharge = inCharge.Trim(), Way = way, OpenedOn = at.Today,
        };
        dispute.Record(new DisputeOpened(at.Id, at.Contract));
        return (dispute, Kernel.Outcome.Done);
    }

    /// <summary>Handling begins once consequences are assessed and a plan is made.</summary>
    [Article(Law.LuohuContracts, 62, 1), Requirement("LH-HT-062a")]
    public Outcome Assess(DisputeFindings found)
    {
        if (State is DisputeState.Closed) return NotNow();
        var missing = new[] { ("consequences", found.Consequences, "可能的不利后果评估"), ("plan", found.Plan, "应对方案"), ("cause", found.Cause, "纠纷的起因"), ("performance", found.Performance, "合同的履行情况"), ("breach", found.Breach, "违约情形"), ("damage", found.Damage, "损害结果") }
            .Where(f => f.Item2.Trim().Length == 0).Select(f => Finding.Block("dispute.incomplete", $"还没有写{f.Item3}。", Places.Handling, f.Item1, "查明以后填写；没有的写“没有”。")).ToArray();
        if (missing.Length > 0) return Kernel.Outcome.From(missing);
        if (new[] { found.Cause, found.Performance, found.Breach, found.Damage, found.Causality, found.Exemption, found.Consequences, found.Plan }.Any(t => t.Length > 1000))
            return Kernel.Outcome.Refused("dispute.long", "每一栏不超过 1000 字。", Places.Handling, "cause", "请精简，详细材料存入第 8 类。");
        (Findings, State, Revision) = (found, DisputeState.Handling, Revision + 1);
        Record(new DisputeAssessed(Id));
        return Kernel.Outcome.Done;
    }

    public Outcome Advise(string opinion) => Change(opinion.Trim().Length is > 0 and <= 1000 ? null : Finding.Block("dispute.opinion", "请填法制科室或者法律人员的意见、参与情况，不超过 1000 字。", Places.Person, "opinion", "写明谁、什么意见。"),
        () => LegalOpinion = opinion.Trim(), new DisputeAdvised(Id));

    /// <summary>Evidence is added, never replaced.</summary>
    [Article(Law.LuohuContracts, 65, 1), Requirement("LH-HT-065a")]
    public Outcome Collect(Evidence evidence) => Change(evidence.Text.Trim().Length is > 0 and <= 500 ? null : Finding.Block("dispute.evidence", "请写明是什么证据，不超过 500 字。", Places.OwnClaim, "evidence", "例如：第二季度考核表。"),
        () => Evidence = [.. Evidence, evidence with { Text = evidence.Text.Trim() }], new EvidenceCollected(Id, evidence.Kind.ToString()));

    [Article(Law.LuohuContracts, 65, 2), Requirement("LH-HT-065b")]
    public Outcome CountLimitation(DateOnly? endsOn, int months) => Change(endsOn is { } on && on > OpenedOn.AddYears(-20) ? null : Finding.Block("dispute.limitation", "请填诉讼时效届满的日期。", Places.Limitation, "limitation", "由法律人员核算。"),
        () => (LimitationEndsOn, ActBy) = (endsOn, endsOn!.Value.AddMonths(-months)), new LimitationCounted(Id, endsOn ?? default));

    /// <summary>起诉或者申请仲裁. Late is possible, but only with a reason; missing evidence is named and does not bar.</summary>
    [Article(Law.LuohuContracts, 65, 1), Article(Law.LuohuContracts, 65, 2), Requirement("LH-HT-065a"), Requirement("LH-HT-065b")]
    public Outcome Act(DisputeWay way, string lateReason, DateOnly today)
    {
        if (State is not DisputeState.Handling || ActedOn is not null) return NotNow();
        if (way is not (DisputeWay.Arbitration or DisputeWay.Lawsuit)) return Kernel.Outcome.Refused("dispute.way", "请选起诉或者申请仲裁。", Places.OwnClaim, "way", "合同约定仲裁的，申请仲裁。");
        if (LimitationEndsOn is null) return Kernel.Outcome.Refused("dispute.no-limitation", "还没有登记诉讼时效届满日。", Places.Limitation, "limitation", "请先登记。");
        if (today > ActBy && lateReason.Trim().Length is 0 or > 500) return Kernel.Outcome.Refused("dispute.late", $"晚于 {ActBy!.Value.ToChinese()}，请写明理由。", Places.Limitation, "lateReason", "原则上不迟于时效届满前规定的月数。");
        var lacking = new[] { (EvidenceKind.Breach, "对方违约"), (EvidenceKind.Loss, "造成的损失"), (EvidenceKind.OwnPerformance, "政府一方履行") }.Where(k => Evidence.All(e => e.Kind != k.Item1))
            .Select(k => Finding.Warn("dispute.evidence-lacking", $"还没有{k.Item2}的证据材料。", Places.OwnClaim, "evidence", "请尽快收集。")).ToArray();
        (Way, ActedOn, LateReason, Revision) = (way, today, today > ActBy ? lateReason.Trim() : "", Revision + 1);
        Record(new DisputeBrought(Id, way is DisputeWay.Lawsuit, LateReason.Length > 0));
        return Kernel.Outcome.From(lacking);
    }

    /// <summary>被诉、被申请仲裁.</summary>
    [Article(Law.LuohuContracts, 65, 3), Requirement("LH-HT-065c")]
    public Outcome Limit(Guid id, string what, DateOnly? until) => Change(what.Trim().Length is 0 or > 60 || until is null ? Finding.Block("dispute.limit", "请填期限是什么（举证、答辩、开庭）和日期。", Places.Defence, "limit", "照传票、通知书填写。") : null,
        () => Limits = [.. Limits, new DefenceLimit(id, what.Trim(), until!.Value)], new DefenceLimitSet(Id, what.Trim(), until ?? default));

    public Outcome Submit(Guid limit, DateOnly today)
    {
        if (Limits.FirstOrDefault(l => l.Id == limit && l.SubmittedOn is null) is not { } open) return Kernel.Outcome.NotFound;
        return Change(null, () => Limits = [.. Limits.Select(l => l.Id == limit ? l with { SubmittedOn = today } : l)], new DefenceSubmitted(Id, open.What, today > open.Until));
    }

    /// <summary>协商不成 and a serious threat: what was done to prevent it, in writing to the government.</summary>
    [Article(Law.LuohuContracts, 64), Requirement("LH-HT-064")]
    public Outcome Report(string report) => Change(report.Trim().Length is > 0 and <= 2000 ? null : Finding.Block("dispute.report", "请写风险防范措施和向政府的书面报告，不超过 2000 字。", Places.Threat, "report", "写明争议、威胁、已采取的措施。"),
        () => GovernmentReport = report.Trim(), new DisputeReported(Id));

    [Article(Law.LuohuContracts, 66, 2), Requirement("LH-HT-066b")]
    public Outcome AskWaiver(string what)
    {
        if (Waivers.Any(w => w.Agreed is null)) return NotNow();
        return Change(what.Trim().Length is > 0 and <= 1000 ? null : Finding.Block("dispute.waiver", "请写明放弃什么权益、为什么，不超过 1000 字。", Places.Waivers, "waiver", "写明金额和理由。"),
            () => (Waivers, AwaitsDecision) = ([.. Waivers, new Waiver(what.Trim(), NeedsGovernment)], true), new WaiverAsked(Id, NeedsGovernment));
    }

    /// <param name="byGovernment">Who decides now; another than the rule names is not accepted.</param>
    [Article(Law.LuohuContracts, 66, 2), Requirement("LH-HT-066b")]
    public Outcome DecideWaiver(bool byGovernment, bool agreed, string approval, DateOnly today)
    {
        if (Waivers.FirstOrDefault(w => w.Agreed is null) is not { } open) return NotNow();
        if (open.ByGovernment != byGovernment)
            return Kernel.Outcome.Refused("dispute.wrong-approver", open.ByGovernment ? "这份合同放弃权益要报政府批准。" : "这份合同放弃权益由承办部门主要负责人书面同意。", Places.Waivers, "approval", "请由有权的一方决定。");
        return Change(approval.Trim().Length is > 0 and <= 200 ? null : Finding.Block("dispute.approval", "请写明批准或者同意的文件，不超过 200 字。", Places.Waivers, "approval", "例如：书面同意〔2026〕1号。"),
            () => (Waivers, AwaitsDecision) = ([.. Waivers.Select(w => w == open ? w with { Agreed = agreed, ApprovedOn = today, Approval = approval.Trim() } : w)], false), new WaiverDecided(Id, agreed));
    }

    /// <summary>Nothing is given up without leave, nothing is agreed without writing, nothing is closed without a lawyer's word.</summary>
    [Article(Law.LuohuContracts, 62, 2), Article(Law.LuohuContracts, 63), Article(Law.LuohuContracts, 64), Article(Law.LuohuContracts, 66, 1)]
    [Requirement("LH-HT-062b"), Requirement("LH-HT-063"), Requirement("LH-HT-064"), Requirement("LH-HT-066a")]
    public Outcome Close(DisputeEnd end, DateOnly today)
    {
        if (State is not DisputeState.Handling) return Kernel.Outcome.Refused("dispute.not-handled", "还没有查明情况、评估后果、制定方案，不能结案。", Places.Handling, "outcome", "请先完成评估和方案。");
        var findings = new List<Finding>();
        if (end.Result.Trim().Length is 0 or > 1000) findings.Add(Finding.Block("dispute.outcome", "请写处理结果，不超过 1000 字。", Places.Handling, "outcome", "例如：双方签订和解协议。"));
        if (LegalOpinion.Length == 0) findings.Add(Finding.Block("dispute.no-opinion", "没有法制科室或者法律人员的意见，不能结案。", Places.Person, "outcome", "请先登记意见或者参与情况。"));
        if (end.Agreed && end.Settlement.Trim().Length is 0 or > 200) findings.Add(Finding.Block("dispute.no-settlement", "协商、调解一致的，要签订书面协议并备案。", Places.Talks, "settlement", "请从合同页面登记协议并备案，在这里填协议的编号。"));
        if (end.GivesUp && !Waivers.Any(w => w.Agreed is true)) findings.Add(Finding.Block("dispute.waived", "没有批准或者同意，不能放弃政府一方的权益。", Citation.Of(Law.LuohuContracts, 66, 1), "gives-up", "请先申请放弃权益。"));
        if (!end.Agreed && end.Threatens && GovernmentReport.Length == 0) findings.Add(Finding.Block("dispute.not-reported", "协商不成又可能严重损害政府权益的，先采取防范措施并书面报告政府。", Places.Threat, "threatens", "请先登记报告。"));
        if (findings.Count > 0) return Kernel.Outcome.From(findings);
        (State, Settlement, Outcome, ClosedOn, Revision) = (DisputeState.Closed, end.Settlement.Trim(), end.Result.Trim(), today, Revision + 1);
        Record(new DisputeClosed(Id, end.Agreed));
        return Kernel.Outcome.Done;
    }

    private Outcome Change(Finding? wrong, Action change, Fact fact)
    {
        if (State is DisputeState.Closed) return NotNow();
        if (wrong is not null) return Kernel.Outcome.From(wrong);
        change();
        Revision++;
        Record(fact);
        return Kernel.Outcome.Done;
    }

    private static Outcome NotNow() => Kernel.Outcome.Refused("dispute.not-now", "争议现在不能办这一步。", Places.Handling, "state", "请刷新页面，看最新情况。");
}

/// <summary>How a dispute ended.</summary>
/// <param name="Settlement">Number of the written agreement.</param>
/// <param name="GivesUp">Something of the government's was given up.</param>
/// <param name="Threatens">No agreement, and the government's or the public's interests are in danger.</param>
internal sealed record DisputeEnd(bool Agreed, string Settlement, bool GivesUp, bool Threatens, string Result);

/// <summary>The places of 第五章, each spelt once.</summary>
internal static class Places
{
    public static readonly Citation Handling = Citation.Of(Law.LuohuContracts, 62, 1), Person = Citation.Of(Law.LuohuContracts, 62, 2), Together = Citation.Of(Law.LuohuContracts, 62, 3), Talks = Citation.Of(Law.LuohuContracts, 63),
        Threat = Citation.Of(Law.LuohuContracts, 64), OwnClaim = Citation.Of(Law.LuohuContracts, 65, 1), Limitation = Citation.Of(Law.LuohuContracts, 65, 2), Defence = Citation.Of(Law.LuohuContracts, 65, 3), Waivers = Citation.Of(Law.LuohuContracts, 66, 2);
}
