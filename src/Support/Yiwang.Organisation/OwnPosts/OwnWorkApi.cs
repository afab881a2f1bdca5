using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Organisation.Delegating;
using Yiwang.Organisation.HandingOver;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Organisation.OwnPosts;

/// <summary>The JSON twins of 我的岗位: <c>/api/hand-overs</c> and <c>/api/delegations</c>.</summary>
internal static class OwnWorkApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var handOvers = api.MapGroup("/hand-overs");
        handOvers.MapGet("", (HandOverList list, CancellationToken ct) => list.Mine(ct)).Requires(OwnPost.Permission);
        handOvers.MapGet("/{id:guid}", async (Guid id, HandOverList list, CancellationToken ct) => await list.Find(id, ct) is { } one ? Results.Ok(one)
            : Results.Problem(statusCode: 404, title: "没有这份交接单，或者与您无关。", detail: "编号见 /api/hand-overs。")).Requires(OwnPost.Permission);
        handOvers.MapPost("", (BeginBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new BeginHandOver(body.Tenure, body.LastDay), key, ct).ToHttp()).Requires(Permissions.Register);
        handOvers.MapPost("/{id:guid}/successors", (Guid id, SuccessorBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new AssignSuccessor(id, body.StaffNumber ?? "", [.. (body.Items ?? []).Select(i => (i.Kind, i.Key))]), key, ct).ToHttp()).Requires(Permissions.Register);
        handOvers.MapPost("/{id:guid}/signature", (Guid id, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new SignHandOver(id), key, ct).ToHttp()).Requires(OwnPost.Permission);
        handOvers.MapPost("/{id:guid}/completion", (Guid id, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new CompleteHandOver(id), key, ct).ToHttp()).Requires(Permissions.Register);

        var delegations = api.MapGroup("/delegations");
        delegations.MapGet("", (Delegations list, CancellationToken ct) => list.Mine(ct)).Requires(OwnPost.Permission);
        delegations.MapPost("", (GiveBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new GiveDelegation(body.Tenure, body.StaffNumber ?? "", body.Permissions ?? [], body.From, body.To, body.Because ?? ""), key, ct).ToHttp()).Requires(OwnPost.Permission);
        delegations.MapPost("/{id:guid}/revocation", (Guid id, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new RevokeDelegation(id), key, ct).ToHttp()).Requires(OwnPost.Permission);
    }

    private sealed record BeginBody(Guid Tenure, DateOnly? LastDay);
    private sealed record ItemBody(string Kind, string Key);
    private sealed record SuccessorBody(string? StaffNumber, IReadOnlyList<ItemBody>? Items = null);
    private sealed record GiveBody(Guid Tenure, string? StaffNumber, IReadOnlyList<string>? Permissions, DateOnly? From, DateOnly? To, string? Because);
}
