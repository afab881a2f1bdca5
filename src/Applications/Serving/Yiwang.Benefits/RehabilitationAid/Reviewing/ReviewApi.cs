using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Benefits.RehabilitationAid.Appealing;
using Yiwang.Benefits.RehabilitationAid.Excepting;
using Yiwang.Benefits.RehabilitationAid.Reviewing.Assessing;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Benefits.RehabilitationAid.Reviewing;

/// <summary>The acts of the desks for machines. <c>Idempotency-Key</c> carries a GUID; the same key acts once.</summary>
internal static class ReviewApi
{
    private const long LargestBody = 256 * 1024; // a few sentences; files come another way

    public static void Map(IEndpointRouteBuilder api)
    {
        var aid = api.MapGroup("/rehabilitation-aid/{id:guid}").WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        aid.MapPost("/originals", (Guid id, OriginalsBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new SeeOriginals(id, body.Materials, body.AtWindow), key, ct).ToHttp()).Requires(Permissions.JudgeAid);
        aid.MapPost("/indication", (Guid id, IndicationBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new JudgeIndication(id, body.IsIndicated, body.AssessedBy, body.AssessedOn), key, ct).ToHttp()).Requires(Permissions.JudgeAid);
        aid.MapPost("/judgements", (Guid id, JudgementBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new JudgeFinding(id, body.Code, body.Note), key, ct).ToHttp()).Requires(Permissions.JudgeAid);
        aid.MapPost("/supplement-request", (Guid id, SupplementBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new AskForSupplement(id, body.Items, body.WhyAgain ?? ""), key, ct).ToHttp()).Requires(Permissions.ReviewAid);
        aid.MapPost("/exception", (Guid id, ExceptionBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new DecideException(id, body.Approves, body.Reason), key, ct).ToHttp()).Requires(Permissions.DecideExceptions);
        aid.MapPost("/approval", (Guid id, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new ApproveAid(id), key, ct).ToHttp()).Requires(Permissions.ReviewAid);
        aid.MapPost("/refusal", (Guid id, RefusalBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new RefuseAid(id, body.Grounds, body.Reason), key, ct).ToHttp()).Requires(Permissions.ReviewAid);
        aid.MapPost("/appeal-answer", (Guid id, AppealBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new AnswerAppeal(id, body.Answer, body.Reason), key, ct).ToHttp()).Requires(Permissions.AnswerAppeals);
        AssessmentApi.Map(api, aid);
    }

    private sealed record OriginalsBody(IReadOnlyList<string> Materials, bool AtWindow = true);

    private sealed record IndicationBody(bool IsIndicated, string AssessedBy, DateOnly AssessedOn);

    private sealed record JudgementBody(string Code, string Note);

    private sealed record SupplementBody(IReadOnlyList<AskedItem> Items, string? WhyAgain = null);

    private sealed record ExceptionBody(bool Approves, string Reason);

    private sealed record RefusalBody(IReadOnlyList<string> Grounds, string Reason);

    private sealed record AppealBody(string Answer, string Reason);
}
