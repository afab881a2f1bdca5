using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Yiwang.Platform.Cryptography;
using Yiwang.SingleSignOn.Clients;
using Yiwang.Testing;

namespace Yiwang.SingleSignOn.Tests.Steps;

/// <summary>A system of the tests, as it is registered, with the secret that only it knows.</summary>
internal sealed record OtherSystem(string Id, string? Secret, string Redirect);

/// <summary>PKCE as a client makes it.</summary>
internal sealed record Pkce(string Verifier)
{
    public string Challenge => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static Pkce New() => new(Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32)));
}

/// <summary>What a token endpoint answered.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonElement Body)
{
    public string this[string name] => Body.GetProperty(name).GetString()!;

    public string? Error => Body.ValueKind is JsonValueKind.Object && Body.TryGetProperty("error", out var error) ? error.GetString() : null;
}

internal static class SignOnSteps
{
    public static readonly Actor Administrator = new("示例安全", "security-administrator", "安全管理员", Permissions.ManageClients);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static ClientDetails Details(params string[] scopes) => new()
    {
        Name = "示例图书馆", RunBy = "示例图书馆管理单位", Contact = "0660-0000100", Purpose = "借书时确认是本人", RedirectUris = ["https://library.example/signed-in"],
        PostLogoutUris = ["https://library.example/left"], Scopes = scopes, PlainScopes = [.. scopes.Intersect([Scope.Profile])],
    };

    public static async Task<OtherSystem> Registers(this ListeningTownHall hall, ClientDetails? details = null, bool isPublic = false)
    {
        var secret = isPublic ? null : Secrets.New();
        var (id, wanted) = (ClientDetails.NewId(), details ?? Details(Scope.Profile, Scope.Phone));
        var keyed = hall.Services.GetRequiredService<PersonalText>();
        var outcome = await hall.Runs(Administrator, new RegisterClient(id, wanted, secret is null ? null : Secrets.Hash(keyed, secret)));
        Assert.True(outcome.IsDone, string.Join(' ', outcome.Findings.Select(f => f.Message)));
        return new(id, secret, wanted.RedirectUris[0]);
    }

    public static (Visitor Visitor, HouseWalk Walk) Browser(this ListeningTownHall hall)
    {
        var walk = new HouseWalk(hall.Address);
        return (new Visitor(new HttpClient(walk) { BaseAddress = hall.Address }), walk);
    }

    public static async Task<(Visitor Visitor, HouseWalk Walk)> Signs_in(this ListeningTownHall hall, string account)
    {
        var (visitor, walk) = hall.Browser();
        await (await visitor.Opens("/sign-in")).Form("demonstration").Submit(account);
        return (visitor, walk);
    }

    /// <summary>Signed in by two means, as what is sensitive asks.</summary>
    public static async Task<Visitor> Signs_in_surely(this ListeningTownHall hall, string account)
    {
        hall.Time_passes(TimeSpan.FromMinutes(2)); // one text message a minute
        var (visitor, _) = await hall.Signs_in(account);
        var page = await (await visitor.Opens("/sign-in/raise")).Form("raise-ask").Submit();
        await page.Form("raise-text").Fill("TextCode", page.Document.QuerySelector(".demo-code")!.TextContent.Trim()).Submit();
        return visitor;
    }

    /// <summary>The address to which a system sends somebody; a change with a null value takes the parameter out.</summary>
    public static string Asks(this OtherSystem system, Pkce pkce, params (string Name, string? Value)[] changes)
    {
        var query = new Dictionary<string, string?>
        {
            ["client_id"] = system.Id, ["redirect_uri"] = system.Redirect, ["response_type"] = "code", ["scope"] = "openid profile", ["state"] = "state-1", ["nonce"] = "nonce-1",
            ["code_challenge"] = pkce.Challenge, ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes) if (value is null) query.Remove(name); else query[name] = value;
        return QueryHelpers.AddQueryString("/connect/authorize", query);
    }

    /// <summary>Goes the way, consenting where asked, until it leads back to the system.</summary>
    /// <returns>The parameters that came back.</returns>
    public static async Task<Dictionary<string, string>> Enters(this (Visitor Visitor, HouseWalk Walk) browser, string address)
    {
        var page = await browser.Visitor.Opens(address);
        if (page.Address.StartsWith("/connect/consent", StringComparison.Ordinal))
        {
            var form = page.Form("consent");
            if (page.Document.QuerySelector("input[name=Sensitive]") is not null) form.Tick("Sensitive");
            page = await form.Submit("agree");
        }

        Assert.True(browser.Walk.LeftTo is not null, $"{(int)page.Status} {page.Address}: {page.Text}");
        return Parameters(browser.Walk.LeftTo!);
    }

    public static Dictionary<string, string> Parameters(Uri left) => QueryHelpers.ParseQuery(left.Query).ToDictionary(p => p.Key, p => p.Value.ToString());

    public static Task<Answer> Redeems(this ListeningTownHall hall, OtherSystem system, string code, Pkce pkce, params (string Name, string? Value)[] changes) =>
        hall.Posts("/connect/token", system, [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", system.Redirect), ("code_verifier", pkce.Verifier), .. changes]);

    public static Task<Answer> Refreshes(this ListeningTownHall hall, OtherSystem system, string token) =>
        hall.Posts("/connect/token", system, [("grant_type", "refresh_token"), ("refresh_token", token)]);

    /// <summary>As the system, by client_secret_post.</summary>
    public static async Task<Answer> Posts(this ListeningTownHall hall, string address, OtherSystem system, params (string Name, string? Value)[] fields)
    {
        var form = new Dictionary<string, string> { ["client_id"] = system.Id };
        if (system.Secret is { } secret) form["client_secret"] = secret;
        foreach (var (name, value) in fields) if (value is null) form.Remove(name); else form[name] = value;
        using var http = new HttpClient { BaseAddress = hall.Address };
        using var answer = await http.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(form), Ct);
        return await Read(answer);
    }

    public static async Task<Answer> Shows(this ListeningTownHall hall, string accessToken)
    {
        using var http = new HttpClient { BaseAddress = hall.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = await http.GetAsync(new Uri("/connect/userinfo", UriKind.Relative), Ct);
        return await Read(answer);
    }

    /// <summary>The whole way of somebody new to the system.</summary>
    public static async Task<Answer> Tokens(this ListeningTownHall hall, OtherSystem system, string account, params (string Name, string? Value)[] changes)
    {
        var pkce = Pkce.New();
        var back = await (await hall.Signs_in(account)).Enters(system.Asks(pkce, changes));
        var answer = await hall.Redeems(system, back["code"], pkce);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer;
    }

    private static async Task<Answer> Read(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        return new(answer.StatusCode, text.StartsWith('{') ? JsonSerializer.Deserialize<JsonElement>(text) : default);
    }
}
