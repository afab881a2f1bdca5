using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Yiwang.Contracting.Rules;
using Yiwang.Contracting.Texts.Elements;
using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Platform.Packs;

namespace Yiwang.Contracting.Drafting;

/// <summary>What the checks of a text take from the pack: numbers of the regulation with their articles, and words by which a place is found.</summary>
internal sealed class TextRulebook
{
    /// <summary>No text of a pack's pattern can keep a check busy longer. A pattern is compiled within its first match, which took two seconds on a starved machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Compiling is dear, and where many houses run in one process, as in tests, each reads the same file.</summary>
    private static readonly ConcurrentDictionary<string, Regex> Made = new();

    private readonly YamlMap root;

    private TextRulebook(YamlFile file)
    {
        root = file.Root;
        Law = root.Text("law");
        Since = root.Date("since");
        Numbers = ReadNumbers(root.Map("numbers"));
        var forums = root.Map("forums");
        forums.Citation("article");
        Places = [.. forums.Maps("places").Select(p => new ForumPlace(Pattern(p, "seat"), p.Texts("courts"), p.Texts("arbitration")))];
        var parties = root.Map("parties");
        parties.Citation("article");
        Parties = new(Compile(parties, "roles", PartyReader.Label(parties.Text("roles"))), Pattern(parties, "government"), Pattern(parties, "not-government"));
        Key = Patterns("key-supervision");
        Kinds = Patterns("kinds");
        Contents = [.. root.Maps("contents").Select(c => new MandatoryContent(c.Number("item"), c.Text("name"), c.Text("missing"), [.. c.Texts("patterns").Select(p => Compile(c, "patterns", p))]))];
        Findings = file.Finish();
    }

    public string Law { get; }
    public DateOnly Since { get; }

    /// <summary>第三十六条: where signing bodies sit, the place of the regulation first.</summary>
    public IReadOnlyList<ForumPlace> Places { get; }

    public PartyWords Parties { get; }
    public IReadOnlyDictionary<string, Regex> Key { get; }
    public IReadOnlyDictionary<string, Regex> Kinds { get; }

    /// <summary>第二十六条第一款, items (一) to (十一).</summary>
    public IReadOnlyList<MandatoryContent> Contents { get; }

    public IReadOnlyList<Finding> Findings { get; }

    private Dictionary<string, int> Numbers { get; }

    public int this[string number] => Numbers[number];

    /// <summary>As the document itself sets them.</summary>
    public TextLimits Limits => new(this["key-amount-yuan"] * 100L, this["most-years"], this["renewal-months"]);

    /// <summary>The document's numbers stand in the city's rulebook as well, which a city may do without: they have to be the same.</summary>
    public IEnumerable<Finding> Against(ContractBook book)
    {
        (string Setting, string Name)[] both = [("key-amount-yuan", "key-amount-yuan"), ("longest-term-years", "most-years"), ("renewal-months", "renewal-months")];
        return from pair in both where book.IsKnown && Findings.Count == 0 && book.Settings.TryGetValue(pair.Setting, out var setting) && setting.Value != $"{this[pair.Name]}"
               select Finding.Block("contract-texts.number", $"{pair.Name} 是 {this[pair.Name]}，规则册的 {pair.Setting} 是 {book.Settings[pair.Setting].Value}。", book.Settings[pair.Setting].Citation, "packs/library/contracts/luohu-texts.yaml", "两处都是办法的数字，应当一样；本地的数字写在本地的规则册里。");
    }

    public static TextRulebook Load(YiwangOptions options) => Read(Path.Combine(options.PacksDirectory, "library", "contracts", "luohu-texts.yaml"));

    public static TextRulebook Read(string path) => new(YamlFile.Read(path, Kernel.Law.LuohuContracts));

    private static Dictionary<string, int> ReadNumbers(YamlMap numbers)
    {
        var read = new Dictionary<string, int>();
        foreach (var name in numbers.Keys)
        {
            var number = numbers.Map(name);
            number.Citation("article");
            read[name] = number.Number("value");
        }

        return read;
    }

    private Dictionary<string, Regex> Patterns(string section)
    {
        var (map, read) = (root.Map(section), new Dictionary<string, Regex>());
        foreach (var name in map.Keys)
        {
            var one = map.Map(name);
            one.Citation("article");
            read[name] = Pattern(one, "pattern");
        }

        return read;
    }

    private static Regex Pattern(YamlMap map, string key) => Compile(map, key, map.Text(key));

    private static Regex Compile(YamlMap map, string key, string pattern)
    {
        try
        {
            return Made.GetOrAdd(pattern, static p => new(p, RegexOptions.CultureInvariant | RegexOptions.Compiled, Patience));
        }
        catch (ArgumentException wrong)
        {
            map.Refuse(key, "contract-texts.pattern", $"不是正则表达式：{wrong.Message}");
            return new("(?!)");
        }
    }
}

/// <summary>The numbers by which a text is judged: the document's, or those of the place that applies it.</summary>
internal sealed record TextLimits(long KeyAmountInFen, int LongestTermYears, int RenewalMonths)
{
    public static TextLimits Of(ContractRules rules) => new(rules.KeyAmountInFen, rules.LongestTermYears, rules.RenewalMonths);
}

/// <summary>A seat with the full names of its courts and arbitral bodies.</summary>
internal sealed record ForumPlace(Regex Seat, IReadOnlyList<string> Courts, IReadOnlyList<string> Arbitration);

/// <summary>An item of 第二十六条第一款; a text has it when it has all of the patterns.</summary>
internal sealed record MandatoryContent(int Item, string Name, string Missing, IReadOnlyList<Regex> Patterns);
