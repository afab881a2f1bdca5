using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Office.Absences;

/// <summary>The JSON twins of the desks: <c>/api/absences</c>, one absence, and each act on it.</summary>
internal static class AbsencesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var absences = api.MapGroup("/absences");
        absences.MapGet("", async (AbsenceList list, CancellationToken ct) => new { items = await list.Newest(ct), notice = await list.NoticeToday(ct) }).Requires(Permissions.SeeAbsences);
        absences.MapGet("/{id:guid}", async (Guid id, AbsenceList list, CancellationToken ct) => await list.Find(id, ct) is { } one ? Results.Ok(one)
            : Results.Problem(statusCode: 404, title: "没有这份外出单，或者不在您的办理范围内。", detail: "编号见 /api/absences。")).Requires(Permissions.SeeAbsences);
        absences.MapPut("/{id:guid}", (Guid id, LeaveBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new AskLeave(id, Enum.TryParse<AbsenceKind>(body.Kind, true, out var kind) ? kind : null, body.Destination ?? "", body.LeavesAt, body.Until, body.Deputy), key, ct).ToHttp($"/api/absences/{id}")).Requires(Permissions.Ask);
        absences.MapPost("/{id:guid}/decision", (Guid id, DecisionBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new DecideAbsence(id, body.Agreed, body.Opinion ?? ""), key, ct).ToHttp()).Requires(Permissions.Decide);
        absences.MapPost("/{id:guid}/filing", (Guid id, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) => commands.Run(new FileAbsence(id), key, ct).ToHttp()).Requires(Permissions.File);
        absences.MapPost("/{id:guid}/end", (Guid id, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) => commands.Run(new EndAbsence(id), key, ct).ToHttp()).Requires(Permissions.Ask);
    }

    private sealed record LeaveBody(string Kind, string? Destination, DateTimeOffset? LeavesAt, DateOnly? Until, string? Deputy = null);
    private sealed record DecisionBody(bool Agreed, string? Opinion = null);
}
