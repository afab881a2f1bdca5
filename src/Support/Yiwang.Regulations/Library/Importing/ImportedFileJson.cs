using System.Text.Json;
using Yiwang.Platform.Web;
using Yiwang.Regulations.Library.Issues;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Library.Importing;

/// <summary>The report of one file, as <c>--json</c> and the API print it.</summary>
internal sealed record ImportedFileJson(
    string File, bool Imported, string? Issue, string? Href, CharactersJson? Characters, IReadOnlyList<object> Documents,
    IReadOnlyList<object> Unplaced, IReadOnlyDictionary<string, int> Reported, IEnumerable<FindingJson> Findings)
{
    public static ImportedFileJson From(ImportedFile file) => new(
        file.Name, file.Outcome.IsDone, file.Issue?.Title, file.Issue?.Href, CharactersJson.From(file.Issue?.Report),
        [.. file.Documents.Select(d => new { d.Order, d.Number, Title = d.RulingTitle, d.IssuedOn, d.Section, d.Articles, d.Tables })],
        [.. (file.Issue?.Report.Unplaced ?? []).Select(p => new { p.Offset, p.Line, Reason = Word(p.Reason), p.Text })],
        (file.Issue?.Report.Pieces ?? []).GroupBy(p => p.Reason).ToDictionary(g => Word(g.Key), g => g.Count()),
        file.Outcome.Findings.Select(FindingJson.From));

    private static string Word(PieceReason reason) => JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString());
}

internal sealed record CharactersJson(int In, int Placed, int Reported)
{
    public static CharactersJson? From(KeptReport? report) => report is null ? null : new(report.CharactersIn, report.CharactersPlaced, report.CharactersReported);
}
