using Yiwang.Benefits.Public;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Inspecting;

/// <summary>One office that was told, and when it said that it knows.</summary>
internal sealed record AccidentNotice(Guid Item, Duty Duty, string Office, string Post, DateOnly? SeenOn);

/// <summary>安全责任事故 at an institution. The departments that countersign designations hear of it in the same moment.</summary>
internal sealed class SafetyAccident : Aggregate
{
    private SafetyAccident() { }

    public Guid Id { get; private init; }
    public string Institution { get; private init; } = "";
    public string Region { get; private init; } = "";

    /// <summary>The office that registered it.</summary>
    public string Office { get; private init; } = "";
    public DateOnly HappenedOn { get; private init; }
    public DateOnly RegisteredOn { get; private init; }
    public string Facts { get; private init; } = "";
    public IReadOnlyList<AccidentNotice> Notices { get; private set; } = [];

    /// <summary>登记有误: taken back by the office that registered it; the entry itself stays readable.</summary>
    public DateOnly? StruckOn { get; private set; }
    public string StruckBecause { get; private set; } = "";
    public int Revision { get; private set; }

    public string Subject => $"safety-accident/{Id}";

    public static SafetyAccident Register(RegisterAccident command, RehabilitationInstitution institution, string office, IReadOnlyList<AccidentNotice> notices, DateOnly today)
    {
        var registered = new SafetyAccident { Id = command.Id, Institution = institution.Code, Region = institution.Region, Office = office, HappenedOn = command.On!.Value, RegisteredOn = today, Facts = command.Facts, Notices = notices };
        registered.Record(new SafetyAccidentRegistered(registered.Subject, registered.Id, registered.Institution, registered.HappenedOn, notices.Count));
        return registered;
    }

    public Outcome Strike(string reason, DateOnly today)
    {
        if (StruckOn is not null) return Outcome.Refused("accident.struck", "这条登记已经撤销。", Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 1), remedy: "请刷新页面。");
        if (reason.Length is 0 or > 500) return Outcome.Refused("accident.strike-reason", "请写明为什么撤销（500 字以内）。", Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 1), "reason", "例如：事故调查结论认定不是责任事故，文号。");
        (StruckOn, StruckBecause) = (today, reason);
        Revision++;
        Record(new SafetyAccidentStruck(Subject, Id, Institution));
        return Outcome.Done;
    }

    public Outcome See(string office, DateOnly today)
    {
        if (Notices.FirstOrDefault(n => n.Office == office && n.SeenOn is null) is not { } mine) return Outcome.Refused("accident.seen", "您的单位已经签收，或者不用签收。", Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 1), remedy: "请刷新页面。");
        Notices = [.. Notices.Select(n => n == mine ? n with { SeenOn = today } : n)];
        Revision++;
        Record(new SafetyAccidentSeen(Subject, Id, mine.Duty.ToString()));
        return Outcome.Done;
    }
}

[Requires(Permissions.InspectInstitutions)]
internal sealed record RegisterAccident(Guid Id, string Institution, DateOnly? On, string Facts) : ICommand;

/// <summary>A department says that it knows.</summary>
[Requires(Permissions.InspectInstitutions)]
internal sealed record AcknowledgeAccident(Guid Id) : ICommand;

/// <summary>The entry was wrong: it bars the institution from designation no more.</summary>
[Requires(Permissions.InspectInstitutions)]
internal sealed record StrikeAccident(Guid Id, string Reason) : ICommand;

internal sealed class SafetyAccidentHandler(InstitutionsDb db, Offices offices, CurrentUser user, TimeProvider clock) : IHandle<RegisterAccident>, IHandle<AcknowledgeAccident>, IHandle<StrikeAccident>
{
    private const int LongestFacts = 2000;

    private static readonly Citation Place = Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 1);

    [Article(Law.ShanweiRehabilitationAid, 26, Item = 1), Requirement("SW-KF-026c")]
    public async Task<Outcome> Handle(RegisterAccident command, CancellationToken ct)
    {
        if (await db.Register.ByKey(command.Institution, ct) is not { } entry || !offices.Inspects(entry.Region)) return Outcome.NotFound;
        var refused = Outcome.From(Check(command, clock.Today()));
        if (!refused.IsDone) return refused;

        var told = from duty in InstitutionPack.Countersigning
                   let office = offices.Nearest(entry.Region, duty)
                   where office is not null
                   select new AccidentNotice(Offices.ItemOf($"safety-accident/{command.Id}/{duty}"), duty, office.Institution, office.Post, null);
        var accident = SafetyAccident.Register(command, entry, user.Institution, [.. told], clock.Today());
        db.Accidents.Add(accident);
        await Keep(accident, entry.Name, ct);
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(AcknowledgeAccident command, CancellationToken ct)
    {
        if (await db.Accidents.ByKey(command.Id, ct) is not { } accident || accident.Notices.All(n => n.Office != user.Institution)) return Outcome.NotFound;
        var outcome = accident.See(user.Institution, clock.Today());
        if (outcome.IsDone) await Keep(accident, offices.NameOf(accident.Institution), ct);
        return outcome;
    }

    public async Task<Outcome> Handle(StrikeAccident command, CancellationToken ct)
    {
        if (await db.Accidents.ByKey(command.Id, ct) is not { } accident || accident.Office != user.Institution) return Outcome.NotFound;
        var outcome = accident.Strike(command.Reason, clock.Today());
        if (outcome.IsDone) await Keep(accident, offices.NameOf(accident.Institution), ct);
        return outcome;
    }

    private Task Keep(SafetyAccident accident, string name, CancellationToken ct) => offices.Keep(accident.Subject,
        accident.Notices.Where(n => n.SeenOn is null && accident.StruckOn is null).Select(n => new WorkItemDraft(n.Item, "安全责任事故", name, $"/staff/accidents/{accident.Id}", n.Post, n.Office, accident.Region, accident.RegisteredOn, Place)), ct);

    private static IEnumerable<Finding> Check(RegisterAccident command, DateOnly today)
    {
        if (command.On is null || command.On > today) yield return Finding.Block("accident.on", "请填写事故日期，不晚于今天。", Place, "happenedOn", "填事故发生的那一天。");
        if (command.Facts.Length is 0 or > LongestFacts) yield return Finding.Block("accident.facts", $"请写明事故情况（{LongestFacts:#,0} 字以内）。", Place, "facts", "写时间、地点、后果、已经采取的措施；不要写儿童的姓名。");
    }
}
