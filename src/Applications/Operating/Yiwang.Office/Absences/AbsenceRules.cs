using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Office.Absences;

/// <summary>What a form must say.</summary>
internal static class AbsenceRules
{
    public static readonly Citation Article = Citation.Of(Law.LuodingWorkRules, 54);

    [Article(Law.LuodingWorkRules, 54, 1)]
    [Requirement("LD-GZ-054a")]
    public static IEnumerable<Finding> Check(AskLeave asked, AbsenceOrder order, AbsenceRoute route, CityDirectory city, string institution)
    {
        if (asked.Kind is null) yield return Finding.Block("absence.kind", "请选外出类型：出访、出差、休假、学习。", Article, "kind", "照实选一种。");
        if (asked.Destination.Trim().Length is 0 or > 200) yield return Finding.Block("absence.destination", "请填去哪里，不超过 200 字。", where: "destination", remedy: "例如：省会，参加会议。");
        if (asked.LeavesAt is not { } leaves) yield return Finding.Block("absence.leaves", "请填离开的日期和时间。", Article, "leavesOn", "日期例如 2026-12-02，时间例如 08:30。");
        else if (asked.Until is not { } until || until < leaves.ToChinaDate()) yield return Finding.Block("absence.until", "请填回来的日期，不能早于离开的日期。", Article, "until", "例如 2026-12-05。");
        else if (until > leaves.ToChinaDate().AddDays(180)) yield return Finding.Block("absence.long", "一次外出不超过 180 天。", where: "until", remedy: "请核对日期；更长的由人事任免安排。");
        if (asked.Deputy is { Length: > 0 } deputy && (route is not AbsenceRoute.Mayor || !order.Deputies.Contains(deputy)))
            yield return Finding.Block("absence.deputy", "只有市长外出才指定主持人，而且要从副市长中指定。", Citation.Of(Law.LuodingWorkRules, 9), "deputy", "请从列出的副市长中选。");
        if (route is AbsenceRoute.DepartmentHead && order.AskedFor(route, institution) is null)
            yield return Finding.Block("absence.nobody-in-charge", $"组织库里没有“{city.FindInstitution(institution)?.Name ?? institution}”的分管副市长。", Citation.Of(Law.LuodingWorkRules, 54, 2), "kind", "请市政府办公室先在组织库登记分管关系。");
    }
}
