using System.Text.RegularExpressions;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting.Rules;

/// <summary>第三十八条: a Chinese text, which goes before others.</summary>
internal static partial class Article38
{
    /// <summary>Less of the letters than this are Chinese: it is no Chinese text.</summary>
    private const double LeastChinese = 0.3;

    [Article(Law.LuohuContracts, 38)]
    [Requirement("LH-HT-038")]
    public static IEnumerable<TextFinding> Language(ContractReading reading)
    {
        var letters = reading.Text.Count(char.IsLetter);
        if (letters > 50 && reading.Text.Count(c => c is >= '\u4e00' and <= '\u9fff') < letters * LeastChinese)
        {
            yield return Places.Of(38).Blocks(new(0, reading.Text.IndexOf('\n') is > 0 and var end ? end : reading.Text.Length), "不是中文文本。", "以中文订立；确需外文的另附译本，并写明以中文文本为准。");
            yield break;
        }

        if (reading.Has(ChineseFirst())) yield break;
        foreach (var sentence in reading.With(TwoLanguages()).Where(s => !Foreign().IsMatch(s.Text)).Take(1))
            yield return Places.Of(38).Warns(sentence.At, "有两种文字的文本，没有写明以中文文本为准。", "写明：两种文本不一致的，以中文文本为准。");
    }

    [GeneratedRegex("以中文(?:文本|版本|版|本)?[^。；]{0,6}(?:为准|优先)|中文(?:文本|版本|版)?(?:优先|效力优先)|[Cc]hinese (?:version|text)[^.]{0,20}(?:prevail|control)")]
    private static partial Regex ChineseFirst();

    [GeneratedRegex("[中英][、和及与]?[英中外][文两双][^。；]{0,12}(?:书写|写成|文本|版本|订立|签[订署]|对照|各)|两种(?:语言|文字|文本)|英文(?:译本|文本|版本|版)|外文(?:译本|文本|版本)|同等(?:法律)?效力[^。；]{0,6}(?:中|英)文")]
    private static partial Regex TwoLanguages();

    [GeneratedRegex("以[^。；]{0,2}(?:英|外|日|法|德|俄|韩)(?:国)?[文语][^。；]{0,8}(?:为准|优先)")]
    private static partial Regex Foreign();
}
