using Yiwang.Kernel;

namespace Yiwang.Regulations.Public;

/// <summary>One regulation as the register knows it: what it asks and of whom, in our own words. Its text is imported, never kept here.</summary>
public sealed record Regulation(string Law, string Title, string IssuedBy, DateOnly IssuedOn, DateOnly InForceFrom, IReadOnlyList<Chapter> Chapters)
{
    /// <summary>The last day in force by the document's own words; null where it names none.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>The article that ends it.</summary>
    public Citation? ValidityArticle { get; init; }

    /// <summary>Who explains it where it is unclear.</summary>
    public string InterpretedBy { get; init; } = "";

    /// <summary>Code in the catalogue of requirements, for example SW-KF.</summary>
    public string Catalogue { get; init; } = "";

    /// <summary>Decisions of counties to go on applying it after it ran out, by county and date.</summary>
    public IReadOnlyList<LocalDecision> Decisions { get; init; } = [];

    public Citation Citation => Citation.Of(Law, 0);

    public string Number => Citation.Number;

    /// <summary>The issuing area, without which a number is not unique.</summary>
    public string Area => Law[..Law.IndexOf('/', StringComparison.Ordinal)];

    public IEnumerable<RegulationArticle> Articles => Chapters.SelectMany(c => c.Articles);

    public IEnumerable<CatalogueRequirement> Requirements => Articles.SelectMany(a => a.Requirements);
}

/// <summary>A chapter with its articles.</summary>
public sealed record Chapter(int Number, string Title, IReadOnlyList<RegulationArticle> Articles);

/// <summary>One article: gist in our own words, whose duty it is and why, and what the catalogue asks of software for it.</summary>
public sealed record RegulationArticle(Citation Citation, string Gist, Duty Duty, string Because, IReadOnlyList<CatalogueRequirement> Requirements);

/// <summary>Who carries an article out.</summary>
public enum Duty
{
    /// <summary>由系统执行.</summary>
    Software,

    /// <summary>由人履行; the platform at most records.</summary>
    People,

    /// <summary>不涉及: nothing in it can be carried out.</summary>
    NotOurs,
}

/// <summary>One numbered requirement of the catalogue.</summary>
/// <param name="Citation">The place that it follows from.</param>
/// <param name="IsEnforceable">Whether software must enforce it; otherwise it only records.</param>
public sealed record CatalogueRequirement(string Id, Citation Citation, bool IsEnforceable, string Gist)
{
    /// <summary>Further places that say the same.</summary>
    public IReadOnlyList<Citation> Also { get; init; } = [];
}

/// <summary>A county's dated decision to go on applying a regulation after its own validity ended.</summary>
/// <param name="Citation">The decision as a document, which opens its page.</param>
/// <param name="Until">Last day; null where nothing ends it.</param>
/// <param name="IsDemonstration">Invented for the demonstration city; every page says so.</param>
public sealed record LocalDecision(
    Citation Citation, RegionCode Region, string RegionName, DateOnly IssuedOn, DateOnly From, DateOnly? Until, bool IsDemonstration)
{
    public bool AppliesOn(DateOnly day) => From <= day && (Until is null || day <= Until);
}
