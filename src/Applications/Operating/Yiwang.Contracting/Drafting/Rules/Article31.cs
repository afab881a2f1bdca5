using System.Text.RegularExpressions;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting.Rules;

/// <summary>第三十一条: quality with its standard, acceptance and what may be objected.</summary>
internal static partial class Article31
{
    private static readonly string[] Kinds = ["goods", "works", "software"];

    [Article(Law.LuohuContracts, 31)]
    [Requirement("LH-HT-031")]
    public static IEnumerable<TextFinding> Quality(ContractReading reading)
    {
        if (!Kinds.Any(reading.Is)) yield break;
        (string Name, Regex Said)[] parts = [("标准和要求", Standard()), ("验收", Acceptance()), ("异议", Objection())];
        var missing = parts.Where(p => !reading.Has(p.Said)).Select(p => p.Name).ToArray();
        if (missing.Length > 0) yield return Places.Of(31).Warns(reading.Insertion, $"涉及质量，没有约定{string.Join("、", missing)}。", "写明执行的标准、验收的步骤和时限、不合格或有异议时怎样提出和处理。");
    }

    [GeneratedRegex("标准|规范|GB|质量要求|技术(?:要求|参数|指标)|需求说明")]
    private static partial Regex Standard();

    [GeneratedRegex("验收")]
    private static partial Regex Acceptance();

    [GeneratedRegex("异议|不合格|不符合|返工|退换|更换|整改|复验|重新(?:检测|提交|验收)")]
    private static partial Regex Objection();
}
