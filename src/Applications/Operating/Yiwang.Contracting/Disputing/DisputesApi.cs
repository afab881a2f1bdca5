using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Contracting.Disputing;

/// <summary>The JSON twins of the disputes' desks.</summary>
internal static class DisputesApi
{
    private const int Most = 100;

    public static void Map(RouteGroupBuilder contracts)
    {
        var disputes = contracts.MapGroup("/disputes");
        disputes.MapGet("", async (Disputes all, CancellationToken ct) => await all.Visible.AsNoTracking().OrderByDescending(d => d.OpenedOn).ThenByDescending(d => d.Id).Take(Most)
            .Select(d => new { d.Id, d.ContractId, d.Institution, d.Title, state = d.State.ToString(), way = d.Way.ToString(), d.OpenedOn, d.ActBy, d.ActedOn, d.ClosedOn }).ToListAsync(ct)).Requires(Permissions.See);
        disputes.MapGet("/{id:guid}", async (Guid id, Disputes all, CancellationToken ct) => await all.Visible.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, ct) is { } one ? Results.Ok(one)
            : Results.Problem(statusCode: 404, title: "没有这件争议，或者不在您的办理范围内。", detail: "编号见 /api/contracts/disputes。")).Requires(Permissions.See);
        Act(disputes, "/{id:guid}", Permissions.HandleDisputes, (Guid id, OpenBody b) => new OpenDispute(id, b.Contract, b.Title, b.InCharge, b.Way), "PUT");
        Act(disputes, "/{id:guid}/assessment", Permissions.HandleDisputes, (Guid id, DisputeFindings b) => new AssessDispute(id, b));
        Act(disputes, "/{id:guid}/opinion", Permissions.HandleDisputes, (Guid id, TextBody b) => new AdviseDispute(id, b.Text));
        Act(disputes, "/{id:guid}/evidence", Permissions.HandleDisputes, (Guid id, EvidenceBody b) => new CollectEvidence(id, b.Kind, b.Text, b.FileHash ?? ""));
        Act(disputes, "/{id:guid}/limitation", Permissions.HandleDisputes, (Guid id, DayBody b) => new CountLimitation(id, b.On));
        Act(disputes, "/{id:guid}/action", Permissions.HandleDisputes, (Guid id, ActionBody b) => new BringDispute(id, b.Way, b.LateReason ?? ""));
        Act(disputes, "/{id:guid}/limits", Permissions.HandleDisputes, (Guid id, LimitBody b) => new SetDefenceLimit(id, b.Id, b.What, b.Until));
        Act(disputes, "/{id:guid}/limits/submitted", Permissions.HandleDisputes, (Guid id, IdBody b) => new SubmitDefence(id, b.Id));
        Act(disputes, "/{id:guid}/report", Permissions.HandleDisputes, (Guid id, TextBody b) => new ReportDispute(id, b.Text));
        Act(disputes, "/{id:guid}/waiver", Permissions.HandleDisputes, (Guid id, TextBody b) => new AskWaiver(id, b.Text));
        Act(disputes, "/{id:guid}/waiver/consent", Permissions.Decide, (Guid id, DecideBody b) => new ConsentToWaiver(id, b.Agreed, b.Text));
        Act(disputes, "/{id:guid}/waiver/approval", Permissions.DecideForGovernment, (Guid id, DecideBody b) => new ApproveWaiver(id, b.Agreed, b.Text));
        Act(disputes, "/{id:guid}/end", Permissions.HandleDisputes, (Guid id, DisputeEnd b) => new CloseDispute(id, b));
    }

    private static void Act<TBody, TCommand>(RouteGroupBuilder group, string path, string permission, Func<Guid, TBody, TCommand> of, string method = "POST") where TCommand : ICommand =>
        group.MapMethods(path, [method], (Guid id, TBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(of(id, body), key, ct).ToHttp()).Requires(permission);

    private sealed record OpenBody(Guid Contract, string Title, string InCharge, DisputeWay Way);
    private sealed record TextBody(string Text);
    private sealed record IdBody(Guid Id);
    private sealed record DayBody(DateOnly? On);
    private sealed record EvidenceBody(EvidenceKind Kind, string Text, string? FileHash = null);
    private sealed record ActionBody(DisputeWay Way, string? LateReason = null);
    private sealed record LimitBody(Guid Id, string What, DateOnly? Until);
    private sealed record DecideBody(bool Agreed, string Text);
}
