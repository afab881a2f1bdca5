using System.Globalization;
using System.Text.RegularExpressions;

namespace Yiwang.Regulations.Splitting;

/// <summary>
/// Takes page numbers (GB/T 9704, 7.5: — 12 —) and running headers out of the stream of lines, so that a sentence
/// that goes over the page's end comes together again.
/// </summary>
internal static partial class PageNoise
{
    private const int LeastBareNumbers = 4;
    private const int LeastRepeats = 3;

    public static List<SourceLine> TakeOut(List<SourceLine> lines, Ledger ledger)
    {
        var numbers = PageNumbers(lines);
        var headers = RunningHeaders(lines, numbers);
        var rest = new List<SourceLine>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            if (numbers.Contains(i)) ledger.Report(lines[i], PieceReason.PageNumber);
            else if (headers.Contains(i)) ledger.Report(lines[i], PieceReason.PageHeader);
            else rest.Add(lines[i]);
        }

        return rest;
    }

    /// <summary>Lines away from the cover that name gazette, year and number, however seldom they come.</summary>
    public static List<SourceLine> TakeOutMastheads(List<SourceLine> lines, Ledger ledger)
    {
        foreach (var line in lines.Where(IsMasthead)) ledger.Report(line, PieceReason.PageHeader);
        return lines.FindAll(l => !IsMasthead(l));
    }

    public static bool IsMasthead(SourceLine line) => line.Compact.Length <= 70 && line.Compact.Contains('期', StringComparison.Ordinal) && MastheadForm().IsMatch(line.Compact);

    private static HashSet<int> PageNumbers(List<SourceLine> lines)
    {
        var dressed = Enumerable.Range(0, lines.Count).Where(i => lines[i].Compact.Length <= 16 && DressedNumber().IsMatch(lines[i].Compact)).ToHashSet();
        return dressed.Count > 0 ? dressed : BareNumbers(lines);
    }

    /// <summary>Bare figures are page numbers only where they count up by one through most of the file.</summary>
    private static HashSet<int> BareNumbers(List<SourceLine> lines)
    {
        var chain = new List<int>();
        var last = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Compact.Length > 3 || !BareNumber().IsMatch(lines[i].Compact)) continue;
            var number = int.Parse(lines[i].Compact, CultureInfo.InvariantCulture);
            if (chain.Count > 0 && number != last + 1) continue;
            chain.Add(i);
            last = number;
        }

        return chain.Count >= LeastBareNumbers && (chain[^1] - chain[0]) * 2 >= lines.Count ? [.. chain] : [];
    }

    /// <summary>A line that comes again beside page numbers, or one that names gazette, year and number away from the cover.</summary>
    private static HashSet<int> RunningHeaders(List<SourceLine> lines, HashSet<int> numbers)
    {
        var headers = new HashSet<int>();
        var groups = Enumerable.Range(0, lines.Count).Where(i => lines[i].Compact.Length <= 40 && !numbers.Contains(i))
            .GroupBy(i => Digits().Replace(lines[i].Compact, "0"), StringComparer.Ordinal).Where(g => g.Count() >= LeastRepeats);
        foreach (var group in groups)
        {
            var beside = group.Count(i => numbers.Contains(i - 1) || numbers.Contains(i + 1));
            if (beside * 3 >= group.Count() * 2) headers.UnionWith(group);
        }

        return headers;
    }

    [GeneratedRegex(@"^[-—–－─~·•.]{1,3}[0-9０-９]{1,4}[-—–－─~·•.]{1,3}$|^第[0-9]{1,4}页$|^第[0-9]{1,4}页共[0-9]{1,4}页$|^[0-9]{1,4}/[0-9]{1,4}$|^[Pp]age[0-9]{1,4}$")]
    private static partial Regex DressedNumber();

    [GeneratedRegex("^[0-9]{1,3}$")]
    private static partial Regex BareNumber();

    [GeneratedRegex("[0-9０-９]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?<name>\p{IsCJKUnifiedIdeographs}{2,30}(?:公报|政报))(?<year>[0-9]{4})年第?(?<number>[0-9]{1,3})期|^(?<year>[0-9]{4})年第?(?<number>[0-9]{1,3})期(?:[（(]总第?[0-9]+期[)）])?(?<name>\p{IsCJKUnifiedIdeographs}{2,30}(?:公报|政报))$")]
    internal static partial Regex MastheadForm();
}
