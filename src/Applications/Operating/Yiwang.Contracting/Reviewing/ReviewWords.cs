using Yiwang.Design;

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
}
