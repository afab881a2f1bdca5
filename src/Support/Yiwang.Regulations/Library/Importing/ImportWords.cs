using System.Globalization;
using Yiwang.Kernel;
using Yiwang.Regulations.Library.Issues;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Library.Importing;

/// <summary>The report as a person reads it in a terminal.</summary>
internal static class ImportWords
{
    private const int MostUnplaced = 20;

    public static string Of(IReadOnlyList<ImportedFile> files)
    {
        var lines = new List<string>();
        foreach (var file in files) Append(lines, file);
        lines.Add($"{files.Count} 个文件，导入 {files.Count(f => f.Outcome.IsDone)} 个，{files.Sum(f => f.Documents.Count)} 件，{files.Sum(f => f.Documents.Sum(d => d.Articles))} 条。");
        return string.Join(Environment.NewLine, lines) + Environment.NewLine;
    }

    public static string OfReason(PieceReason reason) => reason switch
    {
        PieceReason.Cover => "封面封底",
        PieceReason.Contents => "目录行",
        PieceReason.SectionHeading => "栏目名",
        PieceReason.PageHeader => "页眉页脚",
        PieceReason.PageNumber => "页码",
        PieceReason.Markup => "排版符号",
        _ => "放不下",
    };

    /// <summary>How many pieces stand in no document, and why; empty for none.</summary>
    public static string Reasons(KeptReport report) => report.Pieces.Count == 0 ? ""
        : $"（{string.Join("、", report.Pieces.GroupBy(p => p.Reason).Select(g => $"{OfReason(g.Key)} {g.Count()} 处"))}）";

    private static void Append(List<string> lines, ImportedFile file)
    {
        lines.Add($"{file.Name}　{file.Issue?.Title ?? "没有导入"}");
        foreach (var finding in file.Outcome.Findings) lines.Add($"  {Severity(finding)}：{finding.Message}{finding.Remedy}");
        if (file.Issue?.Report is { } report) AppendReport(lines, report);
        foreach (var document in file.Documents) lines.Add($"  {document.Order,3}. {Line(document)}");
        lines.Add("");
    }

    private static void AppendReport(List<string> lines, KeptReport report)
    {
        lines.Add($"  {report.Encoding}，共 {report.CharactersIn:N0} 字：入库 {report.CharactersPlaced:N0}，另列 {report.CharactersReported:N0}{Reasons(report)}");
        var unplaced = report.Unplaced.ToArray();
        foreach (var piece in unplaced.Take(MostUnplaced)) lines.Add($"  第 {piece.Line} 行（偏移 {piece.Offset}）放不下：{Bounded.To(piece.Text, 60)}");
        if (unplaced.Length > MostUnplaced) lines.Add($"  ……放不下的还有 {unplaced.Length - MostUnplaced} 处，见 --json");
    }

    private static string Line(Document d) => string.Join("　",
        new[] { d.Number, Bounded.To(d.RulingTitle, 60), d.IssuedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "源文未载成文日期", d.Articles > 0 ? $"{d.Articles} 条" : "" }.Where(w => w.Length > 0));

    private static string Severity(Finding finding) => finding.Severity switch { Kernel.Severity.Blocks => "不能导入", Kernel.Severity.Warns => "请注意", _ => "说明" };
}
