using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Benefits.RehabilitationAid.Caring.Schooling;

/// <summary>The way into school for machines: consent by the guardian, destination by the education department.</summary>
internal static class SchoolingApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/care/{id:guid}/schooling").WithMetadata(new RequestSizeLimitAttribute(16 * 1024));
        own.MapGet("", OwnOne).Requires(Permissions.ApplyForAid);
        own.MapPost("", (Guid id, ConsentBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new ConsentToSchooling(id, body.Consents), key, ct).ToHttp()).Requires(Permissions.ApplyForAid);
        own.MapDelete("", (Guid id, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new TakeBackSchooling(id), key, ct).ToHttp()).Requires(Permissions.ApplyForAid);

        var list = api.MapGroup("/schooling").WithMetadata(new RequestSizeLimitAttribute(16 * 1024));
        list.MapGet("", async (SchoolingReader reader, CancellationToken ct) => Results.Ok((await reader.Mine(ct)).Select(l => new
        {
            l.Transition.Id, child = l.ChildMasked, reason = Platform.Packs.Words.Of(l.Transition.Reason), l.Transition.ConsentedOn, l.Transition.RegisteredOn,
        }))).Requires(Permissions.RegisterSchooling);
        list.MapGet("/{id:guid}", One).Requires(Permissions.RegisterSchooling);
        list.MapPost("/{id:guid}/destination", (Guid id, DestinationBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new RegisterDestination(id, body.Destination, body.Allowance, (body.School ?? "").Trim(), (body.Note ?? "").Trim()), key, ct).ToHttp()).Requires(Permissions.RegisterSchooling);
    }

    private static async Task<IResult> OwnOne(Guid id, BenefitsDb db, CareBook book, SchoolingReader reader, CancellationToken ct)
    {
        if (await db.Cares.FindAsync([id], ct) is not { } care || !book.Acts(care, CareRole.Guardian)) return await Task.FromResult(Outcome.NotFound).ToHttp();
        var one = await reader.OfCare(id, ct);
        return Results.Ok(new { onTheList = one?.IsOnTheList == true, consentedOn = one?.ConsentedOn, place = Shown(one?.Place) });
    }

    private static async Task<IResult> One(Guid id, SchoolingReader reader, CommandRunner commands, CancellationToken ct)
    {
        var looked = await commands.Run(new LookAtSchooling(id), ct: ct);
        if (!looked.IsDone || await reader.Find(id, ct) is not var (one, child)) return await Task.FromResult(looked.IsDone ? Outcome.NotFound : looked).ToHttp();
        return Results.Ok(new { one.Id, child = child.Name, child.BornOn, guardian = child.Guardian, phone = child.Phone, reason = Platform.Packs.Words.Of(one.Reason), one.ConsentedOn, place = Shown(one.Place) });
    }

    private static object? Shown(SchoolPlace? place) => place is null ? null : new { destination = Platform.Packs.Words.Of(place.Destination), place.School, allowance = Platform.Packs.Words.Of(place.Allowance), place.Note };

    private sealed record ConsentBody(bool Consents);

    private sealed record DestinationBody(SchoolDestination? Destination, SchoolAllowance? Allowance, string? School, string? Note);
}
