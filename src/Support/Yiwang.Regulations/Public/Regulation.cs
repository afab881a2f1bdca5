using Yiwang.Kernel;

namespace Yiwang.Regulations.Public;

/// <summary>One document as the register knows it: what it asks and of whom, in our own words. Its text is imported, never kept here.</summary>
/// <param name="IssuedOn">Null where the document prints no exact day; <see cref="IssuedNote"/> says what it prints.</param>
/// <param name="InForceFrom">The first day on which it can be applied.</param>
public sealed record Regulation(string Law, string Title, string IssuedBy, DateOnly? IssuedOn, DateOnly InForceFrom, IReadOnlyList<Chapter> Chapters)
{
    /// <summary>What is known of the date of issue where no day is printed.</summary>
    public string IssuedNote { get; init; } = "";

    /// <summary>The last day by the document's own words; null where it names none.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>What ends on that day: the validity of rules, or the period that a plan covers.</summary>
    public Term Term { get; init; }

    /// <summary>The article that ends it.</summary>
    public Citation? ValidityArticle { get; init; }

    /// <summary>What the document says of its time where it writes no validity.</summary>
    public string ValidityNote { get; init; } = "";

    /// <summary>Who explains it where it is unclear.</summary>
    public string InterpretedBy { get; init; } = "";

    /// <summary>Numbers of the documents that it repeals by name.</summary>
    public IReadOnlyList<string> Repeals { get; init; } = [];

    /// <summary>Its articles are printed 一、二、 without 第…条, numbered through the whole document; they are cited as articles all the same.</summary>
    public bool PrintsPlainNumbers { get; init; }

    /// <summary>Code in the catalogue of requirements, for example SW-KF. Two documents may share one.</summary>
    public string Catalogue { get; init; } = "";

    /// <summary>Issued by another place than the demonstration city and kept in the library: read and shown, not binding here.</summary>
    public bool IsOfAnotherPlace { get; init; }

    /// <summary>Decisions of counties to go on applying it after it ran out, by county and date.</summary>
    public IReadOnlyList<LocalDecision> Decisions { get; init; } = [];

    public Citation Citation => Citation.Of(Law, 0);

    /// <summary>Its validity through time as far as the packs know it.</summary>
    public DocumentLife Life => new(Law, Title, IssuedBy, IssuedOn, InForceFrom)
    {
        ValidUntil = ValidUntil, Term = Term, ValidityArticle = ValidityArticle, ValidityNote = ValidityNote, InterpretedBy = InterpretedBy, Decisions = Decisions,
    };

    public string Number => Citation.Number;

    /// <summary>Whether it is cited by a number, not by its title in 《》.</summary>
    public bool HasNumber => !Number.StartsWith('《');

    /// <summary>The issuing area, without which a number is not unique.</summary>
    public string Area => Law[..Law.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>Divided into 第…条; otherwise into plain sections.</summary>
    public bool HasArticles => Articles.Any(a => a.Citation.Article > 0);

    public IEnumerable<RegulationArticle> Articles => Chapters.SelectMany(c => c.Articles);

    public IEnumerable<CatalogueRequirement> Requirements => Articles.SelectMany(a => a.Requirements);

    /// <summary>The entry that the place lies in: the innermost, since sections may be registered more or less finely.</summary>
    public RegulationArticle? ArticleAt(Citation place) => Articles.Where(a => a.Citation.Contains(place)).MaxBy(a => a.Citation.Levels.Count);
}

/// <summary>A chapter, or a first-level section, with its articles.</summary>
/// <param name="Citation">第一章, 四, 附件1; the whole document where the group is only for reading.</param>
public sealed record Chapter(Citation Citation, string Title, IReadOnlyList<RegulationArticle> Articles)
{
    /// <summary>第一章　总则, 四、主要任务, or the title alone.</summary>
    public string Heading => Citation.Levels switch
    {
        [{ Kind: LevelKind.Chapter }] => $"{Citation.Place}　{Title}",
        [{ Kind: LevelKind.Heading }] => $"{Citation.Place}、{Title}",
        [{ Kind: LevelKind.Annex or LevelKind.Box }] => $"{Citation.Place}　{Title}",
        _ => Title,
    };
}

/// <summary>One article or plain section: gist in our own words, whose duty it is and why, and what the catalogue asks of software for it.</summary>
public sealed record RegulationArticle(Citation Citation, string Gist, Duty Duty, string Because, IReadOnlyList<CatalogueRequirement> Requirements)
{
    /// <summary>The periods that it sets, in a form that can be compared; empty where it sets none or they were not entered yet.</summary>
    public IReadOnlyList<StatedPeriod> Periods { get; init; } = [];

    /// <summary>第十条, 四（一）2; 全文 for a document that is registered as one piece.</summary>
    public string Name => Citation.Levels.Count == 0 ? "全文" : Citation.Place;
}

/// <summary>How long a step may take by one article.</summary>
/// <param name="Step">Procedure and stage where the program has it (rehabilitation-aid/review); else a name that all who speak of the step use.</param>
/// <param name="IsPromised">A promise to be faster than the law asks (承诺时限), not the law itself.</param>
public sealed record StatedPeriod(string Step, Period Period, bool IsPromised);

/// <summary>What a document's last day ends.</summary>
public enum Term
{
    /// <summary>有效期.</summary>
    Validity,

    /// <summary>规划期, 工作期: the period that a plan covers. Nothing says that the plan is repealed with it.</summary>
    Plan,
}

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
/// <param name="Gist">In our own words; empty where the gist of its article says enough.</param>
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
