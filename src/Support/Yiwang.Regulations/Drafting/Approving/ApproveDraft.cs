using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Regulations.Drafting.Drafts;

namespace Yiwang.Regulations.Drafting.Approving;

/// <summary>Puts a draft of the government's on the agenda of a meeting.</summary>
[Requires(Permissions.ApproveDrafts)]
internal sealed record PutOnAgenda(Guid Id, string Meeting) : ICommand;

/// <summary>Enters the government's decision: passed by the meeting, or approved on request.</summary>
[Requires(Permissions.ApproveDrafts)]
internal sealed record ApproveDraft(Guid Id, string Number, DateOnly? On) : ICommand;

internal sealed class PutOnAgendaHandler(DraftsDb db, DraftDuties next, TimeProvider clock) : IHandle<PutOnAgenda>
{
    public async Task<Outcome> Handle(PutOnAgenda command, CancellationToken ct)
    {
        if (await db.Find(command.Id, ct) is not { } draft) return Outcome.NotFound;
        var outcome = Outcome.From([.. PublicationRules.BeforeTheMeeting(draft), .. ApprovalRules.Meeting(draft, command.Meeting)]);
        if (!outcome.IsDone) return outcome;
        draft.PutOnAgenda(command.Meeting.Trim(), clock.GetUtcNow());
        await next.Keep(draft, ct);
        return outcome;
    }
}

internal sealed class ApproveDraftHandler(DraftsDb db, DraftDuties next, TimeProvider clock) : IHandle<ApproveDraft>
{
    public async Task<Outcome> Handle(ApproveDraft command, CancellationToken ct)
    {
        if (await db.Find(command.Id, ct) is not { } draft) return Outcome.NotFound;
        var outcome = Outcome.From([.. PublicationRules.BeforeTheMeeting(draft), .. ApprovalRules.Decision(draft, command, clock.Today())]);
        if (!outcome.IsDone) return outcome;
        draft.Approve(new(command.Number.Trim(), command.On!.Value), clock.GetUtcNow());
        await next.Keep(draft, ct);
        return outcome;
    }
}

internal static class ApprovalRules
{
    private const int Longest = 100;

    public static IEnumerable<Finding> Meeting(Draft draft, string meeting)
    {
        if (draft.Outline.Kind is not DraftKind.Government) yield return Finding.Block("draft.no-meeting", "只有市政府规范性文件草案要列入会议议题。", Citation.Of(Law.LuodingWorkRules, 19, 2), "meeting", "联合制定的重要文件和解释稿，直接登记市政府批准。");
        if (draft.State is not DraftState.Reviewed and not DraftState.Writing and not DraftState.Reviewing) yield return Finding.Block("draft.on-agenda", "这份草案已经列入议题或者已经审议。", where: "meeting", remedy: "不用再列。");
        if (meeting.Trim().Length is 0 or > Longest) yield return Finding.Block("draft.meeting", $"请填写会议名称，不超过 {Longest} 字。", where: "meeting", remedy: "例如：第12次常务会议。");
    }

    public static IEnumerable<Finding> Decision(Draft draft, ApproveDraft command, DateOnly today)
    {
        if (!PublicationRules.NeedsApproval(draft)) yield return Finding.Block("draft.no-need", "这份部门规范性文件不用报市政府批准。", Citation.Of(Law.LuodingWorkRules, 21, 2), "number", "审查通过后，直接由公报统一发布。");
        if (draft.Approvals.Count > 0) yield return Finding.Block("draft.approved", $"市政府已经批准，{draft.Approvals[^1].Number}。", where: "number", remedy: "不用再登记。");
        if (draft.Outline.Kind is DraftKind.Government && draft.State is DraftState.Reviewed) yield return Finding.Block("draft.not-on-agenda", "还没有列入会议议题。", Citation.Of(Law.LuodingWorkRules, 19, 2), "number", "请先列入议题，审议后再登记结果。");
        if (command.Number.Trim().Length is 0 or > Longest) yield return Finding.Block("draft.approval-number", $"请填写批准文号或者会议纪要编号，不超过 {Longest} 字。", where: "number", remedy: "照批准文件填写。");
        if (command.On is not { } on) yield return Finding.Block("draft.approval-date", "请填写批准日期。", where: "on", remedy: "例如 2026-11-20。");
        else if (on > today) yield return Finding.Block("draft.approval-date", "批准日期不能在今天之后。", where: "on", remedy: "请核对日期。");
    }
}
