using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Regulations.Library.Issues;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Library.Reading;

/// <summary>A document with the issue that it stands in and the regulation that the register knows it as.</summary>
internal sealed record Shelved(Document Document, string IssueKey, string IssueTitle, bool IsWithdrawn, Regulation? Regulation)
{
    /// <summary>Where it is read whole.</summary>
    public string Href => $"/gazettes/{Uri.EscapeDataString(IssueKey)}/{Document.Order}";

    /// <summary>Key in filters: of the register where it is registered, else its place in the issue.</summary>
    public string Key => Regulation?.Law ?? $"{IssueKey}/{Document.Order}";
}

/// <summary>Finds issues, documents and their text, narrowed to what this reader may see.</summary>
internal sealed class Bookshelf(LibraryDb db, RegulationLibrary register, CurrentUser user)
{
    private readonly Dictionary<string, Task<Shelved?>> byLaw = [];
    private readonly Dictionary<Guid, Task<Node[]>> whole = [];
    private Task<IReadOnlyList<Shelved>>? all;

    /// <summary>Withdrawn issues are seen by those who may publish them again.</summary>
    public bool SeesWithdrawn => user.May(Permissions.ImportGazettes);

    [Requirement("LD-GB-008")]
    private IQueryable<Issue> Visible => SeesWithdrawn ? db.Issues.AsNoTracking() : db.Issues.AsNoTracking().Where(i => !i.IsWithdrawn);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Issue>> Issues(CancellationToken ct) =>
        await Visible.OrderByDescending(i => i.ListedYear).ThenBy(i => i.Name).ThenByDescending(i => i.Number).ThenBy(i => i.Key).ToArrayAsync(ct);

    public Task<Issue?> Issue(string key, CancellationToken ct) => Visible.FirstOrDefaultAsync(i => i.Key == key, ct);

    /// <summary>Every document that may be seen, in the order of the issues.</summary>
    public Task<IReadOnlyList<Shelved>> Documents(CancellationToken ct) => all ??= Shelve(db.Documents, ct);

    public Task<IReadOnlyList<Shelved>> DocumentsOf(Issue issue, CancellationToken ct) => Shelve(db.Documents.Where(d => d.IssueId == issue.Id), ct);

    /// <summary>The text of a regulation of the register; null before its gazette is imported.</summary>
    public Task<Shelved?> Find(string law, CancellationToken ct) =>
        byLaw.TryGetValue(law, out var known) ? known : byLaw[law] = Look(law, ct);

    /// <summary>The nodes of the place, or of the nearest place around it; empty where the text isn't there.</summary>
    public async Task<IReadOnlyList<Node>> TextAt(Citation place, CancellationToken ct)
    {
        if (await Find(place.Document, ct) is not { } shelved) return [];
        var (id, wanted) = (shelved.Document.Id, Places.Of(place));
        var nodes = whole.TryGetValue(id, out var known) ? await known : await db.Nodes.AsNoTracking().Where(n => n.DocumentId == id && wanted.Contains(n.Anchor)).ToArrayAsync(ct);
        if (wanted.Select(w => nodes.FirstOrDefault(n => n.Anchor == w)).FirstOrDefault(n => n is not null) is not { } found) return [];
        return known is not null
            ? nodes[found.Order..found.End]
            : await db.Nodes.AsNoTracking().Where(n => n.DocumentId == id && n.Order >= found.Order && n.Order < found.End).OrderBy(n => n.Order).ToArrayAsync(ct);
    }

    /// <summary>All nodes of a document, in reading order. Read once for a page that shows many of its articles.</summary>
    public Task<Node[]> Text(Document document, CancellationToken ct) =>
        whole.TryGetValue(document.Id, out var known) ? known
            : whole[document.Id] = db.Nodes.AsNoTracking().Where(n => n.DocumentId == document.Id).OrderBy(n => n.Order).ToArrayAsync(ct);

    private async Task<Shelved?> Look(string law, CancellationToken ct)
    {
        if (register.Find(law) is not { } regulation) return null;
        var number = regulation.Number.StartsWith('《') ? "" : regulation.Number;
        return (await Shelve(db.Documents.Where(d => d.NumberKey == number), ct)).FirstOrDefault(s => s.Document.Is(regulation));
    }

    private async Task<IReadOnlyList<Shelved>> Shelve(IQueryable<Document> documents, CancellationToken ct)
    {
        var found = await documents.AsNoTracking()
            .Join(Visible, d => d.IssueId, i => i.Id, (d, i) => new { Document = d, i.Key, i.Title, i.IsWithdrawn, i.ListedYear })
            .OrderByDescending(s => s.ListedYear).ThenBy(s => s.Key).ThenBy(s => s.Document.Order).ToArrayAsync(ct);
        return [.. found.Select(s => new Shelved(s.Document, s.Key, s.Title, s.IsWithdrawn, register.RegulationOf(s.Document)))];
    }
}
