using System.Globalization;
using Yiwang.Contracting.Drafting;
using Yiwang.Contracting.Texts;
using Yiwang.Platform.Packs;
using Yiwang.Testing;

namespace Yiwang.Contracting.Tests.Drafting;

/// <summary>A finding that a text should give: the article, and words that lie within the place; no words where something is missing.</summary>
internal sealed record ExpectedFinding(string Article, string Quote);

/// <summary>A contract of the corpus and what is to be found in it.</summary>
internal sealed record CorpusText(string Name, string Text, IReadOnlyList<ExpectedFinding> Expected, bool IsKey, IReadOnlyDictionary<string, string?> Elements, IReadOnlyList<string> Known)
{
    internal static readonly string[] ElementNames = ["partyA", "partyB", "amountYuan", "signDate", "start", "end", "forum"];
    internal static readonly string RulebookPath = Repository.PathOf("packs", "library", "contracts", "luohu-texts.yaml");
    internal static readonly TextRulebook Rulebook = TextRulebook.Read(RulebookPath);

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Yiwang.Contracting.Tests", "Corpus");
    private TextVerdict? verdict;

    public TextVerdict Verdict => verdict ??= new TextCheck(Rulebook).Check(ContractText.Typed(Text));

    /// <summary>Expected and not found.</summary>
    public IReadOnlyList<ExpectedFinding> Missed => [.. Expected.Where(e => !Verdict.Findings.Any(f => Fits(e, f)))];

    /// <summary>Found and not expected.</summary>
    public IReadOnlyList<TextFinding> False => [.. Verdict.Findings.Where(f => !Expected.Any(e => Fits(e, f)))];

    public IReadOnlyList<string> Differences =>
    [
        .. Missed.Select(m => $"没有找到 {m.Article} {m.Quote}".Trim()),
        .. False.Select(f => $"多找到 {f.Article.Place} {Verdict.Reading.Of(f.At)}".Trim()),
        .. IsKey == Verdict.Reading.Key.Applies ? Array.Empty<string>() : [$"重点监管应为 {IsKey}"],
        .. Found().Where(e => e.Value != Elements[e.Key]).Select(e => $"{e.Key} 应为 {Elements[e.Key] ?? "无"}，找到 {e.Value ?? "无"}"),
    ];

    /// <summary>The texts on which the words of the rules were mended.</summary>
    public static IReadOnlyList<CorpusText> ReadAll()
    {
        var known = YamlFile.Read(Path.Combine(Folder, "known-differences.yaml")).Root;
        return [.. Files(Folder).Select(path => Read(path, name => known.Has(name) ? known.Texts(name) : []))];
    }

    /// <summary>The texts that the rules have never been mended on; here a difference is counted, not listed beforehand.</summary>
    public static IReadOnlyList<CorpusText> ReadHeldOut() => [.. Files(Path.Combine(Folder, "HeldOut")).Select(path => Read(path, _ => []))];

    private static IOrderedEnumerable<string> Files(string folder) => Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal);

    private static CorpusText Read(string path, Func<string, IReadOnlyList<string>> known)
    {
        var (name, file) = (Path.GetFileNameWithoutExtension(path), YamlFile.Read(Path.ChangeExtension(path, ".yaml")));
        var elements = file.Root.Map("elements");
        var read = new CorpusText(name, File.ReadAllText(path), [.. file.Root.Maps("findings").Select(f => new ExpectedFinding(f.Text("article"), f.OptionalText("quote") ?? ""))],
            file.Root.Flag("key-supervision"), ElementNames.ToDictionary(n => n, elements.OptionalText), known(name));
        Assert.Empty(file.Finish());
        return read;
    }

    private Dictionary<string, string?> Found()
    {
        var found = Verdict.Reading.Elements;
        return new()
        {
            ["partyA"] = found.PartyA, ["partyB"] = found.PartyB, ["amountYuan"] = (found.Amount?.Fen / 100m)?.ToString("0.##", CultureInfo.InvariantCulture),
            ["signDate"] = Day(found.SignDate), ["start"] = Day(found.Start), ["end"] = Day(found.End), ["forum"] = found.Forum,
        };
    }

    private bool Fits(ExpectedFinding expected, TextFinding found)
    {
        var place = Verdict.Reading.Of(found.At);
        return expected.Article == found.Article.Place && (expected.Quote.Length == 0 || place.Contains(expected.Quote, StringComparison.Ordinal) || (place.Length > 2 && expected.Quote.Contains(place, StringComparison.Ordinal)));
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
