using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;
using Yiwang.Regulations.Library.Issues;
using Yiwang.Regulations.Library.Search;

namespace Yiwang.Regulations.Library.Importing;

/// <summary>Puts a file that the splitter understood into the library: whole, in one transaction, or not at all.</summary>
/// <param name="File">Bytes and what they hold.</param>
/// <param name="Replace">Whether another file of the same issue gives way: a corrected scan.</param>
[Requires(Permissions.ImportGazettes)]
internal sealed record ImportGazette(GazetteFile File, bool Replace) : ICommand;

internal sealed class ImportGazetteHandler(LibraryDb db, SearchIndex search, FileStore files, Imprints imprints, TimeProvider clock) : IHandle<ImportGazette>
{
    public async Task<Outcome> Handle(ImportGazette command, CancellationToken ct)
    {
        var file = command.File;
        var earlier = await db.Issues.FirstOrDefaultAsync(i => i.Key == file.Key || i.FileHash == file.Hash, ct);
        if (earlier?.FileHash == file.Hash && earlier.SplitHash == file.SplitHash) return Outcome.From(IssueChecks.Unchanged(earlier));
        if (earlier is not null && earlier.FileHash != file.Hash && !command.Replace) return Outcome.From(IssueChecks.Twice(earlier));

        var cover = Outcome.From(IssueChecks.MissingOnTheCover(file.Issue, imprints));
        if (!cover.IsDone) return cover;

        var issue = earlier ?? Issue.Of(file);
        if (earlier is null) db.Issues.Add(issue);
        else await Clear(issue, ct);

        var findings = cover.Findings.Concat(IssueChecks.Of(file.Issue, await Elsewhere(issue, file, ct))).Concat(file.Split.Report.Findings).ToArray();
        var shelved = file.Issue.Documents.Select((d, i) => Shelving.Lay(issue.Id, i + 1, d, file.Issue)).ToArray();
        await Shelve(shelved, ct);
        await files.KeepText(file.Bytes, file.Name, ct);
        issue.Take(file, [.. shelved.Select(s => s.Document)], findings, clock.GetUtcNow());
        return Outcome.From(findings);
    }

    private async Task Shelve((Document Document, IReadOnlyList<Node> Nodes)[] shelved, CancellationToken ct)
    {
        var next = (await db.Passages.MaxAsync(p => (long?)p.Id, ct) ?? 0) + 1;
        var (indexed, allNodes, allPassages) = (new List<IndexedPassage>(), new List<Node>(), new List<Passage>());
        foreach (var (document, nodes) in shelved)
        {
            var passages = Passages.Of(nodes);
            foreach (var passage in passages)
            {
                passage.Id = next++;
                indexed.Add(new(passage.Id, $"{document.RulingTitle} {document.Number} {passage.Path} {passage.Place}", passage.Text));
            }

            db.Documents.Add(document);
            allNodes.AddRange(nodes);
            allPassages.AddRange(passages);
        }

        await db.AddText(allNodes, allPassages, ct);
        await search.Add(indexed, ct);
    }

    private async Task Clear(Issue issue, CancellationToken ct)
    {
        var documents = db.Documents.Where(d => d.IssueId == issue.Id).Select(d => d.Id);
        await search.Remove(await db.Passages.Where(p => documents.Contains(p.DocumentId)).Select(p => p.Id).ToArrayAsync(ct), ct);
        await db.Passages.Where(p => documents.Contains(p.DocumentId)).ExecuteDeleteAsync(ct);
        await db.Nodes.Where(n => documents.Contains(n.DocumentId)).ExecuteDeleteAsync(ct);
        await db.Documents.Where(d => d.IssueId == issue.Id).ExecuteDeleteAsync(ct);
    }

    /// <summary>Numbers of this issue that another issue holds as well, with that issue's name.</summary>
    private async Task<IReadOnlyList<(string Number, string Issue)>> Elsewhere(Issue issue, GazetteFile file, CancellationToken ct)
    {
        var numbers = file.Issue.Documents.Select(d => (d.DocumentNumber ?? d.Ruling.DocumentNumber)?.ToString()).OfType<string>().ToArray();
        var found = await db.Documents.Where(d => numbers.Contains(d.NumberKey) && d.IssueId != issue.Id)
            .Join(db.Issues, d => d.IssueId, i => i.Id, (d, i) => new { d.NumberKey, d.Whence, i.Title }).ToArrayAsync(ct);
        return [.. found.Select(f => (f.NumberKey, f.Title))];
    }
}
