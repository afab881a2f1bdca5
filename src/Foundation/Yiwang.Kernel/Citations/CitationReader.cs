using System.Text.RegularExpressions;

namespace Yiwang.Kernel;

/// <summary>Reads the forms in which the sources write a place. See <see cref="Citation"/> for what they mean.</summary>
internal static partial class CitationReader
{
    private const string Chinese = "[零〇一二三四五六七八九十百]{1,7}";
    private const string Circles = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

    /// <summary>The document's key ("" when the text names none) and the levels after it; false if anything is left over.</summary>
    public static bool TryRead(string? text, out string document, out List<CitationLevel> levels)
    {
        (document, levels) = ("", []);
        if (string.IsNullOrWhiteSpace(text) || text.Length > 200) return false;

        var compact = TextForms.Compact(Unfold(text));
        var at = ReadDocument(compact, out document);
        while (at < compact.Length)
        {
            if (!TryReadLevel(compact, ref at, out var level) || !level.IsPossible || !Fits(levels, level)) return false;
            levels.Add(level);
        }

        return document.Length > 0 || levels.Count > 0;
    }

    // Scans and old documents write ⒈ ⑴ ㈠ as one sign.
    private static string Unfold(string text) => SingleSign().Replace(text, sign => sign.Value[0] switch
    {
        >= '\u2474' and <= '\u2487' and var s => $"({s - '\u2474' + 1})",
        >= '\u2488' and <= '\u249B' and var s => $"{s - '\u2488' + 1}.",
        var s => $"({ChineseNumber.Format(s - '\u3220' + 1)})",
    });

    private static int ReadDocument(string text, out string document)
    {
        document = "";
        if (Numbered().Match(text) is { Success: true } numbered)
        {
            var number = new DocumentNumber(numbered.Groups["issuer"].Value, Int(numbered.Groups["year"]), Int(numbered.Groups["sequence"]));
            document = numbered.Groups["area"].Value + number;
            return numbered.Length;
        }

        if (Order().Match(text) is { Success: true } order)
        {
            document = $"{order.Groups["area"].Value}{order.Groups["issuer"].Value}第{Int(order.Groups["sequence"])}号";
            return order.Length;
        }

        if (Titled().Match(text) is not { Success: true } titled) return 0;
        document = titled.Value;
        return titled.Length;
    }

    private static bool TryReadLevel(string text, ref int at, out CitationLevel level)
    {
        var kind = LevelKind.Circle;
        var circle = Circles.IndexOf(text[at], StringComparison.Ordinal);
        if (circle >= 0)
        {
            at++;
            level = new(kind, circle + 1);
            return true;
        }

        var match = Ordinal().Match(text, at);
        if (match.Success) kind = OfWord(match.Groups["word"].ValueSpan);
        else if ((match = Attached().Match(text, at)).Success) kind = OfWord(match.Groups["word"].ValueSpan);
        else if ((match = ChineseInBrackets().Match(text, at)).Success) kind = LevelKind.Item;
        else if ((match = DigitsInBrackets().Match(text, at)).Success) kind = LevelKind.Point;
        else if ((match = BareDigits().Match(text, at)).Success) kind = LevelKind.SubItem;
        else if ((match = BareChinese().Match(text, at)).Success) kind = LevelKind.Heading;

        level = default;
        if (!match.Success || !TryNumber(match.Groups["n"], out var number) || !TryNumber(match.Groups["inserted"], out var inserted)) return false;

        at += match.Length;
        level = new(kind, number, inserted);
        return true;
    }

    private static LevelKind OfWord(ReadOnlySpan<char> word) => word switch
    {
        "通知" => LevelKind.Notice,
        "前言" or "序言" => LevelKind.Preface,
        "附件" => LevelKind.Annex,
        "附表" => LevelKind.AnnexTable,
        "专栏" => LevelKind.Box,
        "表" => LevelKind.Table,
        "编" => LevelKind.Part,
        "章" => LevelKind.Chapter,
        "节" => LevelKind.Section,
        "条" => LevelKind.Article,
        "款" => LevelKind.Paragraph,
        "目" => LevelKind.SubItem,
        _ => LevelKind.Item,
    };

    // Inwards only; an annex or a table may stand under anything and begins its own order.
    private static bool Fits(List<CitationLevel> above, CitationLevel level) =>
        above.Count == 0
        || (level.StartsAnew ? above[^1].Kind != level.Kind : level.Kind > above[^1].Kind)
        && !(level.Kind is LevelKind.Heading && above[^1].Kind is LevelKind.Article);

    private static bool TryNumber(Group group, out int number)
    {
        number = 0;
        return !group.Success || int.TryParse(group.ValueSpan, out number) || ChineseNumber.TryParse(group.ValueSpan, out number);
    }

    private static int Int(Group group) => int.Parse(group.ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[\u2474-\u249B\u3220-\u3229]")]
    private static partial Regex SingleSign();

    [GeneratedRegex(@"^(?:《[^》]{2,60}》)?\(?(?<area>[\p{L}]{1,12}/)?(?<issuer>\p{L}{1,20})[〔\[【(［﹝](?<year>(?:19|20)[0-9]{2})[〕\]】)］﹞]第?(?<sequence>[0-9]{1,5})号\)?")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?:《[^》]{2,60}》)?\(?(?<area>[\p{L}]{1,12}/)?(?<issuer>\p{L}{1,20}令)第?(?<sequence>[0-9]{1,5})号\)?")]
    private static partial Regex Order();

    [GeneratedRegex(@"^(?:[\p{L}]{1,12}/)?《[^》]{2,60}》")]
    private static partial Regex Titled();

    [GeneratedRegex(@"\G第\(?(?<n>[0-9]{1,3}|" + Chinese + @")\)?(?<word>[编章节条款项目])(?:之(?<inserted>[0-9]{1,3}|" + Chinese + "))?")]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"\G(?:(?<word>附件|附表|专栏|表)(?<n>[0-9]{1,3}|" + Chinese + ")?|(?<word>通知|前言|序言))")]
    private static partial Regex Attached();

    [GeneratedRegex(@"\G\((?<n>" + Chinese + @")\)")]
    private static partial Regex ChineseInBrackets();

    [GeneratedRegex(@"\G\((?<n>[0-9]{1,3})\)")]
    private static partial Regex DigitsInBrackets();

    [GeneratedRegex(@"\G(?<n>[0-9]{1,3})(?![0-9])[.、]?")]
    private static partial Regex BareDigits();

    [GeneratedRegex(@"\G(?<n>" + Chinese + @")(?:[、.](?=[0-9(])|、$|(?=[0-9(表专附]|$))")]
    private static partial Regex BareChinese();
}
