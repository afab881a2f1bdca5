using System.Text.RegularExpressions;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting.Rules;

/// <summary>第三十条: a quantity has its unit and how it is counted.</summary>
internal static partial class Article30
{
    [Article(Law.LuohuContracts, 30)]
    [Requirement("LH-HT-030")]
    public static IEnumerable<TextFinding> Quantity(ContractReading reading)
    {
        foreach (var sentence in reading.Sentences)
        {
            if (NoUnit().Match(sentence.Text) is { Success: true } bare) yield return Places.Of(30).Warns(sentence.Of(bare), "数量没有写计量单位。", "在数字后写明单位：台、套、平方米、吨等。");
            if (Uncounted().Match(sentence.Text) is { Success: true } vague) yield return Places.Of(30).Warns(sentence.Of(vague), "数量不确定。", "写明数量、单位和计量方法。");
        }

        if (reading.Is("goods") && Counted().Match(reading.Text) is { Success: true } counted && !reading.Has(Method()))
            yield return Places.Of(30).Warns(Texts.Elements.Span.Of(counted), "写了数量，没有写怎样计量。", "写明以什么为准：现场清点签收、过磅、实测等。");
    }

    [GeneratedRegex(@"数量\s*(?:[：:]|为|共)?\s*\d+(?:,\d{3})*(?![\d,.]|\s*[\u4e00-\u9fa5㎡²³a-zA-Z%（(])")]
    private static partial Regex NoUnit();

    [GeneratedRegex("数量\\s*(?:[：:]|为)?\\s*(?:若干|适量|不限|以实际需要为准|按需)|(?:设备|物资|货物|材料|家具|用品)(?:若干|一批(?!次)|适量)")]
    private static partial Regex Uncounted();

    [GeneratedRegex(@"数量\s*(?:[：:]|为|共)?\s*\d+|\d+\s*(?:台|套|辆|件|吨|箱|册|张|盏)")]
    private static partial Regex Counted();

    [GeneratedRegex("清点|计量|过磅|实测|签收数量|点验|实际(?:交付|到货|供货|签收|完成)数量|按实|核对数量|数量[^。；]{0,16}为准|逐(?:台|件|套)")]
    private static partial Regex Method();
}
