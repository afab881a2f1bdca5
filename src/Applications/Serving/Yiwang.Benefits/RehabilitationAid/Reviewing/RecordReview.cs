using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Reviewing;

/// <summary>The officer opened the child's data.</summary>
[Requires(Permissions.SeeAid)]
internal sealed record LookAtChild(Guid Id) : ICommand;

internal sealed class LookAtChildHandler(ReviewFile files, CurrentUser user) : IHandle<LookAtChild>
{
    public async Task<Outcome> Handle(LookAtChild command, CancellationToken ct)
    {
        if (await files.Open(command.Id, ct) is not var (application, _)) return Outcome.NotFound;
        application.BeLookedAt(user.PostName, "康复救助的申请和材料", Articles.Review);
        return Outcome.Done;
    }
}

/// <summary>Originals were seen at the window, or an electronic certificate stands in for them.</summary>
[Requires(Permissions.JudgeAid)]
internal sealed record SeeOriginals(Guid Id, IReadOnlyList<string> Materials, bool AtWindow = true) : ICommand;

/// <summary>Whether rehabilitation is indicated, and by whose assessment.</summary>
[Requires(Permissions.JudgeAid)]
internal sealed record JudgeIndication(Guid Id, bool IsIndicated, string AssessedBy, DateOnly AssessedOn) : ICommand;

/// <summary>What the rules leave to a person was looked into.</summary>
[Requires(Permissions.JudgeAid)]
internal sealed record JudgeFinding(Guid Id, string Code, string Note) : ICommand;

/// <summary>Whoever has the case on the table records: the county in a review, the federation above in an appeal.</summary>
internal sealed class RecordReviewHandler(ReviewFile files, AidChecker checker, CurrentUser user, TimeProvider clock)
    : IHandle<SeeOriginals>, IHandle<JudgeIndication>, IHandle<JudgeFinding>
{
    public Task<Outcome> Handle(SeeOriginals command, CancellationToken ct) => OnFile(command.Id, (a, _) => Task.FromResult(a.SeeOriginals(command.Materials, command.AtWindow, clock.Today())), ct);

    public Task<Outcome> Handle(JudgeIndication command, CancellationToken ct) => OnFile(command.Id,
        (a, _) => Task.FromResult(a.JudgeIndication(new Indication(command.IsIndicated, command.AssessedBy.Trim(), command.AssessedOn), clock.Today())), ct);

    public Task<Outcome> Handle(JudgeFinding command, CancellationToken ct) => OnFile(command.Id, async (application, found) =>
    {
        var check = await checker.Check(application, found.ReceivedOn, ct);
        return check.JudgedByNote.Any(f => f.Code == command.Code) ? application.Judge(command.Code, command.Note)
            : Outcome.Refused("aid.judge.not-open", "这一项不是凭复核意见了结的。", Articles.Review, "code", "请刷新页面，看还有哪些须人工复核。");
    }, ct);

    private async Task<Outcome> OnFile(Guid id, Func<AidApplication, Case, Task<Outcome>> act, CancellationToken ct)
    {
        if (await files.Open(id, ct) is not var (application, found)) return Outcome.NotFound;
        if (found.State is CaseState.Ended) return Outcome.Refused("case.ended", "该办件已经办结，审核记录不能再改。", Articles.Review, remedy: "请刷新页面，看办理结果。");
        return found.CurrentStage.Steps.Any(s => s.IsOpen && (s.Post, s.Institution) == (user.Post, user.Institution)) ? await act(application, found)
            : Outcome.Refused("case.not-your-step", "这一步不归您的岗位或单位办理。", Articles.Review, remedy: "请由待办所列的岗位登记。");
    }
}
