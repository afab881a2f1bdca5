using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Inspecting;

/// <summary>A contract that an expert of an open audit may look at; the row ends with the audit.</summary>
internal sealed class ExpertView
{
    public required Guid AuditId { get; init; }
    public required Guid Account { get; init; }
    public required Guid ContractId { get; init; }
}

[Holds(DataClass.Internal)]
internal sealed class ExpertViewMapping : IEntityTypeConfiguration<ExpertView>
{
    public const string Table = "contracting_expert_views";

    public void Configure(EntityTypeBuilder<ExpertView> map)
    {
        map.ToTable(Table);
        map.HasKey(v => new { v.Account, v.ContractId, v.AuditId });
        map.HasIndex(v => v.AuditId);
    }
}

/// <summary>责任线索: what may have to be answered for, handed to whoever appoints or disciplines. Nothing is judged here.</summary>
internal sealed class ContractLead : Aggregate
{
    private ContractLead() { }

    public static readonly Citation Acts = Citation.Of(Law.LuohuContracts, 76, 2), Judges = Citation.Of(Law.LuohuContracts, 76, 1);

    /// <summary>第七十六条第二款, in short words; the number is the item.</summary>
    public static IReadOnlyList<string> ActNames { get; } =
        ["违法签订合同", "恶意串通，损害国家、公共利益", "怠于履职、玩忽职守、滥用职权", "举证、应诉期限过期等致败诉", "擅自放弃合法权益", "重大履职合同未及时续签致履职不及时", "保管不善造成重大经济损失", "其他违法、违反本办法的行为"];

    public Guid Id { get; private init; }
    public string Region { get; private init; } = "";
    public string OpenedBy { get; private init; } = "";
    public Guid? ContractId { get; private init; }
    public int Act { get; private init; }
    public string Text { get; private init; } = "";

    /// <summary>Made from the record; somebody has to look at it first.</summary>
    public bool IsBySystem { get; private init; }
    public DateOnly OpenedOn { get; private init; }
    public string HandedTo { get; private set; } = "";
    public DateOnly? HandedOn { get; private set; }
    public string Result { get; private set; } = "";
    public DateOnly? ResultOn { get; private set; }
    public int Revision { get; private set; }

    [Article(Law.LuohuContracts, 76, 2), Requirement("LH-HT-076b")]
    public static (ContractLead? Lead, Outcome Outcome) Open(Guid id, string region, string by, Guid? contract, int act, string text, bool isBySystem, DateOnly today)
    {
        var findings = new List<Finding>();
        if (act is < 1 or > 8) findings.Add(Finding.Block("lead.act", "请选是哪一类行为。", Acts, "act", "从八类中选一类。"));
        if (text.Trim().Length is 0 or > 2000) findings.Add(Finding.Block("lead.text", "请写明事实和来源，不超过 2000 字。", Acts, "text", "只写事实，不下结论。"));
        if (findings.Count > 0) return (null, Outcome.From(findings));
        var lead = new ContractLead { Id = id, Region = region, OpenedBy = by, ContractId = contract, Act = act, Text = text.Trim(), IsBySystem = isBySystem, OpenedOn = today };
        lead.Record(new LeadOpened(id, act, isBySystem));
        return (lead, Outcome.Done);
    }

    [Article(Law.LuohuContracts, 76, 1), Requirement("LH-HT-076a")]
    public Outcome HandOver(string to, DateOnly today)
    {
        if (HandedOn is not null) return Outcome.Refused("lead.handed", "线索已经移送。", Judges, "to", "请登记处理结果。");
        if (to.Trim().Length is 0 or > 100) return Outcome.Refused("lead.to", "请填移送给谁：任免机关或者纪检监察机关，不超过 100 字。", Judges, "to", "由它们依规定问责，本系统不作责任判定。");
        (HandedTo, HandedOn, Revision) = (to.Trim(), today, Revision + 1);
        Record(new LeadHandedOver(Id, HandedTo));
        return Outcome.Done;
    }

    [Article(Law.LuohuContracts, 76, 1), Requirement("LH-HT-076a")]
    public Outcome Answer(string result, DateOnly today)
    {
        if (ResultOn is not null) return Outcome.Refused("lead.answered", "处理结果已经登记。", Judges, "result", "不用再办。");
        if (HandedOn is null && !IsBySystem) return Outcome.Refused("lead.not-handed", "还没有移送，没有处理结果。", Judges, "result", "请先移送。");
        if (result.Trim().Length is 0 or > 1000) return Outcome.Refused("lead.result", "请写处理结果，不超过 1000 字。", Judges, "result", "由记录生成的线索，核实没有问题的，写明核实情况。");
        (Result, ResultOn, Revision) = (result.Trim(), today, Revision + 1);
        Record(new LeadAnswered(Id));
        return Outcome.Done;
    }
}

[Holds(DataClass.Internal)]
[Holds(DataClass.Personal, nameof(ContractLead.Text), nameof(ContractLead.Result))]
internal sealed class ContractLeadMapping : IEntityTypeConfiguration<ContractLead>
{
    public const string Table = "contracting_leads";

    public void Configure(EntityTypeBuilder<ContractLead> map)
    {
        map.ToTable(Table);
        map.HasKey(l => l.Id);
        map.Property(l => l.Id).ValueGeneratedNever();
        map.Property(l => l.Region).HasMaxLength(12);
        map.Property(l => l.OpenedBy).HasMaxLength(80);
        map.Property(l => l.Text).HasMaxLength(2000);
        map.Property(l => l.HandedTo).HasMaxLength(100);
        map.Property(l => l.Result).HasMaxLength(1000);
        map.Property(l => l.Revision).IsConcurrencyToken();
        map.HasIndex(l => new { l.Region, l.OpenedOn });
        map.HasIndex(l => l.ContractId);
    }
}

[Requires(Permissions.FollowLeads)]
internal sealed record OpenLead(Guid Id, Guid? Contract, int Act, string Text) : ICommand;

/// <summary>移送任免机关 or 纪检监察机关.</summary>
[Requires(Permissions.FollowLeads)]
internal sealed record HandOverLead(Guid Id, string To) : ICommand;

[Requires(Permissions.FollowLeads)]
internal sealed record AnswerLead(Guid Id, string Result) : ICommand;

/// <summary>What the record itself shows: limits that were missed, key contracts that ran out without a renewal having been proposed.</summary>
[Requires(Permissions.FollowLeads)]
internal sealed record FindLeads : ICommand;

internal sealed class Leads(ContractsDb db, CurrentUser user)
{
    public const int Most = 100;

    public DbSet<ContractLead> All => db.Whole.Set<ContractLead>();

    /// <summary>Those of the region whose post follows leads; nobody else sees that there is one.</summary>
    public IQueryable<ContractLead> Visible
    {
        get
        {
            var (region, may) = (user.Region, user.May(Permissions.FollowLeads));
            return All.Where(l => may && l.Region == region);
        }
    }

    public async Task<IReadOnlyList<ContractLead>> Newest(CancellationToken ct) => await Visible.AsNoTracking().OrderByDescending(l => l.OpenedOn).ThenByDescending(l => l.Id).Take(Most).ToListAsync(ct);
}

internal sealed class LeadHandler(Leads leads, ContractsDb db, CurrentUser user, TimeProvider clock) : IHandle<OpenLead>, IHandle<HandOverLead>, IHandle<AnswerLead>, IHandle<FindLeads>
{
    private const int LostLimits = 4, GaveUp = 5, NotRenewed = 6, Most = 200;

    public async Task<Outcome> Handle(OpenLead command, CancellationToken ct)
    {
        if (command.Contract is { } id && await db.Find(id, ct) is null) return Outcome.NotFound;
        return Added(ContractLead.Open(command.Id, user.Region, user.Institution, command.Contract, command.Act, command.Text, isBySystem: false, clock.Today()));
    }

    public async Task<Outcome> Handle(HandOverLead command, CancellationToken ct) => await Find(command.Id, ct) is { } lead ? lead.HandOver(command.To, clock.Today()) : Outcome.NotFound;

    public async Task<Outcome> Handle(AnswerLead command, CancellationToken ct) => await Find(command.Id, ct) is { } lead ? lead.Answer(command.Result, clock.Today()) : Outcome.NotFound;

    /// <summary>Once for each contract and kind; whether anybody is to blame is for others to say. What is declared as given up without leave is refused; an agreement while leave was asked for and not given is a sign all the same.</summary>
    [Article(Law.LuohuContracts, 76, 2), Requirement("LH-HT-076b")]
    public async Task<Outcome> Handle(FindLeads command, CancellationToken ct)
    {
        var (today, region) = (clock.Today(), user.Region);
        var known = (await leads.All.Where(l => l.Region == region && l.IsBySystem).Select(l => new { l.ContractId, l.Act }).ToListAsync(ct)).Select(l => (l.ContractId, l.Act)).ToHashSet();
        var expired = await db.Contracts.AsNoTracking().Where(c => c.Region == region && c.IsKey && c.ParentId == null && c.EndedOn == null && c.EndsOn < today).OrderBy(c => c.Id).Take(Most).ToListAsync(ct);
        foreach (var c in expired.Where(c => (c.Renewals.Count == 0 || c.Renewals[0].IsLate) && known.Add((c.Id, NotRenewed))))
            Added(ContractLead.Open(Guid.CreateVersion7(), region, "", c.Id, NotRenewed, $"{c.Shown}：重点监管合同{c.EndsOn!.Value.ToChinese()}期限届满，还没有终止，{(c.Renewals.Count == 0 ? "没有提出续签" : "续签提出得晚")}。请核实。", isBySystem: true, today));
        var closed = await db.Whole.Set<Disputing.Dispute>().AsNoTracking().Where(d => d.Region == region && d.ClosedOn != null).OrderByDescending(d => d.ClosedOn).Take(Most).ToListAsync(ct);
        foreach (var d in closed.Where(d => d.Limits.Any(l => l.SubmittedOn is null || l.SubmittedOn > l.Until) && known.Add((d.ContractId, LostLimits))))
            Added(ContractLead.Open(Guid.CreateVersion7(), region, "", d.ContractId, LostLimits, $"争议“{d.Title}”：有举证、应诉期限没有按时办。请核实结果是否因此不利。", isBySystem: true, today));
        foreach (var d in closed.Where(d => d.Settlement.Length > 0 && d.Waivers.Any(w => w.Agreed is not true) && known.Add((d.ContractId, GaveUp))))
            Added(ContractLead.Open(Guid.CreateVersion7(), region, "", d.ContractId, GaveUp, $"争议“{d.Title}”：申请过放弃权益，{(d.Waivers.Any(w => w.Agreed is false) ? "没有得到批准" : "还没有决定")}，双方却已达成协议。请核实协议里有没有放弃权益。", isBySystem: true, today));
        return Outcome.Done;
    }

    private Task<ContractLead?> Find(Guid id, CancellationToken ct) => leads.Visible.FirstOrDefaultAsync(l => l.Id == id, ct);

    private Outcome Added((ContractLead? Lead, Outcome Outcome) opened)
    {
        if (opened.Lead is { } lead) leads.All.Add(lead);
        return opened.Outcome;
    }
}
