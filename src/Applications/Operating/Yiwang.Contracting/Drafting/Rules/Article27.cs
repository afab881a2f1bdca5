using System.Text.RegularExpressions;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting.Rules;

/// <summary>第二十七条: the name says what it is.</summary>
internal static partial class Article27
{
    [Article(Law.LuohuContracts, 27)]
    [Requirement("LH-HT-027")]
    public static IEnumerable<TextFinding> Name(ContractReading reading)
    {
        if (reading.Title is not { } title)
        {
            yield return Places.Of(27).Warns(new(0, 0), "没有合同名称。", "在文首写明名称，例如“某某路灯维护服务采购合同”。");
        }
        else if (General().IsMatch(Blanks().Replace(title.Text, "")))
        {
            yield return Places.Of(27).Warns(title.At, $"名称“{Blanks().Replace(title.Text, "")}”太笼统，看不出是什么合同。", "写出标的和性质，例如“某某路灯维护服务采购合同”。");
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("^(?:政府)?(?:合同|协议|合同书|协议书|合约|补充协议(?:书)?|补充合同|变更协议|框架协议|备忘录|意向书|承诺函|确认书|责任书)(?:[（(][^）)]*[）)])?$")]
    private static partial Regex General();
}
