using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
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

    [Fact]
    public async Task Others_are_refused()
    {
        using var visitor = await house.Visitor("contracts-treasury");
        using var answer = await visitor.Http.PostAsync("/api/contracts/check", Body(Encoding.UTF8.GetBytes(Faulty)), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static ByteArrayContent Body(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
}
