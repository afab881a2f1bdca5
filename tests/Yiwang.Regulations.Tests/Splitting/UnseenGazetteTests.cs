using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Tests.Splitting;

/// <summary>Two styles that were written after the splitter, and what it must make of them.</summary>
public sealed class UnseenGazetteTests
{
    [Fact(DisplayName = "省级公报：要目、无括号的栏目、缩进的段落")]
    public void A_provincial_gazette()
    {
        var result = Account.Split(InventedGazettes.Provincial);
        var issue = result.Issue!;

        Assert.Equal(("测试省人民政府公报", 2021, 14, 812), (issue.Name, issue.Year, issue.Number, issue.TotalNumber));
        Assert.Equal([3, 11, 18, 20], issue.Contents.Select(c => c.Page));
        Assert.Equal([0, 1, 2, 3], issue.Contents.Select(c => c.Document));
        Assert.Equal(["省政府文件", "省政府文件", "省政府办公厅文件", "部门规范性文件"], issue.Documents.Select(d => d.Section));
        Assert.Equal(["测政发〔2021〕22号", "测政发〔2021〕23号", "测政办字〔2021〕40号", "测教规〔2021〕5号"], issue.Documents.Select(d => d.Number));
        Assert.Equal("测试省教育厅、测试省财政厅", issue.Documents[3].IssuedBy);
        Assert.Equal([5, 0, 0, 3], issue.Documents.Select(d => Account.Articles(d.Ruling).Count));
        Assert.Empty(result.Report.Unplaced);
    }

    [Fact(DisplayName = "“前款第（一）项”不是新的一项；款与项各归其条")]
    public void A_reference_at_the_beginning_of_a_paragraph_is_no_item()
    {
        var rules = Account.Split(InventedGazettes.Provincial).Issue!.Documents[0].Body!;
        var second = Account.Articles(rules)[1];

        Assert.Equal([NodeKind.Item, NodeKind.Item, NodeKind.Item, NodeKind.Paragraph], second.Children.Select(c => c.Kind));
        Assert.Equal(2, second.Children[^1].Number);
    }

    [Fact(DisplayName = "网页抄来的文件：网站栏报告，逐字空格合拢，断句里的“第十一条”不是条")]
    public void A_document_copied_from_a_website()
    {
        var result = Account.Split(InventedGazettes.Website);
        var documents = result.Issue!.Documents;

        Assert.Equal(["（测府〔2020〕11号）", "", "〔2020〕3号"], documents.Select(d => d.Nodes.FirstOrDefault(n => n.Kind is NodeKind.Number)?.Text ?? ""));
        Assert.Equal("测府〔2020〕11号", documents[0].DocumentNumber?.ToString());
        Assert.Equal(["第一条", "第二条", "第三条", "第五条", "第六条"], Account.Articles(documents[0].Body!).Select(a => a.Label.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal("为了规范公共自行车的管理，制定本办法。", Account.Articles(documents[0].Body!)[0].Text);
        Assert.Equal(["车辆标准", "收费标准表"], documents[0].Annexes.Concat(documents[0].Body!.Annexes).Select(a => a.Title));
        Assert.Equal(2, result.Report.Unplaced.Count());
    }

    [Fact(DisplayName = "缺一条、不存在的日期：报告出来，不补不猜")]
    public void A_gap_and_an_impossible_date_are_reported()
    {
        var result = Account.Split(InventedGazettes.Website);

        Assert.Null(result.Issue!.Documents[0].IssuedOn);
        Assert.Contains(result.Report.Findings, f => f.Code == "gazette.articles.gap" && f.Where.Contains("第五条", StringComparison.Ordinal));
        Assert.Contains(result.Report.Findings, f => f.Code == "gazette.document.no-date" && f.Where.Contains("测府〔2020〕11号", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "县级公报：目录里文号在页码之后，文号在标题上或下")]
    public void A_county_gazette()
    {
        var result = Account.Split(InventedGazettes.County);
        var issue = result.Issue!;

        Assert.Equal(["测政〔2018〕1号", "测发改〔2018〕9号"], issue.Contents.Select(c => c.DocumentNumber));
        Assert.Equal([0, 1], issue.Contents.Select(c => c.Document));
        Assert.Equal([new DateOnly(2018, 1, 9), new DateOnly(2018, 2, 3)], issue.Documents.Select(d => d.IssuedOn));
        Assert.Equal("测试县水价调整方案", issue.Documents[1].Body?.Title);
        Assert.Equal(3, result.Report.Pieces.Count(p => p.Reason is PieceReason.PageNumber));
        Assert.Empty(result.Report.Unplaced);
    }
}
