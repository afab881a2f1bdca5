using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Regulations.Register;

namespace Yiwang.Regulations.Public;

/// <summary>Every document that the packs register, read once: the nation's, the city's and the library's of other places. A pack with errors stops the start, naming each line.</summary>
public sealed class RegulationLibrary
{
    private readonly Dictionary<string, Regulation> byLaw;

    internal RegulationLibrary(IEnumerable<Regulation> regulations, NormativePacks? normative = null)
    {
        byLaw = regulations.ToDictionary(r => r.Law);
        Areas = (normative ?? NormativePacks.None).Areas;
        Settings = (normative ?? NormativePacks.None).Settings;
        Lives = new(PackLives.Of(byLaw.Values, normative ?? NormativePacks.None));
    }

    /// <summary>Whose documents are registered, with the signs that they use.</summary>
    public IReadOnlyList<IssuingArea> Areas { get; }

    /// <summary>What the city sets itself about validity.</summary>
    public NormativeSettings Settings { get; }

    /// <summary>What the packs know of documents through time; what officers recorded comes on top, see <see cref="Standings"/>.</summary>
    public LifeBook Lives { get; }

    public IReadOnlyCollection<Regulation> All => byLaw.Values;

    public static RegulationLibrary Load(YiwangOptions options)
    {
        var (regulations, findings) = RegisterReader.ReadAll(options.PacksDirectory, options.City);
        var (normative, problems) = NormativePacks.ReadAll(options.PacksDirectory, options.City);
        if (findings.Count + problems.Count == 0) return new RegulationLibrary(regulations, normative);
        throw new InvalidDataException("The register of regulations can't be used:\n"
            + string.Join('\n', findings.Concat(problems).Select(f => $"{f.Where} {f.Message}{f.Remedy}")));
    }

    /// <param name="law">A constant of <see cref="Law"/>.</param>
    public Regulation? Find(string law) => byLaw.GetValueOrDefault(law);

    /// <summary>The innermost registered article or section that the place lies in; null when the register knows none.</summary>
    public RegulationArticle? Article(Citation place) => Find(place.Document)?.ArticleAt(place);

    public RegulationArticle? Article(string law, int number) => Article(Citation.Of(law, number));

    /// <summary>The decision that has this citation.</summary>
    public (Regulation Regulation, LocalDecision Decision)? FindDecision(string law) =>
        All.SelectMany(r => r.Decisions, (r, d) => ((Regulation, LocalDecision)?)(r, d)).FirstOrDefault(x => x!.Value.Item2.Citation.Document == law);

    /// <summary>What the packs alone say. A page or an act asks <see cref="Standings"/>, which knows what officers recorded as well.</summary>
    /// <param name="region">The county, or a place in it, whose decisions count; null asks for the city as a whole.</param>
    public RegulationValidity ValidityOn(string law, RegionCode? region, DateOnly date) =>
        Lives.On(law, region, date) ?? throw new ArgumentException($"The register has no {law}.", nameof(law));
}
