using System.Globalization;
using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Reporting.Annual;

/// <summary>One line of the table of last year's data.</summary>
/// <param name="Computed">What the cases say.</param>
/// <param name="Stated">What the county reports; the same unless it explains the difference.</param>
internal sealed record ReportLine(string Key, string Label, string Unit, long Computed, long Stated, string Note)
{
    /// <summary>A line of money: kept in fen, read and written in yuan.</summary>
    public const string Yuan = "元";

    public string Shown(long value) => Unit == Yuan ? (value / 100m).ToString("0.##", CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null for what is not a number of this line.</summary>
    public long? Read(string typed) =>
        !decimal.TryParse(typed.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? null
        : (Unit == Yuan ? number * 100 : number) is var whole && whole == decimal.Truncate(whole) && Math.Abs(whole) < 1_000_000_000_000_000m ? (long)whole : null;
}

/// <summary>What the county changes in one line.</summary>
internal sealed record StatedFigure(string Key, long Value, string Note);

/// <summary>第十条（三）4: last year's data and the report on performance, which a county sends to the city's federation. Both, or it is not sent.</summary>
internal sealed class AnnualReport : Aggregate
{
    public const int LongestPerformance = 20000, LongestNote = 300;

    private AnnualReport() { }

    public Guid Id { get; private init; }

    /// <summary>The county (GB/T 2260).</summary>
    public string Region { get; private init; } = "";

    /// <summary>The year that it is about, not the one in which it is sent.</summary>
    public int Year { get; private init; }

    public IReadOnlyList<ReportLine> Lines { get; private set; } = [];

    /// <summary>绩效报告, written by people.</summary>
    public string Performance { get; private set; } = "";

    public DateOnly? SubmittedOn { get; private set; }

    /// <summary>The last day in time, kept with the report.</summary>
    public DateOnly DueOn { get; private init; }

    public int Revision { get; private set; }

    public string Subject => SubjectOf(Region, Year);

    public bool IsLate => SubmittedOn > DueOn;

    public static string SubjectOf(string region, int year) => $"annual-report/{region}/{year}";

    public static AnnualReport Begin(string region, int year, DateOnly due, IReadOnlyList<ReportLine> lines) =>
        new() { Id = Guid.CreateVersion7(), Region = region, Year = year, DueOn = due, Lines = lines };

    /// <summary>Takes the numbers as they are now; what the county stated otherwise, with its note, stays.</summary>
    public void Recount(IReadOnlyList<ReportLine> lines)
    {
        if (SubmittedOn is not null) return;
        Lines = [.. lines.Select(line => Lines.FirstOrDefault(l => l.Key == line.Key && l.Note.Length > 0) is { } kept ? line with { Stated = kept.Stated, Note = kept.Note } : line)];
        Revision++;
    }

    /// <summary>Every number may be changed; a number that differs from the cases says why.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 4), Requirement("SW-KF-010s")]
    public Outcome State(IReadOnlyList<StatedFigure> figures, string performance)
    {
        if (SubmittedOn is not null) return Outcome.From(Sent);
        var findings = new List<Finding>();
        var lines = Lines.ToArray();
        foreach (var figure in figures)
        {
            var at = Array.FindIndex(lines, l => l.Key == figure.Key);
            if (at < 0) continue;
            if (figure.Value < 0) findings.Add(Refusal("annual-report.negative", $"“{lines[at].Label}”不能小于 0。", figure.Key, "请核对数字。"));
            if (figure.Value != lines[at].Computed && figure.Note.Trim().Length == 0)
                findings.Add(Refusal("annual-report.unexplained", $"“{lines[at].Label}”与系统汇总的 {lines[at].Shown(lines[at].Computed)} 不同，要写明差异的原因。", figure.Key, "写一句：差在哪里，以什么为准。不改的，填回系统汇总数。"));
            if (figure.Note.Length > LongestNote) findings.Add(Refusal("annual-report.note-long", $"差异说明不超过 {LongestNote} 字。", figure.Key, "请写要点。"));
            lines[at] = lines[at] with { Stated = figure.Value, Note = figure.Value == lines[at].Computed ? "" : figure.Note.Trim() };
        }

        if (performance.Length > LongestPerformance) findings.Add(Refusal("annual-report.performance-long", $"绩效报告不超过 {LongestPerformance:N0} 字。", "performance", "请写要点。"));
        if (findings.Count > 0) return Outcome.From(findings);
        (Lines, Performance) = (lines, performance.Trim());
        Revision++;
        return Outcome.Done;
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 4), Requirement("SW-KF-010s")]
    public Outcome Submit(DateOnly today)
    {
        if (SubmittedOn is not null) return Outcome.From(Sent);
        var findings = new List<Finding>();
        if (today.Year <= Year) findings.Add(Refusal("annual-report.not-over", $"{Year} 年还没有过完，不能报送全年数据。", "year", $"请在 {Year + 1} 年报送。"));
        if (Lines.Count == 0) findings.Add(Refusal("annual-report.no-table", "缺上年度数据表。", "figures", "请先由系统汇总。"));
        if (Performance.Length == 0) findings.Add(Refusal("annual-report.no-performance", "缺绩效报告。", "performance", "请写明做了什么、效果怎样、还有什么问题。"));
        if (findings.Count > 0) return Outcome.From(findings);
        SubmittedOn = today;
        Revision++;
        Record(new AnnualReportSubmitted(Subject, Region, Year, today, IsLate));
        return Outcome.Done;
    }

    private static readonly Finding Sent = Finding.Block("annual-report.sent", "这一年的报告已经报送，不能再改。", Articles.AnnualReports, remedy: "有错误的，请与市残联联系。");

    private static Finding Refusal(string code, string message, string where, string remedy) => Finding.Block(code, message, Articles.AnnualReports, where, remedy);
}
