using Yiwang.Contracting.Texts.Elements;

namespace Yiwang.Contracting.Drafting;

/// <summary>A piece of a text between two marks, or what a finding marks.</summary>
/// <param name="Number">Of the finding; null for what lies between.</param>
internal sealed record MarkedPiece(string Text, int? Number, TextSeverity Severity);

/// <summary>Cuts a text at its findings. Where places overlap, the first one to begin has the words, and the others an empty mark at its end.</summary>
internal static class MarkedText
{
    public static IEnumerable<MarkedPiece> Of(TextVerdict verdict) =>
        Of(verdict.Reading.Text, [.. verdict.Findings.Select((f, i) => (f.At, i))]).Select(p => new MarkedPiece(p.Text, p.Number, p.Number is { } number ? verdict.Findings[number].Severity : default));

    /// <param name="places">In the order of the text, each with its number.</param>
    public static IEnumerable<(string Text, int? Number)> Of(string text, IReadOnlyList<(Span At, int Number)> places)
    {
        var at = 0;
        foreach (var (place, number) in places)
        {
            var (start, end) = (Math.Max(place.Start, at), Math.Max(place.End, at));
            if (start > at) yield return (text[at..start], null);
            yield return (text[start..end], number);
            at = end;
        }

        yield return (text[at..], null);
    }
}
