using System.Text;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Rules;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Contracting.Disputing;

/// <summary>Registers a dispute about a contract of the own department.</summary>
[Requires(Permissions.HandleDisputes)]
internal sealed record OpenDispute(Guid Id, Guid Contract, string Title, string InCharge, DisputeWay Way) : ICommand;

[Requires(Permissions.HandleDisputes)]
internal sealed record AssessDispute(Guid Id, DisputeFindings Findings) : ICommand;

/// <summary>The department's lawyers, or the legal office where it takes part.</summary>
[Requires(Permissions.HandleDisputes)]
internal sealed record AdviseDispute(Guid Id, string Opinion) : ICommand;

[Requires(Permissions.HandleDisputes)]
internal sealed record CollectEvidence(Guid Id, EvidenceKind Kind, string Text, string FileHash) : ICommand;

[Requires(Permissions.HandleDisputes)]
internal sealed record CountLimitation(Guid Id, DateOnly? EndsOn) : ICommand;

[Requires(Permissions.HandleDisputes)]
internal sealed record BringDispute(Guid Id, DisputeWay Way, string LateReason) : ICommand;

[Requires(Permissions.HandleDisputes)]
internal sealed record SetDefenceLimit(Guid Id, Guid Limit, string What, DateOnly? Until) : ICommand;

[Requires(Permissions.HandleDisputes)]
internal sealed record SubmitDefence(Guid Id, Guid Limit) : ICommand;

[Requires(Permissions.HandleDisputes)]
internal sealed record ReportDispute(Guid Id, string Report) : ICommand;

[Requires(Permissions.HandleDisputes)]
internal sealed record AskWaiver(Guid Id, string What) : ICommand;

/// <summary>The department's head, for contracts that concern only the department.</summary>
[Requires(Permissions.Decide)]
internal sealed record ConsentToWaiver(Guid Id, bool Agreed, string Approval) : ICommand;

/// <summary>The government, for key-supervision contracts and those in its name or approved by it.</summary>
[Requires(Permissions.DecideForGovernment)]
internal sealed record ApproveWaiver(Guid Id, bool Agreed, string Approval) : ICommand;

[Requires(Permissions.HandleDisputes)]
internal sealed record CloseDispute(Guid Id, DisputeEnd End) : ICommand;

/// <summary>Disputes as far as the user may see them: the department, those who review and inspect, and whoever decides for the government.</summary>
internal sealed class Disputes(ContractsDb db, IInbox inbox, ContractBodies bodies, CityDirectory city, CurrentUser user)
{
    [Article(Law.LuohuContracts, 12), Article(Law.LuohuContracts, 37), Requirement("LH-HT-012"), Requirement("LH-HT-037")]
    public IQueryable<Dispute> Visible
    {
        get
        {
            var (own, region, all) = (user.Institution, user.Region, user.May(Permissions.SeeConfidential) || user.May(Permissions.DecideForGovernment));
            var (decides, hidden) = (user.May(Permissions.Decide) || user.May(Permissions.DecideForGovernment), db.Hidden);
            return db.Whole.Set<Dispute>().Where(d => (d.Institution == own || (all && d.Region == region)) && ((decides && d.AwaitsDecision) || !hidden.Any(c => c.Id == d.ContractId)));
        }
    }

    public void Add(Dispute dispute) => db.Whole.Add(dispute);

    /// <summary>Whose turn it is, with the days that a court or the limitation period sets.</summary>
    [Article(Law.LuohuContracts, 62, 3), Article(Law.LuohuContracts, 65, 3), Requirement("LH-HT-062c"), Requirement("LH-HT-065c"), Requirement("LH-HT-065b")]
    public Task Keep(Dispute dispute, CancellationToken ct) => inbox.Keep(dispute.Subject, [.. Open(dispute)], ct);

    private IEnumerable<WorkItemDraft> Open(Dispute d)
    {
        if (d.State is DisputeState.Closed || bodies.PostsOf(d.Institution) is not { } own) yield break;
        if (d.State is DisputeState.Registered) yield return Item(d, "查明争议，制定方案", "", own.Handler, d.Institution, null, Places.Handling);
        if (d is { ActBy: { } by, ActedOn: null }) yield return Item(d, "诉讼时效将届满，起诉或者申请仲裁", "", own.Handler, d.Institution, by, Places.Limitation);
        foreach (var limit in d.Limits.Where(l => l.SubmittedOn is null)) yield return Item(d, "应诉期限", $"{limit.What} {limit.Id:N}", own.Handler, d.Institution, limit.Until, Places.Defence);
        if (d.WithLegalOffice && d.LegalOpinion.Length == 0 && bodies.Find(ContractDuty.Legal, d.Region) is { } legal) yield return Item(d, "会同处理合同争议", "", legal.Post, legal.Institution, null, Places.Together);
        if (d.Waivers.FirstOrDefault(w => w.Agreed is null) is not { } waiver) yield break;
        if (!waiver.ByGovernment) yield return Item(d, "同意放弃权益", "", own.Head, d.Institution, null, Places.Waivers);
        else if (bodies.Find(ContractDuty.Government, d.Region) is { } government) yield return Item(d, "批准放弃权益", "", government.Post, government.Institution, null, Places.Waivers);
    }

    private WorkItemDraft Item(Dispute d, string kind, string about, string post, string institution, DateOnly? due, Citation under) => new(
        new Guid(Sm3.Hash(Encoding.UTF8.GetBytes($"{d.Id:N} {kind} {about} {post}")).AsSpan(0, 16)), kind, $"合同争议：{kind}", d.Href, post, institution, city.GetInstitution(institution).RegionCode, due, under);
}

internal sealed class OpenDisputeHandler(ContractsDb db, Disputes disputes, ContractOffice office, CurrentUser user) : IHandle<OpenDispute>
{
    public async Task<Outcome> Handle(OpenDispute command, CancellationToken ct)
    {
        if (await db.Find(command.Contract, ct) is not { } contract || contract.Institution != user.Institution) return Outcome.NotFound;
        var (dispute, outcome) = Dispute.Open(new(command.Id, contract.Id, contract.Institution, contract.Region, contract.IsKey, contract.Backing, office.Today), command.Title, command.InCharge, command.Way);
        if (dispute is null) return outcome;
        disputes.Add(dispute);
        await disputes.Keep(dispute, ct);
        return outcome;
    }
}

internal sealed class DisputeHandler(ContractsDb db, Disputes disputes, ContractOffice office, CurrentUser user)
    : IHandle<AssessDispute>, IHandle<AdviseDispute>, IHandle<CollectEvidence>, IHandle<CountLimitation>, IHandle<BringDispute>, IHandle<SetDefenceLimit>, IHandle<SubmitDefence>, IHandle<ReportDispute>, IHandle<AskWaiver>, IHandle<CloseDispute>,
      IHandle<ConsentToWaiver>, IHandle<ApproveWaiver>
{
    public Task<Outcome> Handle(AssessDispute command, CancellationToken ct) => Own(command.Id, d => d.Assess(command.Findings), ct);

    public Task<Outcome> Handle(AdviseDispute command, CancellationToken ct) => Act(command.Id, d => d.Institution == user.Institution || d.WithLegalOffice ? d.Advise(command.Opinion) : Outcome.NotFound, ct);

    public Task<Outcome> Handle(CollectEvidence command, CancellationToken ct) => Own(command.Id, d => d.Collect(new(command.Kind, command.Text, command.FileHash.Length <= 64 ? command.FileHash : "", office.Today)), ct);

    public async Task<Outcome> Handle(CountLimitation command, CancellationToken ct)
    {
        if (await Find(command.Id, ct) is not { } dispute || await db.Contracts.FirstOrDefaultAsync(c => c.Id == dispute.ContractId, ct) is not { } contract) return Outcome.NotFound;
        return await Own(command.Id, d => d.CountLimitation(command.EndsOn, office.RulesOf(contract).LimitationMonths), ct);
    }

    public Task<Outcome> Handle(BringDispute command, CancellationToken ct) => Own(command.Id, d => d.Act(command.Way, command.LateReason, office.Today), ct);

    public Task<Outcome> Handle(SetDefenceLimit command, CancellationToken ct) => Own(command.Id, d => d.Limit(command.Limit, command.What, command.Until), ct);

    public Task<Outcome> Handle(SubmitDefence command, CancellationToken ct) => Own(command.Id, d => d.Submit(command.Limit, office.Today), ct);

    public Task<Outcome> Handle(ReportDispute command, CancellationToken ct) => Own(command.Id, d => d.Report(command.Report), ct);

    public Task<Outcome> Handle(AskWaiver command, CancellationToken ct) => Own(command.Id, d => d.AskWaiver(command.What), ct);

    public Task<Outcome> Handle(CloseDispute command, CancellationToken ct) => Own(command.Id, d => d.Close(command.End, office.Today), ct);

    public Task<Outcome> Handle(ConsentToWaiver command, CancellationToken ct) => Own(command.Id, d => d.DecideWaiver(byGovernment: false, command.Agreed, command.Approval, office.Today), ct);

    public Task<Outcome> Handle(ApproveWaiver command, CancellationToken ct) => Act(command.Id, d => d.DecideWaiver(byGovernment: true, command.Agreed, command.Approval, office.Today), ct);

    private Task<Dispute?> Find(Guid id, CancellationToken ct) => disputes.Visible.FirstOrDefaultAsync(d => d.Id == id, ct);

    private Task<Outcome> Own(Guid id, Func<Dispute, Outcome> act, CancellationToken ct) => Act(id, d => d.Institution == user.Institution ? act(d) : Outcome.NotFound, ct);

    private async Task<Outcome> Act(Guid id, Func<Dispute, Outcome> act, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } dispute) return Outcome.NotFound;
        var outcome = act(dispute);
        if (outcome.IsDone) await disputes.Keep(dispute, ct);
        return outcome;
    }
}
