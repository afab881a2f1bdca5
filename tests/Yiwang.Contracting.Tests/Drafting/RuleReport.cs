using System.Globalization;
using System.Text;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Drafting;

/// <summary>Precision and recall of each rule on the corpus, as a table between two marks of a document.</summary>
internal static class RuleReport
{
    /// <summary>The document with the table of a corpus between its two marks.</summary>
    public static string Write(string document, string corpus, IReadOnlyList<CorpusText> texts)
    {
        var (begin, end) = ($"<!-- {corpus}:begin -->", $"<!-- {corpus}:end -->");
        var (from, until) = (document.IndexOf(begin, StringComparison.Ordinal) + begin.Length, document.IndexOf(end, StringComparison.Ordinal));
        return document[..from] + "\n" + Table(texts) + Differences(texts) + document[until..];
    }

    private static string Differences(IReadOnlyList<CorpusText> texts)
    {
        var text = new StringBuilder("\nWhere they differ (没有找到: missed; 多找到: false; 应为: element or sign read otherwise):\n\n");
        foreach (var one in texts)
            foreach (var difference in one.Differences) Line(text, $"- {one.Name}: {difference.ReplaceLineEndings(" ")}");
        return text.ToString();
    }

    private static string Table(IReadOnlyList<CorpusText> texts)
    {
        var articles = texts.SelectMany(t => t.Expected.Select(e => e.Article).Concat(t.Verdict.Findings.Select(f => f.Article.Place))).Distinct().OrderBy(Order);
        var text = new StringBuilder();
        var findings = texts.Sum(t => t.Expected.Count);
        Line(text, $"{texts.Count} texts, {findings} expected findings, {texts.Count(t => t.Expected.Count == 0)} texts without any.");
        text.Append('\n');
        text.Append("| rule | expected | found of them | missed | false | precision | recall |\n|---|---:|---:|---:|---:|---:|---:|\n");
        foreach (var article in articles) Row(text, article, texts, a => a == article);
        Row(text, "all", texts, _ => true);
        var elements = texts.SelectMany(t => CorpusText.ElementNames.Select(n => (Name: n, Right: !t.Differences.Any(d => d.StartsWith(n + " ", StringComparison.Ordinal))))).GroupBy(e => e.Name);
        text.Append("\n| element | right in texts |\n|---|---:|\n");
        foreach (var element in elements) Line(text, $"| {element.Key} | {element.Count(e => e.Right)} of {element.Count()} |");
        Line(text, $"| keySupervision | {texts.Count(t => t.IsKey == t.Verdict.Reading.Key.Applies)} of {texts.Count} |");
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, IReadOnlyList<CorpusText> texts, Func<string, bool> mine)
    {
        var expected = texts.Sum(t => t.Expected.Count(e => mine(e.Article)));
        var missed = texts.Sum(t => t.Missed.Count(e => mine(e.Article)));
        var wrong = texts.Sum(t => t.False.Count(f => mine(f.Article.Place)));
        var right = expected - missed;
        Line(text, $"| {name} | {expected} | {right} | {missed} | {wrong} | {Share(right, right + wrong)} | {Share(right, expected)} |");
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Share(int part, int whole) => whole == 0 ? "–" : ((double)part / whole).ToString("0.00", CultureInfo.InvariantCulture);

    private static (int, int, int) Order(string article) => Citation.TryParse(article, out var place) ? (place.Article, place.Paragraph, place.Item) : (int.MaxValue, 0, 0);
}
