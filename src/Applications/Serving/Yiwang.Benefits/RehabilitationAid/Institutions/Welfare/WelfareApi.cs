using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;
using Yiwang.Platform.Web;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Welfare;

/// <summary>The register for machines, and its contracts. 委托 needs the signed contract and comes through the page, which receives the file.</summary>
internal static class WelfareApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var welfare = api.MapGroup("/welfare-institutions").WithMetadata(new RequestSizeLimitAttribute(64 * 1024));
        welfare.MapGet("", async (WelfareReader reader, CancellationToken ct) => Results.Ok((await reader.Mine(ct)).Select(Shown))).Requires(Permissions.KeepWelfare);
        welfare.MapGet("/{id:guid}", async (Guid id, WelfareReader reader, CancellationToken ct) => await reader.Find(id, ct) is { } one ? Results.Ok(Shown(one)) : await Task.FromResult(Outcome.NotFound).ToHttp()).Requires(Permissions.KeepWelfare);
        welfare.MapPost("", (EntryBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new EnterWelfareInstitution(body.Id ?? Guid.CreateVersion7(), body.Name.Trim(), body.Address.Trim()), key, ct).ToHttp()).Requires(Permissions.KeepWelfare);
        welfare.MapPost("/{id:guid}/arrangement", (Guid id, ArrangementBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new ArrangeWelfareService(id, new(body.State, body.Provider ?? "", null, (body.Note ?? "").Trim())), key, ct).ToHttp()).Requires(Permissions.KeepWelfare);
    }

    public static void MapDocuments(IEndpointRouteBuilder site) => site.MapGet("/staff/welfare-institutions/{id:guid}/contract", async (Guid id, WelfareReader reader, FileStore files, CancellationToken ct) =>
        await reader.Find(id, ct) is { Contract.File: { } file } ? Results.File(await files.Open(file.Hash, ct), file.ContentType, file.Name) : Results.NotFound()).Requires(Permissions.KeepWelfare);

    private static object Shown(WelfareInstitution w) => new
    {
        w.Id, w.Region, w.Name, w.Address, state = Platform.Packs.Words.Of(w.State), w.Provider, w.Since, w.ProviderLostFrom, w.Note, contract = w.Contract is { } c ? new { c.Number, c.From, c.Until } : null,
    };

    private sealed record EntryBody(Guid? Id, string Name, string Address);

    private sealed record ArrangementBody(WelfareState? State, string? Provider, string? Note);
}
