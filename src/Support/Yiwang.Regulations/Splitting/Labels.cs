using System.Globalization;
using System.Text.RegularExpressions;
using Yiwang.Kernel;

namespace Yiwang.Regulations.Splitting;

/// <summary>
/// The numbering of official documents: 编、章、节、条 of regulations (《规章制定程序条例》), and the levels 一、（一）1.（1） of
/// 《党政机关公文格式》 7.3.3 with ① below. The order is from the outside to the inside.
/// </summary>
internal enum LabelKind { None, Part, Chapter, Section, Article, First, Second, Third, Fourth, Fifth }

/// <param name="Length">How many characters of the line it takes, with the sign after it.</param>
/// <param name="Weak">Could as well be a number in running text (3.2023年10月): only its place in a sequence tells.</param>
internal readonly record struct Label(LabelKind Kind, int Number, int Length, int Inserted = 0, bool Weak = false)
{
    public bool IsDivision => Kind is >= LabelKind.Part and <= LabelKind.Section;

    /// <summary>1 for 一、 to 5 for ①; 0 for 编章节条.</summary>
    public int Level => Kind >= LabelKind.First ? Kind - LabelKind.First + 1 : 0;
}

/// <summary>Reads the label at the beginning of a line, without knowing what stands around it.</summary>
internal static partial class Labels
{
    private const int LongestDivision = 40;
    private const string Starts = "一二三四五六七八九十百（(﹙0123456789０１２３４５６７８９";
    private const string ChineseDigits = "二三四五六七八九十";

    public static Label Read(string line)
    {
        if (line.Length == 0) return default;
        return line[0] switch
        {
            '第' => Division(line),
            >= '①' and <= '⑳' => new(LabelKind.Fifth, line[0] - '①' + 1, 1),
            >= '⑴' and <= '⒇' => new(LabelKind.Fourth, line[0] - '⑴' + 1, 1),
            >= '⒈' and <= '⒛' => new(LabelKind.Third, line[0] - '⒈' + 1, 1),
            >= '㈠' and <= '㈩' => new(LabelKind.Second, line[0] - '㈠' + 1, 1),
            _ => Numbered(line),
        };
    }

    /// <summary>Whether the line is label and nothing but a reference goes on after it: 第三条第二款, 第八条规定的.</summary>
    public static bool IsReference(string afterLabel) => Reference().IsMatch(afterLabel);

    public static bool TryNumber(string printed, out int number)
    {
        var plain = string.Concat(printed.Where(c => !Words.IsBlank(c)).Select(Half));
        return int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out number) || ChineseNumber.TryParse(plain, out number);
    }

    public static char Half(char sign) => sign is >= '０' and <= '９' ? (char)(sign - '０' + '0') : sign;

    private static Label Division(string line)
    {
        var match = DivisionForm().Match(line);
        if (!match.Success || !TryNumber(match.Groups["n"].Value, out var number)) return default;

        _ = TryNumber(match.Groups["i"].Value, out var inserted);
        var kind = match.Groups["k"].Value[0] switch { '编' or '部' => LabelKind.Part, '章' => LabelKind.Chapter, '节' => LabelKind.Section, _ => LabelKind.Article };
        var rest = line[match.Length..];
        if (kind is LabelKind.Article) return new(kind, number, match.Length, inserted);

        // A chapter stands alone in its line with a few words; 第一章的规定 and 第一节课 are running text.
        return line.Length <= LongestDivision && !IsReference(rest) && !Elements.IsComplete(rest) && (rest.Length == 0 || Words.IsBlank(rest[0]) || rest[0] is '：' or ':' || Words.IsHan(rest[0]))
            ? new(kind, number, match.Length)
            : default;
    }

    private static Label Numbered(string line)
    {
        if (!Starts.Contains(line[0], StringComparison.Ordinal) || NumberedForm().Match(line) is not { Success: true } match) return default;

        foreach (var (group, kind) in Groups)
        {
            if (!match.Groups[group].Success) continue;
            if (!TryNumber(match.Groups[group].Value, out var number) || number == 0) return default;
            var rest = line[match.Length..];
            var weak = (kind is LabelKind.Third && rest.Length > 0 && char.IsAsciiDigit(Half(rest[0]))) || IsReference(rest)
                || (kind is LabelKind.First && rest.Length > 0 && ChineseDigits.Contains(rest[0], StringComparison.Ordinal));
            return new(kind, number, match.Length, Weak: weak);
        }

        return default;
    }

    private static readonly (string Group, LabelKind Kind)[] Groups =
        [("a", LabelKind.First), ("b", LabelKind.Second), ("c", LabelKind.Third), ("d", LabelKind.Fourth), ("e", LabelKind.Fourth)];

    [GeneratedRegex(@"^第\s*(?<n>[零〇一二三四五六七八九十百千][零〇一二三四五六七八九十百千\s]{0,10}|[0-9０-９]{1,4})\s*(?<k>编|章|节|条|部分)(?:\s*之\s*(?<i>[一二三四五六七八九十]{1,3})(?![一-鿿]))?")]
    private static partial Regex DivisionForm();

    [GeneratedRegex(@"^(?:(?<a>[一二三四五六七八九十百]{1,5})\s*[、.．]|[（(﹙]\s*(?<b>[一二三四五六七八九十百]{1,5})\s*[)）﹚]\s*[、.．]?|(?<c>[0-9０-９]{1,3})\s*[.．、](?![.．])|[（(﹙]\s*(?<d>[0-9０-９]{1,3})\s*[)）﹚]|(?<e>[0-9０-９]{1,2})\s*[)）])")]
    private static partial Regex NumberedForm();

    [GeneratedRegex(@"^\s*(?:的|规定|所|中|和|、|及|至|与|或|项|款|目|第[一二三四五六七八九十（(])")]
    private static partial Regex Reference();
}
