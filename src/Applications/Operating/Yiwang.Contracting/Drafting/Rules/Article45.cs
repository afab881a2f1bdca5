using System.Globalization;
using System.Text.RegularExpressions;
using Yiwang.Contracting.Texts.Elements;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting.Rules;

/// <summary>第四十五条: signs of obviously unreasonable content. Only ever questions; the reviewer says what it is.</summary>
internal static partial class Article45
{
    [Article(Law.LuohuContracts, 45, 1, Item = 1)]
    [Requirement("LH-HT-045a")]
    public static IEnumerable<TextFinding> Price(ContractReading reading) =>
        from sentence in reading.With(Free())
        where GivenByGovernment(reading, sentence) && !Gains().IsMatch(sentence.Text)
        select Places.Of(45, 1, 1).Asks(sentence.At, "政府一方无偿或象征性收费。请审查：是否属政府定价、指导价，政府一方有没有获益或其他特殊情况。");

    [Article(Law.LuohuContracts, 45, 1, Item = 2)]
    public static IEnumerable<TextFinding> Imbalance(ContractReading reading) =>
        from sentence in reading.Sentences
        where reading.Pattern("(?:{government})[^。；]{0,16}(?:放弃[^。；]{0,10}(?:权利|权益|抗辩|追究)|无权(?:解除|终止|变更|提出异议|检查)|不得(?:解除|终止|收回|提出异议|要求退款|拒绝付款)|无条件(?:接受|支付|同意|验收)|不得以任何理由)|(?:最终)?解释权[^。；]{0,4}归(?:{others})|(?:{others})[^。；]{0,10}(?:有权|可)单方(?:面)?(?:调整|变更|提高|解除|终止)").IsMatch(sentence.Text)
        select Places.Of(45, 1, 2).Asks(sentence.At, "权利义务可能严重失衡，对政府一方不利。请审查。");

    [Article(Law.LuohuContracts, 45, 1, Item = 3)]
    public static IEnumerable<TextFinding> Liability(ContractReading reading)
    {
        var (own, others) = (Rates(reading, "{government}").ToArray(), Rates(reading, "{others}").ToArray());
        foreach (var rate in own)
        {
            var lightest = others.Where(o => o.IsDaily == rate.IsDaily).Select(o => o.PerMille).DefaultIfEmpty(0).Max();
            var isHeavy = rate.PerMille >= (rate.IsDaily ? reading.Rulebook["heavy-daily-per-mille"] : reading.Rulebook["heavy-share-percent"] * 10);
            var isLopsided = lightest > 0 && rate.PerMille >= lightest * reading.Rulebook["lopsided-times"];
            if (isHeavy || isLopsided) yield return Places.Of(45, 1, 3).Asks(rate.Sentence.At, $"政府一方的违约责任看来很重{(isLopsided ? "，比对方重许多" : "")}。请审查是否合理。");
        }

        foreach (var sentence in reading.With(Whole()).Where(s => reading.Pattern("(?:{government})(?:违约|逾期|未)[^。；]{0,24}相当于").IsMatch(s.Text)))
            yield return Places.Of(45, 1, 3).Asks(sentence.At, "政府一方的违约金相当于全部或全年价款。请审查是否合理。");

        foreach (var sentence in reading.Sentences.Where(s => reading.Pattern("(?:{others})[^。；]{0,40}(?:不承担(?:任何|其他)?(?:违约|赔偿|法律)?责任|免于承担|责任(?:总额)?(?:上限|不超过)|无需承担|仅承担)").IsMatch(s.Text) && !Excused().IsMatch(s.Text)))
            yield return Places.Of(45, 1, 3).Asks(sentence.At, "对方的违约责任看来很轻，可能达不到违约条款的目的。请审查。");
    }

    private static bool GivenByGovernment(ContractReading reading, Sentence sentence) =>
        reading.Pattern("(?:{government})[^。；]{0,30}(?:免费|无偿|免租|零租金|象征性)|(?:免费|无偿)(?:提供给|交(?:由|给)|出借给?|借给|供|给|由)?(?:{others})(?:[^。；]{0,6}使用)?|(?:免收|免除|减免)[^。；]{0,6}(?:租金|费用|使用费)|租金(?:为|：)?(?:零|0|1)元|(?:租金|使用费|价款)[^。；]{0,8}(?:免费|无偿)").IsMatch(sentence.Text);

    // 违约金 of so much, by the party that pays it.
    private static IEnumerable<Rate> Rates(ContractReading reading, string who)
    {
        var pays = reading.Pattern($"^(?:[^，。；]{{0,6}})?(?:{who})|(?:如|若|因|，)(?:{who})");
        foreach (var sentence in reading.With(Penalty()))
        {
            if (!pays.IsMatch(sentence.Text) || RateWords().Match(sentence.Text) is not { Success: true } found) continue;
            var value = found.Groups["n"].Success ? decimal.Parse(found.Groups["n"].Value, CultureInfo.InvariantCulture) : ContractDates.Number(found.Groups["c"].Value) ?? 0;
            var perMille = found.Groups["unit"].Value switch { "%" or "％" => value * 10, "‰" => value, _ => 0 } + found.Groups["of"].Value switch { "百分之" => value * 10, "千分之" => value, "万分之" => value / 10, _ => 0 };
            yield return new(sentence, perMille, Daily().IsMatch(sentence.Text));
        }
    }

    private sealed record Rate(Sentence Sentence, decimal PerMille, bool IsDaily);

    [GeneratedRegex("免费|无偿|免租|零租金|象征性|免收|免除[^。；]{0,10}(?:租金|使用费|费用)|租金(?:为|：)?(?:零|0|1)元|减免")]
    private static partial Regex Free();

    [GeneratedRegex("免租期|装修期|(?:乙方|供应商|承包人|服务商|捐赠人|捐赠方|开发方|受托方|卖方|供方)(?!使用|经营|占用)[^。；]{0,30}(?:免费|无偿)(?!使用)|接受|受赠|质保|保修|维护|培训|免费(?:维修|更换|升级|退换|修复|提供(?:培训|维护|技术支持))|(?:居民|群众|市民|公众|学生|老人|社会)[^。；]{0,10}(?:免费|无偿)|免费(?:向|对|为)(?:居民|群众|市民|公众|学生|社会)")]
    private static partial Regex Gains();

    [GeneratedRegex("相当于[^。；]{0,8}(?:全年|全部|全额|合同)[^。；]{0,8}(?:费用|价款|金额|总额)[^。；]{0,4}违约金")]
    private static partial Regex Whole();

    [GeneratedRegex("违约金|滞纳金|赔偿金|罚金")]
    private static partial Regex Penalty();

    [GeneratedRegex(@"(?<n>\d{1,3}(?:\.\d{1,3})?)\s*(?<unit>[%％‰])|(?<of>百分之|千分之|万分之)\s*(?:(?<n>\d{1,3}(?:\.\d+)?)|(?<c>[一二三四五六七八九十]{1,3}))")]
    private static partial Regex RateWords();

    [GeneratedRegex("每(?:逾期|延迟|迟延|拖延|延误)?[^。；]{0,4}(?:一)?[日天]|每日|按日|日[^。；]{0,3}(?:万|千)分之")]
    private static partial Regex Daily();

    [GeneratedRegex("不可抗力|非(?:因)?乙方(?:原因|过错)|甲方(?:原因|过错|未|逾期)|政府(?:行为|原因)|政策")]
    private static partial Regex Excused();
}
