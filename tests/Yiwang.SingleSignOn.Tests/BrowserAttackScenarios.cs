using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Yiwang.SingleSignOn.Clients;
using Yiwang.SingleSignOn.Tests.Steps;
using Yiwang.Testing;

namespace Yiwang.SingleSignOn.Tests;

/// <summary>Attacks that go through the person's browser: sent elsewhere, signed in as another, asked with monstrous parameters.</summary>
public sealed class BrowserAttackScenarios(ListeningTownHall hall) : IClassFixture<ListeningTownHall>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory(DisplayName = "退出后不会被送到没有登记的地址")]
    [InlineData("https://evil.example/")]
    [InlineData("https://library.example/left/more")]
    [InlineData("https://library.example/left?x=1")]
    [InlineData("//evil.example/left")]
    [InlineData("https://library.example/signed-in")]
    public async Task Leaving_leads_nowhere_that_is_not_registered(string back)
    {
        var (system, pkce) = (await hall.Registers(), Pkce.New());
        var browser = await hall.Signs_in("guardian-1");
        var tokens = await hall.Redeems(system, (await browser.Enters(system.Asks(pkce)))["code"], pkce);

        var page = await browser.Visitor.Opens(QueryHelpers.AddQueryString("/connect/end-session", new Dictionary<string, string?> { ["id_token_hint"] = tokens["id_token"], ["post_logout_redirect_uri"] = back }));

        Assert.Null(browser.Walk.LeftTo);
        Assert.Contains("已经退出登录", page.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", page.Document.Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "没有凭证的退出请求要本人确认：别的网站不能替人退出")]
    public async Task Nobody_is_signed_out_by_a_link()
    {
        var (system, other) = (await hall.Registers(), await hall.Registers());
        var browser = await hall.Signs_in("guardian-1");
        await browser.Enters(system.Asks(Pkce.New()));
        var foreign = (await hall.Tokens(other, "guardian-2"))["id_token"];

        foreach (var query in new[] { "", $"?client_id={system.Id}&post_logout_redirect_uri=https://library.example/left", $"?id_token_hint={foreign}", "?id_token_hint=x.y.z" })
        {
            var asked = await browser.Visitor.Opens("/connect/end-session" + query);
            Assert.Contains("要退出登录吗", asked.Title, StringComparison.Ordinal);
        }

        using var forged = await browser.Visitor.Http.PostAsync(new Uri("/connect/leave/confirmed", UriKind.Relative), new FormUrlEncodedContent([]), Ct);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal("/my/consents", (await browser.Visitor.Opens("/my/consents")).Address);
    }

    [Theory(DisplayName = "登录后的去处只在本站之内")]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_never_leads_out_of_the_house(string back)
    {
        var (visitor, walk) = hall.Browser();

        var page = await (await visitor.Opens("/sign-in?returnUrl=" + Uri.EscapeDataString(back))).Form("demonstration").Submit("guardian-1");

        Assert.Null(walk.LeftTo);
        Assert.Equal("/", page.Address);
    }

    [Fact(DisplayName = "中间页只通向本站的授权地址")]
    public async Task The_page_in_between_leads_only_to_authorising()
    {
        var (visitor, walk) = await hall.Signs_in("guardian-1");

        var page = await visitor.Opens("/connect/continue?redirect_uri=https://evil.example/&url=https://evil.example/&client_id=x\"><script>");

        Assert.Null(walk.LeftTo);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
    }

    [Fact(DisplayName = "登录 CSRF：state、nonce 原样带回，同意要防伪令牌，Cookie 不随他站的提交走")]
    public async Task What_a_client_sent_comes_back_unchanged_and_consent_needs_the_token_of_the_page()
    {
        var (system, pkce, state) = (await hall.Registers(), Pkce.New(), "s&t=a?t#e 状态\"'<>");
        var browser = await hall.Signs_in("guardian-3");
        var asked = system.Asks(pkce, ("state", state), ("nonce", "n&1"));
        using var forged = await browser.Visitor.Http.PostAsync(new Uri(asked.Replace("/connect/authorize", "/connect/consent", StringComparison.Ordinal), UriKind.Relative),
            new FormUrlEncodedContent([new("_handler", "consent"), new("Decision", "agree")]), Ct);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);

        var back = await browser.Enters(asked);

        Assert.Equal(state, back["state"]);
        Assert.Equal(hall.Address.ToString().TrimEnd('/'), back["iss"]);
        var id = new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken((await hall.Redeems(system, back["code"], pkce))["id_token"]);
        Assert.Equal("n&1", id.GetPayloadValue<string>("nonce"));
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = hall.Address };
        var form = await (await http.GetAsync(new Uri("/sign-in", UriKind.Relative), Ct)).Content.ReadAsStringAsync(Ct);
        Assert.Contains("__RequestVerificationToken", form, StringComparison.Ordinal);
        Assert.All(await Cookies_of_signing_in(), cookie => Assert.True(cookie.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase) || cookie.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase), cookie));
    }

    [Fact(DisplayName = "会话固定：登录前塞进来的 Cookie 不会成为登录后的")]
    public async Task A_planted_cookie_is_not_the_one_after_signing_in()
    {
        var attacker = await hall.Signs_in("guardian-2");
        var planted = attacker.Walk.Cookies.GetCookies(hall.Address)["yiwang"]!.Value;
        var victim = hall.Browser();
        victim.Walk.Cookies.Add(new Cookie("yiwang", planted, "/", hall.Address.Host));

        await (await victim.Visitor.Opens("/sign-in")).Form("demonstration").Submit("guardian-1");

        Assert.NotEqual(planted, victim.Walk.Cookies.GetCookies(hall.Address)["yiwang"]!.Value);
        var seen = await attacker.Visitor.Opens("/");
        Assert.DoesNotContain("示例家长甲", seen.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "特别大的、恶意的参数：明白的 400，没有一个 5xx")]
    public async Task Monstrous_parameters_get_a_clear_answer()
    {
        var system = await hall.Registers();
        var (visitor, _) = await hall.Signs_in("guardian-1");
        string[] values = [new('a', 3000), "%00", "\0", "' OR 1=1 --", "<script>alert(1)</script>", "../../etc/passwd", "{{7*7}}", "\r\nSet-Cookie: x=1", new('字', 900), "\ud83d\ude42"];
        foreach (var name in new[] { "client_id", "redirect_uri", "state", "nonce", "scope", "code_challenge", "prompt", "max_age", "acr_values", "yiwang_asked", "unknown" })
        {
            foreach (var value in values)
            {
                var status = (await visitor.Opens(system.Asks(Pkce.New(), (name, value)))).Status;
                Assert.True((int)status < 500, $"{name}={value[..Math.Min(20, value.Length)]}: {status}");
            }
        }

        var doubled = await visitor.Opens(system.Asks(Pkce.New()) + $"&client_id={system.Id}");
        Assert.Equal(HttpStatusCode.BadRequest, doubled.Status);
        var many = await visitor.Opens(system.Asks(Pkce.New()) + string.Concat(Enumerable.Range(0, 200).Select(i => $"&p{i}={i}")));
        Assert.Equal(HttpStatusCode.BadRequest, many.Status);
    }

    [Theory(DisplayName = "接口收到怪异的内容：400 或 401，没有 5xx")]
    [InlineData("/connect/token")]
    [InlineData("/connect/introspect")]
    [InlineData("/connect/revoke")]
    [InlineData("/connect/end-session")]
    [InlineData("/connect/authorize")]
    public async Task An_endpoint_takes_a_small_form_and_nothing_else(string address)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = hall.Address };
        HttpContent[] bodies =
        [
            new StringContent("{\"grant_type\":\"x\"}", Encoding.UTF8, "application/json"), new StringContent("", Encoding.UTF8, "application/x-www-form-urlencoded"),
            new StringContent("%%%=%%%&&&==", Encoding.UTF8, "application/x-www-form-urlencoded"), new StringContent("code=" + new string('a', 100_000), Encoding.UTF8, "application/x-www-form-urlencoded"),
            new StringContent(string.Concat(Enumerable.Range(0, 500).Select(i => $"a{i}=1&")), Encoding.UTF8, "application/x-www-form-urlencoded"),
            new StringContent("grant_type=a&grant_type=b", Encoding.UTF8, "application/x-www-form-urlencoded"), new ByteArrayContent([0xff, 0xfe, 0, 1]), new MultipartFormDataContent { { new StringContent("x"), "grant_type" } },
        ];
        foreach (var body in bodies)
        {
            using (body)
            {
                using var answer = await http.PostAsync(new Uri(address, UriKind.Relative), body, Ct);
                Assert.True((int)answer.StatusCode is >= 300 and < 500, $"{body.Headers.ContentType}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(Ct)}");
            }
        }

        foreach (var header in new[] { "Basic", "Basic ====", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("nocolon")), "Basic " + new string('a', 5000), "Bearer x", "Digest x" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([new("grant_type", "authorization_code"), new("token", "x")]) };
            request.Headers.TryAddWithoutValidation("Authorization", header);
            using var answer = await http.SendAsync(request, Ct);
            Assert.InRange((int)answer.StatusCode, 300, 499);
        }
    }

    private async Task<string[]> Cookies_of_signing_in()
    {
        var jar = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = jar }) { BaseAddress = hall.Address };
        using var visitor = new Visitor(http);
        var page = await visitor.Opens("/sign-in");
        var token = page.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await http.PostAsync(new Uri("/sign-in", UriKind.Relative),
            new FormUrlEncodedContent([new("_handler", "demonstration"), new("__RequestVerificationToken", token), new("DemonstrationKey", "guardian-1")]), Ct);
        var set = answer.Headers.GetValues("Set-Cookie").ToArray();
        Assert.Contains(set, c => c.StartsWith("yiwang=", StringComparison.Ordinal) && c.Contains("httponly", StringComparison.OrdinalIgnoreCase));
        return set;
    }
}
