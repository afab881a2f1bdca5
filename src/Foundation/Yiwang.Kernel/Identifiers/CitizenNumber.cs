using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Yiwang.Kernel;

/// <summary>
/// 公民身份号码 (GB 11643): region, date of birth, sequence, check digit by ISO 7064 MOD 11-2. Prints masked, so that it can't
/// leak through a log or an exception; the whole number must be asked for by <see cref="Reveal"/>. The sex that the number
/// encodes is not offered: no rule may depend on it unasked.
/// </summary>
public sealed record CitizenNumber
{
    private const string Remedy = "请对照身份证、户口簿或居住证上的18位号码重新填写；末位是X的填X。";
    private const string CheckSigns = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private readonly string digits;

    private CitizenNumber(string digits) => this.digits = digits;

    /// <summary>First and last four signs: 4415**********1234.</summary>
    public string Masked => $"{digits[..4]}**********{digits[14..]}";

    public DateOnly BirthDate => DateOnly.ParseExact(digits[6..14], "yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>The six digits of the county in which the number was first given; it need not exist any more, nor be the present registration.</summary>
    public string FirstRegion => digits[..6];

    /// <summary>Accepts full-width digits, blanks and a small x. The finding says what is wrong and never repeats the number.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CitizenNumber? number, [NotNullWhen(false)] out Finding? problem)
    {
        var compact = TextForms.Compact(text ?? "").ToUpperInvariant();
        problem = Check(compact);
        number = problem is null ? new(compact) : null;
        return number is not null;
    }

    /// <summary>Like TryParse, for demonstration data and tests; throws <see cref="FormatException"/>.</summary>
    public static CitizenNumber Parse(string text) =>
        TryParse(text, out var number, out var problem) ? number : throw new FormatException(problem.Message);

    /// <summary>The check sign for the first seventeen digits.</summary>
    public static char CheckSign(ReadOnlySpan<char> seventeen)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(seventeen.Length, 17);
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += (seventeen[i] - '0') * Weights[i];
        return CheckSigns[sum % 11];
    }

    /// <summary>All eighteen signs. Only for storing, comparing with registers and showing to the person it belongs to.</summary>
    public string Reveal() => digits;

    public override string ToString() => Masked;

    private static Finding? Check(string text)
    {
        if (text.Length == 0) return Wrong("empty", "没有填写身份证号。");
        if (text.Length == 15 && text.All(char.IsAsciiDigit)) return Wrong("length", "这是15位的旧号码，请填写18位的身份证号。");
        if (text.Length != 18) return Wrong("length", $"身份证号应为18位，现在是{text.Length}位。");
        if (!text[..17].All(char.IsAsciiDigit) || !(char.IsAsciiDigit(text[17]) || text[17] == 'X'))
            return Wrong("characters", "身份证号前17位只能是数字，最后一位是数字或X。");

        // 83 is Taiwan in residence permits; GB/T 2260 itself has 71.
        if (text[..2] != "83" && !RegionCode.TryParse(text[..2] + "0000", out _, out _)) return Wrong("region", "身份证号开头的地区代码不存在。");
        if (!DateOnly.TryParseExact(text[6..14], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) || born.Year < 1850)
            return Wrong("date", "身份证号第7至14位不是有效的出生日期。");
        return text[17] == CheckSign(text.AsSpan(0, 17)) ? null : Wrong("check", "身份证号的校验位不符，可能有一位数字填错。");
    }

    private static Finding Wrong(string what, string message) => Finding.Block($"citizen-number.{what}", message, remedy: Remedy);
}
