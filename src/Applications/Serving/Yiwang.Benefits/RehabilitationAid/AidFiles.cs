using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;

namespace Yiwang.Benefits.RehabilitationAid;

/// <summary>Hands out an uploaded file: to the applicant, and to the officers of the case, who leave a trace.</summary>
internal static class AidFiles
{
    public static void Map(IEndpointRouteBuilder site) =>
        site.MapGet("/my/rehabilitation-aid/{id:guid}/files/{hash}", Download).Requires(Permissions.SeeFiles);

    private static async Task<IResult> Download(Guid id, string hash, BenefitsDb db, FileStore files, CommandRunner commands, CurrentUser user, CancellationToken ct)
    {
        var application = await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct);
        if (application?.Answers.Materials.FirstOrDefault(m => m.Hash == hash) is not { } file) return Results.NotFound();

        // The look is recorded first; whoever may not look gets nothing.
        var isOwn = !user.IsOfficer && application.Applicant == user.AccountId;
        if (!isOwn && !(user.IsOfficer && (await commands.Run(new LookAtChild(id), ct: ct)).IsDone)) return Results.NotFound();

        // Always as a download, of the kind found in the bytes: nothing that somebody uploaded is shown as a page of ours.
        return Results.File(await files.Open(hash, ct), file.ContentType, file.FileName);
    }
}
