using Yiwang.Kernel;

namespace Yiwang.Regulations.Drafting.Reviewing;

/// <summary>What a reviewer found about one thing that a document must not do without a ground in law.</summary>
internal enum ReviewAnswer
{
    /// <summary>Not answered yet.</summary>
    Open,

    /// <summary>无.</summary>
    None,

    /// <summary>有，有依据.</summary>
    Grounded,

    /// <summary>有，没有依据.</summary>
    Groundless,
}

/// <summary>One line of the review form.</summary>
/// <param name="Subject">Which of the nine, by its code.</param>
/// <param name="Ground">The articles on which it rests, where it is grounded.</param>
internal sealed record ReviewLine(string Subject, ReviewAnswer Answer, string Ground = "");

/// <summary>The filled form: nine lines, and two questions with yes or no; null is not answered.</summary>
internal sealed record ReviewForm(IReadOnlyList<ReviewLine> Lines, bool? FollowsHigherLaw, bool? WithinPowers)
{
    public ReviewLine Line(string subject) => Lines.FirstOrDefault(l => l.Subject == subject) ?? new(subject, ReviewAnswer.Open);
}

/// <summary>
/// 合法性审查: the reviewer judges, the form makes sure that each thing was looked at, and that the conclusion is the one
/// that follows from the answers.
/// </summary>
[Article(Law.LuodingWorkRules, 21, 1), Article(Law.LuodingWorkRules, 21, 3), Requirement("LD-GZ-021b")]
internal static class LegalityReview
{
    private const int LongestGround = 500;

    /// <summary>The nine, in the order of the article: what it is, and the words in a text that make one look.</summary>
    public static IReadOnlyList<(string Code, string Name, string[] Words)> Subjects { get; } =
    [
        ("licence", "行政许可", ["许可", "审批", "核准", "资格证", "方可从事", "准入"]),
        ("penalty", "行政处罚", ["处罚", "罚款", "没收", "吊销", "暂扣", "责令停产"]),
        ("coercion", "行政强制", ["查封", "扣押", "冻结", "强制拆除", "强制执行", "代履行"]),
        ("levy", "行政征收", ["征收", "征用"]),
        ("charge", "行政收费", ["收费", "收取", "缴纳", "保证金", "押金"]),
        ("rights", "减损公民、法人和其他组织的合法权益", ["取消资格", "不予受理", "列入黑名单", "限制"]),
        ("duties", "增加公民、法人和其他组织的义务", ["须提供证明", "另行提交", "应当购买", "指定机构"]),
        ("own-power", "增加本部门权力", ["由本部门决定", "有权决定", "自行确定"]),
        ("own-duty", "减少本部门法定职责", ["不承担", "不再负责", "不负责任"]),
    ];

    public static IEnumerable<Finding> Check(ReviewForm form, bool passed, string opinion)
    {
        var article = Citation.Of(Law.LuodingWorkRules, 21, 3);
        foreach (var (code, name, _) in Subjects)
        {
            var line = form.Line(code);
            if (line.Answer is ReviewAnswer.Open) yield return Finding.Block("draft.review.open", $"“{name}”一项没有选。", article, code, "九项都要逐项审查。");
            if (line.Answer is ReviewAnswer.Grounded && string.IsNullOrWhiteSpace(line.Ground)) yield return Finding.Block("draft.review.ground", $"“{name}”选了有依据，没有填条款。", article, $"{code}-ground", "请填写法律、法规的名称和条款。");
            if (line.Ground.Length > LongestGround) yield return Finding.Block("draft.review.long", $"依据不超过 {LongestGround} 字。", where: $"{code}-ground", remedy: "请写短些。");
        }

        if (form.FollowsHigherLaw is null) yield return Finding.Block("draft.review.higher-law", "“符合上位法和市政府规范性文件”没有选。", Citation.Of(Law.LuodingWorkRules, 21, 1), "higher-law", "请选是或否。");
        if (form.WithinPowers is null) yield return Finding.Block("draft.review.powers", "“符合法定权限和程序”没有选。", Citation.Of(Law.LuodingWorkRules, 21, 1), "powers", "请选是或否。");
        if (passed && Blocking(form) is { Count: > 0 } reasons)
            yield return Finding.Block("draft.review.cannot-pass", $"审查结论只能是不通过：{string.Join("；", reasons)}。", article, "conclusion", "请把结论改为不通过，或者核对上面的选项。");
        if (!passed && string.IsNullOrWhiteSpace(opinion)) yield return Finding.Block("draft.review.opinion", "不通过的，请写明理由和修改意见。", article, "opinion", "起草部门照它修改后再送审。");
        if (opinion.Length > 4_000) yield return Finding.Block("draft.review.long", "审查意见不超过 4,000 字。", where: "opinion", remedy: "请写短些。");
    }

    private static IReadOnlyList<string> Blocking(ReviewForm form) =>
    [
        .. Subjects.Where(s => form.Line(s.Code).Answer is ReviewAnswer.Groundless).Select(s => $"{s.Name}没有依据"),
        .. form.FollowsHigherLaw is false ? ["不符合上位法或者市政府规范性文件"] : Array.Empty<string>(),
        .. form.WithinPowers is false ? ["不符合法定权限或者程序"] : Array.Empty<string>(),
    ];
}
