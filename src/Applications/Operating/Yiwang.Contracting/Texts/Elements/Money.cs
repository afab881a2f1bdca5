using System.Globalization;
using System.Text.RegularExpressions;

namespace Yiwang.Contracting.Texts.Elements;

/// <summary>An amount of a contract's text.</summary>
/// <param name="Fen">Null where it is written in Chinese numerals that say no amount.</param>
/// <param name="Capital">Written in Chinese numerals.</param>
internal sealed record Money(long? Fen, Span At, bool Capital);

/// <summary>Finds every amount of a text: 1,200,000.00元, ￥12万元, 叁佰万元整, 五百万元.</summary>
internal static partial class MoneyReader
{
    private const decimal Most = ChineseAmount.MostFen / 100m;

    public static IReadOnlyList<Money> Read(string text) =>
        [.. Arabic().Matches(text).Select(ReadArabic).OfType<Money>().Concat(Chinese().Matches(text).Select(ReadChinese)).OrderBy(m => m.At.Start)];

    private static Money? ReadArabic(Match found)
    {
        var unit = found.Groups["unit"].Value;
        // A bare number is an amount only behind the sign of the currency.
        if (unit.Length == 0 && !found.Groups["sign"].Success) return null;
        var digits = found.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal);
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        var yuan = number * unit switch { ['万', ..] => 10_000m, ['亿', ..] => 100_000_000m, ['千', ..] => 1_000m, ['百', ..] => 1_000_000m, _ => 1m };
        return yuan <= Most ? new((long)(yuan * 100), Span.Of(found), false) : null;
    }

    private static Money ReadChinese(Match found) => new(ChineseAmount.TryParse(found.Groups["amount"].Value, out var fen) ? fen : null, Span.Of(found), true);

    [GeneratedRegex(@"(?:(?<sign>[¥￥]|RMB|人民币)\s*)?(?<![\d.,\-])(?<number>\d{1,3}(?:[,，]\d{3})+(?:\.\d{1,2})?|\d{1,13}(?:\.\d{1,6})?)\s*(?<unit>亿元|百万元|千万元|万元|万(?=元|[（(）)，。、；\s])|元)?")]
    private static partial Regex Arabic();

    [GeneratedRegex(@"(?:人民币\s*)?(?<amount>[零〇○壹贰貳叁叄参肆伍陆陸柒捌玖拾佰仟一二三四五六七八九十百千两万亿]{1,24}[元圆圓](?:[零〇壹贰貳叁叄参肆伍陆柒捌玖一二三四五六七八九]?角)?(?:零?[零〇壹贰貳叁叄参肆伍陆柒捌玖一二三四五六七八九]分)?[整正]?)")]
    private static partial Regex Chinese();
}
