using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Benefits.RehabilitationAid.Caring.Posting;

/// <summary>Notices for machines; the names are as on the page.</summary>
internal static class PostingApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/posting-notices").WithMetadata(new RequestSizeLimitAttribute(64 * 1024));
        notices.MapGet("", async (PostingReader reader, CancellationToken ct) => Results.Ok((await reader.Mine(ct)).Select(n => new { n.Id, n.MadeOn, children = n.Lines.Count, names = n.Names.ToString(), n.DecidedOn, n.Reason }))).Requires(Permissions.RunInstitution);
        notices.MapPost("", (MakeBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new MakeNotice(body.Id ?? Guid.CreateVersion7()), key, ct).ToHttp()).Requires(Permissions.RunInstitution);
        notices.MapGet("/{id:guid}", One).Requires(Permissions.RunInstitution);
        notices.MapPost("/{id:guid}/full-names", (Guid id, WhyBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new AskForFullNames(id, body.Why.Trim()), key, ct).ToHttp()).Requires(Permissions.RunInstitution);
        notices.MapPost("/{id:guid}/decision", (Guid id, DecisionBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new DecideFullNames(id, body.Authorises, body.Reason.Trim()), key, ct).ToHttp()).Requires(Permissions.SuperviseInstitutions);
        notices.MapGet("/{id:guid}/request", async (Guid id, PostingReader reader, CancellationToken ct) => await reader.Asked(id, ct) is { } n
            ? Results.Ok(new { n.Id, n.Institution, n.MadeOn, names = n.Names.ToString(), n.WhyFull, n.DecidedOn, n.Reason, lines = n.Lines.Select(l => l.Mask()).Select(Shown) })
            : await Task.FromResult(Outcome.NotFound).ToHttp()).Requires(Permissions.SuperviseInstitutions);
    }

    private static async Task<IResult> One(Guid id, PostingReader reader, CommandRunner commands, CancellationToken ct)
    {
        var opened = await commands.Run(new OpenFullNotice(id), ct: ct);
        return opened.IsDone && await reader.Own(id, ct) is { } n ? Results.Ok(new { n.Id, n.MadeOn, names = n.Names.ToString(), n.DecidedBy, lines = n.Shown.Select(Shown) }) : await Task.FromResult(opened.IsDone ? Outcome.NotFound : opened).ToHttp();
    }

    private static object Shown(PostedLine line) => new { line.Child, line.Guardian, line.From, line.Until };

    private sealed record MakeBody(Guid? Id);

    private sealed record WhyBody(string Why);

    private sealed record DecisionBody(bool? Authorises, string Reason);
}
