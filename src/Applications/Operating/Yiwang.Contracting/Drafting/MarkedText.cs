namespace Yiwang.Contracting.Drafting;

/// <summary>A piece of a text between two marks, or what a finding marks.</summary>
/// <param name="Number">Of the finding; null for what lies between.</param>
internal sealed record MarkedPiece(string Text, int? Number, TextSeverity Severity);

/// <summary>Cuts a text at its findings. Where places overlap, the first one to begin has the words, and the others an empty mark at its end.</summary>
internal static class MarkedText
{
    public static IEnumerable<MarkedPiece> Of(TextVerdict verdict)
    {
        var at = 0;
        foreach (var (finding, number) in verdict.Findings.Select((f, i) => (f, i)))
        {
            var (start, end) = (Math.Max(finding.At.Start, at), Math.Max(finding.At.End, at));
            if (start > at) yield return new(verdict.Reading.Text[at..start], null, default);
            yield return new(verdict.Reading.Text[start..end], number, finding.Severity);
            at = end;
        }

        yield return new(verdict.Reading.Text[at..], null, default);
    }
}
