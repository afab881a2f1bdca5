using Microsoft.AspNetCore.Http;
using Yiwang.Kernel;

namespace Yiwang.Platform.Web;

/// <summary>Outcomes as HTTP: problem details (RFC 9457) that carry every finding with its citation.</summary>
public static class Http
{
    public static async Task<IResult> ToHttp(this Task<Outcome> running, string? createdAt = null)
    {
        var outcome = await running;
        if (!outcome.IsDone) return Refusal(outcome);
        return createdAt is null ? Results.Ok(new { findings = outcome.Findings.Select(FindingJson.From) }) : Results.Created(createdAt, null);
    }

    /// <summary>A request that came to no command, for example because it can't be read.</summary>
    public static IResult Refusal(int status, Finding why) =>
        Results.Problem(statusCode: status, title: why.Message, extensions: new Dictionary<string, object?> { ["findings"] = new[] { FindingJson.From(why) } });

    /// <summary>An endpoint of any kind of body got none, or <c>null</c>.</summary>
    public static Task<IResult> NoBody() => Task.FromResult(Refusal(StatusCodes.Status400BadRequest,
        Finding.Block("request.json", "没有收到内容。", remedy: "请对照 /api/openapi.json 核对要发的 JSON。")));

    /// <summary>An outcome that is not done, with all its reasons.</summary>
    public static IResult Refusal(Outcome outcome) => Results.Problem(
        statusCode: outcome.Kind switch
        {
            OutcomeKind.Forbidden => StatusCodes.Status403Forbidden,
            OutcomeKind.NotFound => StatusCodes.Status404NotFound,
            OutcomeKind.Conflict => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        },
        title: outcome.Kind is OutcomeKind.Refused ? $"不能办，有 {outcome.Findings.Count(f => f.Severity is Severity.Blocks)} 个原因" : outcome.Findings[0].Message,
        extensions: new Dictionary<string, object?> { ["findings"] = outcome.Findings.Select(FindingJson.From).ToArray() });
}

/// <summary>A finding as every API and every <c>--json</c> prints it.</summary>
public sealed record FindingJson(string Severity, string Code, string Message, string? Article, string? ArticleHref, string Where, string Remedy)
{
    public static FindingJson From(Finding finding) => new(
        finding.Severity switch { Kernel.Severity.Blocks => "blocks", Kernel.Severity.Warns => "warns", _ => "notes" },
        finding.Code, finding.Message, finding.Citation?.ToString(), finding.Citation?.Href, finding.Where, finding.Remedy);
}
