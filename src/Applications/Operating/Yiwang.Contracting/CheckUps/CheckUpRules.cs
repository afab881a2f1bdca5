using Yiwang.Contracting.Contracts;
using Yiwang.Kernel;

namespace Yiwang.Contracting.CheckUps;

/// <summary>What a check-up looks at in the record of a filed contract. What an archived one had open is over.</summary>
internal static class CheckUpRules
{
    [Article(Law.LuohuContracts, 10, 2), Requirement("LH-SZ-114")]
    public static IEnumerable<FoundProblem> Of(Contract c, DateOnly today)
    {
        if (c.ArchivedOn is not null) return [];
        return [.. Term(c, today), .. Nodes(c, today), .. Paid(c), .. Files(c, today)];
    }

    // Term and nodes of an agreement are those of the contract that it changes.
    private static IEnumerable<FoundProblem> Term(Contract c, DateOnly today)
    {
        if (c is { ParentId: null, IsOver: false, EndsOn: { } end } && end < today) yield return new(EarlyWarningKind.TermOver, "", $"期限{end.ToChinese()}届满，没有办理终止，也没有续签。");
    }

    private static IEnumerable<FoundProblem> Nodes(Contract c, DateOnly today) =>
        c.ParentId is not null ? [] :
            from node in c.Nodes
            where c.IsSuspect(node, today)
            select new FoundProblem(EarlyWarningKind.NodeLate, ShortText.Within($"{node.Ordinal}. {node.Name}", EarlyWarning.LongestAbout), $"应在{(node.DueOn ?? node.PlannedOn).ToChinese()}之前填报。");

    private static IEnumerable<FoundProblem> Paid(Contract c)
    {
        if (c.PaidInFen > c.PaysInFen) yield return new(EarlyWarningKind.Overpaid, "", $"约定付款 {Yuan.Text(c.PaysInFen)}，已经付了 {Yuan.Text(c.PaidInFen)}。");
    }

    private static IEnumerable<FoundProblem> Files(Contract c, DateOnly today)
    {
        if (c.Files.All(f => f.Category != Contract.ScanCategory)) yield return new(EarlyWarningKind.FileMissing, "签署的合同扫描件", "备案的材料里没有经各方签署的合同扫描件。");
        if (c is { PaperReceivedOn: null, PaperDueOn: { } due } && due < today) yield return new(EarlyWarningKind.FileMissing, "纸质原件", $"应在{due.ToChinese()}之前提交{(c.PaperMissing.Length > 0 ? "，交来的不完整，已退回" : "")}。");
    }
}
