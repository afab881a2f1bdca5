using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Following;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Web;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid;

/// <summary>The pages of an applicant as JSON.</summary>
internal static class AidApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var aid = api.MapGroup("/rehabilitation-aid");
        aid.MapPost("/eligibility", Eligibility).Open("先看看能不能申请，不用登录，也不保存");
        aid.MapGet("/{id:guid}", View).Requires(Permissions.ApplyForAid);
    }

    private static async Task<IResult> Eligibility(EligibilityQuestions questions, EligibilityCheck check, CancellationToken ct)
    {
        var (conditions, unanswered) = await check.Ask(questions, ct);
        if (unanswered.Count > 0) return await Task.FromResult(Outcome.From(unanswered)).ToHttp();
        return Results.Ok(new { eligible = conditions.All(c => c.Severity is not Severity.Blocks), findings = conditions.Select(FindingJson.From) });
    }

    private static async Task<IResult> View(Guid id, OwnApplications own, OwnCases cases, BenefitsDb db, RulebookLibrary library, TimeProvider clock, CancellationToken ct)
    {
        if (await own.Find(id, ct) is not { } application) return await Task.FromResult(Outcome.NotFound).ToHttp();
        if (await cases.View(id, ct) is not { } found)
        {
            return Results.Ok(new { id, isDraft = true, startedOn = application.StartedOn, tasks = AidTasks.Of(application, library.City).Select(t => new { t.Name, progress = t.Progress.ToString() }) });
        }

        var (one, view) = (found.Case, found.View);
        return Results.Ok(new
        {
            id, isDraft = false, number = one.Number, state = one.State.ToString(), result = one.Result, standing = CaseWords.Standing(view, clock.Today()),
            receivedOn = one.ReceivedOn, dueOn = one.DueOn, arithmetic = view.Clock?.Arithmetic(), rulebook = one.RulebookVersion,
            asked = one.OpenSupplement?.Items.Select(i => new { i.Code, i.What, article = i.Under.ToString(), answerBy = one.OpenSupplement.AnswerBy }),
            assessments = (await db.AssessmentsOf(id, ct)).Select(Reviewing.Assessing.AssessmentApi.Shown),
            grants = found.Grants.Select(g => new { g.Row, g.AmountInFen, months = g.Months.Select(m => m.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)) }),
            totalInFen = found.TotalInFen,
            notices = view.Notices.Select(n => new { n.Id, n.Number, kind = n.Kind.ToString(), n.Title, n.IssuedOn, href = $"/notices/{n.Id}" }),
            acts = view.Acts.Select(a => new { a.At, by = a.ByPostName, a.Sentence, article = a.Under?.ToString(), hash = a.HashHex }),
        });
    }
}
