using Yiwang.Kernel;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Library.Issues;

/// <summary>What became of every character of the file, kept with the issue so that it can be looked at later.</summary>
internal sealed record KeptReport(
    string Encoding, int CharactersIn, int CharactersPlaced, int CharactersReported,
    IReadOnlyList<KeptPiece> Pieces, IReadOnlyList<KeptFinding> Findings)
{
    public static readonly KeptReport None = new("", 0, 0, 0, [], []);

    public IEnumerable<KeptPiece> Unplaced => Pieces.Where(p => p.Reason is PieceReason.Unplaced);

    public static KeptReport Of(SplitReport report, IEnumerable<Finding> findings) => new(
        report.EncodingName, report.CharactersIn, report.CharactersPlaced, report.CharactersReported,
        [.. report.Pieces.Select(p => new KeptPiece(p.Offset, p.Line, p.Text, p.Reason))],
        [.. findings.Select(f => new KeptFinding(f.Severity, f.Code, f.Message, f.Where, f.Remedy))]);
}

internal sealed record KeptPiece(int Offset, int Line, string Text, PieceReason Reason);

internal sealed record KeptFinding(Severity Severity, string Code, string Message, string Where, string Remedy)
{
    public Finding ToFinding() => new(Severity, Code, Message) { Where = Where, Remedy = Remedy };
}
