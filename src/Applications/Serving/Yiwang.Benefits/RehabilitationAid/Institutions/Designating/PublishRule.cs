using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Designating;

/// <summary>One line of the result.</summary>
/// <param name="Rank">1 for the best; null for direct recognition and for whoever is not ranked.</param>
internal sealed record Placed(DesignationApplication Application, int? Rank, bool IsDesignated, string Reason);

/// <summary>第十五条: what has to be there before a result is published, and who is chosen.</summary>
internal static class PublishRule
{
    private static readonly Citation Place = Citation.Of(Law.ShanweiRehabilitationAid, 15);

    [Article(Law.ShanweiRehabilitationAid, 15), Requirement("SW-KF-015a")]
    public static IEnumerable<Finding> Check(DesignationRound round, IReadOnlyList<DesignationApplication> applications, Func<string, string> nameOf, DateOnly today)
    {
        if (!round.IsOpen) yield return Finding.Block("designation.published", "结果已经公布。", Place, remedy: "请刷新页面。");
        if (round.ApplyUntil >= today) yield return Finding.Block("designation.still-open", $"申请期到 {round.ApplyUntil.ToChinese()}，还没有结束。", Place, remedy: "请等申请期结束。");
        foreach (var one in applications.Where(a => a.IsOpen))
        {
            var name = nameOf(one.Institution);
            if (one.State is DesignationState.Submitted) yield return Finding.Block("designation.unchecked", $"{name}的申请还没有核验。", Place, remedy: "请先核验，通过的送评审，不通过的作出决定。");
            if (!one.IsDirect && one.Reviews.Count == 0) yield return Finding.Block("designation.no-review", $"{name}没有专家评审记录。", Place, remedy: "请先登记专家评审打分。");
            foreach (var duty in InstitutionPack.Countersigning.Where(d => one.Countersigns.All(c => c.Duty != d || c.Agrees is null)))
                yield return Finding.Block("designation.unsigned", $"{name}的申请，{InstitutionWords.Of(duty)}还没有会签。", Place, remedy: "请等该部门会签。");
        }

        var ranked = Ranked(applications);
        if (ranked.Count > round.Places && ranked[round.Places - 1].Score == ranked[round.Places].Score)
            yield return Finding.Block("designation.tie", $"第 {round.Places} 名与第 {round.Places + 1} 名同分，择优分不出先后。", Place, "places", "请调整名额，或者请专家补充评审。");
    }

    /// <summary>By score; direct recognition needs no place, since it isn't a choice among the best.</summary>
    [Article(Law.ShanweiRehabilitationAid, 15), Requirement("SW-KF-015a")]
    public static IReadOnlyList<Placed> Result(DesignationRound round, IReadOnlyList<DesignationApplication> applications)
    {
        var ranked = Ranked(applications);
        return
        [
            .. applications.Where(a => a.State is DesignationState.Countersigning && a.IsDirect && Agreed(a)).Select(a => new Placed(a, null, true, "直接认定（第十七条）")),
            .. ranked.Select((a, i) => i < round.Places ? new Placed(a, i + 1, true, $"专家评审第 {i + 1} 名，{a.Score:0.##} 分") : new Placed(a, i + 1, false, $"专家评审第 {i + 1} 名，{a.Score:0.##} 分；择优认定 {round.Places} 家")),
            .. applications.Where(a => a.State is DesignationState.Countersigning && (!Agreed(a) || !a.IsDirect && !IsCapable(a))).Select(a => new Placed(a, null, false, WhyNot(a))),
        ];
    }

    public static IReadOnlyList<DesignationApplication> Ranked(IReadOnlyList<DesignationApplication> applications) =>
        [.. applications.Where(a => a.State is DesignationState.Countersigning && !a.IsDirect && Agreed(a) && IsCapable(a)).OrderByDescending(a => a.Score).ThenBy(a => a.SubmittedOn).ThenBy(a => a.Id)];

    private static bool Agreed(DesignationApplication one) => one.Countersigns.All(c => c.Agrees is not false);

    /// <summary>服务能力 is ticked by the experts; a majority decides.</summary>
    [Article(Law.ShanweiRehabilitationAid, 16, Item = 1), Requirement("SW-KF-016a")]
    private static bool IsCapable(DesignationApplication one) => one.Reviews.Count(r => r.IsCapable) * 2 > one.Reviews.Count;

    private static string WhyNot(DesignationApplication one) => string.Join("；",
    [
        .. one.Countersigns.Where(c => c.Agrees is false).Select(c => $"{InstitutionWords.Of(c.Duty)}不同意：{c.Reason}"),
        .. one.IsDirect || IsCapable(one) ? Array.Empty<string>() : ["多数专家认为不具备服务能力"],
    ]);
}
