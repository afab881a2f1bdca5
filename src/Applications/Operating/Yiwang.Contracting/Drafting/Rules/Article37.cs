using System.Text.RegularExpressions;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting.Rules;

/// <summary>第三十七条: where secrets or private data are touched there is a duty to keep them.</summary>
internal static partial class Article37
{
    [Article(Law.LuohuContracts, 37)]
    public static IEnumerable<TextFinding> Secrets(ContractReading reading)
    {
        if (reading.Has(Keeps()) || reading.With(Touches()).FirstOrDefault() is not { } sentence) yield break;
        yield return Places.Of(37).Blocks(sentence.At, "涉及国家秘密、商业秘密或个人隐私，没有保密约定。", "增加保密条款，写明范围、期限、措施和责任。");
    }

    [GeneratedRegex("保密|不得(?:向[^。；]{0,10})?(?:泄露|披露)")]
    private static partial Regex Keeps();

    [GeneratedRegex("国家秘密|商业秘密|个人(?:信息|隐私|资料)|居民(?:信息|数据|档案)|健康(?:档案|数据)|学生(?:信息|数据|档案)|身份信息|病历|人脸|病史|诊疗(?:记录|信息)|就诊记录|家庭(?:成员|收入|情况)|征信|源代码|内部资料|体检(?:数据|结果|报告)|老人(?:信息|档案)")]
    private static partial Regex Touches();
}
