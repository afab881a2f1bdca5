using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Reviewing;

/// <summary>The officer opened the child's data.</summary>
[Requires(Permissions.ReviewAid)]
internal sealed record LookAtChild(Guid Id) : ICommand;

internal sealed class LookAtChildHandler(ReviewFile files, CurrentUser user) : IHandle<LookAtChild>
{
    public async Task<Outcome> Handle(LookAtChild command, CancellationToken ct)
    {
        if (await files.Open(command.Id, ct) is not var (application, _)) return Outcome.NotFound;
        application.BeLookedAt(user.PostName);
        return Outcome.Done;
    }
}

/// <summary>Originals were seen at the window, or an electronic certificate stands in for them.</summary>
[Requires(Permissions.ReviewAid)]
internal sealed record SeeOriginals(Guid Id, IReadOnlyList<string> Materials) : ICommand;

/// <summary>Whether rehabilitation is indicated, and by whose assessment.</summary>
[Requires(Permissions.ReviewAid)]
internal sealed record JudgeIndication(Guid Id, bool IsIndicated, string AssessedBy, DateOnly AssessedOn) : ICommand;

/// <summary>What the rules leave to a person was looked into.</summary>
[Requires(Permissions.ReviewAid)]
internal sealed record JudgeFinding(Guid Id, string Code, string Note) : ICommand;

internal sealed class RecordReviewHandler(ReviewFile files, CurrentUser user, TimeProvider clock) : IHandle<SeeOriginals>, IHandle<JudgeIndication>, IHandle<JudgeFinding>
{
    public Task<Outcome> Handle(SeeOriginals command, CancellationToken ct) => OnFile(command.Id, a => a.SeeOriginals(command.Materials), ct);

    public Task<Outcome> Handle(JudgeIndication command, CancellationToken ct) => OnFile(command.Id,
        a => a.JudgeIndication(new Indication(command.IsIndicated, command.AssessedBy.Trim(), command.AssessedOn), clock.Today()), ct);

    public Task<Outcome> Handle(JudgeFinding command, CancellationToken ct) => OnFile(command.Id, a => a.Judge(command.Code, command.Note), ct);

    private async Task<Outcome> OnFile(Guid id, Func<AidApplication, Outcome> act, CancellationToken ct)
    {
        if (await files.Open(id, ct) is not var (application, found)) return Outcome.NotFound;
        if (found.State is CaseState.Ended) return Outcome.Refused("case.ended", "该办件已经办结，审核记录不能再改。", Articles.Review, remedy: "请刷新页面，看办理结果。");
        return found.CurrentStage.Steps.Any(s => s.IsOpen && (s.Post, s.Institution) == (user.Post, user.Institution)) ? act(application)
            : Outcome.Refused("case.not-your-step", "审核由待办所列的岗位办理。", Articles.Review, remedy: "请由该岗位登记。");
    }
}
