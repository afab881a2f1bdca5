using System.Text.RegularExpressions;

namespace Yiwang.Regulations.Splitting;

/// <summary>One printed line without the signs of typesetting (Markdown, HTML) that recognition programs put around it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Hashes">1 for <c># </c>, 2 for <c>## </c>; 0 for none.</param>
/// <param name="Bold">How many of its first characters were set in bold.</param>
/// <param name="IsRow">Cells parted by tabs: a row of a table.</param>
internal sealed record SourceLine(int Number, Words Words, int Hashes, int Bold, bool IsRow = false)
{
    public string Text => Words.Text;

    public string Compact { get; } = Words.Compact(Words.Text);
}

/// <summary>Cuts the text into lines and takes the typesetting off. What it takes off goes to the ledger as markup.</summary>
internal static partial class LineReader
{
    public static List<SourceLine> Read(string text)
    {
        var lines = new List<SourceLine>();
        var (start, number, counted) = (0, 1, 0);
        foreach (var end in Ends(text))
        {
            if (Strip(text, start, end) is { } line)
            {
                number += text.AsSpan(counted, line.Words.Start - counted).Count('\n');
                counted = line.Words.Start;
                lines.Add(line with { Number = number });
            }

            start = end;
        }

        return lines;
    }

    /// <summary>Line ends, and the end of a row inside an HTML table on one line.</summary>
    private static IEnumerable<int> Ends(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\r' or '\f' or '\v' or '\u0085' or '\u2028' or '\u2029') yield return i;
            else if (text[i] == '<' && string.CompareOrdinal(text, i, "</tr>", 0, 5) == 0) yield return i + 5;
        }

        yield return text.Length;
    }

    private static SourceLine? Strip(string text, int start, int end)
    {
        var words = Words.From(text, start, end - start).Trim();
        if (words.IsEmpty || (!char.IsLetterOrDigit(words.Text[0]) && Rule().IsMatch(words.Text))) return null;

        var hashes = 0;
        if (words.Text[0] is '#' or '-' or '*' or '+' or '•' && Lead().Match(words.Text) is { Length: > 0 } lead)
        {
            hashes = lead.ValueSpan.Count('#');
            words = words.Slice(lead.Length);
        }

        var bold = words.Text.StartsWith("**", StringComparison.Ordinal) ? words.Text.IndexOf("**", 2, StringComparison.Ordinal) - 2 : 0;
        words = Untag(words);
        var raw = text.AsSpan(start, end - start).Trim("\r\n\f\v ");
        var isRow = words.Text.Trim().Contains('\t', StringComparison.Ordinal) || raw.EndsWith("\t\t") || raw.StartsWith("\t\t");
        words = words.Trim();
        if (isRow) words = Words.Join(new(new string('\t', raw.Length - raw.TrimStart('\t').Length), [.. Enumerable.Repeat(-1, raw.Length - raw.TrimStart('\t').Length)]), words);
        return Words.Count(words.Text) == 0 ? null : new(0, words, hashes, Math.Max(bold, 0), isRow);
    }

    private static Words Untag(Words words)
    {
        if (words.Text.AsSpan().IndexOfAny('*', '<', '|') < 0) return words;
        var bars = words.Text.StartsWith('|') && words.Text.Length > 1;
        var result = Words.None;
        var from = 0;
        foreach (Match tag in (bars ? TagOrBar() : Tag()).Matches(words.Text))
        {
            result = Words.Join(result, words.Slice(from, tag.Index - from));
            if (tag.Value is "|" or "</td>" or "</th>" && !result.IsEmpty) result = Words.Join(result, new("\t", [-1]));
            from = tag.Index + tag.Length;
        }

        result = from == 0 ? words : Words.Join(result, words.Slice(from));
        return from > 0 && result.Text.EndsWith('\t') ? result.Slice(0, result.Text.Length - 1) : result;
    }

    [GeneratedRegex(@"^(#{1,6}(?=\s)\s*)?([-*+•]\s+(?=\D)|[-*+]\s+(?=\d+\s*[.、．]))?")]
    private static partial Regex Lead();

    [GeneratedRegex(@"^([-=_*~—─]{3,}|\|?[\s:|-]*-{2,}[\s:|-]*\|?)$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\*\*|</?(?:b|i|u|strong|em|sup|sub|br|p|div|span|center|table|thead|tbody|tr|td|th|input|img)\b[^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\||\*\*|</?(?:b|i|u|strong|em|sup|sub|br|p|div|span|center|table|thead|tbody|tr|td|th|input|img)\b[^<>]*>")]
    private static partial Regex TagOrBar();
}
