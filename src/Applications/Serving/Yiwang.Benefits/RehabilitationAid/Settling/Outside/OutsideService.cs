using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Settling.Outside;

/// <summary>What one of the two bodies said.</summary>
/// <param name="Id">Also of its work item.</param>
internal sealed record OutsideAnswer(Guid Id, Body Body, string Post, string Institution)
{
    public bool? Agrees { get; init; }
    public string Reason { get; init; } = "";
    public DateOnly? On { get; init; }
}

/// <summary>One child at one institution that isn't designated: possible only when the county's federation and its finance both approve.</summary>
internal sealed class OutsideService : Aggregate
{
    private OutsideService() { }

    public Guid Id { get; private init; }
    public Guid RecordId { get; private init; }
    public string Region { get; private init; } = "";
    public string Institution { get; private init; } = "";
    public string Why { get; private init; } = "";
    public DateOnly AskedOn { get; private init; }
    public IReadOnlyList<OutsideAnswer> Answers { get; private set; } = [];
    public int Revision { get; private set; }

    public string Subject => $"outside-service/{Id}";

    public string DeskHref => $"/staff/settlements/outside/{Id}";

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 1), Requirement("SW-KF-010u")]
    public bool IsApproved => Answers.All(a => a.Agrees == true);

    public bool IsOpen => Answers.All(a => a.Agrees != false) && Answers.Any(a => a.Agrees is null);

    public static OutsideService Ask(Guid id, Guid recordId, string region, string institution, string why, IReadOnlyList<OutsideAnswer> bodies, DateOnly today) =>
        new() { Id = id, RecordId = recordId, Region = region, Institution = institution, Why = why, AskedOn = today, Answers = bodies };

    public void Answer(OutsideAnswer answer, string bodyName)
    {
        Answers = [.. Answers.Select(a => a.Id == answer.Id ? answer : a)];
        Revision++;
        Record(new OutsideServiceAnswered(Subject, Institution, bodyName, answer.Agrees == true));
    }
}

/// <summary>The county's federation puts a child forward for an institution outside.</summary>
[Requires(Permissions.ApproveOutside)]
internal sealed record AskOutside(Guid Id, Guid RecordId, string Institution, string Why) : ICommand;

/// <summary>One of the two bodies answers.</summary>
[Requires(Permissions.ApproveOutside)]
internal sealed record AnswerOutside(Guid Id, bool Agrees, string Reason) : ICommand;

internal sealed class OutsideHandler(SettlingDb db, BenefitsDb benefits, OutsideChecks checks, OutsideBodies bodies, CurrentUser user, TimeProvider clock)
    : IHandle<AskOutside>, IHandle<AnswerOutside>
{
    private const int Longest = 500;

    public async Task<Outcome> Handle(AskOutside command, CancellationToken ct)
    {
        if (await benefits.Records.ByKey(command.RecordId, ct) is not { } record || record.Region != user.Region) return Outcome.NotFound;
        List<Finding> findings = [.. await checks.Against(command.Institution, clock.Today(), ct)];
        if (command.Why.Trim().Length is 0 or > Longest) findings.Add(Finding.Block("settlement.outside.why", $"请写明为什么在非定点机构接受服务（{Longest} 字以内）。", Articles.Settlement, "why", "例如：本地定点机构没有这类服务。"));
        if (Outcome.From(findings) is { IsDone: false } refused) return refused;

        var asked = OutsideService.Ask(command.Id, record.Id, record.Region, command.Institution, command.Why.Trim(), bodies.Of(record.Region), clock.Today());
        db.Outside.Add(asked);
        await bodies.Keep(asked, ct);
        return Outcome.From(findings);
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 1), Requirement("SW-KF-010u")]
    public async Task<Outcome> Handle(AnswerOutside command, CancellationToken ct)
    {
        if (await db.Outside.ByKey(command.Id, ct) is not { } asked || asked.Answers.FirstOrDefault(a => (a.Post, a.Institution) == (user.Post, user.Institution)) is not { } mine) return Outcome.NotFound;
        if (mine.Agrees is not null || !asked.IsOpen) return Outcome.Refused("settlement.outside.done", "这一件已经答复过。", Articles.Settlement, remedy: "请刷新页面，看最新情况。");
        List<Finding> findings = [];
        if (!command.Agrees && command.Reason.Trim().Length is 0 or > Longest) findings.Add(Finding.Block("settlement.outside.reason", $"不同意的，请写明理由（{Longest} 字以内）。", Articles.Settlement, "reason", "写清楚原因。"));
        if (command.Agrees) findings.AddRange(await checks.Against(asked.Institution, clock.Today(), ct));
        if (Outcome.From(findings) is { IsDone: false } refused) return refused;

        asked.Answer(mine with { Agrees = command.Agrees, Reason = command.Reason.Trim(), On = clock.Today() }, user.InstitutionName);
        await bodies.Keep(asked, ct);
        return Outcome.From(findings);
    }
}

/// <summary>The county's federation and its finance, and what waits for them.</summary>
internal sealed class OutsideBodies(SettlementPack pack, CityDirectory city, IInbox inbox)
{
    public IReadOnlyList<OutsideAnswer> Of(string region) => [.. pack.Bodies.Where(b => b.Level is PayingLevel.County)
        .Select(b => new OutsideAnswer(Guid.CreateVersion7(), b.Body, b.Approver, city.FindResponsible(b.InstitutionKind, region)!.Code))];

    public Task Keep(OutsideService asked, CancellationToken ct) => inbox.Keep(asked.Subject, asked.IsOpen
        ? [.. asked.Answers.Where(a => a.Agrees is null).Select(a => new WorkItemDraft(a.Id, "核准非定点服务", city.FindInstitution(asked.Institution)?.Name ?? asked.Institution, asked.DeskHref, a.Post, a.Institution, asked.Region, null, Articles.Settlement))]
        : [], ct);
}

/// <summary>Whether a child may be served outside, and its costs be settled.</summary>
internal sealed class OutsideServices(SettlingDb db)
{
    /// <summary>The records that both bodies have approved for this institution.</summary>
    public async Task<IReadOnlySet<Guid>> ApprovedAt(string institution, CancellationToken ct) =>
        (await db.Outside.AsNoTracking().Where(o => o.Institution == institution).ToListAsync(ct)).Where(o => o.IsApproved).Select(o => o.RecordId).ToHashSet();

    /// <summary>The institutions outside that both bodies have approved for this child.</summary>
    public async Task<IReadOnlySet<string>> ApprovedFor(Guid recordId, CancellationToken ct) =>
        (await db.Outside.AsNoTracking().Where(o => o.RecordId == recordId).ToListAsync(ct)).Where(o => o.IsApproved).Select(o => o.Institution).ToHashSet();

    public async Task<bool> Allows(Guid recordId, string institution, CancellationToken ct) =>
        (await db.Outside.AsNoTracking().Where(o => o.RecordId == recordId && o.Institution == institution).ToListAsync(ct)).Any(o => o.IsApproved);
}

/// <summary>What a county's two bodies see of services outside.</summary>
internal sealed class OutsideReader(SettlingDb db, BenefitsDb benefits)
{
    private const int MostListed = 200;

    public Task<List<OutsideService>> Of(string region, CancellationToken ct) =>
        db.Outside.AsNoTracking().Where(o => o.Region == region).OrderByDescending(o => o.Id).Take(MostListed).ToListAsync(ct);

    /// <summary>The record of an approved case, by the number that people know.</summary>
    public async Task<Guid?> RecordOf(string caseNumber, string region, CancellationToken ct) =>
        await benefits.Grants.AsNoTracking().Where(g => g.CaseNumber == caseNumber && g.Region == region).Select(g => (Guid?)g.CaseId).FirstOrDefaultAsync(ct);
}
