using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative.Reading;

/// <summary>One row of the list.</summary>
internal sealed record ListedDocument(DocumentLife Life, RegulationValidity Validity);

/// <summary>The register narrowed by state, area, and words of name or number; newest first.</summary>
internal static class NormativeList
{
    public const int Most = 200;

    public static IReadOnlyList<ListedDocument> Find(LifeBook book, string? typed, string? state, string? area, DateOnly today)
    {
        var wanted = NormativeWords.Filters.FirstOrDefault(f => f.Word == state).States;
        var words = Plain(typed ?? "");
        return
        [
            .. book.All.Where(l => l.Citation.Number.Length > 0 && (string.IsNullOrEmpty(area) || l.Area == area))
                .Where(l => words.Length == 0 || Plain(l.Title).Contains(words, StringComparison.OrdinalIgnoreCase) || Plain(l.Number).Contains(words, StringComparison.OrdinalIgnoreCase))
                .Select(l => new ListedDocument(l, l.On(null, today))).Where(l => wanted is null || wanted.Contains(l.Validity.State))
                .OrderByDescending(l => l.Life.Year).ThenByDescending(l => l.Life.IssuedOn).ThenBy(l => l.Life.Law, StringComparer.Ordinal),
        ];
    }

    /// <summary>Letters and digits only: 〔2015〕, (2015) and 2015 find the same number.</summary>
    public static string Plain(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetterOrDigit));
}
