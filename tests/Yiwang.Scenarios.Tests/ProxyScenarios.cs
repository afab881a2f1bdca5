using System.Net;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests;

/// <summary>What a proxy says of a visitor is believed when it is one of ours, and only then.</summary>
public sealed class ProxyScenarios(ProxyScenarios.HouseBehindAProxy hall) : IClassFixture<ProxyScenarios.HouseBehindAProxy>
{
    private static readonly Uri SignIn = new("/sign-in", UriKind.Relative);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "代理终结 TLS：所有 Cookie 都带 Secure，答复带 HSTS，登录记录里是来访者自己的地址")]
    public async Task Behind_a_proxy_with_TLS_every_cookie_is_secure()
    {
        await using var proxy = await SmallProxy.Before(hall.Address);
#pragma warning disable CA5400 // the certificate is made for the test
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
#pragma warning restore CA5400
        using var http = new HttpClient(handler) { BaseAddress = proxy.Address };
        using var visitor = new Visitor(http);
        var inside = await (await visitor.Opens("/sign-in")).Form("demonstration").Submit("auditor");
        using var home = await http.GetAsync(SignIn, Ct);
        using var metrics = await http.GetAsync(new Uri("/metrics", UriKind.Relative), Ct);

        Assert.NotEqual("/sign-in", inside.Address);
        Assert.True(handler.CookieContainer.Count >= 2);
        Assert.All(handler.CookieContainer.GetAllCookies(), cookie => Assert.True(cookie.Secure && cookie.Name.StartsWith("__Host-", StringComparison.Ordinal), cookie.Name));
        Assert.True(home.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal(HttpStatusCode.NotFound, metrics.StatusCode); // whoever comes through the proxy is no neighbour
    }

    [Fact(DisplayName = "经代理来的，登录记录里是来访者自己的地址，不是他说的，也不是代理的")]
    public async Task The_visitors_own_address_is_recorded_behind_a_proxy()
    {
        using var http = new HttpClient { BaseAddress = hall.Address };
        // The first he wrote himself, the second the proxy saw, the third is a proxy of ours before the one on this machine.
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9, 198.51.100.7, 192.0.2.15");
        using var visitor = new Visitor(http);

        await (await visitor.Opens("/sign-in")).Form("demonstration").Submit("guardian-2");

        var record = (await visitor.Opens("/my/security")).Text;
        Assert.Contains("198.51.100.7", record, StringComparison.Ordinal);
        Assert.All(new[] { "203.0.113.9", "192.0.2.15", "127.0.0.1" }, other => Assert.DoesNotContain(other, record, StringComparison.Ordinal));
    }

    [Fact(DisplayName = "不是自己的代理，说什么都不信")]
    public async Task Whoever_is_no_proxy_of_ours_is_not_believed()
    {
        await using var stranger = new ListeningTownHall();
        await stranger.InitializeAsync();
        using var http = new HttpClient { BaseAddress = stranger.Address };
        using var claiming = new HttpRequestMessage(HttpMethod.Get, SignIn);
        claiming.Headers.Add("X-Forwarded-For", "203.0.113.7");
        claiming.Headers.Add("X-Forwarded-Proto", "https");

        using var answer = await http.SendAsync(claiming, Ct);

        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    public sealed class HouseBehindAProxy : ListeningTownHall
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Proxies"] = "192.0.2.0/24, 127.0.0.1" };
    }
}
