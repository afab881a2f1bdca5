using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Data;

namespace Yiwang.Messages.Notices;

/// <summary>The module's window on the one database.</summary>
internal sealed class MessagesDb(YiwangDb db)
{
    public DbSet<Message> Messages => db.Set<Message>();
}
