using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Platform.Access;
using Yiwang.Regulations.Library.Importing;
using Yiwang.Regulations.Library.Issues;
using Yiwang.Regulations.Library.Search;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Library.Reading;

/// <summary>The JSON twins: gazettes, their documents, the search, the import.</summary>
internal static class LibraryApi
{
    private const string WhyOpen = "公报向社会公开";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/gazettes", async (Bookshelf shelf, CancellationToken ct) => (await shelf.Issues(ct)).Select(Summary)).Open(WhyOpen);
        api.MapPost("/gazettes", Import).Requires(Permissions.ImportGazettes);
        api.MapGet("/gazettes/{key}", Issue).Open(WhyOpen);
        api.MapGet("/gazettes/{key}/{order:int}", Document).Open(WhyOpen);
        api.MapGet("/regulations/search", Search).Open("办法和依据人人可看");
    }

    private static async Task<IResult> Issue(string key, Bookshelf shelf, CancellationToken ct) =>
        await shelf.Issue(key, ct) is not { } issue ? Results.NotFound()
            : Results.Ok(new
            {
                issue = Summary(issue), issue.FileHash, download = $"{issue.Href}/file",
                sections = (await shelf.DocumentsOf(issue, ct)).GroupBy(d => d.Document.Section).Select(s => new { section = s.Key, count = s.Count(), documents = s.Select(Line) }),
            });

    private static async Task<IResult> Document(string key, int order, Bookshelf shelf, CancellationToken ct)
    {
        var found = await shelf.Issue(key, ct) is { } issue ? (await shelf.DocumentsOf(issue, ct)).FirstOrDefault(d => d.Document.Order == order) : null;
        return found is null ? Results.NotFound() : Results.Ok(new { document = Line(found), nodes = ReadNode.Tree(await shelf.Text(found.Document, ct)).Select(Tree) });
    }

    private static async Task<IResult> Search(string? q, string? document, string? state, LibrarySearch search, CancellationToken ct)
    {
        var answer = await search.Find(q, SearchWords.Filter(document, state), ct);
        return Results.Ok(new
        {
            query = answer.Query.Text, cut = answer.Query.IsCut,
            documents = answer.Documents.Select(d => new { d.Title, d.Number, d.Href }),
            hits = answer.Hits.Select(h => new
            {
                h.Title, h.Number, h.Place, h.Href, h.Gist, state = h.Validity is { } v ? SearchWords.Of(v.State) : null,
                snippet = h.Snippet.Select(s => new { s.Text, hit = s.IsHit }), score = Math.Round(h.Score, 2),
            }),
        });
    }

    private static async Task<IResult> Import(string? name, bool? replace, HttpRequest request, GazetteImport import, CancellationToken ct)
    {
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (body.Length <= GazetteSplitter.MaxBytes && await request.Body.ReadAsync(buffer, ct) is > 0 and var read) body.Write(buffer, 0, read);
        var result = ImportedFileJson.From(await import.Import(name ?? "公报.txt", body.ToArray(), replace ?? false, ct));
        return Results.Json(result, statusCode: result.Imported ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static object Summary(Issue i) => new { i.Key, i.Title, i.Name, i.Year, i.Number, i.TotalNumber, i.Rhythm, i.Organiser, i.PublishedOn, i.Href, i.IsWithdrawn };

    private static object Line(Shelved s) => new
    {
        s.Document.Order, s.Document.Title, s.Document.RulingTitle, s.Document.Number, s.Document.IssuedBy, s.Document.IssuedOn, s.Document.Section,
        s.Document.Addressees, s.Document.AnnexNames, s.Document.Page, s.Document.Articles, s.Href, law = s.Regulation?.Law,
    };

    private static object Tree(ReadNode read) => new
    {
        kind = JsonNamingPolicy.KebabCaseLower.ConvertName(read.Node.Kind.ToString()), read.Node.Anchor, read.Node.Label, read.Node.Heading, read.Node.Text, children = read.Children.Select(Tree),
    };
}
