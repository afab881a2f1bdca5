using System.Text;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Tests.Splitting;

/// <summary>The splitter knows the grammar, not the five gazettes: other styles come out as a reader would cut them.</summary>
public sealed class InventedGazetteTests
{
    [Fact(DisplayName = "文头在上的单份文件：文号、主送、层次、附件、版记各归其位")]
    public void A_single_document_on_its_letterhead()
    {
        var document = Only(InventedGazettes.Letterhead);

        Assert.Equal("示例市人民政府办公室关于做好河道清洁工作的通知", document.Title);
        Assert.Equal(("示例府办〔2021〕7号", new DateOnly(2021, 4, 6), "示例市人民政府办公室"), (document.Number, document.IssuedOn, document.IssuedBy));
        Assert.Equal("各县（区）人民政府，市政府各部门", document.Addressees);
        Assert.Equal(["明确目标", "落实责任", "加强督促"], document.Nodes.Where(n => n.Kind is NodeKind.Heading).Select(n => n.Heading));
        var second = document.Nodes.Single(n => n.Label == "二、");
        Assert.Equal([1, 2], second.Children.Select(c => c.Number));
        Assert.Equal(["1.", "2."], second.Children[1].Children.Select(c => c.Label));
        Assert.Equal("河道清单", Assert.Single(document.AnnexNames));
        var annex = Assert.Single(document.Annexes);
        Assert.Equal("河道清单", annex.Title);
        Assert.Equal(["序号", "河道", "责任单位"], annex.Nodes.SelectMany(n => n.All()).First(n => n.Kind is NodeKind.TableRow).Cells);
    }

    [Fact(DisplayName = "政府令与其公布的规章：编、章、节、条，增加的条，无页码的目录")]
    public void An_order_and_the_regulation_it_publishes()
    {
        var issue = Issue(InventedGazettes.OrderWithParts);

        Assert.Equal(("示例市人民政府公报", 2022, 3, 45, "月刊"), (issue.Name, issue.Year, issue.Number, issue.TotalNumber, issue.Rhythm));
        Assert.Equal((new DateOnly(2022, 3, 31), "示例市人民政府"), (issue.PublishedOn, issue.Organiser));
        Assert.Equal(2, issue.Documents.Count);
        var order = issue.Documents[0];
        Assert.Equal(("示例市人民政府令", "第12号", "政府规章"), (order.Title, order.Number, order.Section));
        Assert.Equal(new DateOnly(2022, 3, 8), order.IssuedOn);
        Assert.Equal("示例市湿地保护规定", order.Body?.Title);
        var articles = Account.Articles(order.Body!);
        Assert.Equal(["第一条", "第二条", "第二条之一", "第三条", "第四条", "第五条"], articles.Select(a => a.Label));
        Assert.Equal((2, 1), (articles[2].Number, articles[2].Inserted));
        Assert.Equal("【目的】", articles[0].Heading);
        Assert.Equal([NodeKind.Part, NodeKind.Part], order.Body!.Nodes.Where(n => n.Kind is NodeKind.Part).Select(n => n.Kind));
        Assert.Equal(3, articles[4].Children.Count(c => c.Kind is NodeKind.Item));
        Assert.Equal(("部门文件", "示林〔2022〕9号"), (issue.Documents[1].Section, issue.Documents[1].Number));
        Assert.Equal([0, 1], issue.Contents.Select(c => c.Document));
    }

    [Fact(DisplayName = "断行、页码、页眉：句子接回，条文中的引用不当作条")]
    public void Wrapped_lines_come_together_over_the_page()
    {
        var result = Account.Split(InventedGazettes.WrappedPages);
        var document = Assert.Single(result.Issue!.Documents);
        var articles = Account.Articles(document.Body!);

        Assert.Equal("示例县人民政府关于印发示例县集市管理办法的通知", document.Title);
        Assert.Equal((new DateOnly(2020, 6, 5), 15), (document.IssuedOn, document.DocumentNumber?.Sequence));
        Assert.Equal([1, 2, 3, 4, 5, 6], articles.Select(a => a.Number));
        Assert.Contains("提出意见和建议,乡镇", articles[1].Text, StringComparison.Ordinal);
        Assert.Empty(articles[1].Children);
        Assert.Equal(2, articles[2].Children.Count);
        Assert.Equal(("示例县人民政府公报", 2020, 6), (result.Issue.Name, result.Issue.Year, result.Issue.Number));
        Assert.Equal(3, result.Report.Pieces.Count(p => p.Reason is PieceReason.PageNumber));
        Assert.Empty(result.Report.Unplaced);
    }

    [Fact(DisplayName = "公告自有编号，中文日期，表格竖线")]
    public void Announcements_have_their_own_numbers()
    {
        var documents = Issue(InventedGazettes.Announcements).Documents;

        Assert.Equal(["第1号", "第2号"], documents.Select(d => d.Number));
        Assert.Equal([new DateOnly(2021, 1, 15), new DateOnly(2021, 3, 5)], documents.Select(d => d.IssuedOn));
        var rows = documents[1].Annexes.Single().Nodes.SelectMany(n => n.All()).Where(n => n.Kind is NodeKind.TableRow).ToList();
        Assert.Equal(["甲02", "樟树", "二百年"], rows[^1].Cells.Select(c => c.Trim()));
    }

    [Fact(DisplayName = "GB18030与UTF-8拆出同样的结果")]
    public void Gb18030_comes_out_as_utf8_does()
    {
        foreach (var text in InventedGazettes.All)
        {
            var file = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text);
            var result = Account.Split(text, file);

            Assert.Equal("GB18030", result.Report.EncodingName);
            Assert.Equal(Issue(text).Documents.Select(d => d.Title), result.Issue!.Documents.Select(d => d.Title));
        }
    }

    [Fact(DisplayName = "批复与函")]
    public void A_reply_and_a_letter()
    {
        var documents = Issue(InventedGazettes.Replies).Documents;

        Assert.Equal(["示府复〔2019〕31号", "示府办函〔2019〕52号"], documents.Select(d => d.Number));
        Assert.Equal(["示例县人民政府", "市直有关单位"], documents.Select(d => d.Addressees));
        Assert.All(documents, d => Assert.Null(d.Body));
    }

    [Fact(DisplayName = "任免：有文号的通知与没有文号的名单")]
    public void Appointments_with_and_without_number()
    {
        var issue = Issue(InventedGazettes.Personnel);

        Assert.Equal(["示府人〔2020〕4号", ""], issue.Documents.Select(d => d.Number));
        Assert.Equal("人事任免", issue.Documents[1].Title);
        Assert.Equal([0, 1], issue.Contents.Select(c => c.Document));
        Assert.Equal([1, 2], issue.Contents.Select(c => c.Page));
        Assert.DoesNotContain(issue.Documents[1].All(), n => n.Text.Contains("编辑出版", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "识别程序的排版记号不进入正文；题下括号日期是成文日期")]
    public void Markdown_and_html_leave_no_trace()
    {
        var document = Only(InventedGazettes.MarkdownTables);

        Assert.Equal(new DateOnly(2023, 5, 4), document.IssuedOn);
        Assert.Equal("示例区公园分级办法", document.Body?.Title);
        Assert.Equal([1, 2, 3, 4], Account.Articles(document.Body!).Select(a => a.Number));
        var table = Account.Only(document.Body!.Nodes, NodeKind.Table);
        Assert.Equal(("表1公园分级标准", 3), (Words.Compact(table.Heading), table.Children.Count));
        Assert.Equal(["一级", "十公顷以上"], table.Children[1].Cells);
        Assert.DoesNotContain(document.All(), n => (n.Label + n.Heading + n.Text).AsSpan().IndexOfAny("*#<>") >= 0);
    }

    [Fact(DisplayName = "没有公报、只有一部条例：阿拉伯数字的条，题注")]
    public void A_regulation_alone()
    {
        var document = Only(InventedGazettes.ArabicArticles);

        Assert.Equal(("示例市井盖管理条例", "", ""), (document.Title, document.Number, Issue(InventedGazettes.ArabicArticles).Name));
        Assert.Null(document.IssuedOn);
        Assert.Equal([1, 2, 3, 4], Account.Articles(document).Select(a => a.Number));
        Assert.Equal(NodeKind.Note, document.Nodes[1].Kind);
        Assert.Equal(2, document.Nodes.Count(n => n.Kind is NodeKind.Chapter));
    }

    [Fact(DisplayName = "作为附件1印发的方案是正文，附件2是附件；五级序号")]
    public void A_scheme_sent_as_the_first_annex()
    {
        var document = Only(InventedGazettes.Annexes);

        Assert.Equal(["示例市农贸市场改造实施方案", "改造任务分解表"], document.AnnexNames);
        Assert.Equal("示例市农贸市场改造实施方案", document.Body?.Title);
        Assert.Equal((2, "改造任务分解表"), Assert.Single(document.Annexes.Concat(document.Body!.Annexes), a => a.Number == 2) is var annex ? (annex.Number, annex.Title) : default);
        Assert.Equal([1, 2, 3, 4, 5], document.Body!.Nodes.SelectMany(n => n.All()).Where(n => n.Level > 0).Select(n => n.Level).Distinct().Order());
        var circle = document.Body.Nodes.SelectMany(n => n.All()).First(n => n.Label == "②");
        Assert.Equal("收益归投资者。", circle.Text);
    }

    [Fact(DisplayName = "目录有而正文没有的文件要报告")]
    public void A_document_missing_from_the_text_is_reported()
    {
        var result = Account.Split(InventedGazettes.MissingDocument);

        Assert.Equal([0, -1], result.Issue!.Contents.Select(c => c.Document));
        var finding = Assert.Single(result.Report.Findings, f => f.Code == "gazette.contents.missing");
        Assert.Contains("表扬先进", finding.Message, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Where);
        Assert.NotEmpty(finding.Remedy);
    }

    [Fact(DisplayName = "几个机关联合发文")]
    public void Joint_documents_name_all_their_authorities()
    {
        var document = Only(InventedGazettes.Joint);

        Assert.Equal("示例市司法局示例市财政局示例市教育局关于开展法治宣传的通知", document.Title);
        Assert.Equal("示例市司法局、示例市财政局、示例市教育局", document.IssuedBy);
        Assert.StartsWith("各县（区）司法局", document.Addressees, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "不认识的内容报告出来，不猜")]
    public void Unknown_material_is_reported()
    {
        var result = Account.Split(InventedGazettes.Strays);

        Assert.Equal("示例市人民政府关于调整公交票价的通告", Assert.Single(result.Issue!.Documents).Title);
        Assert.Equal(["绿水人家绕", "青山郭外斜"], result.Report.Unplaced.Select(p => p.Text));
        Assert.Contains(result.Report.Findings, f => f.Code == "gazette.unplaced");
    }

    private static GazetteIssue Issue(string text) => Account.Split(text).Issue!;

    private static SplitDocument Only(string text) => Assert.Single(Issue(text).Documents);
}
