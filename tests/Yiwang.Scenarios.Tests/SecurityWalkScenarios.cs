using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform.Access;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests;

/// <summary>Every address of the running program: security headers, no inline script or style, flags of cookies, a token with every form.</summary>
public sealed partial class SecurityWalkScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "每个地址的每次回答：安全响应头齐全，页面里没有内嵌的脚本和样式")]
    public async Task Every_answer_carries_the_headers_and_no_page_has_anything_inline()
    {
        using var anybody = hall.Visitor();
        using var reviewer = await hall.Visitor("reviewer-lufeng-1");
        using var guardian = await hall.Visitor("guardian-1");
        var (wrong, asked) = (new List<string>(), 0);
        foreach (var address in Addresses("GET"))
        {
            foreach (var visitor in new[] { anybody, reviewer, guardian })
            {
                asked++;
                using var answer = await visitor.Http.GetAsync(new Uri(address.Filled, UriKind.Relative), Ct);
                wrong.AddRange(Missing(answer).Select(m => $"{address.Template} ({(int)answer.StatusCode}): {m}"));
                if (answer.Content.Headers.ContentType?.MediaType is "text/html") wrong.AddRange(Inline(await answer.Content.ReadAsStringAsync(Ct)).Select(i => $"{address.Template}: {i}"));
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} are wrong:\n{string.Join('\n', wrong.Distinct().Take(40))}");
        Assert.True(asked > 600, $"Only {asked} were asked.");
    }

    [Fact(DisplayName = "每个页面的表单没有令牌都不收：没有一个能被别的网站代填")]
    public async Task No_form_is_taken_without_its_token()
    {
        using var reviewer = await hall.Visitor("reviewer-lufeng-1");
        using var guardian = await hall.Visitor("guardian-1");
        var (taken, asked) = (new List<string>(), 0);
        foreach (var address in Addresses("POST").Where(a => !a.Template.StartsWith("/api/", StringComparison.Ordinal) && !TakesTokensOfItsOwn(a.Template)))
        {
            foreach (var visitor in new[] { reviewer, guardian })
            {
                asked++;
                using var body = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "end"), KeyValuePair.Create("key", Guid.CreateVersion7().ToString())]);
                using var answer = await visitor.Http.PostAsync(new Uri(address.Filled, UriKind.Relative), body, Ct);
                if (answer.IsSuccessStatusCode && answer.RequestMessage!.RequestUri!.AbsolutePath != Assurance.RaisePath) taken.Add($"{address.Template}: {(int)answer.StatusCode} at {answer.RequestMessage!.RequestUri!.PathAndQuery}");
            }
        }

        Assert.Empty(taken);
        Assert.True(asked > 200, $"Only {asked} were asked.");
    }

    [Theory(DisplayName = "给一个人看的页面和接口，浏览器和中间缓存都不留；人人一样的样式表照常缓存")]
    [InlineData("/my/security")]
    [InlineData("/staff")]
    [InlineData("/api/regulations")]
    public async Task What_was_made_for_one_person_may_be_kept_nowhere(string address)
    {
        using var visitor = await hall.Visitor("reviewer-lufeng-1");
        using var shown = await visitor.Http.GetAsync(new Uri(address, UriKind.Relative), Ct);
        var sheet = (await visitor.Opens("/my/security")).Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var style = await visitor.Http.GetAsync(new Uri("/" + sheet.TrimStart('/'), UriKind.Relative), Ct);

        Assert.True(shown.Headers.CacheControl?.NoStore, address);
        Assert.Equal((HttpStatusCode.OK, false), (style.StatusCode, style.Headers.CacheControl?.NoStore ?? false));
    }

    [Fact(DisplayName = "会话和令牌的 Cookie：脚本读不到，别的网站带不来，走 TLS 时只走 TLS")]
    public async Task Cookies_are_kept_from_scripts_from_other_sites_and_under_tls_from_plain_text()
    {
        using var fresh = hall.Client();
        fresh.BaseAddress = new Uri("https://localhost");
        using var shown = await fresh.GetAsync(new Uri("/sign-in", UriKind.Relative), Ct);
        var cookies = CookiesOf(shown).ToArray();

        Assert.NotEmpty(cookies);
        Assert.All(cookies, c =>
        {
            Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i)samesite=(lax|strict)", c);
            Assert.Contains("secure", c, StringComparison.OrdinalIgnoreCase);
            Assert.StartsWith("__Host-", c, StringComparison.Ordinal);
        });

        // The cookie of a sign-in over TLS isn't sent without it.
        using var visitor = new Visitor(fresh);
        await (await visitor.Opens("/sign-in")).Form("demonstration").Submit("guardian-1");
        Assert.Equal("/my/security", (await visitor.Opens("https://localhost/my/security")).Address);
        Assert.StartsWith("/sign-in", (await visitor.Opens("http://localhost/my/security")).Address, StringComparison.Ordinal);
    }

    // Other programs come there, with tokens of the protocol; SingleSignOn.Tests attack them.
    private static bool TakesTokensOfItsOwn(string template) => template.StartsWith("/connect/", StringComparison.Ordinal) || template.Contains("back-channel", StringComparison.Ordinal) || template.Contains("stand-in", StringComparison.Ordinal);

    private static IEnumerable<string> CookiesOf(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [];

    private static IEnumerable<string> Missing(HttpResponseMessage answer)
    {
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";
        var policy = Header("Content-Security-Policy");
        foreach (var part in new[] { "default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'" })
        {
            if (!policy.Contains(part, StringComparison.Ordinal)) yield return $"the policy has no {part}";
        }

        if (policy.Contains("unsafe", StringComparison.Ordinal)) yield return "the policy has an unsafe part";
        if (Header("X-Content-Type-Options") != "nosniff") yield return "no nosniff";
        if (Header("Referrer-Policy") is not ("same-origin" or "no-referrer")) yield return "no referrer policy";
        if (Header("Permissions-Policy").Length == 0) yield return "no permissions policy";
        if (answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By")) yield return "it says what it runs on";
        if (CookiesOf(answer).Any(c => !c.Contains("httponly", StringComparison.OrdinalIgnoreCase) || !c.Contains("samesite", StringComparison.OrdinalIgnoreCase))) yield return "a cookie without flags";
    }

    private static IEnumerable<string> Inline(string html)
    {
        if (InlineScript().Match(html) is { Success: true } script) yield return script.Value;
        if (InlineStyle().Match(html) is { Success: true } style) yield return style.Value;
        if (InlineHandler().Match(html) is { Success: true } handler) yield return handler.Value;
    }

    private IEnumerable<(string Template, string Filled)> Addresses(string method) =>
        (from endpoint in hall.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
         where endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true
         let template = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
         where !template.Contains("**", StringComparison.Ordinal) && (method == "GET" || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null || endpoint.Metadata.GetMetadata<RequiresAttribute>() is not null || template == "/sign-out")
         orderby template
         select (template, Parameter().Replace(template, m => m.Value.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : m.Value.Contains("int", StringComparison.Ordinal) ? "1" : "x"))).Distinct().ToArray();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)(?![^>]*type=""application/(ld\+)?json"")[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"<style[\s>]|<[a-z][^>]*\sstyle=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineStyle();

    [GeneratedRegex(@"<[a-z][^>]*\son[a-z]+=|href=""javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex InlineHandler();
}
