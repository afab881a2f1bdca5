using Yiwang.Kernel;
using Yiwang.Regulations.Library.Issues;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Library.Importing;

/// <summary>
/// What an editor should look at in an issue. What stops an import: a second file for the same issue, and a gazette of the city's own
/// whose cover does not carry what each issue must.
/// </summary>
internal static class IssueChecks
{
    public static IEnumerable<Finding> Of(GazetteIssue issue, IReadOnlyList<(string Number, string Issue)> elsewhere) =>
    [
        .. PagesOutOfOrder(issue),
        .. WithoutDocument(issue),
        .. LaterThanPublished(issue),
        .. elsewhere.Select(e => Elsewhere(e.Number, e.Issue)),
    ];

    public static Finding Unchanged(Issue earlier) =>
        Finding.Note("gazette.unchanged", $"“{earlier.Title}”已经导入过，内容一样，没有改动。", where: earlier.FileName);

    public static Finding Twice(Issue earlier) => Finding.Block("gazette.issue-twice",
        $"“{earlier.Title}”已由另一个文件（{earlier.FileName}）导入，同一年度的期次不能重复，没有导入。", where: "封面",
        remedy: "如果这是更正后的文本，请选“替换已导入的同一期”再导入；否则请核对封面上的年度和期次。");

    [Requirement("LD-GB-005")]
    private static Finding Elsewhere(string number, string issue) => Finding.Warn("gazette.document-elsewhere", $"{number} 在“{issue}”里也有登载。", where: number,
        remedy: "请核对是不是同一份文件；文号只在一个发文地区内唯一。");

    [Requirement("LD-GB-001")]
    public static IEnumerable<Finding> MissingOnTheCover(GazetteIssue issue, Imprints imprints)
    {
        if (issue.Name.Length == 0) yield break; // documents that came without a gazette
        var isBound = imprints.Bind(issue.Name, issue.PublishedOn?.Year ?? issue.Year);
        string[] missing =
        [
            .. issue.Year == 0 ? ["年度"] : (string[])[], .. issue.Number == 0 ? ["期次"] : (string[])[],
            .. issue.Rhythm.Length == 0 ? ["刊期"] : (string[])[], .. issue.Organiser.Length == 0 ? ["主办单位"] : (string[])[], .. issue.PublishedOn is null ? ["出版日期"] : (string[])[],
            .. isBound && issue.PublishedOn is { } on && imprints.Of(issue.Name, on) is null ? ["编辑出版单位"] : (string[])[],
        ];
        if (missing.Length == 0) yield break;
        if (isBound)
            yield return Finding.Block("gazette.cover", $"《{issue.Name}》每一期都要写明{string.Join("、", missing)}，没有导入。", Citation.Of(Law.LuodingGazette, 0), "封面",
                "请照封面改正文本后重新导入；编辑出版单位在城市包的 gazettes 文件里登记。");
        else
            yield return Finding.Warn("gazette.cover", $"封面没有写明{string.Join("、", missing)}，留空。", where: "封面", remedy: "请核对原文；扫描漏字的，改正文本后重新导入。");
    }

    [Requirement("LD-GB-003")]
    private static IEnumerable<Finding> PagesOutOfOrder(GazetteIssue issue)
    {
        var paged = issue.Contents.Where(c => c.Page > 0).ToArray();
        return paged.Zip(paged.Skip(1)).Where(p => p.Second.Page < p.First.Page).Select(p => Finding.Warn("gazette.pages",
            $"目录页码不是递增的：“{Bounded.To(p.Second.Title, 40)}”在第{p.Second.Page}页，前一件在第{p.First.Page}页。", where: "目录", remedy: "请核对目录。"));
    }

    [Requirement("LD-GB-005")]
    private static IEnumerable<Finding> WithoutDocument(GazetteIssue issue) =>
        issue.Contents.Where(c => c.Document < 0 && c.DocumentNumber.Length > 0).Select(c => Finding.Warn("gazette.no-document-for-entry",
            $"目录列有{c.DocumentNumber}，正文里没有找到这份文件。", where: "目录", remedy: "请核对文本是否完整。"));

    [Requirement("LD-GB-006")]
    private static IEnumerable<Finding> LaterThanPublished(GazetteIssue issue)
    {
        if (issue.PublishedOn is not { } published) yield break;
        foreach (var document in issue.Documents)
        {
            var name = document.Number.Length > 0 ? document.Number : Bounded.To(document.Title, 40);
            if ((document.IssuedOn ?? document.Ruling.IssuedOn) is not { } on)
                yield return Finding.Note("gazette.no-date", $"{name}：源文未载成文日期，不与出版日期比较。", where: name);
            else if (on > published)
                yield return Finding.Warn("gazette.dated-after-publication", $"{name}的成文日期（{on:yyyy-MM-dd}）晚于出版日期（{published:yyyy-MM-dd}）。", where: name,
                    remedy: "请核对封面和落款；确实如此的，不影响公开。");
        }
    }
}
