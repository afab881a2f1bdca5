namespace Yiwang.Kernel;

/// <summary>
/// Chinese numerals as regulations write them: 三, 十二, 四十九, 一百零三. From 0 to 9999; anything else is refused.
/// </summary>
public static class ChineseNumber
{
    public const int Max = 9999;

    private const string Digits = "零一二三四五六七八九";
    private static readonly (int Value, char Sign)[] Units = [(1000, '千'), (100, '百'), (10, '十')];

    /// <summary>Ten to nineteen are written 十…, without 一. Throws outside 0–9999.</summary>
    public static string Format(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Max);
        if (number < 10) return Digits[number].ToString();

        var text = "";
        var rest = number;
        var gap = false;
        foreach (var (value, sign) in Units)
        {
            var digit = rest / value;
            rest %= value;
            if (digit == 0) gap = text.Length > 0;
            else
            {
                text += (gap ? "零" : "") + Digits[digit] + sign;
                gap = false;
            }
        }

        if (rest > 0) text += (gap ? "零" : "") + Digits[rest];
        return number < 20 ? text[1..] : text;
    }

    /// <summary>Reads a well-formed numeral; 〇 stands for 零 and 一十 for 十. Colloquial forms (一百一, 廿) are refused.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        if (text.IsEmpty || text.Length > 9) return false;

        var value = 0;
        var digit = -1;
        foreach (var sign in text)
        {
            var unit = sign switch { '千' => 1000, '百' => 100, '十' => 10, _ => 0 };
            if (unit > 0)
            {
                value += (digit < 0 ? 1 : digit) * unit;
                digit = -1;
            }
            else if ((digit = Digits.IndexOf(sign == '〇' ? '零' : sign, StringComparison.Ordinal)) < 0) return false;
        }

        value += Math.Max(digit, 0);
        if (value > Max) return false;

        // Writing the value again is the whole grammar: whatever doesn't come back was not well formed.
        var plain = text.ToString().Replace('〇', '零');
        var canonical = Format(value);
        if (plain != canonical && !(canonical[0] == '十' && plain == "一" + canonical)) return false;

        number = value;
        return true;
    }
}
