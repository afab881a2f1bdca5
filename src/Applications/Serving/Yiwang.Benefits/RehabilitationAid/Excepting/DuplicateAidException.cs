using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Excepting;

/// <summary>第八条（三）3 forbids a second aid of a kind in one year only in principle: the family says why theirs should be an exception.</summary>
[Requires(Permissions.ApplyForAid)]
internal sealed record ExplainDuplicate(Guid Id, string Reason) : ICommand;

/// <summary>The head of the county federation decides on it; the reviewer can't.</summary>
[Requires(Permissions.DecideExceptions)]
internal sealed record DecideException(Guid Id, bool Approves, string Reason) : ICommand;

internal sealed class ExplainDuplicateHandler(BenefitsDb db, CurrentUser user) : IHandle<ExplainDuplicate>
{
    public async Task<Outcome> Handle(ExplainDuplicate command, CancellationToken ct) =>
        await db.Applications.ByKey(command.Id, ct) is { } draft && draft.Applicant == user.AccountId ? draft.ExplainDuplicate(command.Reason.Trim()) : Outcome.NotFound;
}

internal sealed class DecideExceptionHandler(BenefitsDb db, ICases cases, ExceptionDesk desk, CurrentUser user) : IHandle<DecideException>
{
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 3), Requirement("SW-KF-008r")]
    public async Task<Outcome> Handle(DecideException command, CancellationToken ct)
    {
        if (await cases.Find(command.Id, ct) is not { } found || await db.Applications.ByKey(command.Id, ct) is not { } application) return Outcome.NotFound;
        if (found.Institution != user.Institution) return Outcome.Refused("aid.exception.not-yours", "例外由受理申请的县级残联的负责人决定。", Articles.NoDuplicates, remedy: "请由受理单位的负责人办理。");
        if (found.State is CaseState.Ended) return Outcome.Refused("case.ended", "该办件已经办结，不再决定例外。", Articles.NoDuplicates, remedy: "请刷新页面，看办理结果。");

        var outcome = application.DecideException(command.Approves, command.Reason.Trim());
        if (outcome.IsDone) await desk.Close(application, ct);
        return outcome;
    }
}

/// <summary>Puts what waits for the head on the head's desk, and takes it away again.</summary>
internal sealed class ExceptionDesk(IInbox inbox, CityDirectory city)
{
    private const string HeadsPost = "county-federation.head";

    /// <summary>Due with the case: the head has no days of their own beside the county's ten.</summary>
    public Task Open(AidApplication application, Case received, CancellationToken ct)
    {
        var item = new WorkItemDraft(application.Id, "例外核准", $"同类救助例外 {received.Number}", $"/staff/rehabilitation-aid/{application.Id}",
            HeadsPost, received.Institution, city.GetInstitution(received.Institution).RegionCode, received.DueOn, Articles.NoDuplicates);
        return inbox.Keep(SubjectOf(application), [item], ct);
    }

    public Task Close(AidApplication application, CancellationToken ct) =>
        application.Answers.Services?.ExceptionReason.Length > 0 ? inbox.Keep(SubjectOf(application), [], ct) : Task.CompletedTask;

    private static string SubjectOf(AidApplication application) => $"aid-exception/{application.Id}";
}
