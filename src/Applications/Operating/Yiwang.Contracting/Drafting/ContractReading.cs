using System.Text.RegularExpressions;
using Yiwang.Contracting.Texts;
using Yiwang.Contracting.Texts.Elements;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Drafting;

/// <summary>A contract's text, read once: what all rules look at.</summary>
internal sealed partial class ContractReading
{
    private const int TitleLines = 8, LongestQuote = 40;
    private readonly Lazy<Sentence?> title;
    private readonly Dictionary<string, Regex> patterns = [];

    public ContractReading(ContractText source, TextRulebook rulebook, TextLimits? limits = null)
    {
        Text = source.Text;
        Rulebook = rulebook;
        Limits = limits ?? rulebook.Limits;
        Sentences = Texts.Elements.Sentences.Read(Text);
        Parties = new PartyReader(rulebook.Parties).Read(Text);
        Amounts = MoneyReader.Read(Text);
        Days = ContractDates.Read(Text);
        Terms = ContractDates.Terms(Text);
        Dispute = ForumReader.Read(Sentences);
        title = new(FindTitle);
        Government = Side(Parties.Where(p => p.IsGovernment));
        Others = Side(Parties.Where(p => !p.IsGovernment));
        Place = rulebook.Places.FirstOrDefault(p => Parties.Any(b => b.IsGovernment && p.Seat.IsMatch(b.Name))) ?? rulebook.Places[0];
        Elements = ContractElements.Of(this);
        Key = TextKeySigns.Of(this);
    }

    public string Text { get; }
    public TextRulebook Rulebook { get; }
    public TextLimits Limits { get; }
    public IReadOnlyList<Sentence> Sentences { get; }
    public IReadOnlyList<Party> Parties { get; }
    public IReadOnlyList<Money> Amounts { get; }
    public IReadOnlyList<DayFound> Days { get; }
    public IReadOnlyList<TermFound> Terms { get; }
    public DisputeClause Dispute { get; }

    /// <summary>Where the signing body sits, by its name; the place of the regulation where the name doesn't say.</summary>
    public ForumPlace Place { get; }

    public ContractElements Elements { get; }
    public TextKeySigns Key { get; }

    /// <summary>The first line that reads as a title; null where the text begins with the parties.</summary>
    public Sentence? Title => title.Value;

    /// <summary>Alternatives of a pattern: all names by which the government's side is called.</summary>
    public string Government { get; }

    /// <summary>The same of the other side.</summary>
    public string Others { get; }

    /// <summary>Where what is missing would be written: before the signatures.</summary>
    public Span Insertion
    {
        get
        {
            var signing = SigningLine().Matches(Text).LastOrDefault(m => m.Index > Text.Length / 2)?.Index;
            var first = SigningLine().Matches(Text).FirstOrDefault(m => m.Index > Text.Length / 2)?.Index ?? signing ?? Text.Length;
            return new(first, first);
        }
    }

    /// <summary>Whether the title or the opening says that it is such a contract.</summary>
    public bool Is(string kind)
    {
        return Rulebook.Kinds[kind].IsMatch(Title is { Text.Length: > 6 } named ? named.Text : string.Join('\n', Sentences.TakeWhile(s => s.Clause == 0).Select(s => s.Text)));
    }

    /// <summary>A pattern with the names of the sides put in for {government} and {others}; made once for the text.</summary>
    public Regex Pattern(string pattern)
    {
        if (patterns.TryGetValue(pattern, out var made)) return made;
        var named = pattern.Replace("{government}", Government, StringComparison.Ordinal).Replace("{others}", Others, StringComparison.Ordinal);
        return patterns[pattern] = new(named, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
    }

    public bool Has(Regex pattern) => pattern.IsMatch(Text);

    public IEnumerable<Sentence> With(Regex pattern) => Sentences.Where(s => pattern.IsMatch(s.Text));

    public Sentence? At(Span place)
    {
        var (low, high) = (0, Sentences.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var at = Sentences[middle].At;
            if (place.Start < at.Start) high = middle - 1;
            else if (place.Start >= at.End) low = middle + 1;
            else return Sentences[middle];
        }

        return null;
    }

    public string Of(Span place) => Text[place.Start..place.End];

    public int LineOf(Span place) => Text.AsSpan(0, place.Start).Count('\n') + 1;

    /// <summary>Where it stands, for a person: its line, and its signs as <c>contract check</c> counts them.</summary>
    public string PlaceOf(Span place) => $"第 {LineOf(place)} 行，第 {place.Start}–{place.End} 字";

    /// <summary>What it says there, in one line.</summary>
    public string Quote(Span place) => $"“{ShortText.Told(Of(place).Replace('\n', ' ').Trim(), LongestQuote)}”";

    private static string Side(IEnumerable<Party> parties)
    {
        var names = parties.SelectMany(p => p.Names).Where(n => n.Length > 1).Distinct().OrderByDescending(n => n.Length).Select(Regex.Escape).ToArray();
        return names.Length == 0 ? "(?!)" : string.Join('|', names);
    }

    private Sentence? FindTitle() =>
        Sentences.Take(TitleLines).FirstOrDefault(s => s.Text.Length <= 60 && TitleEnd().IsMatch(s.Text) && !NotTitle().IsMatch(s.Text));

    [GeneratedRegex(@"(?:合\s*同(?:\s*书)?|协\s*议(?:\s*书)?|备忘录|意向书|承诺函|合约|确认书|责任书)\s*(?:[（(][^）)]*[）)])?\s*$")]
    private static partial Regex TitleEnd();

    [GeneratedRegex("编号|[：:]|版本|签订|本合同|本协议|如下|页眉")]
    private static partial Regex NotTitle();

    [GeneratedRegex(@"^[^\n]{0,12}方?\s*[（(](?:盖章|公章|签章|签字|签名|章)[^）)]*[）)]|^(?:以下无正文|[（(]以下无正文|[（(]本页无正文|（?签署页)", RegexOptions.Multiline)]
    private static partial Regex SigningLine();
}
