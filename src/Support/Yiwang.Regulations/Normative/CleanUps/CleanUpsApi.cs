using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;
using Yiwang.Regulations.Normative.CleanUps.Concluding;
using Yiwang.Regulations.Normative.CleanUps.Proposing;
using Yiwang.Regulations.Normative.CleanUps.Publishing;
using Yiwang.Regulations.Normative.CleanUps.Starting;

namespace Yiwang.Regulations.Normative.CleanUps;

/// <summary>The acts of a clean-up for machines. <c>Idempotency-Key</c> carries a GUID; the same key acts once.</summary>
internal static class CleanUpsApi
{
    private const long LargestBody = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        var all = api.MapGroup("/clean-ups").WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        all.MapGet("", async (CleanUpReader reader, CancellationToken ct) => (await reader.All(ct)).Select(Of)).Requires(Permissions.RunCleanUps);
        all.MapPost("", (StartCleanUp body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) => commands.Run(body, key, ct).ToHttp()).Requires(Permissions.RunCleanUps);
        all.MapGet("/{id:guid}", async (Guid id, CleanUpReader reader, CancellationToken ct) => await reader.Find(id, ct) is { } seen ? Results.Ok(Of(seen)) : Results.NotFound()).Requires(Permissions.RunCleanUps);

        var one = all.MapGroup("/{id:guid}");
        one.MapPost("/items", (Guid id, ItemBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new TakeIntoCleanUp(id, body.Number, body.Why), key, ct).ToHttp()).Requires(Permissions.RunCleanUps);
        one.MapPost("/proposals", (Guid id, IReadOnlyList<Proposal> body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new ProposeConclusions(id, body), key, ct).ToHttp()).Requires(Permissions.ProposeConclusions);
        one.MapPost("/conclusions", (Guid id, IReadOnlyList<Concluded> body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new ConcludeDocuments(id, body), key, ct).ToHttp()).Requires(Permissions.RunCleanUps);
        one.MapPost("/publication", (Guid id, PublicationBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new PublishCleanUp(id, body.Number, body.On, new(body.Repealed, body.Lapsed, body.Amended, 0)), key, ct).ToHttp()).Requires(Permissions.RunCleanUps);
        one.MapPost("/receipt", (Guid id, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new ReceiveResult(id), key, ct).ToHttp()).Requires(Permissions.ProposeConclusions);
    }

    private static object Of(CleanUp c) => new { c.Id, c.Title, c.Area, c.Scope.From, c.Scope.CutOff, c.Scope.Issuers, c.StartedOn, c.ProposalsBy, c.Number, c.PublishedOn };

    private static object Of(SeenCleanUp seen) => new
    {
        cleanUp = Of(seen.CleanUp), seen.Tally, seen.Open,
        items = seen.Items.Select(i => new
        {
            i.Item.Order, i.Item.Law, i.Life.Title, i.Item.Why, conclusion = i.Item.Conclusion?.ToString(), i.Item.Reason, i.Item.ReplacedBy, i.Item.Revision,
            proposals = i.Proposals.Select(p => new { p.Institution, conclusion = p.Proposal.Conclusion.ToString(), p.Proposal.Reason }),
        }),
        participants = seen.Participants.Select(p => new { p.Institution, p.Participant.AnsweredAt, p.Participant.ReceivedAt }),
    };

    private sealed record ItemBody(string Number, string Why);

    private sealed record PublicationBody(string Number, DateOnly? On, int Repealed, int Lapsed, int Amended);
}
