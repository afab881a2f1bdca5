using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Contracting.Tests.Drafting;

/// <summary>The desk where a text is checked, and its JSON twin.</summary>
public sealed class CheckDeskTests(ContractHouse house) : IClassFixture<ContractHouse>
{
    private static readonly string Faulty = File.ReadAllText(Repository.PathOf("tests", "Yiwang.Contracting.Tests", "Corpus", "12-cooperation-guarantee.txt"));

    [Fact]
    public async Task A_pasted_text_is_shown_with_its_places_marked()
    {
        using var visitor = await house.Visitor("contracts-health");
        var page = await (await visitor.Opens("/staff/contracts/check")).Form("check").Fill("typed", Faulty).Submit();

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var finding = page.Document.QuerySelectorAll(".finding").Single(f => f.TextContent.Contains("担保责任", StringComparison.Ordinal));
        var place = page.Document.QuerySelector(finding.QuerySelector(".finding-message a")!.GetAttribute("href")!)!;
        Assert.Contains("由甲方提供连带责任保证", place.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("/a39.i3#a39.i3", finding.QuerySelector("a.citation")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("甲方 深圳市罗湖区人民政府", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_chosen_is_told()
    {
        using var visitor = await house.Visitor("contracts-health");

        Assert.Contains("没有选文件，也没有粘贴文字", (await (await visitor.Opens("/staff/contracts/check")).Form("check").Submit()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_json_twin_takes_the_file_itself()
    {
        using var visitor = await house.Visitor("contracts-health");
        using var answer = await visitor.Http.PostAsync("/api/contracts/check", Body(Encoding.UTF8.GetBytes(Faulty)), TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var broken = await visitor.Http.PostAsync("/api/contracts/check", Body("PK\u0003\u0004"u8.ToArray()), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("第三十九条第（三）项", json.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("article").GetString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.StatusCode);
        Assert.Contains("contract-text.broken", await broken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact(DisplayName = "拟稿预审：四处风险恰报四处，没有风险的清单是空的")]
    [Requirement("LH-SZ-065")]
    [Requirement("LH-SZ-112")]
    public async Task A_draft_with_four_risks_gives_four_findings_and_a_clean_one_none()
    {
        var text = OfCorpus("69-*.txt");
        var risky = await Checked(text);

        string[] expected = ["第二十六条第一款第（八）项 warns", "第三十六条第二款 blocks", "第三十九条第（三）项 blocks", "第三十九条第（六）项 blocks"];
        Assert.Equal(expected.Order(StringComparer.Ordinal), risky.Select(f => $"{f.GetProperty("article").GetString()} {f.GetProperty("severity").GetString()}").Order(StringComparer.Ordinal));
        foreach (var finding in risky)
        {
            var (start, end) = (finding.GetProperty("start").GetInt32(), finding.GetProperty("end").GetInt32());
            Assert.Equal(finding.GetProperty("text").GetString(), text[start..end]);
            Assert.NotEmpty(finding.GetProperty("message").GetString()!);
        }

        Assert.Empty(await Checked(Clean));
    }

    [Fact(DisplayName = "要素：每个值带原文位置；大写与小写不一致的提示")]
    public async Task Each_element_says_where_the_text_says_it()
    {
        using var visitor = await house.Visitor("contracts-health");
        using var answer = await visitor.Http.PostAsync("/api/contracts/check", Body(Encoding.UTF8.GetBytes(Clean)), TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var places = json.RootElement.GetProperty("places").EnumerateArray().Select(p => (Element: p.GetProperty("element").GetString()!, Text: p.GetProperty("text").GetString()!, Start: p.GetProperty("start").GetInt32(), End: p.GetProperty("end").GetInt32())).ToArray();
        var page = await (await visitor.Opens("/staff/contracts/check")).Form("check").Fill("typed", Clean).Submit();

        Assert.Equal(["amount", "forum", "partyA", "partyB", "payment", "signDate", "term", "title"], places.Select(p => p.Element).Distinct().Order(StringComparer.Ordinal));
        Assert.All(places, p => Assert.Equal(p.Text, Clean[p.Start..p.End]));
        Assert.Contains("示例木业", places.Single(p => p.Element == "partyB").Text, StringComparison.Ordinal);
        Assert.Contains("合同名称 ", page.Text, StringComparison.Ordinal);
        Assert.Matches("裁判机构 [^（]{4,20}（第 \\d+ 行：“", page.Text);
        Assert.Contains((await Checked(OfCorpus("02-*.txt"))).Select(f => f.GetProperty("message").GetString()!), m => m.Contains("大写", StringComparison.Ordinal) && m.Contains("不一致", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_told_at_the_desk_and_to_the_program()
    {
        using var visitor = await house.Visitor("contracts-health");
        using var refused = await visitor.Http.PostAsync("/api/contracts/check", Body(new byte[21 * 1024 * 1024]), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Contains("contract-text.too-large", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("扫描件", (await (await visitor.Opens("/staff/contracts/check")).Form("check").Attach("file", "合同.pdf", File.ReadAllBytes(Repository.PathOf("tests", "Yiwang.Contracting.Tests", "Texts", "Files", "scanned.pdf"))).Submit()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_are_refused()
    {
        using var visitor = await house.Visitor("contracts-treasury");
        using var answer = await visitor.Http.PostAsync("/api/contracts/check", Body(Encoding.UTF8.GetBytes(Faulty)), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static string Clean => OfCorpus("01-*.txt");

    private static string OfCorpus(string name) => File.ReadAllText(Directory.GetFiles(Repository.PathOf("tests", "Yiwang.Contracting.Tests", "Corpus"), name).Single());

    private async Task<JsonElement[]> Checked(string text)
    {
        using var visitor = await house.Visitor("contracts-health");
        using var answer = await visitor.Http.PostAsync("/api/contracts/check", Body(Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return [.. json.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.Clone())];
    }

    private static ByteArrayContent Body(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
}
