using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using System.Text.Json;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Web;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Amending.Replays;

/// <summary><c>POST /api/replays?law=…</c> with the proposed rulebook as body; then <c>GET /api/replays/{id}?page=1</c>.</summary>
internal static class ReplaysApi
{
    public const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/replays", Start).Requires(Permissions.RunReplays);
        api.MapGet("/replays/{id:guid}", (Guid id, int? page, ReplayRuns runs, CurrentUser user) =>
            runs.Find(id, user) is { } run ? Results.Ok(Json(run, Math.Max(page ?? 1, 1), PageSize)) : Results.NotFound()).Requires(Permissions.RunReplays);
    }

    public static object Json(ReplayRun run, int page, int size)
    {
        var p = run.Progress;
        return new
        {
            run.Id, run.Name, run.Scope, rulesHash = run.RulesHash, running = p.IsRunning, p.Total, p.Done, counts = p.Counts.ToDictionary(c => Word(c.Key), c => c.Value),
            p.DifferenceInFen, seconds = p.Took?.TotalSeconds, p.Fault, page,
            otherwise = run.Listed(ReplayFate.Otherwise, page, size).Select(Of), notReproduced = run.Listed(ReplayFate.NotReproduced, page, size).Select(Of),
        };
    }

    private static async Task<IResult> Start(string? law, HttpRequest request, ReplayDesk desk, CancellationToken ct)
    {
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (body.Length <= ReplayDesk.LargestFile && await request.Body.ReadAsync(buffer, ct) is > 0 and var read) body.Write(buffer, 0, read);
        var (run, findings) = await desk.Start(law ?? "", body.ToArray(), ct);
        return run is null ? await Task.FromResult(Outcome.From(findings)).ToHttp() : Results.Accepted($"/api/replays/{run.Id}", new { run.Id });
    }

    private static object Of(ReplayedCase c) => new
    {
        c.Number, then = new { outcome = c.Then.Words, c.Then.AmountInFen }, now = new { outcome = c.Now.Words, c.Now.AmountInFen },
        differenceInFen = c.Now.AmountInFen - c.Then.AmountInFen, because = c.Because.Select(b => b.ToString()),
    };

    private static string Word<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
