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

namespace Yiwang.Benefits.RehabilitationAid.Settling.Supervising;

/// <summary>疑点: something about public money that a person has to look into; nothing of the settlement is paid before that.</summary>
internal sealed class Suspicion : Aggregate
{
    private Suspicion() { }

    /// <summary>Also of its work item.</summary>
    public Guid Id { get; private init; }
    public SuspicionKind Kind { get; private init; }
    public string Key { get; private init; } = "";
    public string Region { get; private init; } = "";
    public string Institution { get; private init; } = "";
    public Guid SettlementId { get; private init; }
    public string What { get; private init; } = "";
    public DateOnly RaisedOn { get; private init; }
    public DateOnly? ConcludedOn { get; private set; }
    public bool IsConfirmed { get; private set; }
    public string Conclusion { get; private set; } = "";
    public string ConcludedBy { get; private set; } = "";
    public int Revision { get; private set; }

    public string Subject => $"suspicion/{Id}";

    public bool IsOpen => ConcludedOn is null;

    /// <param name="settlementId">Empty where it is not about a settlement: it then holds no payment back.</param>
    public static Suspicion Raise(string region, Guid settlementId, Found found, DateOnly today)
    {
        var raised = new Suspicion
        {
            Id = Guid.CreateVersion7(), Kind = found.Kind, Key = found.Key, Region = region, Institution = found.Institution, SettlementId = settlementId, What = found.What, RaisedOn = today,
        };
        raised.Record(new SuspicionRaised(raised.Subject, found.Kind.ToString(), found.What));
        return raised;
    }

    public void Conclude(bool confirmed, string conclusion, string by, DateOnly today)
    {
        (IsConfirmed, Conclusion, ConcludedBy, ConcludedOn) = (confirmed, conclusion, by, today);
        Revision++;
        Record(new SuspicionConcluded(Subject, confirmed, conclusion));
    }
}

/// <summary>Finance says what a suspicion came to.</summary>
[Requires(Permissions.ConcludeSuspicions)]
internal sealed record ConcludeSuspicion(Guid Id, bool Confirmed, string Conclusion) : ICommand;

internal sealed class ConcludeSuspicionHandler(SettlingDb db, SuspicionBook book, CityDirectory city, CurrentUser user, TimeProvider clock) : IHandle<ConcludeSuspicion>
{
    private const int Longest = 500;

    [Article(Law.ShanweiRehabilitationAid, 12), Article(Law.ShanweiRehabilitationAid, 26, Item = 5), Requirement("SW-KF-012b")]
    public async Task<Outcome> Handle(ConcludeSuspicion command, CancellationToken ct)
    {
        if (await db.Suspicions.ByKey(command.Id, ct) is not { } suspicion || (suspicion.Region != user.Region && user.Region != city.RegionCode)) return Outcome.NotFound;
        if (!suspicion.IsOpen) return Outcome.Refused("suspicion.concluded", $"这个疑点已经由{suspicion.ConcludedBy}处理。", Articles.Supervision, remedy: "请刷新页面，看处理结论。");
        var conclusion = command.Conclusion.Trim();
        if (conclusion.Length is 0 or > Longest) return Outcome.Refused("suspicion.conclusion", $"请写明处理结论（{Longest} 字以内）。", Articles.Supervision, "conclusion", "写清楚查了什么、怎样处理；属实的，同时退回结算单。");

        suspicion.Conclude(command.Confirmed, conclusion, $"{user.InstitutionName}{user.PostName}", clock.Today());
        await book.Keep(suspicion, ct);
        return Outcome.Done;
    }
}

/// <summary>Writes suspicions down once each, and puts them before finance.</summary>
internal sealed class SuspicionBook(SettlingDb db, SettlementPack pack, IInbox inbox, CityDirectory city, TimeProvider clock)
{
    public Task Raise(Settlement settlement, IEnumerable<Found> found, CancellationToken ct) => Raise(settlement.Region, settlement.Id, found, ct);

    /// <summary>About an agreement, before anything is settled.</summary>
    public Task RaiseAboutAgreement(string region, Found found, CancellationToken ct) => Raise(region, Guid.Empty, [found], ct);

    private async Task Raise(string region, Guid settlementId, IEnumerable<Found> found, CancellationToken ct)
    {
        var fresh = found.DistinctBy(f => f.Key).ToDictionary(f => f.Key);
        if (fresh.Count == 0) return;
        // A month that was sent back and comes again brings its old suspicion along, concluded or not.
        foreach (var known in await db.Suspicions.Where(s => fresh.Keys.Contains(s.Key)).Select(s => s.Key).ToListAsync(ct)) fresh.Remove(known);
        foreach (var one in fresh.Values)
        {
            var raised = Suspicion.Raise(region, settlementId, one, clock.Today());
            db.Suspicions.Add(raised);
            await Keep(raised, ct);
        }
    }

    public Task Keep(Suspicion suspicion, CancellationToken ct)
    {
        var posts = pack.Bodies.First(b => b is { Level: PayingLevel.County, Body: Body.Finance });
        return inbox.Keep(suspicion.Subject, suspicion.IsOpen && city.FindResponsible(posts.InstitutionKind, suspicion.Region) is { } finance
            ? [new WorkItemDraft(suspicion.Id, "处理疑点", $"{SuspicionWords.Of(suspicion.Kind)} {city.FindInstitution(suspicion.Institution)?.Name}", $"/staff/supervision/{suspicion.Id}", posts.Approver, finance.Code, suspicion.Region, null, Articles.Supervision)]
            : [], ct);
    }

    /// <summary>Those of the settlement's own and of its months.</summary>
    public Task<List<Suspicion>> Of(Guid settlement, CancellationToken ct) => db.Suspicions.AsNoTracking().Where(s => s.SettlementId == settlement).OrderBy(s => s.Id).ToListAsync(ct);
}

internal static class SuspicionWords
{
    public static string Of(SuspicionKind kind) => kind switch
    {
        SuspicionKind.SameDayTwice => "同日在两家机构训练",
        SuspicionKind.OnClosedDay => "训练日在机构停业日",
        SuspicionKind.VoucherTwice => "票据号重复",
        SuspicionKind.AfterEnd => "终止后仍结算",
        SuspicionKind.PriceDiffers => "收费与登记价目不一致",
        _ => "训练时长超过可能",
    };
}
