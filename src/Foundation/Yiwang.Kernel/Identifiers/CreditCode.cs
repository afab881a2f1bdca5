using System.Diagnostics.CodeAnalysis;

namespace Yiwang.Kernel;

/// <summary>
/// 统一社会信用代码 (GB 32100): eighteen signs — registering authority, kind, region, nine signs of the organisation code, check sign
/// (powers of three, modulo 31). The letters I, O, S, V and Z don't occur.
/// </summary>
public sealed record CreditCode
{
    private const string Signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string Remedy = "请对照营业执照或法人登记证书上的18位代码重新填写；代码中没有字母I、O、S、V、Z。";

    private CreditCode(string value) => Value = value;

    /// <summary>Eighteen signs, capitals.</summary>
    public string Value { get; }

    /// <summary>Six digits of the registering authority's region.</summary>
    public string Region => Value[2..8];

    /// <summary>组织机构代码, nine signs (GB 11714).</summary>
    public string OrganisationCode => Value[8..17];

    public static bool TryParse(string? text, [NotNullWhen(true)] out CreditCode? code, [NotNullWhen(false)] out Finding? problem)
    {
        var compact = TextForms.Compact(text ?? "").Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        problem = Check(compact);
        code = problem is null ? new(compact) : null;
        return code is not null;
    }

    /// <summary>Like TryParse, for demonstration data and tests; throws <see cref="FormatException"/>.</summary>
    public static CreditCode Parse(string text) =>
        TryParse(text, out var code, out var problem) ? code : throw new FormatException(problem.Message);

    /// <summary>The check sign for the first seventeen signs.</summary>
    public static char CheckSign(ReadOnlySpan<char> seventeen)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(seventeen.Length, 17);
        var (sum, weight) = (0, 1);
        foreach (var sign in seventeen)
        {
            sum += Signs.IndexOf(sign, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return Signs[(31 - sum % 31) % 31];
    }

    public override string ToString() => Value;

    private static Finding? Check(string text)
    {
        if (text.Length == 0) return Wrong("empty", "没有填写统一社会信用代码。");
        if (text.Length != 18) return Wrong("length", $"统一社会信用代码应为18位，现在是{text.Length}位。");
        if (text.FirstOrDefault(c => !Signs.Contains(c, StringComparison.Ordinal)) is not '\0' and var wrong)
            return Wrong("characters", $"统一社会信用代码中不会有“{wrong}”。");
        if (!text[2..8].All(char.IsAsciiDigit)) return Wrong("region", "统一社会信用代码第3至8位是登记机关的地区代码，只能是数字。");
        return text[17] == CheckSign(text.AsSpan(0, 17)) ? null : Wrong("check", "统一社会信用代码的校验位不符，可能有一位填错。");
    }

    private static Finding Wrong(string what, string message) => Finding.Block($"credit-code.{what}", message, remedy: Remedy);
}
