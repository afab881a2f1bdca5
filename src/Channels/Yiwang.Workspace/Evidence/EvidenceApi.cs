using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Files;
using Yiwang.Platform.Ledger;
using Yiwang.Platform.Web;

namespace Yiwang.Workspace.Evidence;

/// <summary>The evidence desk as JSON and as a file; and the newest anchor for anybody who wants to hold us to it.</summary>
internal static class EvidenceApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/evidence", Find).Requires(Permissions.SeeEvidence);
        api.MapGet("/ledger/anchor", async (AnchorReader anchors, CancellationToken ct) => await anchors.Look(ct)).Open("谁记下了一次锚定，以后就能看出台账有没有被改写");
    }

    public static void MapFile(IEndpointRouteBuilder site) => site.MapGet("/staff/evidence.csv", Download).Requires(Permissions.SeeEvidence);

    private static async Task<IResult> Find([AsParameters] Asked asked, EvidenceSearch search, CancellationToken ct)
    {
        var result = await search.Find(asked.Words, asked.Before, ct);
        return result.Findings.Count > 0 ? Http.Refusal(Outcome.From(result.Findings))
            : Results.Ok(new { acts = result.Page.Acts.Select(Of), result.Page.Next });
    }

    private static async Task<IResult> Download([AsParameters] Asked asked, EvidenceSearch search, TimeProvider clock, CancellationToken ct)
    {
        var (acts, findings) = await search.All(asked.Words, ct);
        if (findings.Count > 0) return Http.Refusal(Outcome.From(findings));
        var rows = acts.Select(f => new[]
        {
            $"{f.Row}", f.Act.At.ToChinaTime().ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), f.Act.Subject, $"{f.Act.Sequence}",
            f.Act.ByPostName, f.Act.Sentence, f.Act.Under?.ToString() ?? "", f.Act.FactName, f.Act.HashHex,
        });
        return Results.File(CsvText.Write(["行号", "时间", "办理对象", "序号", "岗位", "做了什么", "依据", "种类", "校验值（SM3）"], rows), "text/csv; charset=utf-8", $"evidence-{clock.Today():yyyyMMdd}.csv");
    }

    private static object Of(FoundAct f) => new
    {
        f.Row, f.Act.Subject, f.Act.Sequence, fact = f.Act.FactName, f.Act.Sentence, under = f.Act.Under?.ToString(), underHref = f.Act.Under?.Href, f.Act.At, post = f.Act.ByPostName, f.Account, sm3 = f.Act.HashHex,
    };

    private sealed record Asked(string? Subject, string? Under, string? Post, string? Staff, string? From, string? To, long? Before)
    {
        public EvidenceWords Words => new(Subject, Under, Post, Staff, From, To);
    }
}
