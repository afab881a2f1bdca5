using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests;

/// <summary>What another site makes a browser send, and what one account asks too fast (OWASP ASVS 3.5.2, 2.4.1).</summary>
public sealed class ForeignCallScenarios(ForeignCallScenarios.PacedHall hall) : IClassFixture<ForeignCallScenarios.PacedHall>
{
    private const int AMinute = 30;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "别的网站让浏览器发来的接口调用，一个也不收，不论有没有内容")]
    public async Task No_call_that_another_site_begins_is_taken()
    {
        using var client = hall.Client();
        var calls = hall.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Where(m => m is not "GET").Select(m => (Method: m, Path: "/" + e.RoutePattern.RawText!.TrimStart('/'))))
            .Where(c => c.Path.StartsWith("/api/", StringComparison.Ordinal)).Select(c => (c.Method, Path: System.Text.RegularExpressions.Regex.Replace(c.Path, @"\{[^}]+\}", Guid.Empty.ToString()))).Distinct().ToArray();
        var taken = new List<string>();
        foreach (var (method, path) in calls)
        {
            foreach (var (name, value) in new[] { ("Origin", "https://evil.example"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site") })
            {
                if (!await IsRefused(client, method, path, name, value)) taken.Add($"{method} {path} with {name}: {value}");
            }
        }

        Assert.Empty(taken);
        Assert.True(calls.Length > 90, $"Only {calls.Length} calls.");
        Assert.False(await IsRefused(client, calls[0].Method, calls[0].Path, "Origin", "http://localhost"));
        Assert.False(await IsRefused(client, calls[0].Method, calls[0].Path, "Sec-Fetch-Site", "same-origin"));
    }

    [Fact(DisplayName = "一个账号要得太快：429，写明等多久；别的账号照常")]
    public async Task One_account_that_asks_too_fast_is_told_to_wait_and_no_other()
    {
        using var hasty = await hall.Visitor("guardian-2");
        using var calm = await hall.Visitor("guardian-3");
        HttpResponseMessage? turnedAway = null;
        for (var i = 0; i < AMinute * 4 && turnedAway is null; i++)
        {
            var answer = await hasty.Http.GetAsync(new Uri("/my/messages", UriKind.Relative), Ct);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests) turnedAway = answer;
            else answer.Dispose();
        }

        Assert.NotNull(turnedAway);
        Assert.True(turnedAway.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Contains("请稍后再试", await turnedAway.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await calm.Opens("/my/messages")).Status);
        turnedAway.Dispose();
    }

    private static async Task<bool> IsRefused(HttpClient client, string method, string path, string name, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), new Uri(path, UriKind.Relative));
        request.Headers.Add(name, value);
        using var answer = await client.SendAsync(request, Ct);
        return answer.StatusCode is HttpStatusCode.Forbidden && (await answer.Content.ReadAsStringAsync(Ct)).Contains("request.cross-site", StringComparison.Ordinal);
    }

    public sealed class PacedHall : TownHall
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Overload:PerAccount"] = "30" };
    }
}
