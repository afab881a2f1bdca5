using Yiwang.Contracting.Rules;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Contracts;

/// <summary>What single articles of chapter three ask of the text, as its handler answers it.</summary>
internal static class TermRules
{
    private const int LongestScope = 1000, LeastSteps = 2, MostSteps = 20;

    public static IEnumerable<Finding> Check(ContractEntry e, Contract? parent, ContractRules rules, ContractBook book) =>
        [.. Acts(e.Terms), .. Price(e), .. Order(e.Terms), .. Secrets(e.Terms), .. Procurement(e, parent, rules), .. Repealed(e, book)];

    [Article(Law.LuohuContracts, 29), Requirement("LH-HT-029")]
    private static IEnumerable<Finding> Acts(ContractTerms terms)
    {
        if (terms.ConcernsActs && terms.ActScope.Trim().Length is 0 or > LongestScope)
            yield return Finding.Block("contract.act-scope", $"标的涉及行为的，请填行为的定义和范围，不超过 {LongestScope} 字。", Citation.Of(Law.LuohuContracts, 29), "actScope", "写明做什么、做到什么程度、哪些不包括。");
    }

    /// <summary>Whether the price is right a reviewer says; that it was found by a rule must be on record.</summary>
    [Article(Law.LuohuContracts, 32, 2), Requirement("LH-HT-032b")]
    public static IEnumerable<Finding> Price(ContractEntry e)
    {
        if (e.DisposesOfStateAsset && e.Terms.PriceBasis.Trim().Length is 0 or > 200)
            yield return Finding.Block("contract.price-basis", "涉及国有资产的，请登记价格怎样确定的：评估报告、批准文件等，不超过 200 字。", Citation.Of(Law.LuohuContracts, 32, 2), "priceBasis", "例如：评估报告的编号，或者公开招租的结果文件。");
    }

    [Article(Law.LuohuContracts, 33, 2), Requirement("LH-HT-033b")]
    private static IEnumerable<Finding> Order(ContractTerms terms)
    {
        if (terms.Steps.Count > MostSteps) yield return Finding.Block("contract.steps-many", $"履行步骤最多 {MostSteps} 个。", Citation.Of(Law.LuohuContracts, 33, 2), "steps", "相近的步骤请合并。");
        if (terms.HasOrder && (terms.Steps.Count < LeastSteps || terms.Steps.Any(s => s.Condition.Length == 0)))
            yield return Finding.Warn("contract.steps", "履行有先后的，还没有写清至少两个步骤和各自的条件。", Citation.Of(Law.LuohuContracts, 33, 2), "steps", "一行一步，按先后写“做什么 | 以什么为条件”；顺序要有利于保障政府一方。");
    }

    [Article(Law.LuohuContracts, 37)]
    private static IEnumerable<Finding> Secrets(ContractTerms terms)
    {
        var place = Citation.Of(Law.LuohuContracts, 37);
        if (terms.Secrets.Count > 0 && !terms.HasSecrecyClause) yield return Finding.Block("contract.secrecy", "涉及国家秘密、商业秘密或者个人隐私的，合同要有保密约定。", place, "secrecyClause", "合同里有保密条款的，勾选“有”；没有的，先与对方补充约定。");
        if (terms.Secrets.Contains(Secret.State)) yield return Finding.Warn("contract.state-secret", "涉及国家秘密的正文和材料不得录入本系统。", place, "secrets", "按保密规定另行保管，这里只登记不涉密的要素。");
    }

    /// <summary>The detailed rules for central procurement aren't in this document; which points to confirm is the place's to say.</summary>
    [Article(Law.LuohuContracts, 56, 2), Article(Law.LuohuContracts, 57, 3), Requirement("LH-HT-056b"), Requirement("LH-HT-057c")]
    private static IEnumerable<Finding> Procurement(ContractEntry e, Contract? parent, ContractRules rules)
    {
        if (parent?.Found is not WayOfFinding.Central || e.Derivation is not { } derivation || rules.Adoption.Procurement is not { } known) yield break;
        var place = derivation is Derivation.Termination ? Citation.Of(Law.LuohuContracts, 57, 3) : Citation.Of(Law.LuohuContracts, 56, 2);
        foreach (var point in known.PointsOf(derivation).Where(p => !e.Terms.ProcurementPoints.Contains(p)))
            yield return Finding.Block("contract.procurement-point", $"集中采购合同的{(derivation is Derivation.Termination ? "解除" : "变更")}要符合《{known.Title}》，还没有确认：{point}。", place, "procurementPoints", "逐项核对，符合的勾选；不符合的不能这样变更、解除。");
    }

    /// <summary>What the document took the place of is no ground for a contract signed since.</summary>
    [Article(Law.LuohuContracts, 78, 2), Requirement("LH-HT-078b")]
    private static IEnumerable<Finding> Repealed(ContractEntry e, ContractBook book)
    {
        (string Where, string Text)[] grounds = [("typeBasis", e.TypeBasis), ("backingBasis", e.BackingBasis), ("decision", e.Signing.Decision), ("legality", e.Signing.Legality), ("longTerm", e.Signing.LongTermApproval), ("priceBasis", e.Terms.PriceBasis), ("changeReason", e.ChangeReason)];
        return from old in book.Repeals where e.SignedOn >= book.ValidFrom
               from ground in grounds where ground.Text.Contains(old, StringComparison.Ordinal)
               select Finding.Block("contract.repealed-basis", $"{old} 从{book.ValidFrom.ToChinese()}起废止，不能作为这以后签订的合同的依据。", Citation.Of(Law.LuohuContracts, 78, 2), ground.Where, $"请改用现行的依据，例如《{book.Title}》。");
    }
}
