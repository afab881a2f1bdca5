using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Benefits.RehabilitationAid.Screening.Clues;

/// <summary>发现告知 for machines.</summary>
internal static class ClueApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var clues = api.MapGroup("/clues").WithMetadata(new RequestSizeLimitAttribute(16 * 1024));
        clues.MapPost("", (ClueBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new GiveClue(body.Id ?? Guid.CreateVersion7(), body.Entry), key, ct).ToHttp()).Requires(Permissions.GiveClues);
        clues.MapGet("", async (ClueReader reader, TimeProvider clock, CancellationToken ct) => Results.Ok((await reader.Open(ct)).Select(c => new
        {
            c.Id, c.Number, finder = Platform.Packs.Words.Of(c.Finder), c.Village, c.Consents, c.GivenOn, waiting = c.DaysWaiting(clock.Today()),
        }))).Requires(Permissions.ContactReferrals);
        clues.MapGet("/{id:guid}", One).Requires(Permissions.ContactReferrals);
        clues.MapPost("/{id:guid}/contacts", (Guid id, ContactBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new NoteClueContact(id, body.Result, (body.Note ?? "").Trim()), key, ct).ToHttp()).Requires(Permissions.ContactReferrals);
    }

    private static async Task<IResult> One(Guid id, ClueReader reader, CommandRunner commands, CancellationToken ct)
    {
        var looked = await commands.Run(new LookAtClue(id), ct: ct);
        return looked.IsDone && await reader.Find(id, ct) is { } c
            ? Results.Ok(new { c.Id, c.Number, finder = Platform.Packs.Words.Of(c.Finder), c.Village, c.Consents, contact = c.Contact.Name, phone = c.Contact.Phone, c.GivenOn, c.Contacts, c.ClosedOn })
            : await Task.FromResult(looked.IsDone ? Outcome.NotFound : looked).ToHttp();
    }

    private sealed record ClueBody(Guid? Id, FinderKind? Finder, string? Region, string? Village, string? ContactName, string? ContactPhone, bool? Consents)
    {
        public ClueEntry Entry => new(Finder, Region ?? "", (Village ?? "").Trim(), (ContactName ?? "").Trim(), (ContactPhone ?? "").Trim(), Consents);
    }

    private sealed record ContactBody(ContactResult Result, string? Note);
}
