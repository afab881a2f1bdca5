using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Benefits.RehabilitationAid.Institutions.Reading;
using Yiwang.Platform.Access;
using Yiwang.Platform.Files;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Designating;

/// <summary>Hands out the evidence of the checklist: to the federation that decides, and to the departments that countersign.</summary>
internal static class AdmissionFiles
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/staff/designation/applications/{id:guid}/evidence/{hash}", Download).Requires(Permissions.RunDesignation);
        site.MapGet("/staff/designation/countersign/{id:guid}/evidence/{hash}", Download).Requires(Permissions.CountersignDesignation);
    }

    private static async Task<IResult> Download(Guid id, string hash, InstitutionReader reader, FileStore files, CancellationToken ct) =>
        (await reader.Application(id, ct))?.Checklist.FirstOrDefault(a => a.File?.Hash == hash)?.File is { } file
            ? Results.File(await files.Open(hash, ct), file.ContentType, file.Name) : Results.NotFound();
}
