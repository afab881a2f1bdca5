using System.Net;
using AngleSharp.Dom;
using Yiwang.Kernel;
using Yiwang.Regulations.Library.Issues;
using Yiwang.Testing;

namespace Yiwang.Regulations.Tests.Library;

/// <summary>The pages on which gazettes and their documents are read.</summary>
[Collection(ImportedGazettes.Name)]
public sealed class GazettePagesTests(ImportedTownHall library)
{
    private static readonly string[] Contents = [.. File.ReadLines(SharedFolder.PathOf("data", "LD-GB-contents.csv")).Skip(1)];

    private TownHall Hall => library.Hall;

    [Fact(DisplayName = "从首页的政务公开进到政府公报，再到一期，再到文件")]
    [Requirement("LD-GB-007")]
    public async Task From_the_first_page_to_a_document()
    {
        var home = await Hall.Visitor().Opens("/");
        Assert.Contains("政务公开", home.Text, StringComparison.Ordinal);

        var list = await home.Follows("政府公报");
        var issue = await list.Follows("罗定市人民政府公报2023年第2期");
        var document = await issue.Follows("火灾高风险区域整治");
        var file = await Hall.Client().GetAsync(new Uri(issue.Document.QuerySelectorAll("main a.button")[1].GetAttribute("href")!, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, document.Status);
        Assert.Contains("罗府办函〔2023〕17号", document.Text, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllBytesAsync(Seeds.Files[1], TestContext.Current.CancellationToken), await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
    }

    [Fact(DisplayName = "版权页显示编辑出版单位、地址、邮编、电话、传真五项；没有登记的公报不显示")]
    [Requirement("LD-GB-009")]
    public async Task The_imprint_stands_on_the_issues_page()
    {
        var issue = await Hall.Visitor().Opens(library.Files[1].Issue!.Href);
        var other = await Hall.Visitor().Opens(library.Files[2].Issue!.Href);

        foreach (var one in new[] { "罗定市人民政府办公室", "罗定市宝定路31号", "527200", "（0766）3720328", "（0766）3720318" }) Assert.Contains(one, issue.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("版权页", other.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "改了版权页，以后的各期用新的，已出版的各期保留当期的")]
    [Requirement("LD-GB-009")]
    public void An_issue_keeps_the_imprint_of_its_day()
    {
        Imprint old = new(new(2030, 1, 1), "示例办", "示例路1号", "000001", "1", "2"), moved = old with { From = new(2031, 6, 1), Address = "示例路9号" };
        var imprints = new Imprints(new Dictionary<string, IReadOnlyList<Imprint>> { ["示例公报"] = [old, moved] });

        Assert.Equal("示例路1号", imprints.Of("示例公报", new(2031, 5, 31))!.Address);
        Assert.Equal("示例路9号", imprints.Of("示例公报", new(2031, 6, 1))!.Address);
        Assert.Null(imprints.Of("示例公报", new(2029, 12, 31)));
        Assert.Null(imprints.Of("别的公报", new(2031, 6, 1)));
    }

    [Fact(DisplayName = "目录七条、三个栏目、页码递增，点开是对应的全文")]
    [Requirement("LD-GB-003")]
    public async Task The_contents_are_those_of_the_gazette()
    {
        var issue = await Hall.Visitor().Opens(library.Files[1].Issue!.Href);
        var entries = issue.Document.QuerySelectorAll(".gazette-contents li").ToArray();
        var expected = Contents.Select(l => l.Split(',')).ToArray();

        Assert.Equal(["市政府文件2 件", "市政府办公室函件4 件", "人事任免1 件"], issue.Document.QuerySelectorAll(".gazette-section").Select(h => h.TextContent.Replace("　", "", StringComparison.Ordinal)));
        Assert.Equal(expected.Select(e => e[6]), entries.Select(e => new string([.. e.QuerySelector(".gazette-page")!.TextContent.Where(char.IsDigit)])));
        for (var i = 0; i < expected.Length; i++)
        {
            var document = await Hall.Visitor().Opens(entries[i].QuerySelector("a")!.GetAttribute("href")!);
            Assert.Equal(HttpStatusCode.OK, document.Status);
            Assert.Contains(expected[i][4], document.Text, StringComparison.Ordinal);
        }
    }

    [Fact(DisplayName = "文件页有题名、文号、主送、正文、附件和日期；没有的注明源文未载；表格可以单独下载")]
    [Requirement("LD-GB-004")]
    public async Task A_document_shows_its_parts_and_its_tables_download()
    {
        var plan = await Hall.Visitor().Opens($"{library.Files[1].Issue!.Href}/1");
        var tables = plan.Document.QuerySelectorAll(".doc-tables a").ToArray();
        var csv = await Hall.Client().GetAsync(new Uri(tables[0].GetAttribute("href")!, UriKind.Relative), TestContext.Current.CancellationToken);
        var rows = plan.Document.GetElementsByClassName("doc-table")[0].QuerySelectorAll("tr").Length;

        Assert.Contains("源文未载", plan.Text, StringComparison.Ordinal);
        Assert.Contains("罗府办〔2023〕3号", plan.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, csv.StatusCode);
        var lines = (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length >= rows, $"{lines.Length} lines for {rows} rows.");
    }

    [Fact]
    public async Task Every_document_opens_with_one_first_heading_and_no_id_twice()
    {
        foreach (var file in library.Files)
        {
            foreach (var document in file.Documents)
            {
                var page = await Hall.Visitor().Opens($"{file.Issue!.Href}/{document.Order}");
                var ids = page.Document.All.Select(e => e.Id).Where(id => !string.IsNullOrEmpty(id)).ToArray();
                Assert.Equal(HttpStatusCode.OK, page.Status);
                Assert.Single(page.Document.QuerySelectorAll("h1"));
                Assert.Equal(ids.Distinct().Count(), ids.Length);
            }
        }
    }

    [Fact]
    public async Task A_citation_opens_the_article_with_its_own_text_beside_the_gist()
    {
        var text = library.Files[2].Documents.Single(d => d.NumberKey == "汕府办〔2019〕21号");
        var article = await Hall.Visitor().Opens(Citation.Of(Law.ShanweiRehabilitationAid, 5).Href);
        var whole = await Hall.Visitor().Opens($"{library.Files[2].Issue!.Href}/{text.Order}");

        var quoted = article.Document.QuerySelector(".regulation-text blockquote")!.TextContent;
        Assert.StartsWith("第五条", quoted.TrimStart(), StringComparison.Ordinal);
        Assert.Equal(Squeezed(whole.Document.GetElementById("a5")!.TextContent), Squeezed(article.Document.QuerySelector(".regulation-text blockquote p")!.TextContent));
        Assert.Contains("要点", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("全文在导入公报后显示", article.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/gazettes/没有这一期")]
    [InlineData("/gazettes/没有这一期/1")]
    [InlineData("/gazettes/没有这一期/file")]
    [InlineData("/gazettes/罗定市人民政府公报-2023-2/99")]
    [InlineData("/gazettes/罗定市人民政府公报-2023-2/1/tables/0.csv")]
    public async Task What_is_not_there_is_not_found(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Hall.Client().GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
