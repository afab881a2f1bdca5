using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Packs;
using Yiwang.Platform.Web;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Inspecting;

/// <summary>The desks of inspections as JSON.</summary>
internal static class InspectionsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/inspections", Mine).Requires(Permissions.InspectInstitutions);
        api.MapGet("/inspections/{code}", Of).Requires(Permissions.InspectInstitutions);
        api.MapPost("/inspections/{code}", (string code, InspectionBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new RecordInspection(Guid.CreateVersion7(), code, body.Task, body.On, body.Results ?? [], body.Conclusion?.Trim() ?? ""), key, ct).ToHttp()).Requires(Permissions.InspectInstitutions);
        api.MapGet("/safety-accidents/{id:guid}", Accident).Requires(Permissions.InspectInstitutions);
    }

    private static async Task<IResult> Mine(InspectionReader reader, CancellationToken ct) =>
        Results.Ok((await reader.Mine(ct)).Select(i => new { i.Entry.Code, i.Entry.Name, i.Entry.Region, lastOn = i.Last?.On, dueOn = i.Due?.DueOn, i.Accidents }));

    private static async Task<IResult> Of(string code, InspectionReader reader, CancellationToken ct) => await reader.Of(code, ct) is not { } file
        ? await Task.FromResult(Outcome.NotFound).ToHttp()
        : Results.Ok(new
        {
            file.Entry.Code, file.Entry.Name, file.Entry.Region,
            inspections = file.Taken.Select(i => new { i.Id, i.On, i.Office, duty = i.Duty is { } d ? Words.Of(d) : null, planned = i.PlannedFrom is not null, i.Conclusion, i.Results, i.RectificationId }),
            due = file.Due.Select(i => new { i.Id, i.Office, from = i.PlannedFrom, i.DueOn }),
            accidents = file.Accidents.Select(AccidentOf),
        });

    private static async Task<IResult> Accident(Guid id, InspectionReader reader, CancellationToken ct) =>
        await reader.Accident(id, ct) is { } one ? Results.Ok(AccidentOf(one)) : await Task.FromResult(Outcome.NotFound).ToHttp();

    private static object AccidentOf(SafetyAccident one) => new { one.Id, one.Institution, one.HappenedOn, one.RegisteredOn, one.Office, one.Facts, told = one.Notices.Select(n => new { duty = Words.Of(n.Duty), n.Office, n.SeenOn }), one.StruckOn };

    private sealed record InspectionBody(DateOnly? On, string? Conclusion, IReadOnlyList<InspectionResult>? Results = null, Guid? Task = null);
}
