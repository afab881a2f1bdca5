using System.Globalization;
using System.Text.RegularExpressions;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Texts.Elements;

/// <summary>A day of a contract's text.</summary>
internal sealed record DayFound(DateOnly Day, Span At);

/// <summary>How long a contract runs, as the text says it.</summary>
/// <param name="At">The words that say it.</param>
/// <param name="Months">Where the text gives a length (三年, 36个月) rather than two days.</param>
internal sealed record TermFound(DateOnly? Start, DateOnly? End, int? Months, Span At);

/// <summary>Days and the term.</summary>
internal static partial class ContractDates
{
    public static IReadOnlyList<DayFound> Read(string text) => [.. Days().Matches(text).Select(m => Day(m) is { } day ? new DayFound(day, Span.Of(m)) : null).OfType<DayFound>()];

    /// <summary>Every term that the text gives to the contract or to what it is about, in the order of the text; guarantee and custody periods are none.</summary>
    public static IReadOnlyList<TermFound> Terms(string text)
    {
        var ranges = Range().Matches(text).Where(m => !IsOther(text, m)).Select(m => (Found: m, From: Days().Match(m.Groups["from"].Value), Until: Days().Match(m.Groups["until"].Value)))
            .Where(r => Day(r.From) is not null || Day(r.Until) is not null)
            .Select(r => new TermFound(Day(r.From), Day(r.Until), null, Span.Of(r.Found)));
        var lengths = Length().Matches(text).Where(m => !IsOther(text, m)).Select(m => new TermFound(null, null, Months(m), Span.Of(m))).Where(t => t.Months is > 0);
        return [.. ranges.Concat(lengths).OrderBy(t => t.At.Start)];
    }

    /// <summary>三 or 12 as a number; null for what is none.</summary>
    public static int? Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : ChineseNumber.TryParse(text.Trim().Replace('两', '二').Replace('壹', '一').Replace('贰', '二').Replace('叁', '三').Replace('肆', '四').Replace('伍', '五').Replace('陆', '六').Replace('柒', '七').Replace('捌', '八').Replace('玖', '九').Replace('拾', '十'), out number) ? number : null;

    private static DateOnly? Day(Match found)
    {
        if (!found.Success || Year(found.Groups["y"].Value) is not { } year || Number(found.Groups["m"].Value) is not { } month || Number(found.Groups["d"].Value) is not { } day) return null;
        return year is >= 1980 and <= 2120 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;
    }

    private static int? Year(string text)
    {
        var year = 0;
        foreach (var sign in text)
        {
            var digit = char.IsAsciiDigit(sign) ? sign - '0' : "〇一二三四五六七八九".IndexOf(sign == '零' || sign == '○' ? '〇' : sign, StringComparison.Ordinal);
            if (digit < 0) return null;
            year = year * 10 + digit;
        }

        return year;
    }

    private static int? Months(Match length)
    {
        if (Number(length.Groups["n"].Value) is not { } number) return null;
        return length.Groups["unit"].Value == "年" ? number * 12 : number;
    }

    private static bool IsOther(string text, Match found)
    {
        var from = Math.Max(text.LastIndexOfAny(['。', '；', '\n'], Math.Max(found.Index - 1, 0)), found.Index - 24) + 1;
        return OtherPeriod().IsMatch(text.AsSpan(from, found.Index + found.Length - from));
    }

    [GeneratedRegex(@"(?<y>\d{4}|[〇零○一二三四五六七八九]{4})\s*(?:年|[-./])\s*(?<m>\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:月|[-./])\s*(?<d>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?")]
    private static partial Regex Days();

    [GeneratedRegex(@"(?<from>(?:\d{4}|[〇零○一二三四五六七八九]{4})\s*(?:年|[-./])\s*[\d一二三四五六七八九十]{1,3}\s*(?:月|[-./])\s*[\d一二三四五六七八九十]{1,3}\s*日?)\s*(?:[（(][^）)]{0,12}[）)])?\s*(?:起算?|起计算|起(?:[一二三四五六七八九十两\d]{1,3}年)|开始|开工)?\s*(?:[，,])?\s*(?:至|到|—+|-+|~|～|起至|(?<=开工[，,]))\s*(?<until>(?:\d{4}|[〇零○一二三四五六七八九]{4})\s*(?:年|[-./])\s*[\d一二三四五六七八九十]{1,3}\s*(?:月|[-./])\s*[\d一二三四五六七八九十]{1,3}\s*日?)(?:止)?")]
    private static partial Regex Range();

    // The length stands behind what it is the length of: 租赁期限为三年, 合作期：36个月, 有效期五年.
    [GeneratedRegex(@"(?:合同|协议|租赁|服务|合作|经营|使用|委托|托管|管理|履行|监管|供货|运营|承包|特许|出借|借用|有效|租|服务总)(?:的)?(?:期限|有效期|有效期限|期|年限)(?:限)?\s*(?:共计|共|为|定为|是|：|:|暂定)*\s*[（(]?(?<n>\d{1,3}|[一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾]{1,4})[）)]?\s*(?:个)?(?<unit>年|月)")]
    private static partial Regex Length();

    [GeneratedRegex("质保|保修|质量保证|保密|保存|保管|缺陷责任|付款|支付|免租|装修期|注册|成立|营业期|公示|审计期间|试运行|结算|考核期|竣工验收|投标有效")]
    private static partial Regex OtherPeriod();
}
