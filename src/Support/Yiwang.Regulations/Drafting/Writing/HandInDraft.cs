using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Regulations.Drafting.Drafts;

namespace Yiwang.Regulations.Drafting.Writing;

/// <summary>Sends a draft to the legality review.</summary>
[Requires(Permissions.WriteDrafts)]
internal sealed record HandInDraft(Guid Id) : ICommand;

internal sealed class HandInDraftHandler(DraftsDb db, DraftDuties next, DutyList duties, CurrentUser user, TimeProvider clock) : IHandle<HandInDraft>
{
    public async Task<Outcome> Handle(HandInDraft command, CancellationToken ct)
    {
        if (await db.Find(command.Id, ct) is not { } draft || draft.Department != user.Institution) return Outcome.NotFound;
        if (draft.State is not DraftState.Writing) return Outcome.Refused("draft.handed-in", "这份草案已经送审。", remedy: "请等审查结果。");
        var outcome = Outcome.From(OutlineRules.Check(draft.Outline, draft.Department, duties));
        if (!outcome.IsDone) return outcome;
        draft.HandIn(clock.GetUtcNow());
        await next.Keep(draft, ct);
        return outcome;
    }
}
