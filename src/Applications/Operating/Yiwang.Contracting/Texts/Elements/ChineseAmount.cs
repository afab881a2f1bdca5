namespace Yiwang.Contracting.Texts.Elements;

/// <summary>
/// Amounts in Chinese numerals, capital (壹佰贰拾万元整) or plain (一百二十万元): reads both, writes the capital form. Whole fen.
/// </summary>
internal static class ChineseAmount
{
    /// <summary>A million million yuan less one fen.</summary>
    public const long MostFen = 99_999_999_999_999;

    private const string Capitals = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Digits = [Capitals, "〇一二三四五六七八九", "○壹貳叄肆伍陸柒捌玖", "零壹贰参肆伍陆柒捌玖"];
    private static readonly (char[] Signs, int Value)[] Tens = [(['拾', '十'], 10), (['佰', '百'], 100), (['仟', '千'], 1000)];

    /// <summary>Reads 壹万贰仟元整, 叁拾元零伍分, 一百万元; false for what isn't well formed or names no 元.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long fen)
    {
        fen = 0;
        var body = text.Trim().TrimEnd("整正");
        var at = body.IndexOfAny('元', '圆', '圓');
        if (at <= 0 || !TryWhole(body[..at], out var yuan) || yuan > MostFen / 100) return false;
        return TryParts(body[(at + 1)..], out var parts) && (fen = yuan * 100 + parts) >= 0;
    }

    /// <summary>The capital form as banks write it: 壹拾万零伍佰元整, 叁元零伍分.</summary>
    public static string Format(long fen)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fen);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fen, MostFen);
        var (yuan, jiao, rest) = (fen / 100, fen / 10 % 10, fen % 10);
        var whole = yuan == 0 ? "零元" : Whole(yuan) + "元";
        return (jiao, rest) switch
        {
            (0, 0) => whole + "整",
            (0, _) => $"{whole}零{Capitals[(int)rest]}分",
            (_, 0) => $"{whole}{Capitals[(int)jiao]}角",
            _ => $"{whole}{Capitals[(int)jiao]}角{Capitals[(int)rest]}分",
        };
    }

    // Four signs a group, as they are read: 亿, 万, and the rest.
    private static string Whole(long yuan)
    {
        var text = "";
        var gap = false;
        foreach (var (unit, sign) in new[] { (1_0000_0000L, "亿"), (1_0000L, "万"), (1L, "") })
        {
            var group = (int)(yuan / unit % 1_0000);
            if (group == 0)
            {
                gap = text.Length > 0;
                continue;
            }

            text += (text.Length > 0 && (gap || group < 1000) ? "零" : "") + Group(group) + sign;
            gap = false;
        }

        return text;
    }

    private static string Group(int number)
    {
        var text = "";
        var gap = false;
        foreach (var (unit, sign) in new[] { (1000, "仟"), (100, "佰"), (10, "拾"), (1, "") })
        {
            var digit = number / unit % 10;
            if (digit == 0) gap = text.Length > 0;
            else
            {
                text += (gap ? "零" : "") + Capitals[digit] + sign;
                gap = false;
            }
        }

        return text;
    }

    private static bool TryWhole(ReadOnlySpan<char> text, out long yuan)
    {
        yuan = 0;
        var hundredMillions = text.LastIndexOf('亿');
        if (hundredMillions >= 0)
        {
            if (!TryBelow(text[..hundredMillions], out var many)) return false;
            yuan = many * 1_0000_0000;
            text = text[(hundredMillions + 1)..];
            if (text.IsEmpty) return true;
        }

        if (!TryBelow(text, out var few) || few >= 1_0000_0000) return false;
        yuan += few;
        return true;
    }

    private static bool TryBelow(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        var at = text.LastIndexOf('万');
        var thousands = 0;
        if (at >= 0 && !TryGroup(text[..at], out thousands)) return false;
        var rest = text[(at + 1)..];
        if (rest.IsEmpty) return (value = thousands * 10_000L) > 0;
        if (!TryGroup(rest, out var few)) return false;
        value = thousands * 10_000L + few;
        return true;
    }

    // Units come down and each digit but the last has one; 零 stands anywhere between.
    private static bool TryGroup(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        if (text.IsEmpty) return false;
        var (digit, lastUnit) = (-1, 10_000);
        foreach (var sign in text)
        {
            if (DigitOf(sign) is >= 0 and var next)
            {
                if (digit > 0) return false;
                digit = next;
                continue;
            }

            var unit = Tens.FirstOrDefault(t => t.Signs.Contains(sign)).Value;
            if (unit == 0 || unit >= lastUnit || (digit <= 0 && (unit != 10 || value != 0))) return false;
            value += (digit <= 0 ? 1 : digit) * unit;
            (digit, lastUnit) = (-1, unit);
        }

        value += Math.Max(digit, 0);
        return true;
    }

    private static bool TryParts(ReadOnlySpan<char> text, out int fen)
    {
        fen = 0;
        var (digit, lastUnit) = (-1, 100);
        foreach (var sign in text)
        {
            var unit = sign switch { '角' => 10, '分' => 1, _ => 0 };
            if (unit == 0)
            {
                var next = DigitOf(sign);
                if (next < 0 || digit > 0) return false;
                digit = next;
            }
            else
            {
                if (digit < 0 || unit >= lastUnit) return false;
                fen += digit * unit;
                (digit, lastUnit) = (-1, unit);
            }
        }

        return digit <= 0;
    }

    private static int DigitOf(char sign)
    {
        foreach (var row in Digits)
        {
            if (row.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var digit) return digit;
        }

        return sign == '两' ? 2 : -1;
    }
}
