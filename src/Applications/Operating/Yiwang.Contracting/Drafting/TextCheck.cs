using Yiwang.Contracting.Drafting.Rules;
using Yiwang.Contracting.Rules;
using Yiwang.Contracting.Texts;
using Yiwang.Kernel;
using Yiwang.Platform.Access;

namespace Yiwang.Contracting.Drafting;

/// <summary>All rules on one text, in the order of the text; what is missing stands at the end.</summary>
internal sealed record TextVerdict(ContractReading Reading, IReadOnlyList<TextFinding> Findings)
{
    public bool Blocks => Findings.Any(f => f.Severity is TextSeverity.Blocks);
}

/// <summary>Checks a contract's text against chapter three of the regulation. Asks nobody and keeps nothing.</summary>
internal sealed class TextCheck(TextRulebook rulebook)
{
    /// <summary>More say nothing new; a text with more is a form full of blanks.</summary>
    private const int MostFindings = 200;

    private static readonly Func<ContractReading, IEnumerable<TextFinding>>[] Rules =
    [
        Article25.Vague, Article25.SeveralDepartments, Article26.Contents, Article26.PublicService, Article27.Name,
        Article28.Organisations, Article28.Persons, Article28.Codes, Article28.Signature, Article28.Performer,
        Article29.Subject, Article30.Quantity, Article31.Quality, Article32.Price, Article32.Amounts, Article32.StateProperty,
        Article33.Performance, Article33.Order, Article34.PublicInterest, Article35.Term, Article35.Renewal,
        Article36.Seat, Article36.FullName, Article36.BothWays, Article37.Secrets, Article38.Language,
        Article39.Benefits, Article39.Powers, Article39.Guarantee, Article39.ForeignLaw, Article39.Forum, Article39.ForeignLanguage, Article39.OtherLaws,
        Article45.Price, Article45.Imbalance, Article45.Liability,
    ];

    [Article(Law.LuohuContracts, 26), Article(Law.LuohuContracts, 39), Requirement("LH-SZ-112"), Requirement("LH-SZ-065")]
    public TextVerdict Check(ContractText text, TextLimits? limits = null)
    {
        var reading = new ContractReading(text, rulebook, limits);
        return new(reading, [.. Rules.SelectMany(rule => rule(reading)).DistinctBy(f => (f.Article, f.At, f.Message)).OrderBy(f => f.At.Start).ThenBy(f => f.Article.Key, StringComparer.Ordinal).Take(MostFindings)]);
    }
}

/// <summary>The check by the numbers in force where the user is; by the document's own where nobody has decided to apply it.</summary>
internal sealed class LocalTextCheck(TextCheck check, ContractBook book, CurrentUser user, TimeProvider clock)
{
    [Article(Law.LuohuContracts, 6, 1, Item = 1), Article(Law.LuohuContracts, 78, 1)]
    public TextVerdict Check(ContractText text) => check.Check(text, book.On(user.Region, clock.Today()) is { } rules ? TextLimits.Of(rules) : null);
}
