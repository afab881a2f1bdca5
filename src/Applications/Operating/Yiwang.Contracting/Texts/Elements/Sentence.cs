using System.Text.RegularExpressions;

namespace Yiwang.Contracting.Texts.Elements;

/// <summary>A sentence, a row or a heading of a contract, without the number before it.</summary>
/// <param name="Clause">Number of the clause that it stands in, counted from the top; 0 before the first.</param>
internal sealed record Sentence(string Text, Span At, int Clause)
{
    public bool Has(Regex pattern) => pattern.IsMatch(Text);

    /// <summary>The place of what was found in it.</summary>
    public Span Of(Capture found) => new(At.Start + found.Index, At.Start + found.Index + found.Length);
}

/// <summary>Cuts a text into sentences: at 。；！？ and at line ends, not at commas.</summary>
internal static partial class Sentences
{
    public static IReadOnlyList<Sentence> Read(string text)
    {
        var sentences = new List<Sentence>();
        var (clause, lineStart) = (0, 0);
        foreach (var line in text.Split('\n'))
        {
            if (ClauseHead().IsMatch(line)) clause++;
            var from = lineStart;
            for (var i = 0; i <= line.Length; i++)
            {
                if (i < line.Length && line[i] is not ('。' or '；' or '！' or '？' or ';')) continue;
                Add(text, from, lineStart + Math.Min(i, line.Length), clause, sentences);
                from = lineStart + i + 1;
            }

            lineStart += line.Length + 1;
        }

        return sentences;
    }

    private static void Add(string text, int from, int until, int clause, List<Sentence> sentences)
    {
        var number = Number().Match(text, from, until - from);
        if (number.Success) from += number.Length;
        while (from < until && char.IsWhiteSpace(text[from])) from++;
        while (until > from && char.IsWhiteSpace(text[until - 1])) until--;
        if (until > from) sentences.Add(new(text[from..until], new(from, until), clause));
    }

    [GeneratedRegex(@"^\s*(?:第[一二三四五六七八九十百零\d]+条|[一二三四五六七八九十]{1,3}\s*[、.．]|\d{1,2}\s*[、.．](?!\d)\s*\S|[（(][一二三四五六七八九十]{1,3}[）)])")]
    private static partial Regex ClauseHead();

    [GeneratedRegex(@"\G\s*(?:第[一二三四五六七八九十百零\d]+[条款]\s*|[一二三四五六七八九十]{1,3}\s*[、.．]\s*|\d{1,2}(?:\.\d{1,2}){0,3}\s*[、.．]?\s*(?=[^\d\s年月日元万%％.,，])|[（(][一二三四五六七八九十\d]{1,3}[）)]\s*|[①-⑳]\s*)")]
    private static partial Regex Number();
}
