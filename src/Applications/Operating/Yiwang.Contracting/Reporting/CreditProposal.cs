using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Reporting;

/// <summary>陈述申辩 first, then review, then sent or withdrawn.</summary>
internal enum CreditState { Told, Heard, Approved, Sent, Withdrawn }

/// <summary>申请纳入不良信用记录: out of a published breach, after the counterparty was heard and somebody else reviewed it.</summary>
internal sealed class CreditProposal : Aggregate
{
    public const int LeastDays = 5;

    private CreditProposal() { }

    public static readonly Citation Place = Citation.Of(Law.LuohuContracts, 58);

    public Guid Id { get; private init; }
    public Guid EvaluationId { get; private init; }
    public Guid ContractId { get; private init; }
    public string Institution { get; private init; } = "";
    public string Region { get; private init; } = "";
    public string PartyName { get; private init; } = "";
    public string Breach { get; private init; } = "";
    public string Proof { get; private init; } = "";

    /// <summary>The state's, province's or city's rule by which it is asked for.</summary>
    public string Basis { get; private init; } = "";
    public DateOnly ToldOn { get; private init; }

    /// <summary>Until then the counterparty may answer.</summary>
    public DateOnly AnswerBy { get; private init; }
    public string Answer { get; private set; } = "";
    public CreditState State { get; private set; }
    public string Review { get; private set; } = "";

    /// <summary>回执 of the credit platform.</summary>
    public string Receipt { get; private set; } = "";
    public DateOnly? SentOn { get; private set; }
    public int Revision { get; private set; }

    [Article(Law.LuohuContracts, 58), Requirement("LH-HT-058c")]
    public static (CreditProposal? Proposal, Outcome Outcome) Propose(Guid id, Evaluation of, (string Breach, string Proof, string Basis, DateOnly? AnswerBy) said, DateOnly today)
    {
        var findings = new List<Finding>();
        if (of.Grade is not Grade.Breach) findings.Add(Finding.Block("credit.grade", "只有评为“严重失信”的，才能申请纳入不良信用记录。", Place, "evaluation", "请先如实评价。"));
        if (said.Breach.Trim().Length is 0 or > 1000) findings.Add(Finding.Block("credit.facts", "请写失信的事实，不超过 1000 字。", Place, "breach", "写明时间、行为和后果。"));
        if (said.Proof.Trim().Length is 0 or > 1000) findings.Add(Finding.Block("credit.proof", "请列出证据，不超过 1000 字。", Place, "proof", "例如：催告函、验收单的编号。"));
        if (said.Basis.Trim().Length is 0 or > 200) findings.Add(Finding.Block("credit.basis", "请填国家、省、市哪一项规定，不超过 200 字。", Place, "creditBasis", "没有规定依据的，不能申请。"));
        if (said.AnswerBy is not { } by || by < today.AddDays(LeastDays)) findings.Add(Finding.Block("credit.answer-by", $"请填对方陈述申辩的期限，至少给 {LeastDays} 天。", Place, "answerBy", "期限按所依据的规定，没有规定的按本地设定。"));
        if (findings.Count > 0) return (null, Outcome.From(findings));
        var proposal = new CreditProposal
        {
            Id = id, EvaluationId = of.Id, ContractId = of.ContractId, Institution = of.Institution, Region = of.Region, PartyName = of.PartyName, Breach = said.Breach.Trim(), Proof = said.Proof.Trim(), Basis = said.Basis.Trim(),
            ToldOn = today, AnswerBy = said.AnswerBy!.Value,
        };
        proposal.Record(new CreditProposed(of.ContractId, id));
        return (proposal, Outcome.Done);
    }

    /// <summary>What it said, or that it said nothing until its day was over.</summary>
    [Article(Law.LuohuContracts, 58), Requirement("LH-HT-058c")]
    public Outcome Hear(string answer, DateOnly today)
    {
        if (State is not CreditState.Told) return NotNow("陈述申辩已经登记。");
        if (answer.Trim().Length > 2000) return Outcome.Refused("credit.answer-long", "陈述申辩不超过 2000 字。", Place, "answer", "写要点，全文存入合同材料。");
        if (answer.Trim().Length == 0 && today <= AnswerBy) return Outcome.Refused("credit.too-early", $"对方在{AnswerBy.ToChinese()}以前都可以陈述申辩，不能当作没有意见。", Place, "answer", "对方已经答复的，写明答复；没有的，过了期限再登记。");
        (Answer, State, Revision) = (answer.Trim().Length > 0 ? answer.Trim() : "期限内没有陈述申辩", CreditState.Heard, Revision + 1);
        Record(new CounterpartyHeard(ContractId));
        return Outcome.Done;
    }

    /// <summary>By somebody else than who proposed; nothing goes out before.</summary>
    [Article(Law.LuohuContracts, 58), Requirement("LH-HT-058c")]
    public Outcome Decide(bool approved, string review)
    {
        if (State is not CreditState.Heard) return NotNow(State is CreditState.Told ? "还没有听取对方陈述申辩，不能审核。" : "已经审核。");
        if (review.Trim().Length is 0 or > 1000) return Outcome.Refused("credit.review", "请写审核意见，不超过 1000 字；对方的申辩采纳没有、为什么。", Place, "review", "写给申请部门和对方看。");
        (Review, State, Revision) = (review.Trim(), approved ? CreditState.Approved : CreditState.Withdrawn, Revision + 1);
        Record(new CreditReviewed(ContractId, approved));
        return Outcome.Done;
    }

    /// <summary>Received by the credit platform, with its receipt.</summary>
    [Article(Law.LuohuContracts, 58), Requirement("LH-HT-058c")]
    public Outcome Sent(string receipt, DateOnly today)
    {
        if (State is not CreditState.Approved) return Outcome.Refused("credit.not-approved", "没有审核同意的，不能推送。", Place, "receipt", "请先听取申辩，再审核。");
        if (receipt.Trim().Length is 0 or > 100) return Outcome.Refused("credit.receipt", "请填信用平台的回执编号，不超过 100 字。", Place, "receipt", "平台收到以后给出。");
        (Receipt, SentOn, State, Revision) = (receipt.Trim(), today, CreditState.Sent, Revision + 1);
        Record(new CreditSent(ContractId, Receipt));
        return Outcome.Done;
    }

    private static Outcome NotNow(string why) => Outcome.Refused("credit.not-now", why, Place, "state", "请刷新页面，看最新情况。");
}

[Holds(DataClass.Internal)]
[Holds(DataClass.Personal, nameof(CreditProposal.PartyName), nameof(CreditProposal.Breach), nameof(CreditProposal.Proof), nameof(CreditProposal.Answer), nameof(CreditProposal.Review))]
internal sealed class CreditProposalMapping : IEntityTypeConfiguration<CreditProposal>
{
    public const string Table = "contracting_credit_proposals";

    public void Configure(EntityTypeBuilder<CreditProposal> map)
    {
        map.ToTable(Table);
        map.HasKey(p => p.Id);
        map.Property(p => p.Id).ValueGeneratedNever();
        map.Property(p => p.Institution).HasMaxLength(80);
        map.Property(p => p.Region).HasMaxLength(12);
        foreach (var name in new[] { nameof(CreditProposal.PartyName), nameof(CreditProposal.Receipt) }) map.Property(name).HasMaxLength(100);
        foreach (var name in new[] { nameof(CreditProposal.Breach), nameof(CreditProposal.Proof), nameof(CreditProposal.Review) }) map.Property(name).HasMaxLength(1000);
        map.Property(p => p.Basis).HasMaxLength(200);
        map.Property(p => p.Answer).HasMaxLength(2000);
        map.Property(p => p.Revision).IsConcurrencyToken();
        map.HasIndex(p => p.EvaluationId).IsUnique();
        map.HasIndex(p => new { p.Region, p.State });
        map.HasIndex(p => p.Institution);
    }
}

/// <summary>Out of one's own evaluation; tells the counterparty.</summary>
[Requires(Permissions.ProposeCredit)]
internal sealed record ProposeCredit(Guid Id, Guid Evaluation, string Breach, string Proof, string Basis, DateOnly? AnswerBy) : ICommand;

[Requires(Permissions.ProposeCredit)]
internal sealed record HearCounterparty(Guid Id, string Answer) : ICommand;

[Requires(Permissions.ReviewCredit)]
internal sealed record ReviewCredit(Guid Id, bool Approved, string Review) : ICommand;

/// <summary>The credit platform took it from the outgoing list and gave a receipt.</summary>
[Requires(Permissions.ReviewCredit)]
internal sealed record ReceiptCredit(Guid Id, string Receipt) : ICommand;

internal sealed class CreditProposals(ContractsDb db, CurrentUser user)
{
    public const int Most = 100;

    public DbSet<CreditProposal> All => db.Whole.Set<CreditProposal>();

    public IQueryable<CreditProposal> Visible
    {
        get
        {
            var (own, region, reviews) = (user.Institution, user.Region, user.May(Permissions.ReviewCredit));
            var hidden = db.Hidden;
            return All.Where(p => p.Region == region && (reviews || p.Institution == own) && !hidden.Any(c => c.Id == p.ContractId));
        }
    }

    public async Task<IReadOnlyList<CreditProposal>> Newest(CancellationToken ct) => await Visible.AsNoTracking().OrderByDescending(p => p.Id).Take(Most).ToListAsync(ct);

    /// <summary>What the credit platform takes: only what was reviewed and agreed.</summary>
    [Article(Law.LuohuContracts, 58), Requirement("LH-HT-058c")]
    public async Task<IReadOnlyList<CreditProposal>> Outgoing(CancellationToken ct) => await Visible.AsNoTracking().Where(p => p.State == CreditState.Approved).OrderBy(p => p.Id).Take(Most).ToListAsync(ct);
}

internal sealed class CreditHandler(CreditProposals proposals, ContractsDb db, CurrentUser user, TimeProvider clock) : IHandle<ProposeCredit>, IHandle<HearCounterparty>, IHandle<ReviewCredit>, IHandle<ReceiptCredit>
{
    public async Task<Outcome> Handle(ProposeCredit command, CancellationToken ct)
    {
        if (await db.Whole.Set<Evaluation>().FirstOrDefaultAsync(e => e.Id == command.Evaluation && e.Institution == user.Institution, ct) is not { } evaluation) return Outcome.NotFound;
        if (await proposals.All.AnyAsync(p => p.EvaluationId == evaluation.Id, ct)) return Outcome.Refused("credit.twice", "这条评价已经提出过申请。", CreditProposal.Place, "evaluation", "请看已提出的申请办到哪一步。");
        var (proposal, outcome) = CreditProposal.Propose(command.Id, evaluation, (command.Breach, command.Proof, command.Basis, command.AnswerBy), clock.Today());
        if (proposal is not null) proposals.All.Add(proposal);
        return outcome;
    }

    public Task<Outcome> Handle(HearCounterparty command, CancellationToken ct) => Change(command.Id, p => p.Institution == user.Institution ? p.Hear(command.Answer, clock.Today()) : Outcome.Forbidden, ct);

    public Task<Outcome> Handle(ReviewCredit command, CancellationToken ct) => Change(command.Id, p => p.Institution == user.Institution ? Outcome.Refused("credit.own", "本部门提出的申请，由别的部门审核。", CreditProposal.Place, "review", "请由备案管理部门审核。") : p.Decide(command.Approved, command.Review), ct);

    public Task<Outcome> Handle(ReceiptCredit command, CancellationToken ct) => Change(command.Id, p => p.Sent(command.Receipt, clock.Today()), ct);

    private async Task<Outcome> Change(Guid id, Func<CreditProposal, Outcome> act, CancellationToken ct) => await proposals.Visible.FirstOrDefaultAsync(p => p.Id == id, ct) is { } proposal ? act(proposal) : Outcome.NotFound;
}
