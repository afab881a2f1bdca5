using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Regulations.Tests;

public sealed class RegulationPagesTests(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly Citation Age = Citation.Of(Law.ShanweiRehabilitationAid, 5);

    [Fact]
    public async Task The_list_leads_to_the_document_without_signing_in()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        var page = await hall.Visitor().Opens("/regulations");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("有效期至2024年12月17日", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href") == Citation.Of(Law.ShanweiRehabilitationAid, 0).Href);
    }

    [Fact]
    public async Task The_list_is_grouped_by_the_area_that_issued()
    {
        var page = await hall.Visitor().Opens("/regulations");

        Assert.Equal(["汕尾", "陆丰", "罗湖", "罗定"], page.Document.QuerySelectorAll(".regulation-area h2").Select(h => h.TextContent.Split(' ')[0]).OrderBy(n => n.StartsWith('罗')).ThenBy(n => n == "陆丰" || n == "罗定"));
        Assert.Equal(29, page.Document.QuerySelectorAll(".regulation-list li").Length);
        Assert.Contains("对本市没有约束力", page.Text, StringComparison.Ordinal);
        Assert.Contains("规划期已过", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citation_opens_the_page_of_its_article()
    {
        var page = await hall.Visitor().Opens(Age.Href);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("第五条", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("由系统执行", page.Document.GetElementById("a5")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("全文在导入公报后显示", page.Text, StringComparison.Ordinal);
        Assert.Contains("SW-KF-005a", page.Text, StringComparison.Ordinal);
        Assert.Contains("Age.Check", page.Text, StringComparison.Ordinal);
        Assert.Contains("救助年龄：不满几周岁", page.Text, StringComparison.Ordinal);
        Assert.Equal(["第四条", "第六条"], page.Document.QuerySelectorAll(".regulation-neighbours a").Select(a => a.TextContent.Split('：')[1]));
    }

    [Fact]
    public async Task A_place_in_an_article_opens_its_article_and_says_which_place_was_meant()
    {
        var page = await hall.Visitor().Opens(Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 2, subItem: 1).Href);

        Assert.Equal("第十条", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("第十条第（二）项第1目", page.Document.QuerySelector(".inset")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Law.LufengDigitalGovernment, "四（一）2（3）", "四（一）2")]
    [InlineData(Law.LuodingTasks2023, "通知三", "通知三")]
    [InlineData(Law.LuodingSpatialPlan, "三2", "三2")]
    [InlineData(Law.LuohuDocumentReview, "二1", "二")]
    public async Task A_plain_section_has_a_page_too(string law, string place, string shown)
    {
        var page = await hall.Visitor().Opens(Citation.Parse(place).In(law).Href);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(shown, page.Document.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Every_registered_place_is_linked_from_its_document_and_opens()
    {
        foreach (var law in typeof(Law).GetFields().Select(f => (string)f.GetRawConstantValue()!))
        {
            var page = await hall.Visitor().Opens(Citation.Of(law, 0).Href);
            var links = page.Document.QuerySelectorAll(".regulation-article h3 a").Select(a => a.GetAttribute("href")!).ToArray();
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.NotEmpty(links);
            Assert.Equal(HttpStatusCode.OK, (await hall.Visitor().Opens(links[^1])).Status);
            Assert.Equal(page.Document.All.Count(e => e.Id is not null), page.Document.All.Select(e => e.Id).OfType<string>().Distinct().Count());
        }
    }

    [Fact]
    public async Task What_software_carries_out_and_what_is_missing_is_shown_to_everybody()
    {
        var all = await hall.Visitor().Opens("/regulations/coverage");
        var one = await hall.Visitor().Opens("/regulations/coverage/SW-KF");

        Assert.Contains("1513 项须执行的要求", all.Text, StringComparison.Ordinal);
        Assert.Equal(28, all.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("73 项要求可以由软件执行", one.Text, StringComparison.Ordinal);
        Assert.Contains("SW-KF-012a", one.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await hall.Visitor().Opens("/regulations/coverage/XX-99")).Status);
    }

    [Fact]
    public async Task An_article_that_is_not_there_is_not_found()
    {
        foreach (var place in new[] { "a29", "a0", "h4", "x", "a10.i2.", "%2e%2e" })
            Assert.Equal(HttpStatusCode.NotFound, (await hall.Visitor().Opens($"{Citation.Of(Law.ShanweiRehabilitationAid, 0).Href}/{place}")).Status);
        Assert.Equal("a10", (await Ask($"/api{Citation.Of(Law.ShanweiRehabilitationAid, 0).Href}/a10.i2")).GetProperty("article").GetProperty("code").GetString());
    }

    [Fact(DisplayName = "已过有效期的办法，页面写明各地的决定；决定可以打开")]
    public async Task The_decisions_are_shown_and_open()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        var page = await hall.Visitor().Opens(Citation.Of(Law.ShanweiRehabilitationAid, 0).Href);
        var decision = page.Document.QuerySelectorAll("main .panel a.citation").First(a => a.TextContent.Contains("陆府办", StringComparison.Ordinal));

        var opened = await hall.Visitor().Opens(decision.GetAttribute("href")!);

        Assert.Equal(HttpStatusCode.OK, opened.Status);
        Assert.Contains("演示所设", opened.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_document_is_not_found()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await hall.Visitor().Opens("/regulations/汕尾/汕府办〔2019〕99号")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await hall.Client().GetAsync(new Uri("/api/regulations/汕尾/无此文号", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("441581", "2026-03-02", "continued", true)]
    [InlineData("441523", "2026-03-02", "expired", false)]
    [InlineData("441523", "2024-12-17", "in-force", true)]
    public async Task The_json_twin_answers_for_a_county_and_a_day(string region, string on, string state, bool applies)
    {
        var answer = await Ask($"/api{Citation.Of(Law.ShanweiRehabilitationAid, 0).Href}?region={region}&on={on}");
        var validity = answer.GetProperty("validity");

        Assert.Equal((state, applies), (validity.GetProperty("state").GetString(), validity.GetProperty("applies").GetBoolean()));
        Assert.Equal(28, answer.GetProperty("chapters").EnumerateArray().Sum(c => c.GetProperty("articles").GetArrayLength()));
    }

    [Fact]
    public async Task An_article_names_the_rules_that_carry_it_out()
    {
        var answer = await Ask($"/api{Citation.Of(Law.ShanweiRehabilitationAid, 0).Href}");
        var article = answer.GetProperty("chapters").EnumerateArray().SelectMany(c => c.GetProperty("articles").EnumerateArray()).Single(a => a.GetProperty("article").GetInt32() == 5);

        Assert.NotEqual(0, article.GetProperty("rules").GetArrayLength());
    }

    [Fact]
    public async Task A_region_that_is_none_is_refused_with_its_reason()
    {
        var answer = await hall.Client().GetAsync(new Uri($"/api{Citation.Of(Law.ShanweiRehabilitationAid, 0).Href}?region=12", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    private async Task<JsonElement> Ask(string address) =>
        JsonDocument.Parse(await hall.Client().GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;
}
