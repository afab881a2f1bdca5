using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Reviewing;

/// <summary>Approves: possible only when every condition is met, everything is there and nothing is left to judge. The amount is computed.</summary>
[Requires(Permissions.ReviewAid)]
internal sealed record ApproveAid(Guid Id) : ICommand;

internal sealed class ApproveAidHandler(ReviewFile files, AidChecker checker, AidDecision decision, AidNotices notices, ICases cases, CurrentUser user) : IHandle<ApproveAid>
{
    public async Task<Outcome> Handle(ApproveAid command, CancellationToken ct)
    {
        if (await files.Open(command.Id, ct) is not var (application, found)) return Outcome.NotFound;

        var check = await checker.Check(application, found.ReceivedOn, ct);
        var refusal = Outcome.From(Approval.WhyNot(check, application));
        if (!refusal.IsDone) return refusal;

        var outcome = found.CompleteStep(cases.CourseOf(found), AidProcedure.Review, AidProcedure.Approved, "", ICases.ActorOf(user));
        if (!outcome.IsDone) return outcome;

        await decision.Grant(application, found, check, ct);
        await decision.KeepOpenChild(application, found, ct);
        return await cases.Keep(found, await notices.Approval(found, application, check, ct), ct);
    }
}

/// <summary>What stands in the way of an approval, all of it.</summary>
internal static class Approval
{
    [Article(Law.ShanweiRehabilitationAid, 5), Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 1)]
    public static IEnumerable<Finding> WhyNot(AidCheck check, AidApplication application)
    {
        foreach (var finding in check.Blocking.Concat(check.Registers).Concat(check.Missing).Concat(check.OriginalsUnseen).DistinctBy(f => (f.Code, f.Message))) yield return finding;
        foreach (var open in check.Open(application.Answers.Review).DistinctBy(f => (f.Code, f.Message)))
        {
            yield return open with { Severity = Severity.Blocks, Remedy = open.Remedy.Length > 0 ? open.Remedy : "请先登记复核意见。" };
        }
    }
}
