using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Data;

namespace Yiwang.Regulations.Library.Issues;

/// <summary>The module's window on the one database.</summary>
internal sealed class LibraryDb(YiwangDb db)
{
    public DbSet<Issue> Issues => db.Set<Issue>();

    public DbSet<Document> Documents => db.Set<Document>();

    public DbSet<Node> Nodes => db.Set<Node>();

    public DbSet<Passage> Passages => db.Set<Passage>();

    /// <summary>A document's text: thousands of pieces, which nothing changes afterwards.</summary>
    public async Task AddText(IReadOnlyCollection<Node> nodes, IReadOnlyCollection<Passage> passages, CancellationToken ct)
    {
        await db.AddMany(nodes, ct);
        await db.AddMany(passages, ct);
    }
}
