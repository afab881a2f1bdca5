using Yiwang.Kernel;
using Yiwang.Regulations.Drafting.Drafts;

namespace Yiwang.Regulations.Drafting;

/// <summary>What must have happened before a document may be deliberated, and before it may stand in the gazette.</summary>
internal static class PublicationRules
{
    /// <summary>What the government must approve first: its own documents, explanations, and important documents of several departments.</summary>
    [Article(Law.LuodingWorkRules, 19, 2), Article(Law.LuodingWorkRules, 21, 2)]
    public static bool NeedsApproval(Draft draft) =>
        draft.Outline.Kind is DraftKind.Government or DraftKind.Interpretation || draft.Outline is { Issuer: DraftIssuer.Joint, IsImportant: true };

    /// <summary>No draft of the government's comes before a meeting without the justice bureau's opinion.</summary>
    [Article(Law.LuodingWorkRules, 19, 2), Requirement("LD-GZ-019")]
    public static IEnumerable<Finding> BeforeTheMeeting(Draft draft)
    {
        if (draft.Review is not { Passed: true })
            yield return Finding.Block("draft.no-review", "没有合法性审查通过的意见，不能列入会议议题，也不能报批。", Citation.Of(Law.LuodingWorkRules, 19, 2), "review", "请先送司法行政部门审查。");
    }

    [Article(Law.LuodingWorkRules, 21, 4), Requirement("LD-GZ-021c")]
    public static IEnumerable<Finding> BeforeTheGazette(Draft draft)
    {
        if (draft.State is DraftState.Published or DraftState.Revoked)
            yield return Finding.Block("draft.published", $"这份文件已在{draft.Publication!.GazetteIssue}发布，文号{draft.Publication.Number}。", Citation.Of(Law.LuodingWorkRules, 21, 4), "number", "不用再发布；要改的，另起草修订稿。");
        if (draft.Review is not { Passed: true })
            yield return Finding.Block("draft.no-review", "没有合法性审查通过的记录，不能进公报。", Citation.Of(Law.LuodingWorkRules, 21, 4), "review", "请先送司法行政部门审查。");
        foreach (var finding in Approval(draft)) yield return finding;
    }

    [Article(Law.LuodingWorkRules, 19, 2), Article(Law.LuodingWorkRules, 21, 2), Requirement("LD-GZ-019"), Requirement("LD-GZ-021a")]
    private static IEnumerable<Finding> Approval(Draft draft)
    {
        if (!NeedsApproval(draft) || draft.Approvals.Count > 0) yield break;
        yield return draft.Outline.Kind is DraftKind.Department
            ? Finding.Block("draft.no-approval", "几个部门联合制定的重要文件，没有市政府批准的记录，不能发布。", Citation.Of(Law.LuodingWorkRules, 21, 2), "approval", "请先报市政府批准，登记批准文号。")
            : Finding.Block("draft.no-approval", "没有市政府审议通过或者批准的记录，不能发布。", Citation.Of(Law.LuodingWorkRules, 19, 2), "approval", "请先登记审议、批准的结果。");
    }
}
