using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Ledger;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Appealing;

/// <summary>The federation above answers: the decision stands, is taken back for another review, or is replaced by an approval.</summary>
/// <param name="Answer">One of <see cref="AidProcedure.Upheld"/>, <see cref="AidProcedure.Returned"/>, <see cref="AidProcedure.Approved"/>.</param>
[Requires(Permissions.AnswerAppeals)]
internal sealed record AnswerAppeal(Guid Id, string Answer, string Reason) : ICommand;

internal sealed class AnswerAppealHandler(ReviewFile files, AidChecker checker, AidDecision decision, AidNotices notices, ICases cases, FourEyes eyes, CurrentUser user) : IHandle<AnswerAppeal>
{
    private static readonly string[] Handled = [nameof(OriginalsSeen), nameof(IndicationJudged), nameof(FindingJudged), nameof(ExceptionDecided), nameof(StepCompleted)];

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 1), Requirement("SW-KF-010k")]
    public async Task<Outcome> Handle(AnswerAppeal command, CancellationToken ct)
    {
        if (await files.Open(command.Id, ct) is not var (application, found)) return Outcome.NotFound;
        if (await eyes.ActedInAnotherPost(found.Subject, Handled, ct))
            return Outcome.Refused("aid.appeal.same-person", "您办过原来的审核，不能再答复对它的申诉。", Articles.Review, remedy: "请由申诉答复岗的其他人答复。");

        var check = await checker.Check(application, found.ReceivedOn, ct);
        if (command.Answer == AidProcedure.Approved)
        {
            var refusal = Outcome.From(Approval.WhyNot(check, application));
            if (!refusal.IsDone) return refusal;
        }

        var outcome = found.CompleteStep(cases.CourseOf(found), AidProcedure.Answer, command.Answer, command.Reason, ICases.ActorOf(user));
        if (!outcome.IsDone) return outcome;

        if (command.Answer == AidProcedure.Approved) await decision.Grant(application, found, check, ct);
        await decision.KeepOpenChild(application, found, ct);
        return await cases.Keep(found, await notices.AppealReply(found, application, command.Answer, command.Reason, check, ct), ct);
    }
}
