using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;
using Yiwang.Regulations.Drafting.Approving;
using Yiwang.Regulations.Drafting.Drafts;
using Yiwang.Regulations.Drafting.Publishing;
using Yiwang.Regulations.Drafting.Reviewing;
using Yiwang.Regulations.Drafting.Supervising;
using Yiwang.Regulations.Drafting.Writing;

namespace Yiwang.Regulations.Drafting;

/// <summary>The JSON twins of the desk: <c>/api/drafts</c>, one draft, and each act on it.</summary>
internal static class DraftsApi
{
    private const int Most = 100;
    private const long LargestBody = 512 * 1024; // a text of 60,000 characters, escaped

    public static void Map(IEndpointRouteBuilder api)
    {
        var drafts = api.MapGroup("/drafts").WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        drafts.MapGet("", async (DraftsDb db, CancellationToken ct) => (await db.Visible.AsNoTracking().OrderByDescending(d => d.ChangedAt).Take(Most)
            .Select(d => new { d.Id, d.Title, d.DepartmentName, d.State, d.ChangedAt }).ToListAsync(ct)).Select(d => new { d.Id, d.Title, d.DepartmentName, state = DraftWords.Of(d.State), d.ChangedAt }))
            .Requires(Permissions.SeeDrafts);
        drafts.MapGet("/{id:guid}", async (Guid id, DraftsDb db, CancellationToken ct) => await db.Visible.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, ct) is { } draft
            ? Results.Ok(new { draft.Id, draft.Revision, draft.DepartmentName, state = DraftWords.Of(draft.State), draft.Outline, draft.Reviews, draft.Approvals, draft.Publications, draft.Corrections, draft.Revocations })
            : Results.Problem(statusCode: 404, title: "没有这份草案，或者不在您的办理范围内。", detail: "编号见 /api/drafts。")).Requires(Permissions.SeeDrafts);

        Act(drafts, "", Permissions.WriteDrafts, (Guid id, WritingBody body) => new WriteDraft(id, body.Revision, body.Outline), "PUT");
        Act(drafts, "/hand-in", Permissions.WriteDrafts, (Guid id, Nothing _) => new HandInDraft(id));
        Act(drafts, "/review", Permissions.ReviewDrafts, (Guid id, ReviewBody body) => new ConcludeReview(id, body.Form, body.Passed, body.Opinion ?? ""));
        Act(drafts, "/agenda", Permissions.ApproveDrafts, (Guid id, AgendaBody body) => new PutOnAgenda(id, body.Meeting));
        Act(drafts, "/approval", Permissions.ApproveDrafts, (Guid id, ApprovalBody body) => new ApproveDraft(id, body.Number, body.On));
        Act(drafts, "/publication", Permissions.PublishDrafts, (Guid id, PublicationBody body) => new PublishDraft(id, body.Area, body.Number, body.GazetteIssue, body.InForceFrom, body.ValidUntil));
        Act(drafts, "/corrections", Permissions.ReviewDrafts, (Guid id, CorrectionBody body) => new OrderCorrection(id, body.Number, body.Problem, body.Until));
        Act(drafts, "/corrections/answer", Permissions.WriteDrafts, (Guid id, AnswerBody body) => new AnswerCorrection(id, body.Answer));
        Act(drafts, "/revocation", Permissions.ApproveDrafts, (Guid id, RevocationBody body) => new RevokeDocument(id, body.Number, body.Reason, body.On));
    }

    private static void Act<TBody, TCommand>(RouteGroupBuilder drafts, string path, string permission, Func<Guid, TBody, TCommand> of, string method = "POST") where TCommand : ICommand =>
        drafts.MapMethods($"/{{id:guid}}{path}", [method], (Guid id, TBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(of(id, body), key, ct).ToHttp($"/api/drafts/{id}")).Requires(permission);

    private sealed record Nothing;
    private sealed record WritingBody(int Revision, DraftOutline Outline);
    private sealed record ReviewBody(ReviewForm Form, bool Passed, string? Opinion = null);
    private sealed record AgendaBody(string Meeting);
    private sealed record ApprovalBody(string Number, DateOnly? On);
    private sealed record PublicationBody(string Area, string Number, string GazetteIssue, DateOnly? InForceFrom = null, DateOnly? ValidUntil = null);
    private sealed record CorrectionBody(string Number, string Problem, DateOnly? Until);
    private sealed record AnswerBody(string Answer);
    private sealed record RevocationBody(string Number, string Reason, DateOnly? On);
}
