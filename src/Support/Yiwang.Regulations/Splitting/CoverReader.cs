using System.Globalization;
using System.Text.RegularExpressions;

namespace Yiwang.Regulations.Splitting;

/// <summary>Front and back cover: name, year, number, rhythm, organiser and date of the gazette; editor, printer, address.</summary>
internal static partial class CoverReader
{
    private const int MostLines = 16;
    private const int MostLinesBeforeContents = 40;
    private const int MostBackLines = 25;

    /// <summary>The lines left, and the issue as far as the cover says it.</summary>
    public static (GazetteIssue Issue, List<SourceLine> Left) TakeOut(List<SourceLine> lines, Ledger ledger)
    {
        var issue = new GazetteIssue();
        var front = FrontEnd(lines);
        for (var i = 0; i < front; i++)
        {
            issue = Read(lines[i], issue);
            ledger.Report(lines[i], IsCover(lines[i].Compact) ? PieceReason.Cover : PieceReason.Unplaced);
        }

        var back = front > 0 ? BackStart(lines) : lines.Count;
        for (var i = Math.Max(back, front); i < lines.Count; i++) ledger.Report(lines[i], PieceReason.Cover);
        return (issue, lines[front..Math.Max(back, front)]);
    }

    /// <summary>A file without cover still says on its running headers which issue it is.</summary>
    public static GazetteIssue FromRunningHeader(GazetteIssue issue, List<SourceLine> all)
    {
        if (issue.Name.Length > 0 && issue.Number > 0) return issue;
        var match = all.Where(PageNoise.IsMasthead).Select(l => PageNoise.MastheadForm().Match(l.Compact)).FirstOrDefault();
        return match is null ? issue : issue with
        {
            Name = issue.Name.Length > 0 ? issue.Name : match.Groups["name"].Value, Year = Number(match.Groups["year"]), Number = Number(match.Groups["number"]),
        };
    }

    /// <summary>A gazette has a cover when its name stands among the first lines; it ends where nothing of a cover follows, or at 目录.</summary>
    private static int FrontEnd(List<SourceLine> lines)
    {
        var first = lines.Take(MostLines).ToList();
        if (!first.Exists(l => Name().IsMatch(l.Compact) || PageNoise.MastheadForm().IsMatch(l.Compact))) return 0;

        var run = lines.FindIndex(l => !IsCover(l.Compact));
        run = run < 0 ? lines.Count : run;
        var contents = lines.FindIndex(l => ContentsReader.IsTitle(l.Compact));
        return contents > run && contents <= MostLinesBeforeContents && first.FindIndex(l => Name().IsMatch(l.Compact)) <= run ? contents : run;
    }

    private static int BackStart(List<SourceLine> lines)
    {
        var from = Math.Max(0, lines.Count - MostBackLines);
        var index = lines.FindIndex(from, l => Back().IsMatch(l.Compact));
        return index < 0 ? lines.Count : index;
    }

    private static bool IsCover(string compact) => Name().IsMatch(compact) || PageNoise.MastheadForm().IsMatch(compact) || CoverLine().IsMatch(compact) || Elements.IsDate(compact);

    private static GazetteIssue Read(SourceLine line, GazetteIssue issue)
    {
        var compact = line.Compact;
        if (Name().IsMatch(compact) && issue.Name.Length == 0) issue = issue with { Name = compact };
        if (PageNoise.MastheadForm().Match(compact) is { Success: true } head && issue.Name.Length == 0) issue = issue with { Name = head.Groups["name"].Value };
        if (YearNumber().Match(compact) is { Success: true } match)
        {
            if (match.Groups["year"].Success) issue = issue with { Year = Number(match.Groups["year"]) };
            if (match.Groups["number"].Success) issue = issue with { Number = Number(match.Groups["number"]) };
        }

        if (Total().Match(compact) is { Success: true } total) issue = issue with { TotalNumber = Number(total.Groups["n"]) };
        if (Rhythm().Match(compact) is { Success: true } rhythm) issue = issue with { Rhythm = rhythm.Value };
        if (Organiser().Match(compact) is { Success: true } organiser) issue = issue with { Organiser = organiser.Groups["a"].Value + organiser.Groups["b"].Value };
        return Published().Match(compact) is { Success: true } published ? issue with { PublishedOn = Elements.Date(published.Groups["d"].Value) } : issue;
    }

    private static int Number(Group group) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^\p{IsCJKUnifiedIdeographs}{2,30}(?:公报|政报)$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?:(?<year>[12][0-9]{3})年?)?(?:第(?<number>[0-9]{1,3})期)?(?:[（(].*[）)])?$|(?<year>[12][0-9]{3})年第?(?<number>[0-9]{1,3})期")]
    private static partial Regex YearNumber();

    [GeneratedRegex("总第?(?<n>[0-9]{1,5})期|总期?第(?<n>[0-9]{1,5})期")]
    private static partial Regex Total();

    [GeneratedRegex("半月刊|双月刊|月刊|季刊|半年刊|旬刊|周刊|不定期")]
    private static partial Regex Rhythm();

    [GeneratedRegex(@"^(?<a>\p{IsCJKUnifiedIdeographs}{4,30})主办$|^主办(?:单位)?[：:](?<b>.{2,40})$")]
    private static partial Regex Organiser();

    [GeneratedRegex("^(?:出版日期[：:])?(?<d>.{6,12}日)(?:出版|印刷|编印)?$")]
    private static partial Regex Published();

    [GeneratedRegex(@"^(?:[12][0-9]{3}年?|第[0-9]{1,3}期|[12][0-9]{3}年?第?[0-9]{1,3}期|[（(]?总第?[0-9]{1,5}期[）)]?|[A-Z\s]{6,}|.{2,40}(?:主办|主管|承办|协办|编印|编辑|出版|编辑出版)|(?:主办|主管|承办|编辑|出版|印刷|发行|刊号|准印证号?|电话|地址|邮编|网址|内部资料).{0,60}|.{0,12}(?:CN|ISSN).{4,24}|[（(]?(?:半月刊|双月刊|月刊|季刊|半年刊|旬刊|周刊|不定期)[）)]?)(?:[（(].{2,16}[）)])?$")]
    private static partial Regex CoverLine();

    [GeneratedRegex("^(?:编辑出版|(?:编印|编辑|主办|主管|承办|出版|印刷|发行)(?:单位|机关)?|编辑部地址|编辑部|准印证号?|邮政编码)[：:]")]
    private static partial Regex Back();
}
