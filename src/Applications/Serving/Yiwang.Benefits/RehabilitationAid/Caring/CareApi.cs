using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>Choice and care for machines. Papers that must be signed (agreement, assessment, authority) come through the pages, which receive the file.</summary>
internal static class CareApi
{
    private const long LargestBody = 256 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        Family(api.MapGroup("/rehabilitation-aid/{id:guid}"));
        var care = api.MapGroup("/care").WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        care.MapGet("", Desk).Requires(Permissions.SeeCare);
        care.MapGet("/unagreed", async (CareDesk desk, CancellationToken ct) => Results.Ok(await desk.Unagreed(ct))).Requires(Permissions.SeeCare);
        Institution(care);
        care.MapPost("/{id:guid}/ratings", (Guid id, RatingBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new Quality.RateMonth(id, body.Month, body.Stars), key, ct).ToHttp()).Requires(Permissions.ApplyForAid);
        care.MapPost("/{id:guid}/effects", (Guid id, EffectBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new Quality.AssessEffect(id, body.On, body.Improved, (body.AssessedBy ?? "").Trim()), key, ct).ToHttp()).Requires(Permissions.ServeChildren);
        County(care);
        care.MapPost("/{id:guid}/withdrawal", (Guid id, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new WithdrawChoice(id), key, ct).ToHttp()).Requires(Permissions.ApplyForAid);
        care.MapPost("/{id:guid}/giving-up", (Guid id, NoteBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new GiveUpCare(id, body.Note ?? ""), key, ct).ToHttp()).Requires(Permissions.ApplyForAid);
        care.MapPost("/{id:guid}/giving-up-denial", (Guid id, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new DenyGivingUp(id), key, ct).ToHttp()).Requires(Permissions.ApplyForAid);
    }

    private static void Family(RouteGroupBuilder aid)
    {
        aid.MapGet("/institutions", Offered).Requires(Permissions.ApplyForAid);
        aid.MapGet("/care", OwnCare).Requires(Permissions.ApplyForAid);
        aid.MapPost("/institution", (Guid id, ChoiceBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new ChooseInstitution(id, body.Grant, body.Institution, body.Necessity ?? ""), key, ct).ToHttp()).Requires(Permissions.ApplyForAid);
    }

    private static void Institution(RouteGroupBuilder care)
    {
        care.MapPost("/{id:guid}/registration", (Guid id, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new ConfirmRegistration(id), key, ct).ToHttp()).Requires(Permissions.ServeChildren);
        care.MapPost("/{id:guid}/refusal", (Guid id, NoteBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new DeclineRegistration(id, body.Note ?? ""), key, ct).ToHttp()).Requires(Permissions.ServeChildren);
        care.MapPost("/{id:guid}/months", (Guid id, MonthBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new RecordMonth(id, body.Record, body.Professionals, body.ChargedInFen), key, ct).ToHttp()).Requires(Permissions.ServeChildren);
        care.MapPost("/{id:guid}/end", (Guid id, EndBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new ReportEnd(id, body.Reason, body.Note ?? "", "", null, null), key, ct).ToHttp()).Requires(Permissions.ServeChildren);
    }

    private static void County(RouteGroupBuilder care)
    {
        care.MapPost("/{id:guid}/transfer-answer", (Guid id, TransferBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new AnswerTransfer(id, body.Agrees, body.Reason ?? "", body.Letter ?? ""), key, ct).ToHttp()).Requires(Permissions.ArrangeCare);
        care.MapPost("/{id:guid}/transfer", (Guid id, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new CompleteTransfer(id), key, ct).ToHttp()).Requires(Permissions.ArrangeCare);
        care.MapPost("/{id:guid}/filing", (Guid id, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new FileAgreement(id), key, ct).ToHttp()).Requires(Permissions.ArrangeCare);
        care.MapPost("/{id:guid}/agreement-return", (Guid id, NoteBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new ReturnAgreement(id, body.Note ?? ""), key, ct).ToHttp()).Requires(Permissions.ArrangeCare);
        care.MapPost("/{id:guid}/adjustment", (Guid id, NoteBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new AdjustCare(id, body.Note ?? ""), key, ct).ToHttp()).Requires(Permissions.ArrangeCare);
    }

    private static async Task<IResult> Desk(CareDesk desk, TimeProvider clock, CancellationToken ct) => Results.Ok((await desk.Mine(ct)).Select(l => new
    {
        id = l.Care.Id, l.Number, child = l.ChildMasked, institution = l.Care.Institution, region = l.Care.Region, row = l.Care.Row, state = l.Care.State.ToString(), l.Months,
        registeredOn = l.Care.RegisteredOn, agreementFiledOn = l.Care.AgreementFiledOn, overAgeOn = l.Care.OverAgeOn, withdrawnFrom = l.Care.WithdrawnFrom,
        endedOn = l.Care.EndedOn, ending = l.Care.Ending?.ToString(), adjustedOn = l.Care.AdjustedOn, daysOpen = l.DaysOpen(clock.Today()),
    }));

    private static async Task<IResult> Offered(Guid id, OwnApplications own, OwnCares cares, CancellationToken ct)
    {
        if (await own.Find(id, ct) is not { IsDraft: false } application) return await Task.FromResult(Outcome.NotFound).ToHttp();
        var choice = await cares.Choice(application, ct);
        return Results.Ok(new
        {
            waiting = choice.Waiting.Select(g => new { grant = g.Id, g.Row }),
            institutions = choice.Offered.Select(i => new { i.Code, i.Name, i.Region, i.Address, i.Phone, serves = i.Serves.Select(d => d.ToString()) }),
        });
    }

    private static async Task<IResult> OwnCare(Guid id, OwnApplications own, OwnCares cares, CancellationToken ct)
    {
        if (await own.Find(id, ct) is null) return await Task.FromResult(Outcome.NotFound).ToHttp();
        return Results.Ok((await cares.Of(id, ct)).Select(c => new
        {
            id = c.Care.Id, institution = c.Care.Institution, name = c.InstitutionName, state = c.Care.State.ToString(), next = c.Next, fileNumber = c.Care.FileNumber,
            registeredOn = c.Care.RegisteredOn, agreementFiledOn = c.Care.AgreementFiledOn, endedOn = c.Care.EndedOn, ending = c.Care.Ending?.ToString(),
            months = c.Months.Select(m => new { m.Month.Month, counts = m.Gaps.Count == 0 && !m.AfterEnd, gaps = m.Gaps.Select(FindingJson.From), stars = c.Stars.TryGetValue(m.Month.Id, out var stars) ? stars : (int?)null }),
        }));
    }

    private sealed record ChoiceBody(string Institution, string? Necessity = null, Guid? Grant = null);

    private sealed record NoteBody(string? Note = null);

    private sealed record MonthBody(TrainingRecord Record, IReadOnlyList<Guid> Professionals, long ChargedInFen);

    private sealed record EndBody(EndReason Reason, string? Note = null);

    private sealed record RatingBody(DateOnly Month, int Stars);

    private sealed record EffectBody(DateOnly? On, bool? Improved, string? AssessedBy);

    private sealed record TransferBody(bool Agrees, string? Reason = null, string? Letter = null);
}
