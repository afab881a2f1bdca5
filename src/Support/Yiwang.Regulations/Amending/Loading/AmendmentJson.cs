using System.Text.Json;
using Yiwang.Kernel;
using Yiwang.Platform.Web;
using Yiwang.Regulations.Amending.Impacts;
using Yiwang.Regulations.Amending.Versions;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Amending.Loading;

/// <summary>The difference as <c>--json</c> and the API print it.</summary>
internal static class AmendmentJson
{
    public static object Of(Comparison comparison, Impact impact, Regulation? regulation, IEnumerable<Finding> findings) => new
    {
        law = regulation?.Law,
        old = Of(comparison.Old),
        @new = Of(comparison.New),
        counts = Enum.GetValues<ArticleFate>().ToDictionary(Word, comparison.Count),
        openCases = new { impact.Cases.All, visible = impact.Cases.Visible.Select(c => c.Number) },
        changes = impact.Articles.Select(Of),
        impact.KnowsRefusals,
        citesNothing = impact.Unplaced.Select(Of),
        findings = findings.Select(FindingJson.From),
    };

    private static object Of(TextVersion version) => new { version.Title, version.Number, version.IssuedOn, version.Whence, articles = version.Articles.Count(a => a.Kind is PieceKind.Article) };

    private static object Of(ArticleImpact impact) => new { difference = Of(impact.Change), touches = impact.Touches.Select(Of), impact.OpenCases };

    private static object Of(Touch touch) => new { kind = Word(touch.Kind), touch.Name, touch.Where, place = touch.Place.Place, touch.IsReworded };

    private static object Of(ArticleChange change) => new
    {
        fate = Word(change.Fate),
        kind = Word(change.Shown.Kind),
        oldPlace = change.Old is { } o ? Of(o) : null,
        newPlace = change.New is { } n ? Of(n) : null,
        words = change.Fate is ArticleFate.Moved ? [] : change.Words.Select(w => new { mark = Word(w.Mark), w.Text }),
    };

    private static object Of(VersionArticle article) => new { code = article.Anchor, article.Label, article.Path };

    private static string Word<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
