using Yiwang.Design;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Reviewing;

/// <summary>What officials call it.</summary>
internal static class ReviewWords
{
    public static string Of(ReviewerKind kind) => kind switch { ReviewerKind.LegalSection => "法制科室", ReviewerKind.LegalPerson => "有法律背景的工作人员", _ => "律师事务所" };

    public static string Of(ReviewLevel level) => level is ReviewLevel.Internal ? "内部审查" : "法制机构审查";

    public static string Of(ReviewState state) => state switch
    {
        ReviewState.Internal => "等内部审查", ReviewState.LegalOffice => "等法制机构审查", ReviewState.Returned => "退回修改", ReviewState.Agreed => "审查同意", _ => "不同意签订",
    };

    public static Tone ToneOf(ReviewState state) => state switch { ReviewState.Agreed => Tone.Good, ReviewState.Refused => Tone.Bad, ReviewState.Returned => Tone.Attention, _ => Tone.Neutral };

    public static string Of(ReviewResult result) => result switch { ReviewResult.Agree => "同意", ReviewResult.AgreeAfterChanges => "修改后同意", _ => "不同意" };

    public static string Of(ReviewVerdict verdict) => verdict switch { ReviewVerdict.Fits => "符合", ReviewVerdict.DoesNotFit => "不符合", _ => "不适用" };

    public static string Of(ProcedureKind kind) => kind is ProcedureKind.Assessment ? "评估" : "审批";

    /// <summary>What happens next.</summary>
    public static string Next(LegalityReview r) => r switch
    {
        { ContractId: not null } => "合同已经签订、登记。", { AskedFor.Length: > 0 } => $"审查人员要补充材料：{r.AskedFor}。补交以后接着审查。",
        { State: ReviewState.Internal } => $"等{Of(r.By)}内部审查。{(r.NeedsOffice ? "同意以后自动送法制机构。" : "同意以后就可以签订。")}", { State: ReviewState.LegalOffice } => "内部审查已同意，等法制机构审查。同意以后才能签订。",
        { State: ReviewState.Returned } => "退回修改：请承办人照意见修改，交新的一稿，重新审查。", { State: ReviewState.Refused } => "审查结论是不同意签订。重新谈判的，另行提交审查。",
        _ => $"审查同意（{r.AgreedOn?.ToChinese()}）。可以签订；签订的文字要与第 {r.Draft.Number} 稿一致，签订日期不能早于意见。",
    };
}
