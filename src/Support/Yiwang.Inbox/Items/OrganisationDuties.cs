using Microsoft.EntityFrameworkCore;
using Yiwang.Inbox.Data;
using Yiwang.Inbox.Public;
using Yiwang.Organisation.Public;

namespace Yiwang.Inbox.Items;

/// <summary>What the organisation itself gives somebody to do lies in the inbox like everything else.</summary>
internal sealed class OrganisationDuties(IInbox inbox) : IKeepDuties
{
    public Task Keep(string subject, IReadOnlyList<PostDuty> open, CancellationToken ct) => inbox.Keep(subject,
        [.. open.Select(d => new WorkItemDraft(d.Id, d.Kind, d.Title, d.Href, d.Post, d.Institution, d.Region, d.DueOn, d.Under))], ct);
}

/// <summary>Work items as what somebody leaves behind.</summary>
internal sealed class WaitingWork(InboxDb db) : IHaveOpenWork
{
    public string Kind => "待办";

    public async Task<IReadOnlyDictionary<(string Post, string Institution), int>> WaitingByPost(CancellationToken ct)
    {
        var counted = await db.WorkItems.AsNoTracking().Where(i => i.ClosedAt == null).GroupBy(i => new { i.Post, i.Institution }).Select(g => new { g.Key.Post, g.Key.Institution, Count = g.Count() }).ToListAsync(ct);
        return counted.ToDictionary(c => (c.Post, c.Institution), c => c.Count);
    }

    public async Task<IReadOnlyList<OpenWork>> Of(HeldPost held, int most, CancellationToken ct)
    {
        var items = await db.WorkItems.AsNoTracking().Where(i => i.Institution == held.Institution && i.Post == held.Post && i.ClosedAt == null)
            .OrderBy(i => i.SortsOn).ThenBy(i => i.Id).Take(most).ToListAsync(ct);
        return [.. items.Select(i => new OpenWork(i.Id.ToString(), $"{i.Kind}：{i.Title}", i.Href, i.DueOn, IsThePosts: true))];
    }

    // An item is the post's: whoever holds the post next has it. The hand-over makes sure that the successor does.
    public Task HandOver(HeldPost from, IReadOnlyList<(string Key, Guid Successor)> items, CancellationToken ct) => Task.CompletedTask;
}
