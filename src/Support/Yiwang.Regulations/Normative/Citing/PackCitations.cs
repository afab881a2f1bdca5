using System.Text.RegularExpressions;
using Yiwang.Kernel;
using Yiwang.Regulations.Coverage;
using Yiwang.Regulations.Marks;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative.Citing;

/// <summary>Rules that rest on a document that is not in force on the day.</summary>
/// <param name="Where">A file of the packs, or the program.</param>
/// <param name="Rules">How many entries or marked rules.</param>
internal sealed record RestsOnEnded(string Where, string Document, int Rules, Finding Finding);

/// <summary>Looks through the packs' rulebooks and procedures, county by county, and through the program's marks.</summary>
internal static partial class PackCitations
{
    [Article(Law.LuohuDocumentReview, "一"), Article(Law.LuohuDocumentReview, "二"), Requirement("LH-QL-006")]
    public static IReadOnlyList<RestsOnEnded> Check(string packs, IEnumerable<MarkedMember> marks, LifeBook book, DateOnly day)
    {
        var entries = PackEntries.Read(packs).ToLookup(e => e.File);
        return
        [
            .. PackTree.Files(packs).Select(p => PackTree.Shown(packs, p)).SelectMany(file => Ended(file, LawsOf(packs, file, entries[file]), RegionOf(file), book, day)),
            .. marks.SelectMany(m => m.Articles.Select(a => a.Document).Distinct()).GroupBy(l => l).OrderBy(g => g.Key, StringComparer.Ordinal)
                .SelectMany(g => Ended("程序", [(g.Key, g.Count())], null, book, day)),
        ];
    }

    private static IEnumerable<RestsOnEnded> Ended(string file, IEnumerable<(string Law, int Rules)> laws, RegionCode? region, LifeBook book, DateOnly day) =>
        from cited in laws
        let finding = CitationRule.Check(book.Find(cited.Law), Citation.Of(cited.Law, 0), region, day, day, Severity.Warns)
        where finding is { Severity: Severity.Warns }
        select new RestsOnEnded(file, cited.Law, cited.Rules, finding with { Where = file });

    // A county's file has no citations of its own and rests on the document of the file that it completes.
    private static (string Law, int Rules)[] LawsOf(string packs, string file, IEnumerable<PackEntry> entries)
    {
        (string Law, int Rules)[] own = [.. entries.GroupBy(e => e.Citation.Document).Select(g => (g.Key, g.Count()))];
        if (own.Length > 0 || RegionOf(file) is null) return own;
        var whole = Path.Combine(packs, Path.GetRelativePath("packs", RegionInName().Replace(file, ".yaml")));
        return File.Exists(whole) && PackTree.Read(File.ReadAllText(whole)) is { } root && PackTree.Has(root, "document") && PackTree.Text(root["document"], "law") is { } law ? [(law, 0)] : [];
    }

    private static RegionCode? RegionOf(string file) =>
        RegionInName().Match(file) is { Success: true } match && RegionCode.TryParse(match.Groups[1].Value, out var region, out _) ? region : null;

    [GeneratedRegex(@"\.([0-9]{6})\.yaml$")]
    private static partial Regex RegionInName();
}
