using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Yiwang.Kernel;

/// <summary>发文字号 (GB/T 9704): issuer code, year, sequence, as in 汕府办〔2019〕21号. Unique only within its issuing area.</summary>
/// <param name="Issuer">机关代字, for example 汕府办.</param>
/// <param name="Year">Four digits, 1949–2099.</param>
/// <param name="Sequence">From 1, written without leading zeros and without 第.</param>
public sealed partial record DocumentNumber(string Issuer, int Year, int Sequence)
{
    private const string Remedy = "请按“机关代字〔年份〕序号号”填写，例如：汕府办〔2019〕21号。";

    /// <summary>Accepts 〔〕 [] 【】 （）, full-width signs, blanks and a superfluous 第; the finding says which part is wrong.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DocumentNumber? number, [NotNullWhen(false)] out Finding? problem)
    {
        (number, problem) = (null, null);
        var match = Form().Match(TextForms.Compact(text ?? ""));
        if (string.IsNullOrWhiteSpace(text)) problem = Wrong("empty", "没有填写文号。");
        else if (!match.Success) problem = Wrong("form", $"“{text.Trim()}”不是完整的文号，应有机关代字、括号里的四位年份、序号和“号”字。");
        else if (!int.TryParse(match.Groups["year"].ValueSpan, out var year) || year is < 1949 or > 2099)
            problem = Wrong("year", $"文号中的年份“{match.Groups["year"].Value}”不对，应在1949至2099之间。");
        else if (!int.TryParse(match.Groups["sequence"].ValueSpan, out var sequence) || sequence is 0)
            problem = Wrong("sequence", "文号中的序号应从1起。");
        else number = new(match.Groups["issuer"].Value, year, sequence);
        return number is not null;
    }

    /// <summary>The canonical form, with hexagonal brackets.</summary>
    public override string ToString() => $"{Issuer}〔{Year}〕{Sequence}号";

    private static Finding Wrong(string what, string message) => Finding.Block($"document-number.{what}", message, remedy: Remedy);

    [GeneratedRegex(@"^(?<issuer>\p{L}{1,20})[〔\[【(［﹝](?<year>[0-9]{4})[〕\]】)］﹞]第?(?<sequence>[0-9]{1,5})号$")]
    private static partial Regex Form();
}
