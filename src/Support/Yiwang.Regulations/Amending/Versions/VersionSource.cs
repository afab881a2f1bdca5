using Yiwang.Kernel;
using Yiwang.Regulations.Library.Issues;
using Yiwang.Regulations.Library.Reading;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Amending.Versions;

/// <summary>A version that was found, with the regulation that it is a text of; or why there is none.</summary>
internal sealed record FoundVersion(TextVersion? Version, Regulation? Regulation, IReadOnlyList<Finding> Findings)
{
    public static FoundVersion Refused(string code, string message, string where, string remedy) => new(null, null, [Finding.Block(code, message, where: where, remedy: remedy)]);
}

/// <summary>Finds versions: imported documents by name, or documents in a file that stays outside the library.</summary>
internal sealed class VersionSource(Bookshelf shelf, RegulationLibrary register)
{
    /// <summary>What a form offers, newest first; the value is what <see cref="OfImported"/> understands.</summary>
    public async Task<IReadOnlyList<(string Name, Shelved Shelved)>> Imported(CancellationToken ct) =>
        [.. (await shelf.Documents(ct)).Select(s => (NameOf(s), s))];

    /// <param name="name">ISSUE/ORDER, 地区/文号, or 文号 alone where only one document has it.</param>
    /// <param name="where">The field or argument that named it.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<FoundVersion> OfImported(string name, string where, CancellationToken ct)
    {
        var all = await shelf.Documents(ct);
        var found = all.Where(s => NameOf(s) == name).ToArray();
        if (found.Length == 0) found = [.. all.Where(s => s.Regulation?.Law == name || s.Document.Number == name || s.Document.NumberKey == name)];
        return found switch
        {
            [] => FoundVersion.Refused("amendment.unknown-document", name.Length == 0 ? "还没有选文件。" : $"公报库里没有“{name}”。", where,
                "请先导入载有它的公报，或写全“地区/文号”、“期/序号”。"),
            [var one] => new(VersionCutter.Cut(one.Document, await shelf.Text(one.Document, ct), one.IssueTitle), one.Regulation, []),
            _ => FoundVersion.Refused("amendment.several-documents", $"公报库里有 {found.Length} 份“{name}”。", where, $"请写明是哪一份：{string.Join("、", found.Select(NameOf))}。"),
        };
    }

    /// <param name="like">Title of the other version: which document is meant where the file holds several.</param>
    /// <param name="where">The field or argument that the file came by.</param>
    public FoundVersion OfFile(string name, byte[] bytes, string like, string where)
    {
        var (file, outcome) = GazetteFile.Read(name, bytes);
        if (file is null) return new(null, null, [.. outcome.Findings.Select(f => f with { Where = where })]);

        var documents = file.Issue.Documents;
        var meant = documents.Count == 1 ? documents : [.. documents.Where(d => like.Length > 0 && Likeness.IsSame(TitleOf(d), like))];
        if (meant is not [var split])
        {
            return FoundVersion.Refused("amendment.several-documents", $"“{file.Name}”里有 {documents.Count} 份文件，看不出哪一份是要比较的。", where,
                $"请只留这一份文件的文本，或把这一期公报导入后再选。文件里有：{string.Join("、", documents.Take(10).Select(d => Bounded.To(TitleOf(d), 40)))}。");
        }

        var (document, nodes) = Shelving.Lay(Guid.Empty, 1, split, file.Issue);
        return new(VersionCutter.Cut(document, nodes, file.Name), register.RegulationOf(document), [.. file.Split.Report.Findings.Where(f => f.Severity is Severity.Warns)]);
    }

    private static string TitleOf(SplitDocument document) => document.Ruling.Title.Length > 0 ? document.Ruling.Title : document.Title;

    private static string NameOf(Shelved s) => $"{s.IssueKey}/{s.Document.Order}";
}
