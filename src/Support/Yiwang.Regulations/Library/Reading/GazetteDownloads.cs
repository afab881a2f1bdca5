using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Files;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Library.Reading;

/// <summary>The original file of an issue, and its tables one by one.</summary>
internal static class GazetteDownloads
{
    private const string WhyOpen = "公报向社会公开";

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/gazettes/{key}/file", Original).Open(WhyOpen);
        site.MapGet("/gazettes/{key}/{order:int}/tables/{table:int}.csv", Table).Open(WhyOpen);
    }

    [Requirement("LD-GB-007")]
    private static async Task<IResult> Original(string key, Bookshelf shelf, FileStore files, CancellationToken ct) =>
        await shelf.Issue(key, ct) is { } issue
            ? Results.File(await files.Open(issue.FileHash, ct), $"text/plain; charset={(issue.Report.Encoding.StartsWith("GB", StringComparison.Ordinal) ? "gb18030" : "utf-8")}", issue.FileName)
            : Results.NotFound();

    [Requirement("LD-GB-004")]
    private static async Task<IResult> Table(string key, int order, int table, Bookshelf shelf, CancellationToken ct)
    {
        if (await shelf.Issue(key, ct) is not { } issue) return Results.NotFound();
        if ((await shelf.DocumentsOf(issue, ct)).FirstOrDefault(d => d.Document.Order == order) is not { } found) return Results.NotFound();
        var nodes = await shelf.Text(found.Document, ct);
        if (nodes.ElementAtOrDefault(table) is not { Kind: NodeKind.Table } head) return Results.NotFound();

        var csv = new StringBuilder("\uFEFF"); // with the mark spreadsheets read it as UTF-8
        foreach (var row in nodes[(head.Order + 1)..head.End]) csv.AppendJoin(',', row.Cells.Select(Quoted)).Append("\r\n");
        return Results.File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", $"{FileName.For(found.Document.RulingTitle, "")}-表{table}.csv");
    }

    // A cell that begins like a formula would be one in a spreadsheet.
    private static string Quoted(string cell)
    {
        var safe = cell.Length > 0 && cell[0] is '=' or '+' or '@' ? "'" + cell : cell;
        return safe.AsSpan().ContainsAny("\",\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
