using System.Text.RegularExpressions;
using Yiwang.Contracting.Texts.Elements;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting.Rules;

/// <summary>第三十五条: five years at most, and a renewal is asked for half a year before.</summary>
internal static partial class Article35
{
    /// <summary>
    /// Five years end on the eve of the day (2019-01-01 to 2023-12-31). Where the text says that the leader in charge agreed, the paper is
    /// asked for; the file itself is looked for at the signing. Where its sentence names a rule for terms of its kind, that is asked.
    /// </summary>
    [Article(Law.LuohuContracts, 35, 1)]
    [Article(Law.LuohuContracts, 35, 3)]
    [Requirement("LH-HT-035a")]
    public static IEnumerable<TextFinding> Term(ContractReading reading)
    {
        var years = reading.Limits.LongestTermYears;
        // 柒年，从…至…: one term, said twice.
        foreach (var term in reading.Terms.Where(t => IsLonger(t, years)).GroupBy(t => reading.At(t.At)).Select(said => said.FirstOrDefault(t => t.Months is null) ?? said.First()))
        {
            if (reading.At(term.At) is { } said && Special().Match(said.Text) is { Success: true } rule)
            {
                yield return Places.Of(35, 3).Asks(term.At, $"合同期限超过{ChineseNumber.Format(years)}年，文中说依据{rule.Value}。请核对该规定对这类合同的期限确有特别规定。", "没有特别规定的，改为不超过五年，或者先报主管区领导签字批准。");
                continue;
            }

            var approved = reading.With(Approval()).FirstOrDefault();
            yield return approved is null
                ? Places.Of(35, 1).Blocks(term.At, $"合同期限超过{ChineseNumber.Format(years)}年。", $"改为不超过{ChineseNumber.Format(years)}年；确需更长的，先报主管区领导签字批准，并写明批准文件。")
                : Places.Of(35, 1).Asks(term.At, $"合同期限超过{ChineseNumber.Format(years)}年，文中说已经批准。请核对主管区领导签字的批准件。");
        }
    }

    [Article(Law.LuohuContracts, 35, 2)]
    [Requirement("LH-HT-035b")]
    public static IEnumerable<TextFinding> Renewal(ContractReading reading)
    {
        var months = reading.Limits.RenewalMonths;
        foreach (var sentence in reading.With(Renews()))
        {
            if (ByItself().Match(sentence.Text) is { Success: true } && !Never().IsMatch(sentence.Text))
                yield return Places.Of(35, 2).Warns(sentence.At, "约定自动续期：续签须有人在期满前提出，由签订主体按权限决定。", $"改为：需要续签的，至少在期满前{ChineseNumber.Format(months)}个月书面提出，由甲方按程序决定。");
            else if (Ahead().Match(sentence.Text) is { Success: true } ahead && DaysOf(ahead) < months * 30)
                yield return Places.Of(35, 2).Warns(sentence.At, $"续签提出的时间晚于期满前{ChineseNumber.Format(months)}个月。", $"改为至少在期满前{ChineseNumber.Format(months)}个月提出。");
        }
    }

    private static bool IsLonger(TermFound term, int years) =>
        term is { Start: { } start, End: { } end } ? end > start.AddYears(years).AddDays(-1) : term.Months > years * 12;

    private static int DaysOf(Match ahead)
    {
        var number = ContractDates.Number(ahead.Groups["n"].Value) ?? 0;
        return ahead.Groups["unit"].Value switch { "年" => number * 365, "月" => number * 30, _ => number };
    }

    [GeneratedRegex("(?:主管|分管)?(?:区)?领导[^。；]{0,12}(?:签字|批准|批示|同意)|经(?:区政府|区人民政府)[^。；]{0,20}(?:批准|同意|审定)[^。；]{0,20}(?:期限|超过)?")]
    private static partial Regex Approval();

    // A rule that the sentence of the term itself names; what every contract names says nothing of terms.
    [GeneratedRegex("《(?!(?:中华人民共和国)?(?:民法典|合同法|政府采购法)|[^》]*(?:政府合同|采购文件|招标))[^》]{4,40}(?:法|条例|办法|规定|细则|规程)》")]
    private static partial Regex Special();

    [GeneratedRegex("续签|续约|续租|续期|继续(?:承租|租赁|租用|合作|经营)|顺延|自动延[长续]|续展")]
    private static partial Regex Renews();

    [GeneratedRegex("自动(?:续|顺延|延)|(?:合同|协议|期限|租期|租赁期)[^。；]{0,8}自动|视为[^。；]{0,8}(?:续签|续约|续租|续期)|未提出异议[^。；]{0,12}(?:续|顺延)")]
    private static partial Regex ByItself();

    [GeneratedRegex("不(?:再|得|能)?自动|自动(?:解除|终止|失效)")]
    private static partial Regex Never();

    [GeneratedRegex(@"(?:前|提前)\s*(?:至少)?\s*(?<n>\d{1,3}|[一二三四五六七八九十两]{1,3})\s*个?(?:工作)?(?<unit>日|天|月|年)")]
    private static partial Regex Ahead();
}
