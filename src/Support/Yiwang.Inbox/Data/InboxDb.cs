using Microsoft.EntityFrameworkCore;
using Yiwang.Inbox.Items;
using Yiwang.Platform.Data;

namespace Yiwang.Inbox.Data;

/// <summary>The module's window on the one database.</summary>
internal sealed class InboxDb(YiwangDb db)
{
    public DbSet<WorkItem> WorkItems => db.Set<WorkItem>();
}
