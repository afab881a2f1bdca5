using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Regulations.Coverage;
using Yiwang.Regulations.Library.Reading;
using Yiwang.Regulations.Marks;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Reading;

/// <summary>The JSON twins of the pages: <c>/api/regulations</c> and <c>/api/regulations/AREA/NUMBER?region=441581&amp;on=2026-03-02</c>.</summary>
internal static class RegulationsApi
{
    private const string WhyOpen = "办法和依据人人可看";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/regulations", async (RegulationLibrary library, Standings standings, TimeProvider clock, CancellationToken ct) =>
        {
            var book = await standings.Read(ct);
            return library.All.Select(r => Summary(r, book.On(r.Law, null, clock.Today())!));
        }).Open(WhyOpen);
        api.MapGet("/regulations/{area}/{number}", Document).Open(WhyOpen);
        api.MapGet("/regulations/{area}/{number}/{place}", Article).Open(WhyOpen);
        api.MapGet("/regulations/coverage", (RegulationLibrary library, RuleMarks rules) =>
            CoverageReport.Of(library.All, rules.All, TestResults.None, []).Documents
                .Select(d => new { d.Code, d.Title, d.Articles, d.BySoftware, d.Enforceable, d.Implemented, d.Missing })).Open(WhyOpen);
    }

    private static async Task<IResult> Document(
        string area, string number, string? region, DateOnly? on, RegulationLibrary library, Standings standings, RuleMarks rules, TimeProvider clock, CancellationToken ct)
    {
        var (law, county) = ($"{area}/{number}", default(RegionCode));
        if (region is not null && !RegionCode.TryParse(region, out county, out var problem))
            return Results.Problem(statusCode: 422, title: problem.Message, detail: problem.Remedy);

        if (library.Find(law) is { } regulation)
            return Results.Ok(Whole(regulation, (await standings.On(law, county, on ?? clock.Today(), ct))!, rules));
        return library.FindDecision(law) is { } found
            ? Results.Ok(new { Document = found.Decision.Citation.Document, Continues = found.Regulation.Law, Decision = Of(found.Decision) })
            : Results.Problem(statusCode: 404, title: $"没有登记“{law}”。", detail: "地区和文号请照 /api/regulations 里的写。");
    }

    private static async Task<IResult> Article(
        string area, string number, string place, RegulationLibrary library, Standings standings, Bookshelf shelf, RuleMarks rules, TimeProvider clock, CancellationToken ct)
    {
        var law = $"{area}/{number}";
        var article = Citation.TryFromCode(law, place, out var cited) ? library.Article(cited) : null;
        return article is null
            ? Results.Problem(statusCode: 404, title: $"“{law}”里没有登记“{place}”这一处。", detail: $"写法见 /api/regulations/{law} 里每一处的 code。")
            : Results.Ok(new { Document = law, Asked = cited!.Place, Validity = Of((await standings.On(law, null, clock.Today(), ct))!), Article = Of(article, rules),
                Text = await shelf.TextAt(cited, ct) is { Count: > 0 } nodes ? string.Join('\n', nodes.Select(n => n.Own)) : null });
    }

    private static object Summary(Regulation r, RegulationValidity validity) =>
        new { r.Law, r.Area, r.Number, r.Title, r.IssuedBy, r.IssuedOn, r.InForceFrom, r.ValidUntil, r.Catalogue, Validity = Of(validity), r.Citation.Href };

    private static object Whole(Regulation r, RegulationValidity validity, RuleMarks rules) => new
    {
        r.Law, r.Area, r.Number, r.Title, r.IssuedBy, r.IssuedOn, r.InForceFrom, r.ValidUntil, ValidityArticle = r.ValidityArticle?.Place,
        r.InterpretedBy, r.Catalogue, r.IssuedNote, Term = Word(r.Term), r.IsOfAnotherPlace, Validity = Of(validity), Decisions = r.Decisions.Select(Of),
        Chapters = r.Chapters.Select(c => new { c.Citation.Place, c.Title, Articles = c.Articles.Select(a => Of(a, rules)) }),
    };

    private static object Of(RegulationArticle a, RuleMarks rules) => new
    {
        a.Citation.Article, a.Citation.Place, a.Citation.Code, a.Citation.Href, a.Gist, Duty = Word(a.Duty), a.Because,
        Requirements = a.Requirements.Select(r => new { r.Id, r.Citation.Place, Enforce = r.IsEnforceable, r.Gist, State = DocumentWords.State(r, rules.Implemented), Also = r.Also.Select(p => p.Place) }),
        Rules = rules.CarryingOut(a.Citation).Select(m => m.Name),
    };

    private static object Of(RegulationValidity v) => new { State = Word(v.State), v.Applies, v.Words, v.Since, By = v.By?.ToString(), v.ReplacedBy, Decision = v.Decision is { } d ? Of(d) : null };

    private static object Of(LocalDecision d) =>
        new { d.Citation.Number, d.Citation.Href, Region = d.Region.Value, d.RegionName, d.IssuedOn, d.From, d.Until, d.IsDemonstration };

    private static string Word<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
