using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Regulations.Drafting.Drafts;

namespace Yiwang.Regulations.Drafting.Reviewing;

/// <summary>The justice bureau's form with its conclusion; what does not pass goes back to the department.</summary>
[Requires(Permissions.ReviewDrafts)]
internal sealed record ConcludeReview(Guid Id, ReviewForm Form, bool Passed, string Opinion) : ICommand;

internal sealed class ConcludeReviewHandler(DraftsDb db, DraftDuties next, CurrentUser user, TimeProvider clock) : IHandle<ConcludeReview>
{
    public async Task<Outcome> Handle(ConcludeReview command, CancellationToken ct)
    {
        if (await db.Find(command.Id, ct) is not { } draft) return Outcome.NotFound;
        if (draft.State is not DraftState.Reviewing) return Outcome.Refused("draft.not-reviewing", "这份草案现在不在合法性审查环节。", remedy: "请从待办进入；刚审过的，看审查记录。");
        if (draft.Department == user.Institution) return Outcome.Refused("draft.own", "起草和审查不能是同一个单位。", Citation.Of(Law.LuodingWorkRules, 21, 4), remedy: "请由市政府指定的单位审查。");
        var outcome = Outcome.From(LegalityReview.Check(command.Form, command.Passed, command.Opinion));
        if (!outcome.IsDone) return outcome;
        draft.Conclude(new(command.Form, command.Passed, command.Opinion.Trim(), clock.Today()), clock.GetUtcNow());
        await next.Keep(draft, ct);
        return outcome;
    }
}
