using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;
using Yiwang.Platform.Packs;
using Yiwang.Platform.Web;
using Yiwang.Registers.Keeping;
using Yiwang.Registers.Public;

namespace Yiwang.Registers.Reading;

/// <summary>The JSON twins: <c>/api/registers</c>, <c>/api/registers/CODE?on=2026-01-01&amp;q=</c>, one entry with its history, and the keepers' acts.</summary>
internal static class RegistersApi
{
    public const string WhyOpen = "公开的登记簿人人可查；内部的只给有权限的岗位";
    private const long LargestBody = 4 * 1024 * 1024; // a table of the largest size, three bytes a character

    public static void Map(IEndpointRouteBuilder api)
    {
        var registers = api.MapGroup("/registers").WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        registers.MapGet("", (EntryLists lists) => lists.Own.Select(Of)).Open(WhyOpen);
        registers.MapGet("/{code}", async (string code, DateOnly? on, string? q, string? after, EntryLists lists, CancellationToken ct) =>
            await lists.List(code, on, q, after, ct) is { } page ? Results.Ok(new { register = Of(page.Register), page.On, entries = page.Entries.Select(Of), page.Next }) : NoSuch()).Open(WhyOpen);
        registers.MapGet("/entries/{id:guid}", async (Guid id, EntryLists lists, CancellationToken ct) =>
            await lists.Open(id, ct) is var (register, entry, history) ? Results.Ok(new { register = Of(register), entry = Of(entry), history = history.Select(Of) }) : NoSuch()).Open(WhyOpen);
        registers.MapPost("/{code}/entries", (string code, EntryBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new RecordEntry(code, body.Values, body.From, body.Until), key, ct).ToHttp()).Requires(Permissions.Keep);
        registers.MapPost("/{code}/import", (string code, ImportBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new ImportEntries(code, body.Csv, body.From), key, ct).ToHttp()).Requires(Permissions.Keep);
        registers.MapPost("/entries/{id:guid}/closing", (Guid id, CloseBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new CloseEntry(id, body.Until, body.Mistake), key, ct).ToHttp()).Requires(Permissions.Keep);
    }

    private static IResult NoSuch() => Http.Refusal(StatusCodes.Status404NotFound, Outcome.NotFound.Findings[0]);

    private static object Of(RegisterDefinition r) => new
    {
        r.Code, r.Name, r.Purpose, article = r.Under.ToString(), articleHref = r.Under.Href, scope = Words.Of(r.Scope), r.IsPublic, r.Key,
        fields = r.Fields.Select(f => new { f.Name, f.Label, kind = Words.Of(f.Kind), f.IsRequired, f.Hint, f.IsPersonal }),
    };

    private static object Of(ShownEntry e) => new { e.Id, e.Title, e.Region, e.Institution, e.From, e.Until, e.Values, e.IsStruck, e.StruckBecause, e.RecordedBy, e.RecordedAt };

    private sealed record EntryBody(Dictionary<string, string> Values, DateOnly? From, DateOnly? Until = null);

    private sealed record ImportBody(string Csv, DateOnly? From);

    private sealed record CloseBody(DateOnly? Until = null, string? Mistake = null);
}

/// <summary>A register as a file, as it stands on a day.</summary>
internal static class RegisterDownloads
{
    public static void Map(IEndpointRouteBuilder site) => site.MapGet("/registers/{code}.csv", Download).Open(RegistersApi.WhyOpen);

    private static async Task<IResult> Download(string code, DateOnly? on, EntryLists lists, CancellationToken ct)
    {
        if (lists.Find(code) is not { } register) return Results.NotFound();
        var rows = new List<IEnumerable<string>>();
        var day = on;
        for (string? after = null; ;)
        {
            var page = (await lists.List(code, day, null, after, ct))!;
            day = page.On;
            rows.AddRange(page.Entries.Select(e => register.Fields.Select(f => e.Values[f.Name]).Concat([e.Region, e.Institution, $"{e.From:yyyy-MM-dd}", $"{e.Until:yyyy-MM-dd}"])));
            if (page.Next is null) break;
            after = page.Next;
        }

        return Results.File(CsvText.Write(register.Fields.Select(f => f.Label).Concat(["地区", "单位", "开始日期", "最后一天"]), rows), "text/csv; charset=utf-8", $"{FileName.For(register.Name, "")}-{day:yyyyMMdd}.csv");
    }
}
