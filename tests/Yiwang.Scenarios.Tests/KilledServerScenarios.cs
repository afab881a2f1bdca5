using Microsoft.Playwright;
using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests;

/// <summary>kill -9 while somebody waits for an answer: what was acknowledged is there, nothing is there by half, sending again does no harm.</summary>
public sealed class KilledServerScenarios(RunningServer server, Chromium chromium) : IClassFixture<RunningServer>
{
    [Theory(DisplayName = "提交后还没看到结果服务器就断了：再点一次提交，只有一件办件")]
    [InlineData(0)]
    [InlineData(25)]
    [InlineData(100)]
    public async Task The_form_that_was_sent_when_the_server_died_makes_one_case(int millisecondsBeforeTheEnd)
    {
        var page = await chromium.Opens(server.Address);
        var at = await page.Guardian_fills_in("guardian-1", new AidWish());
        await page.GotoAsync($"{at}/check-answers");

        var sending = The_form_is_sent_from(page, at);
        await Task.Delay(millisecondsBeforeTheEnd, TestContext.Current.CancellationToken);
        await server.Kill();
        await sending;
        await server.Start();
        await page.Presses("提交申请"); // the page is still open: the same form, with the same key

        await page.Arrives_at($"{at}/submitted$");
        await page.GotoAsync("/my/cases");
        Assert.Equal(1, await page.Locator($"a[href='{at}']").CountAsync());
        await The_evidence_holds(at);
        await page.Context.CloseAsync();
    }

    // Beside the browser, so that its page stays as it is. Whether an answer comes is left to chance.
    private async Task The_form_is_sent_from(IPage page, string at)
    {
        var fields = await page.Locator("form:has(input[name=key]) input").EvaluateAllAsync<string[][]>("all => all.map(i => [i.name, i.value])");
        var cookies = await page.Context.CookiesAsync();
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, $"{at}/check-answers"));
        request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Name}={c.Value}")));
        request.Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f[0], f[1])));
        try
        {
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException)
        {
            // killed before it answered
        }
    }

    private async Task The_evidence_holds(string at)
    {
        var page = await chromium.Opens(server.Address);
        await page.Signs_in_as("auditor");
        await page.GotoAsync($"/staff/evidence?subject=case/{Guid.Parse(at.Split('/')[^1]):N}");
        var words = await page.InnerTextAsync("main");
        Assert.Contains("收到申请", words, StringComparison.Ordinal);
        Assert.Equal(1, words.Split("收到申请，编号").Length - 1);
        Assert.Contains("首尾相扣", words, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }
}
