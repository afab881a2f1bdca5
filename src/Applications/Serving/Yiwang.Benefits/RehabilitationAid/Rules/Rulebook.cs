using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>
/// 汕府办〔2019〕21号 as one county applies it: the city's rules, overlaid on each day by the county's decisions in force.
/// A case asks it by date (of application, of service), so that it keeps the rules of its day.
/// </summary>
internal sealed class Rulebook(CityRules city, string region, IReadOnlyList<LocalDecision> decisions)
{
    public string RegionCode => region;

    public string RegionName => city.Regions.TryGetValue(region, out var known) ? known.Name : region;

    public AidDocument Document => city.Document;

    public CityRules City => city;

    public IReadOnlyList<LocalDecision> Decisions => decisions;

    public bool IsOfCity => region.StartsWith(city.RegionPrefix, StringComparison.Ordinal);

    /// <summary>The county's decision to go on applying the document on that day, after its own validity.</summary>
    public LocalDecision? ContinuationOn(DateOnly day) => decisions.FirstOrDefault(d => d.ContinuesDocument && d.InForceOn(day));

    /// <summary>The document through time as this file and the county's decisions know it.</summary>
    public DocumentLife Life => new(Law.ShanweiRehabilitationAid, Document.Title, Document.InterpretedBy, Document.ValidFrom, Document.ValidFrom)
    {
        ValidUntil = Document.ValidUntil, ValidityArticle = Document.Validity, InterpretedBy = Document.InterpretedBy,
        Decisions = Kernel.RegionCode.TryParse(region, out var county, out _) ? [.. decisions.Where(d => d.ContinuesDocument).Select(d => Continuing(d, county))] : [],
    };

    private Regulations.Public.LocalDecision Continuing(LocalDecision d, RegionCode county) =>
        new(Citation.Of($"{RegionName}/{d.Number}", 0), county, RegionName, d.IssuedOn, d.From, d.Until, d.IsDemonstration);

    [Article(Law.ShanweiRehabilitationAid, 27), Requirement("SW-KF-027")]
    public Settings SettingsOn(DateOnly day)
    {
        var merged = new Dictionary<string, Setting>(city.Settings);
        foreach (var decision in decisions.Where(d => d.InForceOn(day)))
            foreach (var (key, value) in decision.Settings)
                merged[key] = merged[key] with { Value = value, DecidedBy = decision.Number };
        return new Settings(merged);
    }

    /// <summary>The row in force on the day of service: a later table never reaches back.</summary>
    [Article(Law.ShanweiRehabilitationAid, 7)]
    [Requirement("SW-KF-007b")]
    public Standard StandardOn(string row, DateOnly servedOn) => TableOn(servedOn)?.Standards?[row] ?? city.Standards[row];

    /// <summary>The decision whose table is in force; null where the provincial standards hold as they are.</summary>
    public LocalDecision? TableOn(DateOnly day) => decisions.LastOrDefault(d => d.Standards is not null && d.InForceOn(day));

    /// <summary>What a case records, so that it can be recomputed: the document and the decisions in force that day.</summary>
    public string VersionOn(DateOnly day) => string.Join(" + ", [Document.Version, .. decisions.Where(d => d.InForceOn(day)).Select(d => d.Number)]);
}

/// <summary>The rulebooks of all counties of the city.</summary>
internal sealed class RulebookLibrary(CityRules city, IReadOnlyDictionary<string, IReadOnlyList<LocalDecision>> decisions)
{
    public CityRules City => city;

    /// <summary>The counties with a file, and their decisions.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<LocalDecision>> Decisions => decisions;

    /// <summary>For a county without a file of its own, the city's rules as they are.</summary>
    public Rulebook For(string regionCode) => new(city, regionCode, decisions.GetValueOrDefault(regionCode) ?? []);

    public Region? FindRegion(string regionCode) => city.Regions.GetValueOrDefault(regionCode);

    public string NameOf(string regionCode) => FindRegion(regionCode)?.Name ?? regionCode;

    /// <summary>The counties that have a file; 第六条's report counts how many of them accept residence permits.</summary>
    public IEnumerable<Rulebook> Counties => decisions.Keys.Order(StringComparer.Ordinal).Select(For);

    /// <summary>开通率: how many of the counties take children with a residence permit.</summary>
    [Article(Law.ShanweiRehabilitationAid, 6), Requirement("SW-KF-006")]
    public (int Open, int Counties) ResidencePermitCoverage(DateOnly on) =>
        (Counties.Count(c => c.SettingsOn(on).AcceptsResidencePermit), decisions.Count);
}
