using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Contracting.Texts;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;
using Yiwang.Platform.Web;

namespace Yiwang.Contracting.Reviewing;

/// <summary>The JSON twins of the reviews' desks. A draft is sent as its text; files lie in the platform's store already.</summary>
internal static class ReviewsApi
{
    private const long LargestBody = 2 * 1024 * 1024;

    public static void Map(RouteGroupBuilder contracts)
    {
        var reviews = contracts.MapGroup("/reviews").WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        reviews.MapGet("", async (string? show, Guid? after, Reviews all, CancellationToken ct) =>
        {
            var page = await all.Page(Enum.TryParse<ReviewFilter>(show, true, out var filter) && Enum.IsDefined(filter) ? filter : ReviewFilter.All, after, ct);
            return new { rows = page.Rows.Select(r => new { r.Id, r.Number, r.Institution, r.Title, r.Counterparty, state = r.State.ToString(), r.DueOn, r.RequestedOn, r.ContractId }), page.Next };
        }).Requires(Permissions.SeeReviews);
        reviews.MapGet("/{id:guid}", async (Guid id, Reviews all, CancellationToken ct) => await all.Shown(id, ct) is { } one ? Results.Ok(Shown(one))
            : Results.Problem(statusCode: 404, title: "没有这次审查，或者不在您的办理范围内。", detail: "编号见 /api/contracts/reviews。")).Requires(Permissions.SeeReviews);
        reviews.MapPut("/{id:guid}", async (Guid id, RequestBody body, FileStore files, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            await commands.Run(new RequestReview(id, body.Request with { Draft = await Kept(body.Text, files, ct) }), key, ct).ToHttp()).Requires(Permissions.RequestReviews);
        reviews.MapPost("/{id:guid}/versions", async (Guid id, VersionBody body, FileStore files, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            await commands.Run(new HandInDraft(id, await Kept(body.Text, files, ct), body.Changes ?? ""), key, ct).ToHttp()).Requires(Permissions.RequestReviews);
        Act(reviews, "/{id:guid}/materials", Permissions.RequestReviews, (Guid id, MaterialBody b) => new SupplyMaterial(id, b.File, b.Text ?? "", b.IsNone));
        Act(reviews, "/{id:guid}/procedures", Permissions.RequestReviews, (Guid id, ProcedureBody b) => new HoldProcedure(id, b.Procedure, b.Document ?? "", b.HeldOn));
        Act(reviews, "/{id:guid}/notices", Permissions.Review, (Guid id, NoticeBody b) => new AskForMaterial(id, b.Text ?? ""));
        Act(reviews, "/{id:guid}/opinions", Permissions.Review, (Guid id, OpinionDraft b) => new GiveOpinion(id, b));
    }

    private static object Shown(LegalityReview r) => new
    {
        r.Id, r.Number, r.Institution, r.Region, r.Title, r.Counterparty, r.AmountInFen, r.Types, backing = r.Backing.ToString(), keyReasons = r.KeyReasons.Select(k => k.ToString()), r.NeedsOffice, by = r.By.ToString(), r.ModelText, r.Parent, r.Project,
        r.RequestedOn, state = r.State.ToString(), r.DueOn, r.AskedFor, r.AgreedOn, r.ContractId, materials = r.Materials.Select(m => new { m.Item, m.Text, m.IsNone, file = m.File?.Hash }),
        procedures = r.Procedures.Select(p => new { kind = p.Kind.ToString(), p.What, p.Document, p.HeldOn }), versions = r.Versions.Select(v => new { v.Number, v.Digest, file = v.File.Hash, v.IsModelText, v.Questions, v.Changes, v.On }),
        opinions = r.Opinions.Select(o => new
        {
            level = o.Level.ToString(), o.Version, o.Digest, result = o.Result.ToString(), o.Said.Text, o.Said.Firm, o.Said.IsUnfair, o.Said.Unreasonable, o.Said.IsSimplified, o.On, o.ReviewerPost,
            answers = o.Said.Answers.Select(a => new { a.Question, verdict = a.Verdict.ToString(), a.Opinion, under = ReviewPlaces.Question(a.Question).ToString() }), files = o.Files.Select(f => new { f.Name, f.Hash }),
        }),
    };

    private static async Task<StoredFile?> Kept(string? text, FileStore files, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(text) || text.Length > TextExtraction.MostSigns ? null : await files.KeepText(Encoding.UTF8.GetBytes(text), "合同文本.txt", ct);

    private static void Act<TBody, TCommand>(RouteGroupBuilder group, string path, string permission, Func<Guid, TBody, TCommand> of) where TCommand : ICommand =>
        group.MapPost(path, (Guid id, TBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) => commands.Run(of(id, body), key, ct).ToHttp()).Requires(permission);

    private sealed record RequestBody(ReviewRequest Request, string? Text);
    private sealed record VersionBody(string? Text, string? Changes);
    private sealed record MaterialBody(StoredFile? File, string? Text, bool IsNone = false);
    private sealed record ProcedureBody(int Procedure, string? Document, DateOnly? HeldOn);
    private sealed record NoticeBody(string? Text);
}
