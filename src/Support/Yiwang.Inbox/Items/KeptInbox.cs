using Yiwang.Inbox.Data;
using Yiwang.Inbox.Public;
using Yiwang.Platform.Data;

namespace Yiwang.Inbox.Items;

internal sealed class KeptInbox(InboxDb db, TimeProvider clock) : IInbox
{
    public async Task Keep(string subject, IReadOnlyList<WorkItemDraft> open, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.LoadOpen(subject, ct);
        foreach (var draft in open)
        {
            // By key it sees what this transaction has opened or closed but not saved yet, and steps that were closed long ago.
            var item = await db.WorkItems.ByKey(draft.Id, ct);
            if (item is null) db.WorkItems.Add(WorkItem.Open(subject, draft, now));
            else if (item.Subject == subject) item.Become(draft);
            else throw new InvalidOperationException($"Work item {draft.Id} belongs to {item.Subject}, not to {subject}.");
        }

        var wanted = open.Select(d => d.Id).ToHashSet();
        foreach (var item in db.WorkItems.Local.Where(i => i.Subject == subject && !wanted.Contains(i.Id))) item.Close(now);
    }
}
