using Yiwang.Contracting.Texts.Elements;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Contracts;

/// <summary>What a node of the plan must say, whether it comes with the entry or is added to it.</summary>
internal static class NodeRules
{
    private const int LongestName = 100;

    /// <param name="suffix">Of the fields, where several nodes are on one page.</param>
    [Article(Law.LuohuContracts, 50)]
    public static IEnumerable<Finding> Check(EntryNode node, DateOnly? signedOn, string suffix = "")
    {
        if (node.Name.Trim().Length is 0 or > LongestName) yield return Finding.Block("contract.node-name", $"请填进度节点，不超过 {LongestName} 字。", Contract.Required, $"node-name{suffix}", "例如：首期交付、年度考核、支付尾款。");
        if (node.PaysInFen is < 0 or > ChineseAmount.MostFen) yield return Finding.Block("contract.node-amount", "节点的付款要是金额，不能是负数，也不能超过系统能记的最大数。", Contract.Required, $"node-pays{suffix}", "请核对合同里的付款。");
        if (node.On is null || node.On < signedOn) yield return Finding.Block("contract.node-day", "请填节点的日期，不能早于签订日期。", Contract.Required, $"node-on{suffix}", "例如 2026-06-30。");
    }

    /// <summary>All nodes of an entry.</summary>
    [Article(Law.LuohuContracts, 50)]
    public static IEnumerable<Finding> Check(ContractEntry entry)
    {
        if (entry.Nodes.Count > Contract.MostNodes) return [Finding.Block("contract.node-many", $"一份合同最多登记 {Contract.MostNodes} 个节点。", Contract.Required, "node-name-0", "相近的节点请合并。")];
        var findings = entry.Nodes.SelectMany((n, i) => n.IsBlank ? [] : Check(n, entry.SignedOn, $"-{i}")).ToList();
        var first = entry.Nodes.TakeWhile(n => n.PaysInFen == 0).Count();
        if (entry.Nodes.Sum(n => (decimal)n.PaysInFen) > entry.PaysInFen) findings.Add(TooMuch(entry.PaysInFen, $"node-pays-{first}"));
        return findings;
    }

    public static Finding TooMuch(long paysInFen, string where) => Finding.Block("contract.node-pays", $"各节点的付款加起来超过政府付款 {Yuan.Text(paysInFen)}。", Contract.Required, where, "请核对各节点的付款。");
}
