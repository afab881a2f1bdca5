using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Files;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative.Reading;

/// <summary>One line of what a document ordered about another.</summary>
internal sealed record OrderedChange(DocumentLife Life, StateChange Change);

/// <summary>What one document ordered about others, as it lists them: by conclusion, then in its own order. What it keeps is no result.</summary>
internal static class OrderedChanges
{
    [Article(Law.LuohuDocumentReview, "前言"), Requirement("LH-QL-010")]
    public static IReadOnlyList<OrderedChange> Of(LifeBook book, string law) =>
    [
        .. book.All.SelectMany(l => l.Changes.Where(c => c.By.Document == law && c.Kind is not ChangeKind.Kept), (l, c) => new OrderedChange(l, c))
            .OrderBy(o => o.Change.Kind).ThenBy(o => o.Change.Order).ThenBy(o => o.Life.Law, StringComparer.Ordinal),
    ];
}

/// <summary>The list as a file.</summary>
internal static class OrderedChangesDownload
{
    public static void Map(IEndpointRouteBuilder site) => site.MapGet("/normative/{area}/{number}/list.csv", List).Open("规范性文件的效力人人可查");

    private static async Task<IResult> List(string area, string number, Standings standings, CancellationToken ct)
    {
        var law = $"{area}/{number}";
        var ordered = OrderedChanges.Of(await standings.Read(ct), law);
        if (ordered.Count == 0) return Results.NotFound();

        var csv = new StringBuilder("\uFEFF序号,文件名称,文号,结论,依据,日期\r\n"); // with the mark spreadsheets read it as UTF-8
        foreach (var (o, i) in ordered.GroupBy(o => o.Change.Kind).SelectMany(g => g.Select((o, i) => (o, i + 1))))
            csv.AppendJoin(',', i, Quoted(o.Life.Title), o.Life.Number, NormativeWords.Of(o.Change.Kind), o.Change.By.Number, $"{o.Change.From:yyyy-MM-dd}").Append("\r\n");
        return Results.File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", $"{FileName.For(number, "")}-清单.csv");
    }

    // A title that begins like a formula would be one in a spreadsheet.
    private static string Quoted(string cell)
    {
        var safe = cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' ? "'" + cell : cell;
        return safe.AsSpan().ContainsAny("\",\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
