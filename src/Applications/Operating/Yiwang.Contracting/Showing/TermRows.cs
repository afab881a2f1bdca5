using Yiwang.Contracting.Contracts;
using Yiwang.Design;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Showing;

/// <summary>What single articles asked of the text, as rows of the contract's page; none where nothing was asked.</summary>
internal static class TermRows
{
    public static IEnumerable<SummaryRow> Of(Contract c)
    {
        var t = c.Terms;
        if (t.ConcernsActs) yield return new("行为的定义和范围", t.ActScope, Because: Citation.Of(Law.LuohuContracts, 29));
        if (t.PriceBasis.Length > 0) yield return new("定价依据", t.PriceBasis, Because: Citation.Of(Law.LuohuContracts, 32, 2));
        if (t.Steps.Count > 0) yield return new("履行顺序和条件", string.Join("；", t.Steps.Select((s, i) => $"{i + 1}. {s.What}（{s.Condition}）")), Because: Citation.Of(Law.LuohuContracts, 33, 2));
        if (t.Secrets.Count > 0) yield return new("涉及秘密", string.Join("、", t.Secrets.Select(Of)) + (c.IsConfidential ? "；只有承办人、合同管理员、审查人员和监督检查、审计看得到，决策、付款的人只在等他办的时候看得到" : ""), Because: Citation.Of(Law.LuohuContracts, 37));
    }

    private static string Of(Secret secret) => secret switch { Secret.State => "国家秘密", Secret.Business => "商业秘密", _ => "个人隐私" };
}
