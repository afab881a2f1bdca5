using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Regulations.Register;

namespace Yiwang.Regulations.Public;

/// <summary>Every document that the packs register, read once: the nation's, the city's and the library's of other places. A pack with errors stops the start, naming each line.</summary>
public sealed class RegulationLibrary
{
    private readonly Dictionary<string, Regulation> byLaw;

    internal RegulationLibrary(IEnumerable<Regulation> regulations) => byLaw = regulations.ToDictionary(r => r.Law);

    public IReadOnlyCollection<Regulation> All => byLaw.Values;

    public static RegulationLibrary Load(YiwangOptions options)
    {
        var (regulations, findings) = RegisterReader.ReadAll(options.PacksDirectory, options.City);
        if (findings.Count == 0) return new RegulationLibrary(regulations);
        throw new InvalidDataException("The register of regulations can't be used:\n"
            + string.Join('\n', findings.Select(f => $"{f.Where} {f.Message}{f.Remedy}")));
    }

    /// <param name="law">A constant of <see cref="Law"/>.</param>
    public Regulation? Find(string law) => byLaw.GetValueOrDefault(law);

    /// <summary>The innermost registered article or section that the place lies in; null when the register knows none.</summary>
    public RegulationArticle? Article(Citation place) => Find(place.Document)?.ArticleAt(place);

    public RegulationArticle? Article(string law, int number) => Article(Citation.Of(law, number));

    /// <summary>The decision that has this citation.</summary>
    public (Regulation Regulation, LocalDecision Decision)? FindDecision(string law) =>
        All.SelectMany(r => r.Decisions, (r, d) => ((Regulation, LocalDecision)?)(r, d)).FirstOrDefault(x => x!.Value.Item2.Citation.Document == law);

    /// <param name="region">The county, or a place in it, whose decisions count; null asks for the city as a whole.</param>
    public RegulationValidity ValidityOn(string law, RegionCode? region, DateOnly date) =>
        ValidityRule.On(Find(law) ?? throw new ArgumentException($"The register has no {law}.", nameof(law)), region, date);
}
