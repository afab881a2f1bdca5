using Yiwang.Benefits.RehabilitationAid.Reviewing.Assessing;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Verifying;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Reviewing;

/// <summary>Refuses, with the facts that the rules found and the reviewer's own words; each reason with its article.</summary>
/// <param name="Grounds">Codes of the findings that the refusal rests on.</param>
/// <param name="Reason">The reviewer's explanation in plain words.</param>
[Requires(Permissions.ReviewAid)]
internal sealed record RefuseAid(Guid Id, IReadOnlyList<string> Grounds, string Reason) : ICommand;

internal sealed class RefuseAidHandler(ReviewFile files, AidChecker checker, AidDecision decision, AidNotices notices, ICases cases, CurrentUser user) : IHandle<RefuseAid>
{
    public async Task<Outcome> Handle(RefuseAid command, CancellationToken ct)
    {
        if (await files.Open(command.Id, ct) is not var (application, found)) return Outcome.NotFound;

        if (found.OpenSupplement is { } waiting)
        {
            return Outcome.Refused("aid.refuse.waiting", $"已请申请人补正，期限到 {waiting.AnswerBy.ToChinese()}，期限内不能作出不予通过的决定。", Articles.WhereToApply,
                remedy: "请等申请人补齐，或者等补正期限届满。");
        }

        var check = await checker.Check(application, found.ReceivedOn, ct);
        var unanswered = check.AssessmentFindings.Where(f => !application.Answers.Review.Judged.ContainsKey(f.Code)).Select(f => f with { Severity = Severity.Blocks }).ToArray();
        if (unanswered.Length > 0) return Outcome.From(unanswered); // before the conclusion only knowingly

        var grounds = Refusal.Possible(check, application).Where(f => command.Grounds.Contains(f.Code)).ToArray();
        if (grounds.Length == 0)
        {
            return Outcome.Refused("aid.refuse.no-ground", "不予通过须指明不符合哪一条。", Articles.Review, "grounds", "请从审核结果中选出所依据的情形；没有不符合的情形，应当通过。");
        }

        var outcome = found.CompleteStep(cases.CourseOf(found), AidProcedure.Review, AidProcedure.Refused, command.Reason, ICases.ActorOf(user));
        if (!outcome.IsDone) return outcome;

        await decision.KeepOpenChild(application, found, ct);
        return await cases.Keep(found, await notices.Refusal(found, application, grounds, command.Reason, ct), ct);
    }
}

/// <summary>On what a refusal can rest.</summary>
internal static class Refusal
{
    /// <summary>Whatever is not met or still missing, with its article. Nothing else: an officer can't invent a ground.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 1), Requirement("SW-KF-010i")]
    public static IReadOnlyList<Finding> Possible(AidCheck check, AidApplication application) =>
    [
        .. check.Blocking.Concat(check.Registers.Where(f => f.Code == RegisterRule.Different)).Concat(check.Missing).Concat(check.OriginalsUnseen)
            .Concat(check.Open(application.Answers.Review).Where(f => !AssessmentRule.IsAbout(f))).Where(f => f.Citation is not null).DistinctBy(f => (f.Code, f.Message)),
    ];
}
