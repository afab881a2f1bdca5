using System.Globalization;
using System.Text;

namespace Yiwang.Regulations.Coverage;

/// <summary>The report for people: one line for each document, then the gaps.</summary>
internal static class CoverageWords
{
    public static string Of(CoverageReport report)
    {
        var text = new StringBuilder();
        text.AppendLine("文件      条（处）  须执行  已实现  有通过的测试  名称");
        foreach (var d in report.Documents)
            text.AppendLine(CultureInfo.InvariantCulture, $"{d.Code,-8}{d.Articles,9}{d.Enforceable,9}{d.Implemented,8}{d.Tested,12}    {d.Title}");
        text.AppendLine(CultureInfo.InvariantCulture,
            $"合计    {report.Documents.Sum(d => d.Articles),9}{report.Documents.Sum(d => d.Enforceable),9}{report.Documents.Sum(d => d.Implemented),8}{report.Documents.Sum(d => d.Tested),12}    {report.Documents.Count} 份");

        foreach (var d in report.Documents)
        {
            List(text, $"{d.Code} 还没有实现的 {d.Missing.Count} 项", d.Missing);
            List(text, $"{d.Code} 已实现、还没有通过的测试证明的 {d.Unproved.Count} 项", d.Unproved);
        }

        List(text, $"没有写条款依据的期限、材料、金额、拒绝和提醒 {report.Uncited.Count} 处（packs/ 的规则文件和 src/ 的程序；表单没填好之类本来就没有条款的也列在内）", report.Uncited, perLine: 1);
        List(text, $"依据的文件当天不再有效的 {report.NotInForce.Count} 处（有本地继续适用决定的除外）",
            [.. report.NotInForce.Select(r => $"{r.Where}{(r.Rules > 0 ? $"（{r.Rules} 项）" : "")}：{r.Finding.Message}")], perLine: 1);
        text.AppendLine().AppendLine("这里只数标记：标了条款的规则、标了条款并且通过的测试。标得对不对，要由人对照条文看。");
        return text.ToString();
    }

    private static void List(StringBuilder text, string title, IReadOnlyList<string> lines, int perLine = 6)
    {
        if (lines.Count == 0) return;
        text.AppendLine().AppendLine(title + "：");
        foreach (var chunk in lines.Chunk(perLine)) text.AppendLine("  " + string.Join("  ", chunk));
    }
}
