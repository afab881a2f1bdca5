using System.Text.RegularExpressions;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting.Rules;

/// <summary>第二十九条: the object is plain; what is to be done has its bounds.</summary>
internal static partial class Article29
{
    /// <summary>Only a text that says nothing but 相关服务; whether a longer description is exact, a reviewer says.</summary>
    [Article(Law.LuohuContracts, 29)]
    public static IEnumerable<TextFinding> Subject(ContractReading reading) =>
        from sentence in reading.With(Hollow())
        where sentence.Text.Length <= 40
        select Places.Of(29).Warns(sentence.At, "标的写得笼统，看不出具体做什么、做到什么范围。", "逐项列出内容、范围和成果；可以附清单。");

    [GeneratedRegex("(?:服务|工作|合作|委托|采购|标的|咨询|项目|管理)(?:内容|范围|事项)?\\s*(?:[：:]|为|包括|是)[^。；]{0,14}(?:相关|有关|其他|一切|各项|等)(?:的)?(?:服务|工作|事宜|事项|内容|产品|材料)[^。；]{0,6}$|(?:交办|安排|要求)的[^。；]{0,16}(?:一切|所有|各项|全部)(?:事务|工作|服务|事宜)|提供[^。；]{0,10}(?:相关|有关|各项)(?:的)?(?:服务|工作|产品)$")]
    private static partial Regex Hollow();
}
