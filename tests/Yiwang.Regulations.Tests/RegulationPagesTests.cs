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
    public async Task Every_citation_of_an_article_opens_at_its_anchor()
    {
        var page = await hall.Visitor().Opens(Age.Href);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var article in Enumerable.Range(1, 28))
            Assert.NotNull(page.Document.GetElementById(Citation.Of(Law.ShanweiRehabilitationAid, article).Anchor));
        Assert.Contains("由系统执行", page.Document.GetElementById(Age.Anchor)!.TextContent, StringComparison.Ordinal);
        Assert.Contains("全文在导入公报后显示", page.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "已过有效期的办法，页面写明各地的决定；决定可以打开")]
    public async Task The_decisions_are_shown_and_open()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        var page = await hall.Visitor().Opens(Age.Href);
        var decision = page.Document.QuerySelectorAll("main .panel a.citation").First(a => a.TextContent.Contains("陆府办", StringComparison.Ordinal));

        var opened = await hall.Visitor().Opens(decision.GetAttribute("href")!);

        Assert.Equal(HttpStatusCode.OK, opened.Status);
        Assert.Contains("演示所设", opened.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_document_is_not_found()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await hall.Visitor().Opens("/regulations/汕尾/汕府办〔2019〕22号")).Status);
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
