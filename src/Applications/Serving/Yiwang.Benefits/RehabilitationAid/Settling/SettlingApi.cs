using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Benefits.RehabilitationAid.Settling.HandingIn;
using Yiwang.Benefits.RehabilitationAid.Settling.Outside;
using Yiwang.Benefits.RehabilitationAid.Settling.Reading;
using Yiwang.Benefits.RehabilitationAid.Settling.Supervising;
using Yiwang.Benefits.RehabilitationAid.Settling.Using;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Benefits.RehabilitationAid.Settling;

/// <summary>Settlements for machines; approvals and payment are those of the payment order. <c>Idempotency-Key</c> carries a GUID; the same key acts once.</summary>
internal static class SettlingApi
{
    private const long LargestBody = 256 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        var all = api.MapGroup("/settlements").WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        all.MapGet("", async (SettlementReader reader, CancellationToken ct) => (await reader.Listed(ct)).Select(Of)).Requires(Permissions.SeeSettlements);
        all.MapGet("/{id:guid}", One).Requires(Permissions.SeeSettlements);
        all.MapGet("/draft", async (string region, DateOnly from, SettlementWay way, Guid? method, SettlementDrafts drafts, CurrentUser user, CancellationToken ct) =>
            Of(await drafts.Of(new AskedSettlement(user.Institution, region, from, way, method), ct))).Requires(Permissions.HandInSettlements);
        all.MapPost("", (HandInSettlement body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(body, key, ct).ToHttp($"/api/settlements/{body.Id}")).Requires(Permissions.HandInSettlements);
        all.MapPost("/{id:guid}/use", (Guid id, IReadOnlyList<UsedFor> body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new ReportUse(id, body), key, ct).ToHttp()).Requires(Permissions.HandInSettlements);
        all.MapPost("/{id:guid}/use/review", (Guid id, ReviewBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new ReviewUse(id, body.Accepts, body.Note), key, ct).ToHttp()).Requires(Permissions.ApprovePayments);
        all.MapPost("/methods", (RegisterMethod body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) => commands.Run(body, key, ct).ToHttp()).Requires(Permissions.ApproveOutside);
        all.MapPost("/outside", (AskOutside body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) => commands.Run(body, key, ct).ToHttp()).Requires(Permissions.ApproveOutside);
        all.MapPost("/outside/{id:guid}/answer", (Guid id, AnswerBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new AnswerOutside(id, body.Agrees, body.Reason ?? ""), key, ct).ToHttp()).Requires(Permissions.ApproveOutside);
        api.MapPost("/closures", (RegisterClosure body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) => commands.Run(body, key, ct).ToHttp())
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody)).Requires(Permissions.RegisterClosures);
        api.MapGet("/suspicions", async (ChainReader chains, CancellationToken ct) => (await chains.Suspicions(false, ct)).Select(Of)).Requires(Permissions.SeeChain);
        api.MapPost("/suspicions/{id:guid}/conclusion", (Guid id, ConclusionBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new ConcludeSuspicion(id, body.Confirmed, body.Conclusion), key, ct).ToHttp()).WithMetadata(new RequestSizeLimitAttribute(LargestBody)).Requires(Permissions.ConcludeSuspicions);
    }

    private static async Task<IResult> One(Guid id, SettlementReader reader, CancellationToken ct)
    {
        if (await reader.Find(id, ct) is not { } settlement) return Results.NotFound();
        var order = await reader.OrderOf(settlement, ct);
        return Results.Ok(new
        {
            settlement = Of(settlement), leftOut = settlement.LeftOut.Select(Of), suspicions = (await reader.SuspicionsOf(settlement, ct)).Select(Of),
            lines = (await reader.Lines(settlement, order, ct)).Select(s => new
            {
                s.Line.FileNumber, month = $"{s.Line.Month:yyyy-MM}", s.Line.Row, s.Line.AmountInFen, s.Line.FamilyShareInFen, s.Line.ChargedInFen, s.Split.CentralInFen, s.Split.ProvincialInFen, ownInFen = s.Split.CountyInFen, s.Line.Note,
            }),
            uses = (await reader.UsesOf(settlement, ct)).Select(u => new { u.Kind, u.AmountInFen, u.Explanation, u.ReviewedOn, u.IsAccepted, u.Note }),
        });
    }

    private static object Of(Settlement s) => new
    {
        s.Id, way = s.Way.ToString(), level = s.Level.ToString(), s.Region, s.Institution, s.From, s.To, s.AmountInFen, s.FamilyShareInFen, s.Children, s.Months, s.HandedInOn, s.OrderId, state = s.State.ToString(), s.Returned, s.PaidOn,
    };

    private static object Of(SettlementDraft draft) => new
    {
        draft.Header.Period.From, draft.Header.Period.To, draft.Figure.Reckoning.AmountInFen, draft.Figure.Reckoning.FamilyShareInFen, findings = draft.Findings.Select(FindingJson.From),
        lines = draft.Figure.Reckoning.Lines.Select(l => new { l.Month.FileNumber, month = $"{l.Month.Month:yyyy-MM}", l.Month.Row, l.AmountInFen, l.FamilyShareInFen, l.Note }), leftOut = draft.Figure.Reckoning.LeftOut.Select(Of),
        suspicions = draft.Figure.Suspicious.Select(s => new { kind = s.Kind.ToString(), s.What }),
    };

    private static object Of(LeftOutMonth left) => new { left.FileNumber, month = $"{left.Month:yyyy-MM}", reasons = left.Reasons.Select(FindingJson.From) };

    private static object Of(Suspicion s) => new { s.Id, kind = s.Kind.ToString(), s.Region, s.Institution, s.SettlementId, s.What, s.RaisedOn, s.ConcludedOn, s.IsConfirmed, s.Conclusion, s.ConcludedBy };

    private sealed record ReviewBody(bool Accepts, string Note);

    private sealed record AnswerBody(bool Agrees, string? Reason = null);

    private sealed record ConclusionBody(bool Confirmed, string Conclusion);
}
