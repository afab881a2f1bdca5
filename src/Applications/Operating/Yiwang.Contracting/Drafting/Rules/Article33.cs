using System.Text.RegularExpressions;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting.Rules;

/// <summary>第三十三条: from when to when, where, how, and in which order.</summary>
internal static partial class Article33
{
    [Article(Law.LuohuContracts, 33, 1)]
    [Requirement("LH-HT-033a")]
    public static IEnumerable<TextFinding> Performance(ContractReading reading)
    {
        foreach (var term in reading.Terms)
        {
            if (term is { Start: { } start, End: { } end } && end < start)
                yield return Places.Of(33, 1).Blocks(term.At, "终止日早于起始日。", "核对并改正起止日期。");
        }

        if (reading.Title?.Has(Derived()) == true) yield break;
        (string Name, bool Said)[] parts = [("起止期限", reading.Terms.Count > 0 || reading.Has(Period())), ("具体地点", reading.Sentences.Any(s => s.Has(Place()) && !s.Has(Address()))), ("履行方式", reading.Has(Manner()))];
        var missing = parts.Where(p => !p.Said).Select(p => p.Name).ToArray();
        if (missing.Length > 0) yield return Places.Of(33, 1).Warns(reading.Insertion, $"履行没有约定{string.Join("、", missing)}。", "写明从哪天到哪天、在什么地方、用什么方式履行。");
    }

    /// <summary>The text says that there is an order, but not which.</summary>
    [Article(Law.LuohuContracts, 33, 2)]
    public static IEnumerable<TextFinding> Order(ContractReading reading) =>
        from sentence in reading.With(NoOrder())
        select Places.Of(33, 2).Asks(sentence.At, "说到履行有先后，没有写清谁先谁后、以什么为条件。请审查是否须写明。", "按先后写出每一步由谁做、以什么为条件。");

    [GeneratedRegex("补充|变更|解除|终止")]
    private static partial Regex Derived();

    [GeneratedRegex(@"工期|(?:之日|日)起[^。；]{0,14}(?:日|个月|年|天)(?:内|止)?|[于在][^。；]{0,16}\d\s*[日月](?:前|之前|内)|至[^。；]{0,14}(?:日|完成|完毕)止?|活动(?:时间|日期)|\d+\s*(?:个)?(?:日历天|工作日)|会期|举办时间")]
    private static partial Regex Period();

    [GeneratedRegex("(?<!签[订约署](?:的)?)地点|位于|坐落|场所|机房|仓库|车库|[校院]内|在[^。；，]{1,10}(?:区|市|街道)(?:范围内|累计|设立|注册|建设|实施|开展|投资)|[（(][^）)]{0,8}段[）)]|现场(?!安全|清点|验收|管理)|工地|送(?:货|达|交)?至|交付至|[甲乙]方(?:指定|办公)(?:的)?(?:地点|场所|地址)|地址为|辖区|范围内|楼|路\\d+号|服务区域|(?:指定|办公|施工|服务|安装)(?:的)?(?:地点|场所|位置|区域)|账户|四至|街道范围")]
    private static partial Regex Place();

    // Where a party sits is no place of performance.
    [GeneratedRegex("^(?:通讯|联系|注册|办公|单位)?(?:地址|住所|住址)")]
    private static partial Regex Address();

    [GeneratedRegex("方式|方法|形式|上门|驻场|派[驻出遣]|交付|配送|提交|组织(?:实施|开展)|开展|举办|测量|完成|编制|录入|设置|协助|负责|提供|移交|安装|施工|按照")]
    private static partial Regex Manner();

    [GeneratedRegex("(?:先后顺序|履行顺序|付款顺序)[^。；]{0,10}(?:另行|协商|视)|按(?:一定|适当)(?:的)?(?:先后)?顺序")]
    private static partial Regex NoOrder();
}
