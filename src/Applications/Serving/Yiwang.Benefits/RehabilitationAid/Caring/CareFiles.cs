using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>Hands out what was uploaded about a care: to the guardian, and to the desks that it concerns, who leave a trace.</summary>
internal static class CareFiles
{
    public static void Map(IEndpointRouteBuilder site) => site.MapGet("/care/{id:guid}/files/{hash}", Download).Requires(Permissions.SeeFiles);

    private static async Task<IResult> Download(Guid id, string hash, BenefitsDb db, CareBook book, FileStore files, CommandRunner commands, CancellationToken ct)
    {
        if (await db.Cares.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } care) return Results.NotFound();
        StoredFile?[] papers = [care.Papers.Agreement?.Copy, care.Papers.Report?.Assessment, care.Papers.ChosenBy?.Authorisation];
        if (papers.FirstOrDefault(p => p?.Hash == hash) is not { } file) return Results.NotFound();

        // The look is recorded first; whoever may not look gets nothing.
        if (!book.Acts(care, CareRole.Guardian) && !(await commands.Run(new LookAtCare(id), ct: ct)).IsDone) return Results.NotFound();
        return Results.File(await files.Open(hash, ct), file.ContentType, file.Name);
    }
}
