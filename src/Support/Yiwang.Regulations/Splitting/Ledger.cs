using Yiwang.Kernel;

namespace Yiwang.Regulations.Splitting;

/// <summary>Who got which character of the source. Written while splitting, closed by <see cref="Close"/>.</summary>
internal sealed class Ledger(string source, string encoding)
{
    private readonly bool[] taken = new bool[source.Length];
    private readonly List<ReportedPiece> pieces = [];
    private readonly List<Finding> findings = [];

    public void Note(Finding finding) => findings.Add(finding);

    /// <summary>Says that the line stands in no document, and why.</summary>
    public void Report(SourceLine line, PieceReason reason)
    {
        var spans = line.Words.Spans().ToList();
        if (spans.Count == 0) return;
        var whole = new Span(spans[0].Start, spans[^1].End - spans[0].Start);
        if (Words.Count(source.Substring(whole.Start, whole.Length)) == spans.Sum(s => s.Length)) spans = [whole];
        foreach (var span in spans) Take(span, reason, line.Number);
    }

    /// <summary>
    /// Counts what the documents hold, and reports whatever neither they nor a reported line hold: signs of typesetting,
    /// else unplaced. The count of what is placed is made on the result, so that a text stored twice or not at all shows.
    /// </summary>
    public SplitReport Close(GazetteIssue issue)
    {
        var nodes = issue.Documents.SelectMany(d => d.All()).ToList();
        foreach (var span in nodes.SelectMany(n => n.Spans)) taken.AsSpan(span.Start, span.Length).Fill(true);
        ReportTheRest();
        pieces.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        var unplaced = pieces.Where(p => p.Reason is PieceReason.Unplaced).ToList();
        if (unplaced.Count > 0)
            Note(Finding.Warn(
                "gazette.unplaced", $"有{unplaced.Count}处共{unplaced.Sum(p => Words.Count(p.Text))}字没能归入任何文件。", where: $"第{unplaced[0].Line}行起",
                remedy: "请对照原文查看清单中的每一处；需要保留的，改正原文本后重新导入。"));
        return new()
        {
            EncodingName = encoding,
            CharactersIn = Words.Count(source),
            CharactersPlaced = nodes.Sum(n => Words.Count(n.Label) + Words.Count(n.Heading) + Words.Count(n.Text)),
            CharactersReported = pieces.Sum(p => Words.Count(p.Text)),
            Pieces = pieces,
            Findings = findings,
        };
    }

    private void ReportTheRest()
    {
        var line = 1;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '\n') line++;
            if (taken[i] || Words.IsBlank(source[i])) continue;
            var end = i;
            while (end < source.Length && !taken[end] && source[end] is not ('\n' or '\r')) end++;
            var rest = source[i..end].TrimEnd();
            Take(new(i, rest.Length), IsMarkup(rest) ? PieceReason.Markup : PieceReason.Unplaced, line);
            i = end - 1;
        }
    }

    private void Take(Span span, PieceReason reason, int line)
    {
        pieces.Add(new(span.Start, line, source.Substring(span.Start, span.Length), reason));
        taken.AsSpan(span.Start, span.Length).Fill(true);
    }

    /// <summary>No letter and no digit, or a tag of HTML.</summary>
    private static bool IsMarkup(string piece) => !piece.Any(char.IsLetterOrDigit) || (piece[0] == '<' && piece[^1] == '>');
}
