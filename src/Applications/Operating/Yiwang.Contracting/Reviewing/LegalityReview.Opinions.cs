using Yiwang.Contracting.Public;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Reviewing;

/// <summary>Who gives the opinion.</summary>
internal sealed record Reviewer(Guid Account, string Post, string Institution, ReviewLevel Level)
{
    /// <summary>The department lets model texts be reviewed in short.</summary>
    public bool MaySimplify { get; init; } = true;
}

/// <summary>第四十一条, 第四十二条, 第四十四条 to 第四十六条.</summary>
internal sealed partial class LegalityReview
{
    /// <summary>Who wrote or handed in the draft, or reviewed it one level below, doesn't review it.</summary>
    public bool TookPart(Guid account) => Versions.Any(v => v.By == account) || Opinions.Any(o => o.Reviewer == account && o.Level != TurnOf());

    /// <summary>Agreed, it goes on or is finished; with changes it goes back; refused, it ends.</summary>
    [Article(Law.LuohuContracts, 41), Article(Law.LuohuContracts, 42), Article(Law.LuohuContracts, 46), Article(Law.LuohuContracts, 10, 3)]
    [Requirement("LH-HT-041"), Requirement("LH-HT-042"), Requirement("LH-HT-046b"), Requirement("LH-HT-010c")]
    public Outcome Opine(Reviewer by, OpinionDraft said, DateOnly today, DateOnly? dueOn)
    {
        if (by.Level != TurnOf()) return NotNow(by.Level is ReviewLevel.LegalOffice ? "部门内部审查还没有完成，或者这份合同不用法制机构审查。" : "现在不是内部审查。");
        if (AskedFor.Length > 0) return NotNow("已经通知承办人补充材料，补交以后再出意见。");
        if (TookPart(by.Account)) return OpinionRules.OwnReview;
        Finding[] wrong = [.. OpinionRules.Check(said, this, by.Level), .. said.IsSimplified && !by.MaySimplify ? [OpinionRules.SwitchedOff] : Array.Empty<Finding>()];
        if (wrong.Length > 0) return Outcome.From(wrong);
        var kept = said with { Answers = OpinionRules.Filled(said), Text = said.Text.Trim(), Firm = said.Firm.Trim(), Files = [] };
        Opinions = [.. Opinions, new(by.Level, Draft.Number, Draft.Digest, kept, [.. said.Files.Select(ReviewFile.Of)], by.Account, by.Post, by.Institution, today)];
        if (by.Level is ReviewLevel.Internal && said.SendsOn) IsSentOn = true;
        State = said.Result switch
        {
            ReviewResult.AgreeAfterChanges => ReviewState.Returned,
            ReviewResult.Disagree => ReviewState.Refused,
            _ => by.Level is ReviewLevel.Internal && NeedsOffice ? ReviewState.LegalOffice : ReviewState.Agreed,
        };
        ReachedOffice |= State is ReviewState.LegalOffice;
        (DueOn, Revision) = (State is ReviewState.LegalOffice ? dueOn : null, Revision + 1);
        Record(new OpinionGiven(Id, by.Level is ReviewLevel.LegalOffice, Draft.Number, said.Result!.Value.ToString(), Draft.Digest));
        return Outcome.Done;
    }

    /// <summary>The form of the opinion that was just given, composed and kept.</summary>
    [Article(Law.LuohuContracts, 46, 1), Requirement("LH-HT-046a")]
    public void KeepSheet(ReviewFile sheet) => Opinions = [.. Opinions.SkipLast(1), Opinions[^1] with { Sheet = sheet }];
}

/// <summary>What an opinion must say before it is one.</summary>
internal static class OpinionRules
{
    public const int Questions = 10, Content = 3, Alone = 5, Unreasonable = 4;

    /// <summary>第四十四条, in short words; the number is the item.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "签订主体有没有资格和法定职权", "对方有没有资格、权利能力、行为能力和授权", "内容是否显失公平或者明显不合理", "事项能不能用合同约定，有没有侵害法定行政管理权限", "政府一方能不能为公共利益、法定权益单方变更、终止",
        "表述有没有歧义", "有没有侵犯第三方权益", "有没有损害国家、社会公共利益", "有没有争议解决、违约责任条款", "有没有违反法律、法规、规章",
    ];

    /// <summary>第四十五条第一款, in short words; the number is the item.</summary>
    public static IReadOnlyList<string> Signs { get; } = ["价款免费、无偿，或者明显偏离市场", "权利义务严重失衡", "政府一方违约责任畸重，或者对方畸轻", "其他明显不合理"];

    /// <summary>Model texts: what the model's own review has not seen.</summary>
    private static readonly int[] OfTheParties = [1, 2];

    public static Finding SwitchedOff => Finding.Block("review.simplified-off", "承办部门没有开通简化审查。", ReviewPlaces.Simplified, "simplified", "请逐项审查；要开通的，由部门的合同管理员在“制度和人员”页面开通。");

    public static Outcome OwnReview => Outcome.Refused("review.own", "起草、送审或者已经审查过这份合同的人，不能再审查它。", ReviewPlaces.Reviewers, "result", "请由另一名审查人员出具意见。");

    public static IEnumerable<Finding> Check(OpinionDraft said, LegalityReview review, ReviewLevel level) => [.. Answers(said, review), .. Prohibited(said), .. Fairness(said, review), .. Result(said), .. Form(said, review, level)];

    /// <summary>With those that a simplified review takes from the model text's own.</summary>
    [Article(Law.LuohuContracts, 40, 2)]
    public static IReadOnlyList<ReviewAnswer> Filled(OpinionDraft said) => !said.IsSimplified ? [.. said.Answers.OrderBy(a => a.Question)]
        : [.. Enumerable.Range(1, Questions).Select(q => said.Answers.FirstOrDefault(a => a.Question == q) ?? new(q, q == Alone && !said.MayEndAlone ? ReviewVerdict.NotApplicable : ReviewVerdict.Fits, "示范文本审查时已审"))];

    [Article(Law.LuohuContracts, 44), Article(Law.LuohuContracts, 40, 2), Requirement("LH-HT-044"), Requirement("LH-HT-040b")]
    private static IEnumerable<Finding> Answers(OpinionDraft said, LegalityReview review)
    {
        if (said.IsSimplified && !review.Draft.IsPlainModel)
            yield return Finding.Block("review.not-model", review.Draft.IsModelText ? "文本在示范文本以外另有补充约定，不能简化审查。" : "文本不是没有改动的示范文本，不能简化审查。", ReviewPlaces.Simplified, "simplified", "请逐项审查。");
        int[] asked = said.IsSimplified && review.Draft.IsPlainModel ? OfTheParties : [.. Enumerable.Range(1, Questions)];
        foreach (var question in asked.Where(q => said.Answers.Count(a => a.Question == q) != 1))
            yield return Finding.Block("review.unanswered", $"第{question}项还没有审查：{Names[question - 1]}。", ReviewPlaces.Question(question), $"verdict-{question}", "选符合、不符合或者不适用。");
        foreach (var answer in said.Answers.Where(a => a.Question is >= 1 and <= Questions))
        {
            if (answer.Opinion.Length > 1000) yield return Finding.Block("review.answer-long", $"第{answer.Question}项的意见不超过 1000 字。", ReviewPlaces.Question(answer.Question), $"opinion-{answer.Question}", "写不下的用补充资料。");
            if (answer.Verdict is ReviewVerdict.DoesNotFit && Blank(answer.Opinion)) yield return Finding.Block("review.no-opinion", $"第{answer.Question}项不符合，请写明意见。", ReviewPlaces.Question(answer.Question), $"opinion-{answer.Question}", "写明哪里不符合，建议怎样改。");
        }

        if (said.Answers.FirstOrDefault(a => a.Question == Alone) is { } alone && alone.Verdict is ReviewVerdict.NotApplicable == said.MayEndAlone)
            yield return Finding.Block("review.alone", said.MayEndAlone ? "可能单方解约的，第五项要审查，不能选“不适用”。" : "没有单方解约可能的，第五项选“不适用”。", ReviewPlaces.Question(Alone), $"verdict-{Alone}", "先看合同是否可能由政府一方单方解除。");
    }

    /// <summary>第三十九条, the items that somebody has to judge in each contract; the number is the item.</summary>
    public static IReadOnlyDictionary<int, string> ProhibitedItems { get; } = new Dictionary<int, string> { [1] = "向他人输送不正当利益", [2] = "超越签订主体职权或者职能的承诺、义务", [7] = "其他违反法律法规规章，或者损害国家、社会公共利益的约定" };

    /// <summary>Each is answered, and what was found keeps the contract from being signed: nobody agrees to it.</summary>
    [Article(Law.LuohuContracts, 39, 0, Item = 1), Article(Law.LuohuContracts, 39, 0, Item = 2), Article(Law.LuohuContracts, 39, 0, Item = 7), Requirement("LH-HT-039a"), Requirement("LH-HT-039b"), Requirement("LH-HT-039g")]
    private static IEnumerable<Finding> Prohibited(OpinionDraft said)
    {
        foreach (var (item, name) in ProhibitedItems)
        {
            var place = Citation.Of(Law.LuohuContracts, 39, item: item);
            if (said.Prohibited.Count(p => p.Item == item) != 1) yield return Finding.Block("review.prohibited-open", $"还没有判断合同有没有这一项：{name}。", place, $"prohibited-{item}", "选“有”或者“没有”。");
            else if (said.Prohibited.First(p => p.Item == item) is { IsFound: true } found)
            {
                if (found.Basis.Trim().Length is 0 or > 500) yield return Finding.Block("review.prohibited-basis", $"判断有“{name}”的，请写明哪一条约定、依据什么，不超过 500 字。", place, $"prohibited-basis-{item}", "写明原文和依据。");
                if (said.Result is ReviewResult.Agree) yield return Finding.Block("review.prohibited", $"合同有“{name}”，不能同意签订。", place, "result", "请选“修改后同意”，退回修改；或者“不同意”。");
            }
        }
    }

    /// <summary>What the text check asks has to be answered in words; what it means the reviewer says.</summary>
    [Article(Law.LuohuContracts, 45), Requirement("LH-HT-045a"), Requirement("LH-HT-045b")]
    private static IEnumerable<Finding> Fairness(OpinionDraft said, LegalityReview review)
    {
        var content = said.Answers.FirstOrDefault(a => a.Question == Content);
        var (named, field) = (said.IsUnfair || said.Unreasonable.Count > 0, $"opinion-{Content}");
        if (content is null) yield break;
        if (said.Unreasonable.Any(s => s is < 1 or > Unreasonable)) yield return Finding.Block("review.sign", "请从列出的四种情形中选。", ReviewPlaces.Unreasonable, "unreasonable", "可以多选。");
        if (content.Verdict is ReviewVerdict.DoesNotFit && !named) yield return Finding.Block("review.which", "第三项不符合的，请选显失公平，或者至少选一种明显不合理的情形。", ReviewPlaces.Unreasonable, "unreasonable", "可以兼选。");
        if (content.Verdict is not ReviewVerdict.DoesNotFit && named) yield return Finding.Block("review.fits-unreasonable", "选了显失公平或者明显不合理，第三项应为“不符合”。", ReviewPlaces.Unreasonable, $"verdict-{Content}", "请核对第三项。");
        if (named && Blank(said.Text) && Blank(content.Opinion)) yield return Finding.Block("review.unreasonable-opinion", "有不合理情形的，必须提出审查意见。", ReviewPlaces.UnreasonableOpinion, field, "写明为什么不合理，建议怎样改。");
        if (review.Draft.Questions > 0 && !said.IsSimplified && Blank(content.Opinion))
            yield return Finding.Block("review.question-open", $"文本检查提出了 {review.Draft.Questions} 个是否合理的问题，请在第三项写明意见。", ReviewPlaces.UnreasonableOpinion, field, "合理的也写明理由，例如：经批准无偿使用。");
    }

    [Article(Law.LuohuContracts, 46, 1)]
    private static IEnumerable<Finding> Result(OpinionDraft said)
    {
        if (said.IsSimplified && Blank(said.Text)) yield return Finding.Block("review.simplified-text", "简化审查也要有书面意见。", ReviewPlaces.Simplified, "text", "写一两句，例如：采用示范文本，没有补充约定，双方主体合格，同意签订。");
        if (said.Result is null) yield return Finding.Block("review.result", "请选审查结论。", ReviewPlaces.Form, "result", "同意、修改后同意，或者不同意。");
        if (said.Text.Length > 2000) yield return Finding.Block("review.text-long", "意见不超过 2000 字。", ReviewPlaces.Supplements, "text", "写不下的用补充资料。");
        if (said.Result is ReviewResult.Agree && said.Answers.Any(a => a.Verdict is ReviewVerdict.DoesNotFit)) yield return Finding.Block("review.agree-despite", "有“不符合”的项目，不能选“同意”。", ReviewPlaces.Questions, "result", "请选“修改后同意”或者“不同意”。");
        if (said.Result is ReviewResult.AgreeAfterChanges or ReviewResult.Disagree && Blank(said.Text)) yield return Finding.Block("review.no-text-opinion", "请写明要怎样修改，或者为什么不同意。", ReviewPlaces.Form, "text", "一条一条写，承办人照着改。");
    }

    [Article(Law.LuohuContracts, 15, 2), Article(Law.LuohuContracts, 46, 2), Requirement("LH-HT-015b"), Requirement("LH-HT-046b")]
    private static IEnumerable<Finding> Form(OpinionDraft said, LegalityReview review, ReviewLevel level)
    {
        if (said.Files.Count > 10) yield return Finding.Block("review.files", "补充资料最多 10 份。", ReviewPlaces.Supplements, "files", "请合并后再交。");
        if (level is ReviewLevel.Internal && review.By is ReviewerKind.LawFirm && (Blank(said.Firm) || said.Firm.Length > 100 || said.Files.Count == 0))
            yield return Finding.Block("review.firm", "律师事务所审查的，请填事务所名称，并附它的书面意见。", ReviewPlaces.Reviewers, "firm", "书面意见用补充资料上传。");
    }

    private static bool Blank(string text) => text.Trim().Length == 0;
}
