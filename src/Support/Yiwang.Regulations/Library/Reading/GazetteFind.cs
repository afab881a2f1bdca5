using Yiwang.Kernel;
using Yiwang.Regulations.Normative.Reading;

namespace Yiwang.Regulations.Library.Reading;

/// <summary>Finds documents of all issues by number, day of issue or words of the title, with the issue that each stands in.</summary>
internal static class GazetteFind
{
    [Requirement("LD-GB-010")]
    public static IReadOnlyList<Shelved> Of(IReadOnlyList<Shelved> documents, string? typed, DateOnly? on)
    {
        var words = NormativeList.Plain(typed ?? "");
        return words.Length == 0 && on is null ? [] :
        [
            .. documents.Where(d => on is null || d.Document.IssuedOn == on)
                .Where(d => words.Length == 0 || new[] { d.Document.Title, d.Document.RulingTitle, d.Document.Number }.Any(t => NormativeList.Plain(t).Contains(words, StringComparison.OrdinalIgnoreCase))),
        ];
    }
}
