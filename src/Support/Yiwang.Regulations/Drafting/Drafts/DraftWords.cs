using Yiwang.Design;

namespace Yiwang.Regulations.Drafting.Drafts;

/// <summary>Drafts as pages say them.</summary>
internal static class DraftWords
{
    public static string Of(DraftState state) => state switch
    {
        DraftState.Writing => "起草中",
        DraftState.Reviewing => "合法性审查中",
        DraftState.Reviewed => "审查通过",
        DraftState.OnAgenda => "已列入会议议题",
        DraftState.Approved => "市政府已批准",
        DraftState.Published => "已统一发布",
        _ => "已撤销",
    };

    public static string Of(DraftKind kind) => kind switch
    {
        DraftKind.Department => "部门规范性文件",
        DraftKind.Government => "市政府规范性文件",
        _ => "规范性文件的解释稿",
    };

    public static string Of(DraftIssuer issuer) => issuer switch
    {
        DraftIssuer.Department => "本部门单独制定",
        DraftIssuer.Joint => "几个部门联合制定",
        _ => "市政府制定",
    };

    public static Tone ToneOf(DraftState state) => state switch
    {
        DraftState.Published => Tone.Good,
        DraftState.Revoked => Tone.Bad,
        DraftState.Writing => Tone.Attention,
        _ => Tone.Brand,
    };

    /// <summary>The way that this draft takes, with where it is.</summary>
    public static IReadOnlyList<TrackStage> Way(Draft draft)
    {
        var (reviewed, approved, published) = (draft.Review is { Passed: true }, draft.Approvals.Count > 0, draft.Publication is not null);
        var approval = !PublicationRules.NeedsApproval(draft) ? StepProgress.NotNeeded : approved ? StepProgress.Done : reviewed ? StepProgress.Current : StepProgress.NotYet;
        return
        [
            new("起草", new TrackStep(draft.Review is { Passed: false } && draft.State is DraftState.Writing ? "退回修改" : "起草、征求意见", draft.DepartmentName,
                draft.State is DraftState.Writing ? StepProgress.Current : StepProgress.Done)),
            new("合法性审查", new TrackStep("逐项审查", "司法行政部门",
                draft.State is DraftState.Reviewing ? StepProgress.Current : draft.Review is { } review ? review.Passed ? StepProgress.Done : StepProgress.Refused : StepProgress.NotYet, draft.Review?.On)),
            new("市政府", new TrackStep(draft.Outline.Kind is DraftKind.Government ? "会议审议" : "批准", "市政府办公室", approval, approved ? draft.Approvals[^1].On : null)),
            new("公报", new TrackStep("统一发布", "公报编辑岗",
                published ? StepProgress.Done : reviewed && approval is StepProgress.Done or StepProgress.NotNeeded && draft.State is not DraftState.Writing and not DraftState.Reviewing ? StepProgress.Current : StepProgress.NotYet, draft.Publication?.On)),
        ];
    }
}
