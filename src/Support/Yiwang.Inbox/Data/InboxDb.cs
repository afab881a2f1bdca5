using Microsoft.EntityFrameworkCore;
using Yiwang.Inbox.Items;
using Yiwang.Platform.Data;

namespace Yiwang.Inbox.Data;

/// <summary>The module's window on the one database.</summary>
internal sealed class InboxDb(YiwangDb db)
{
    private static readonly Question<string, WorkItem> OpenOf = new((db, subject) => db.Set<WorkItem>().Where(i => i.Subject == subject && i.ClosedAt == null));

    /// <summary>Brings the open items of one subject into this context.</summary>
    public Task LoadOpen(string subject, CancellationToken ct) => OpenOf.All(db, subject, ct);

    public DbSet<WorkItem> WorkItems => db.Set<WorkItem>();
}
