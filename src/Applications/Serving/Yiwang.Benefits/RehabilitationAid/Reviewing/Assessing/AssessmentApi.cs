using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Web;

namespace Yiwang.Benefits.RehabilitationAid.Reviewing.Assessing;

/// <summary>Further diagnoses for machines: asking, taking back and paper at the county; looking and concluding at the institution.</summary>
internal static class AssessmentApi
{
    private const long LargestBody = 64 * 1024;

    public static void Map(IEndpointRouteBuilder api, IEndpointRouteBuilder aid)
    {
        aid.MapPost("/further-assessments", (Guid id, AskBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new AskForAssessment(id, body.Id ?? Guid.CreateVersion7(), body.Institution, body.Question.Trim()), key, ct).ToHttp()).Requires(Permissions.JudgeAid);
        var one = api.MapGroup("/further-assessments/{id:guid}").WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        one.MapPost("/paper", (Guid id, ConclusionBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new ConcludeOnPaper(id, body.IsIndicated, body.Said), key, ct).ToHttp()).Requires(Permissions.JudgeAid);
        one.MapPost("/end", (Guid id, EndBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new TakeBackAssessment(id, body.Why.Trim()), key, ct).ToHttp()).Requires(Permissions.JudgeAid);
        one.MapPost("/conclusion", (Guid id, ConclusionBody body, [FromHeader(Name = "Idempotency-Key")] Guid? key, CommandRunner commands, CancellationToken ct) =>
            commands.Run(new ConcludeAssessment(id, body.IsIndicated, body.Said), key, ct).ToHttp()).Requires(Permissions.ConcludeAssessments);
        one.MapGet("", View).Requires(Permissions.ConcludeAssessments);
    }

    /// <summary>As the family and the reviewer see it.</summary>
    public static object Shown(FurtherAssessment a) => new
    {
        a.Id, institution = a.InstitutionName, a.AskedOn, a.StopsClock, question = a.Papers.Question, a.ConcludedOn, takenBackOn = a.TakenBackOn,
        conclusion = a.Papers.Conclusion is { } said ? new { said.IsIndicated, said.Diagnosis, said.Needs, said.AssessedBy, said.AssessedOn, said.OnPaper } : null,
    };

    private static async Task<IResult> View(Guid id, BenefitsDb db, CommandRunner commands, CancellationToken ct)
    {
        var looked = await commands.Run(new LookAtAssessment(id), ct: ct);
        if (!looked.IsDone) return await Task.FromResult(looked).ToHttp();
        var (one, child) = (await AssessedChild.Read(db, id, ct))!.Value;
        return Results.Ok(new { one.Id, one.AskedOn, question = one.Papers.Question, child = child.Name, child.BornOn, kinds = child.Kinds, guardian = child.Guardian, phone = child.Phone });
    }

    private sealed record AskBody(Guid? Id, string Institution, string Question);

    private sealed record EndBody(string Why);

    private sealed record ConclusionBody(bool? IsIndicated, string? Diagnosis, string? Needs, string? AssessedBy, DateOnly AssessedOn)
    {
        public AssessmentConclusion Said => new(false, (Diagnosis ?? "").Trim(), (Needs ?? "").Trim(), (AssessedBy ?? "").Trim(), AssessedOn, false);
    }
}

/// <summary>What an institution has to know to assess a child: no number, no address, no papers.</summary>
internal sealed record AssessedChild(string Name, DateOnly BornOn, string Kinds, string Guardian, string Phone)
{
    public static async Task<(FurtherAssessment One, AssessedChild Child)?> Read(BenefitsDb db, Guid id, CancellationToken ct)
    {
        if (await db.Assessments.ByKey(id, ct) is not { } one || await db.Applications.ByKey(one.CaseId, ct) is not { Answers: var answers }) return null;
        return (one, new(answers.Child!.Name, answers.Child.BornOn, string.Join("、", answers.Disability!.Kinds.Select(k => k.Name())), answers.Applicant!.Name, answers.Applicant.Phone));
    }
}
