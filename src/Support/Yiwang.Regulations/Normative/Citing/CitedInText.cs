using System.Text.RegularExpressions;
using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative.Citing;

/// <summary>The document numbers that a text cites, under the signs of one area: of 依据罗府办规〔2017〕11号 only what follows 依据.</summary>
internal static partial class CitedInText
{
    public const int Longest = 4000;

    public static IReadOnlyList<Citation> Find(string text, IssuingArea area) =>
    [
        .. Number().Matches(text).Select(m => (Issuer: area.Issuers.Select(i => i.Code).Where(m.Groups["before"].Value.EndsWith).MaxBy(c => c.Length), m))
            .Where(x => x.Issuer is not null).Select(x => Citation.Of($"{area.Name}/{x.Issuer}〔{x.m.Groups["year"].Value}〕{int.Parse(x.m.Groups["sequence"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)}号", 0))
            .DistinctBy(c => c.Document),
    ];

    [GeneratedRegex(@"(?<before>\p{L}{1,20})\s*[〔\[【(［﹝（]\s*(?<year>[0-9]{4})\s*[〕\]】)］﹞）]\s*第?(?<sequence>[0-9]{1,5})号")]
    private static partial Regex Number();
}
