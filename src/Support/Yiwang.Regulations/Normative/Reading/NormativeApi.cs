using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;
using Yiwang.Regulations.Normative.Changing;
using Yiwang.Regulations.Normative.Citing;
using Yiwang.Regulations.Normative.Registering;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative.Reading;

/// <summary>The JSON twins: <c>/api/normative?q=&amp;state=repealed</c>, <c>/api/normative/AREA/NUMBER?on=2018-12-16</c>, and the officer's acts.</summary>
internal static class NormativeApi
{
    private const string WhyOpen = "规范性文件的效力人人可查";
    private const long LargestBody = 64 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        var normative = api.MapGroup("/normative").WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        normative.MapGet("", async (string? q, string? state, string? area, Standings standings, TimeProvider clock, CancellationToken ct) =>
            NormativeList.Find(await standings.Read(ct), q, state, area, clock.Today()).Select(l => Of(l.Life, l.Validity))).Open(WhyOpen);
        normative.MapGet("/{area}/{number}", One).Open(WhyOpen);
        normative.MapGet("/check", Check).Open(WhyOpen);
        normative.MapPost("", (RegisterDocument body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(body, key, ct).ToHttp(Citation.Of($"{body.Area}/{body.Number}", 0).Href)).Requires(Permissions.RegisterDocuments);
        normative.MapPost("/{area}/{number}/changes", (string area, string number, ChangeBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(body.About($"{area}/{number}"), key, ct).ToHttp()).Requires(Permissions.RegisterDocuments);
        normative.MapPost("/{area}/{number}/companions", (string area, string number, CompanionBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new RegisterCompanion($"{area}/{number}", body.Title), key, ct).ToHttp()).Requires(Permissions.RegisterDocuments);
    }

    private static async Task<IResult> One(string area, string number, DateOnly? on, Standings standings, TimeProvider clock, CancellationToken ct) =>
        await standings.Find($"{area}/{number}", ct) is not { } life
            ? Results.Problem(statusCode: 404, title: $"{area}的“{number}”没有登记。", detail: "地区和文号请照 /api/normative 里的写。")
            : Results.Ok(new
            {
                document = Of(life, life.On(null, on ?? clock.Today())), on = on ?? clock.Today(),
                life = LifeEvents.Of(life).Select(e => new { e.On, e.What, By = e.By?.ToString(), ByHref = e.By?.Href, e.ReplacedBy, e.Detail, e.Ends }),
                companions = new { expected = life.CompanionsExpected, registered = life.Companions },
            });

    private static async Task<IResult> Check(string text, string area, DateOnly? on, RegulationLibrary library, Standings standings, TimeProvider clock, CancellationToken ct)
    {
        if (library.Areas.FirstOrDefault(a => a.Name == area) is not { } known) return Results.Problem(statusCode: 422, title: $"没有地区“{area}”。", detail: $"可以用：{string.Join("、", library.Areas.Select(a => a.Name))}。");
        if (text.Length > CitedInText.Longest) return Results.Problem(statusCode: 422, title: $"一次核对不超过 {CitedInText.Longest} 字。", detail: "请分几次核对。");
        var cited = CitedInText.Find(text, known);
        return Results.Ok(new { on = on ?? clock.Today(), cited = cited.Select(c => c.Number), findings = (await standings.Check(cited, null, on ?? clock.Today(), ct)).Select(FindingJson.From) });
    }

    private static object Of(DocumentLife l, RegulationValidity v) => new
    {
        l.Law, l.Area, l.Number, l.Title, l.IssuedBy, l.IssuedOn, l.Year, l.InForceFrom, l.ValidUntil, l.Href,
        state = NormativeWords.Word(v.State), v.InBrief, v.Words, v.Applies, v.Since, by = v.By?.ToString(), byHref = v.By?.Href, v.ReplacedBy,
    };

    private sealed record ChangeBody(
        string Kind, DateOnly? From, string By, string? Place = null, string? ReplacedBy = null, DateOnly? Until = null, string? Reason = null)
    {
        // A word that is no kind is refused by the rule with the list, not by the reader of the body.
        public RecordChange About(string law) => new(law, Platform.Packs.Words.Find<ChangeKind>(Kind) ?? ChangeKind.Kept, From, By, Place ?? "", ReplacedBy ?? "", Until, Reason ?? "");
    }

    private sealed record CompanionBody(string Title);
}
