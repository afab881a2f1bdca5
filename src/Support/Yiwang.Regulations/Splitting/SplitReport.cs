using Yiwang.Kernel;

namespace Yiwang.Regulations.Splitting;

/// <summary>Why a piece of the source is in no document.</summary>
internal enum PieceReason
{
    /// <summary>封面, 封底: name, number, date and organiser of the gazette.</summary>
    Cover,

    /// <summary>A line of the contents, of the gazette's or of a document's own.</summary>
    Contents,

    /// <summary>栏目 that stands over documents.</summary>
    SectionHeading,

    /// <summary>页眉 or 页脚 that comes again on many pages.</summary>
    PageHeader,

    PageNumber,

    /// <summary>Signs of typesetting, no words: # and ** of Markdown, rules, the bars of a table.</summary>
    Markup,

    /// <summary>Nothing of the grammar fits: somebody has to look.</summary>
    Unplaced,
}

/// <summary>A piece of the source that stands in no document, with its place.</summary>
/// <param name="Offset">In the decoded text, from 0.</param>
/// <param name="Line">From 1.</param>
internal sealed record ReportedPiece(int Offset, int Line, string Text, PieceReason Reason);

/// <summary>
/// What became of every character. Counted are all characters but blanks and line ends; placed are those that the nodes
/// of the result hold (counted there, not while placing), reported those of <see cref="Pieces"/>.
/// </summary>
internal sealed record SplitReport
{
    public static readonly SplitReport Nothing = new();

    /// <summary>UTF-8 or GB18030; empty where the file couldn't be read.</summary>
    public string EncodingName { get; init; } = "";

    public int CharactersIn { get; init; }

    public int CharactersPlaced { get; init; }

    public int CharactersReported { get; init; }

    public IReadOnlyList<ReportedPiece> Pieces { get; init; } = [];

    /// <summary>What to look at: a line of the contents without its document, a gap in the articles, a document without date.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Nothing was lost. False is a fault of the splitter and must stop an import.</summary>
    public bool Balances => CharactersIn == CharactersPlaced + CharactersReported;

    public IEnumerable<ReportedPiece> Unplaced => Pieces.Where(p => p.Reason is PieceReason.Unplaced);
}

/// <summary>The issue with its report; or, for a file that isn't text, the findings of <see cref="Outcome"/> and no issue.</summary>
internal sealed record SplitResult(GazetteIssue? Issue, SplitReport Report, Outcome Outcome)
{
    public static SplitResult Refused(Finding finding) => new(null, SplitReport.Nothing, Outcome.From(finding));
}
