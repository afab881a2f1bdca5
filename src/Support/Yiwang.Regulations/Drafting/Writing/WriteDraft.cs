using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Regulations.Drafting.Drafts;

namespace Yiwang.Regulations.Drafting.Writing;

/// <summary>Keeps a draft as far as it is written; a new id begins one.</summary>
/// <param name="Revision">What the writer had before the eyes; 0 for a new one.</param>
[Requires(Permissions.WriteDrafts)]
internal sealed record WriteDraft(Guid Id, int Revision, DraftOutline Outline) : ICommand;

internal sealed class WriteDraftHandler(DraftsDb db, CurrentUser user, TimeProvider clock) : IHandle<WriteDraft>
{
    public async Task<Outcome> Handle(WriteDraft command, CancellationToken ct)
    {
        var bounds = Outcome.From(OutlineRules.Bounds(command.Outline));
        if (!bounds.IsDone) return bounds;
        if (await db.Find(command.Id, ct) is not { } draft)
        {
            if (command.Revision > 0) return Outcome.NotFound;
            db.Add(Draft.Begin(command.Id, user.Institution, user.InstitutionName, command.Outline, clock.GetUtcNow()));
            return Outcome.Done;
        }

        if (draft.Department != user.Institution) return Outcome.NotFound;
        if (draft.Revision != command.Revision) return Outcome.Conflict;
        if (draft.State is not DraftState.Writing) return Outcome.Refused("draft.not-writing", "已经送审的草案不能再改。", where: "text", remedy: "要改的，请审查岗退回后再改。");
        draft.Write(command.Outline, clock.GetUtcNow());
        return Outcome.Done;
    }
}
