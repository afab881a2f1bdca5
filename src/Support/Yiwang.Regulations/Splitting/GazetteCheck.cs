using Yiwang.Kernel;

namespace Yiwang.Regulations.Splitting;

/// <summary>What somebody has to look at after splitting: contents without document, gaps in the articles, missing dates.</summary>
internal static class GazetteCheck
{
    public static IReadOnlyList<ContentsEntry> Match(IReadOnlyList<ContentsEntry> contents, IReadOnlyList<SplitDocument> documents, Ledger ledger)
    {
        var entries = contents.Select(e => e with { Document = Find(e, documents) }).ToList();
        foreach (var missing in entries.Where(e => e.Document < 0))
            ledger.Note(Finding.Warn(
                "gazette.contents.missing", $"目录中的“{missing.Title}”在正文中没有找到。", where: missing.Page > 0 ? $"目录，第{missing.Page}页" : "目录",
                remedy: "请核对原文本是否缺页，或该文件的标题与目录是否一致，改正后重新导入。"));
        return entries;
    }

    public static void Check(IReadOnlyList<SplitDocument> documents, Ledger ledger)
    {
        foreach (var document in documents)
        {
            var name = document.Number.Length > 0 ? document.Number : document.Title.Length > 0 ? document.Title : "（无标题文件）";
            if (document.Title.Length == 0)
                ledger.Note(Finding.Warn("gazette.document.no-title", "有一个文件没有读出标题。", where: $"第{document.Span.Start + 1}字起", remedy: "请对照原文补写标题。"));
            if (document.IssuedOn is null)
                ledger.Note(Finding.Note("gazette.document.no-date", $"“{name}”没有读出成文日期。", where: name));
            foreach (var part in (SplitDocument[])[document, .. document.Body is null ? [] : new[] { document.Body }]) CheckArticles(part, name, ledger);
        }
    }

    private static int Find(ContentsEntry entry, IReadOnlyList<SplitDocument> documents)
    {
        for (var i = 0; i < documents.Count; i++)
            if (entry.DocumentNumber.Length > 0 && documents[i].Number == entry.DocumentNumber) return i;
        for (var i = 0; i < documents.Count; i++)
            if (Likeness.IsSame(entry.Title, documents[i].Title) || Likeness.IsSame(entry.Title, documents[i].Body?.Title ?? "")) return i;
        for (var i = 0; i < documents.Count; i++)
            if (entry.Section.Length > 0 && Elements.IsPersonnel(entry.Section) && Elements.IsPersonnel(Words.Compact(documents[i].Title))) return i;
        return -1;
    }

    private static void CheckArticles(SplitDocument part, string name, Ledger ledger)
    {
        var last = 0;
        foreach (var article in part.Nodes.SelectMany(n => n.All()).Where(n => n.Kind is NodeKind.Article))
        {
            if (article.Number != last + 1 && !(article.Number == last && article.Inserted > 0))
                ledger.Note(Finding.Warn(
                    "gazette.articles.gap", $"“{name}”在第{last}条之后是第{article.Number}条，条序不连续。", where: $"{name} {article.Label}",
                    remedy: "请对照原文，看是否缺行或条号识别有误，改正原文本后重新导入。"));
            last = article.Number;
        }
    }
}
