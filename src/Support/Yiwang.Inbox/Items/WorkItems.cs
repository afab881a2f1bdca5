using Microsoft.EntityFrameworkCore;
using Yiwang.Inbox.Data;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Access;

namespace Yiwang.Inbox.Items;

/// <summary>One open item as the list shows it.</summary>
internal sealed record ListedItem(Guid Id, string Kind, string Title, string Href, DateOnly? DueOn, ClockLight? Light, Citation? Under);

/// <summary>One page of the list, and where the pages beside it begin.</summary>
internal sealed record InboxPage(IReadOnlyList<ListedItem> Items, Place? Next = null, Place? Previous = null, bool HasMore = false);

/// <summary>What the current user's post at its institution has to do; nobody sees another's. Every question is a range of an index.</summary>
internal sealed class WorkItems(InboxDb db, CurrentUser user, WorkCalendar calendar, TimeProvider clock, IEnumerable<IStandIn> standIns) : IInboxOverview
{
    public const int PageSize = 50;

    private StandInAnswer standIn = StandInAnswer.None;

    private IQueryable<WorkItem> Own => user.IsOfficer
        ? db.WorkItems.AsNoTracking().Where(i => i.Institution == user.Institution && i.Post == user.Post && i.ClosedAt == null)
        : db.WorkItems.Where(i => false);

    private IQueryable<WorkItem> Visible => standIn switch
    {
        { IsAway: true, Kept: var kept } => Own.Where(i => kept.Contains(i.Kind)),
        { For: { } other, Kept: var kept } when user.IsOfficer => db.WorkItems.AsNoTracking().Where(i => i.ClosedAt == null
            && ((i.Institution == user.Institution && i.Post == user.Post) || (i.Institution == other.Institution && i.Post == other.Post && !kept.Contains(i.Kind)))),
        _ => Own,
    };

    public async Task<InboxPage> List(InboxFilter filter, CancellationToken ct)
    {
        await AskWhoStandsIn(ct);
        if (filter.Number.Length > 0) return await Find(filter.Number, ct);

        var lights = Lights();
        var items = lights.Narrow(filter.Kind.Length == 0 ? Visible : Visible.Where(i => i.Kind == filter.Kind), filter.Light);
        return filter.Before is { } before ? await PageBefore(items, before, lights, ct) : await PageAfter(items, filter.After, lights, ct);
    }

    /// <summary>The kinds of work that wait, one step through the index for each.</summary>
    public async Task<IReadOnlyList<string>> Kinds(CancellationToken ct)
    {
        await AskWhoStandsIn(ct);
        var kinds = new List<string>();
        while (true)
        {
            var last = kinds.Count == 0 ? "" : kinds[^1];
            var next = await Visible.Where(i => string.Compare(i.Kind, last) > 0).OrderBy(i => i.Kind).Select(i => i.Kind).FirstOrDefaultAsync(ct);
            if (next is null) return kinds;
            kinds.Add(next);
        }
    }

    public async Task<InboxCounts> Mine(CancellationToken ct)
    {
        await AskWhoStandsIn(ct);
        var lights = Lights();
        Task<int> Count(ClockLight light) => lights.Narrow(Visible, light).Take(InboxCounts.Most).CountAsync(ct);
        return new(await Count(ClockLight.Red), await Count(ClockLight.Yellow), await Count(ClockLight.Green));
    }

    // Both are written as a range with an exception at its edge: SQLite answers an "or" of two ranges without the index's order.
    internal static IQueryable<WorkItem> Following(IQueryable<WorkItem> items, Place? after)
    {
        if (after is { SortsOn: var day, Id: var id }) items = items.Where(i => i.SortsOn >= day && (i.SortsOn > day || i.Id > id));
        return items.OrderBy(i => i.SortsOn).ThenBy(i => i.Id);
    }

    internal static IQueryable<WorkItem> Preceding(IQueryable<WorkItem> items, Place before)
    {
        var (day, id) = before;
        return items.Where(i => i.SortsOn <= day && (i.SortsOn < day || i.Id < id)).OrderByDescending(i => i.SortsOn).ThenByDescending(i => i.Id);
    }

    private async Task AskWhoStandsIn(CancellationToken ct)
    {
        foreach (var one in user.IsOfficer ? standIns : [])
        {
            if (await one.Today(user.Post, user.Institution, ct) is ({ IsAway: true } or { For: not null }) and var answer) standIn = answer;
        }
    }

    private DueLights Lights() => DueLights.On(clock.Today(), calendar);

    private async Task<InboxPage> PageAfter(IQueryable<WorkItem> items, Place? after, DueLights lights, CancellationToken ct)
    {
        var rows = await Following(items, after).Take(PageSize + 1).ToListAsync(ct);
        var shown = rows.Take(PageSize).ToArray();
        return new([.. shown.Select(i => Listed(i, lights))],
            Next: rows.Count > PageSize ? Place.Of(shown[^1]) : null,
            Previous: after is not null && shown.Length > 0 ? Place.Of(shown[0]) : null);
    }

    private async Task<InboxPage> PageBefore(IQueryable<WorkItem> items, Place before, DueLights lights, CancellationToken ct)
    {
        var rows = await Preceding(items, before).Take(PageSize + 1).ToListAsync(ct);
        var shown = rows.Take(PageSize).Reverse().ToArray();
        if (shown.Length == 0) return await PageAfter(items, null, lights, ct);
        return new([.. shown.Select(i => Listed(i, lights))],
            Next: Place.Of(shown[^1]), Previous: rows.Count > PageSize ? Place.Of(shown[0]) : null);
    }

    /// <summary>The items whose number begins so or whose serial it is: enough to find one, not to leaf through.</summary>
    private async Task<InboxPage> Find(string number, CancellationToken ct)
    {
        var (key, serial) = (Numbers.Key(number), Numbers.Serial(number));
        if (key.Length == 0) return new([]);

        var end = Numbers.LastBeginningWith(key);
        var found = await Visible.Where(i => string.Compare(i.NumberKey, key) >= 0 && string.Compare(i.NumberKey, end) <= 0)
            .OrderBy(i => i.NumberKey).Take(PageSize + 1).ToListAsync(ct);
        if (serial.Length > 0 && key.All(char.IsAsciiDigit))
        {
            found.AddRange(await Visible.Where(i => i.Serial == serial).Take(PageSize + 1).ToListAsync(ct));
        }

        var lights = Lights();
        var shown = found.DistinctBy(i => i.Id).OrderBy(i => i.SortsOn).ThenBy(i => i.Id).ToArray();
        return new([.. shown.Take(PageSize).Select(i => Listed(i, lights))], HasMore: shown.Length > PageSize);
    }

    private ListedItem Listed(WorkItem item, DueLights lights) =>
        new(item.Id, standIn.For is { } other && item.Post == other.Post && item.Institution == other.Institution ? $"{other.Mark}：{item.Kind}" : item.Kind, item.Title, item.Href, item.DueOn, lights.Of(item.DueOn), item.Under);
}
