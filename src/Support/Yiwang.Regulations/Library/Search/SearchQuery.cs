using System.Text.RegularExpressions;
using Yiwang.Kernel;

namespace Yiwang.Regulations.Library.Search;

/// <summary>What somebody typed, taken apart: numbers of documents and articles that are meant, and the words that are left.</summary>
internal sealed partial class SearchQuery
{
    public const int Longest = 100;
    private const int MostWords = 48;
    private const double Meant = 0.6;

    private readonly Dictionary<uint, int> pairs = [];
    private readonly Dictionary<char, int> singles = [];
    private readonly Dictionary<string, int> others = [];
    private readonly ulong[] beginnings = new ulong[65536 / 64];
    private int typedWords;

    private SearchQuery(string text, bool isCut) => (Text, IsCut) = (text, isCut);

    /// <summary>As it was typed, no longer than <see cref="Longest"/>.</summary>
    public string Text { get; }

    /// <summary>Whether more was typed than is searched for.</summary>
    public bool IsCut { get; }

    /// <summary>罗府规〔2018〕6号; empty for none.</summary>
    public string Number { get; private set; } = "";

    /// <summary>第几条; 0 for none.</summary>
    public int Article { get; private set; }

    /// <summary>As the index knows them; a single character ends in *.</summary>
    public IReadOnlyList<string> Words { get; private set; } = [];

    /// <summary>1 for what was typed, less for what regulations write for it.</summary>
    public double Trust(int word) => word < typedWords ? 1 : Meant;

    public bool IsEmpty => Words.Count == 0 && Number.Length == 0 && Article == 0;

    public static SearchQuery Parse(string? typed)
    {
        var text = (typed ?? "").Trim();
        var query = new SearchQuery(ShortText.Within(text, Longest), text.Length > Longest);
        var rest = query.TakeNumbers(query.Text);
        var words = new List<string>();
        query.Take(AskingWords().Replace(rest, " "), words);
        if (query.Number.Length == 0 && query.Article == 0 && words.Count == 0) query.Take(rest, words); // somebody looks for 什么 itself
        query.typedWords = words.Count;
        query.Take(EverydayWords.For(rest), words);
        query.Words = words;
        return query;
    }

    /// <summary>How often each of <see cref="Words"/> stands in the text.</summary>
    public void Count(string text, Span<int> counts)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (At(text, i) is { Length: > 0 } hit) counts[hit.Word]++;
        }
    }

    /// <summary>Where the words stand in the text, and which.</summary>
    public IEnumerable<(int At, int Length, int Word)> Hits(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (At(text, i) is { Length: > 0 } hit) yield return (i, hit.Length, hit.Word);
        }
    }

    /// <summary>The word of the query that begins here; length 0 for none.</summary>
    private (int Length, int Word) At(string text, int at)
    {
        var sign = Bigrams.Fold(text[at]);
        if ((beginnings[sign >> 6] & 1ul << (sign & 63)) == 0) return default; // nearly every character ends here
        if (Bigrams.IsChinese(sign))
        {
            if (at + 1 < text.Length && pairs.TryGetValue(Key(sign, Bigrams.Fold(text[at + 1])), out var pair)) return (2, pair);
            return singles.TryGetValue(sign, out var single) ? (1, single) : default;
        }

        if (at > 0 && char.IsAsciiLetterOrDigit(Bigrams.Fold(text[at - 1]))) return default;
        var end = at + 1;
        while (end < text.Length && char.IsAsciiLetterOrDigit(Bigrams.Fold(text[end]))) end++;
        return others.TryGetValue(Folded(text, at, end), out var other) ? (end - at, other) : default;
    }

    private string TakeNumbers(string text)
    {
        if (NumberForm().Match(text) is { Success: true } number && DocumentNumber.TryParse(Completed(number.Value), out var parsed, out _))
        {
            Number = parsed.ToString();
            text = text.Remove(number.Index, number.Length);
        }

        if (ArticleForm().Match(text) is { Success: true } article && ReadNumber(article.Groups["n"].Value) is > 0 and var n)
        {
            Article = n;
            text = text.Remove(article.Index, article.Length);
        }

        return text;
    }

    private void Take(string text, List<string> words)
    {
        foreach (var word in Bigrams.Runs(text).SelectMany(r => WordsOf(text, r.At, r.Length)))
        {
            if (words.Count >= MostWords || words.Contains(word)) continue;
            Remember(word, words.Count);
            words.Add(word);
        }
    }

    private static IEnumerable<string> WordsOf(string text, int at, int length)
    {
        var run = Folded(text, at, at + length);
        if (!Bigrams.IsChinese(run[0])) return [run];
        return length == 1 ? [run + "*"] : Enumerable.Range(0, length - 1).Select(i => run.Substring(i, 2));
    }

    private void Remember(string word, int index)
    {
        beginnings[word[0] >> 6] |= 1ul << (word[0] & 63);
        if (SearchIndex.IsPrefix(word)) singles[word[0]] = index;
        else if (Bigrams.IsChinese(word[0])) pairs[Key(word[0], word[1])] = index;
        else others[word] = index;
    }

    private static uint Key(char first, char second) => ((uint)first << 16) | second;

    private static string Folded(string text, int from, int to) =>
        string.Create(to - from, (text, from), static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = Bigrams.Fold(source.text[source.from + i]);
        });

    private static string Completed(string number) => number.EndsWith('号') ? number : number + "号";

    private static int ReadNumber(string text) =>
        int.TryParse(text, out var digits) ? digits : ChineseNumber.TryParse(text, out var chinese) ? chinese : 0;

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}]{1,8}\s?[〔\[【(（［﹝]\s?[0-9]{4}\s?[〕\]】)）］﹞]\s?第?[0-9]{1,5}\s?号?")]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"第?\s?(?<n>[0-9]{1,3}|[零〇一二三四五六七八九十百]{1,7})\s?条")]
    private static partial Regex ArticleForm();

    // How people ask, not what they ask about. Such words must not join the characters beside them into a word.
    [GeneratedRegex("什么样|什么时候|什么|怎么样|怎么办|怎么|怎样|如何|多少|多久|多长|哪些|哪里|哪儿|哪个|哪种|哪级|哪几|几个|是不是|会不会|可不可以|能不能|要不要|有没有|应不应该|该不该|算不算|可以|能够|能否|是否|应该|应当|需要|我们|我家|我想|请问|有关|关于|的话|[吗呢啊吧么的了是我您你他她谁几]")]
    private static partial Regex AskingWords();
}
