using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Priority;

/// <summary>Ties the case in which four bodies confirm the priority to the application that it is about.</summary>
internal sealed class PriorityConfirmation
{
    public required Guid Id { get; init; }
    public required Guid ApplicationId { get; init; }
}

/// <summary>One of the four bodies says whether the child comes first.</summary>
[Requires(Permissions.ConfirmPriority)]
internal sealed record ConfirmPriority(Guid Id, bool Agrees, string Reason) : ICommand;

internal sealed class ConfirmPriorityHandler(BenefitsDb db, ICases cases, RulebookLibrary library, CurrentUser user) : IHandle<ConfirmPriority>
{
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 2), Requirement("SW-KF-010l")]
    public async Task<Outcome> Handle(ConfirmPriority command, CancellationToken ct)
    {
        if (await cases.Find(command.Id, ct) is not { } found || await db.Confirmations.ByKey(command.Id, ct) is not { } confirmation) return Outcome.NotFound;
        if (found.CurrentStage.Steps.FirstOrDefault(s => (s.Post, s.Institution) == (user.Post, user.Institution)) is not { } mine)
        {
            return Outcome.Refused("aid.priority.not-yours", "共同核准由残联、民政、扶贫、财政的核准岗办理。", Articles.Priority, remedy: "请由待办所列的岗位办理。");
        }

        var outcome = found.CompleteStep(cases.CourseOf(found), mine.Code, command.Agrees ? AidProcedure.Agreed : AidProcedure.Declined, command.Reason, ICases.ActorOf(user));
        if (outcome.IsDone && found.Result == AidProcedure.WithPriority) await PutFirst(confirmation.ApplicationId, found, ct);
        return await cases.Keep(found, outcome, ct);
    }

    private async Task PutFirst(Guid applicationId, Case confirmed, CancellationToken ct)
    {
        if (await db.Records.ByKey(applicationId, ct) is not { } record || await db.Applications.ByKey(applicationId, ct) is not { } application) return;
        string[] agreedBy = [.. confirmed.CurrentStage.Steps.Where(s => s.Outcome == AidProcedure.Agreed).Select(s => s.Code)];
        record.ComeFirst(AidChecker.ApplicationOf(application.Answers), agreedBy, library.City.Priority);
    }
}
