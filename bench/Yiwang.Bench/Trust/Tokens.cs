using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform.Access;
using Yiwang.Platform.Cryptography;
using Yiwang.SingleSignOn;
using Yiwang.SingleSignOn.Clients;

namespace Yiwang.Bench.Trust;

/// <summary>The token endpoint over HTTP: each refresh signs an access token and an identity token and rotates the refresh token.</summary>
internal sealed class Tokens(Installation house, Uri address, Sizes sizes, Report report)
{
    private const string Redirect = "https://library.example/signed-in";
    private static readonly string[] People = ["guardian-1", "guardian-2", "guardian-3", "guardian-4"];

    private readonly string secret = Secrets.New(), client = ClientDetails.NewId();

    public async Task Measure()
    {
        await Register();
        using var http = new HttpClient { BaseAddress = address };
        var tokens = new List<string>();
        foreach (var person in People) tokens.Add(await FirstToken(http, person));

        async Task Refresh(int one) => tokens[one] = await Ask(http, ("grant_type", "refresh_token"), ("refresh_token", tokens[one]));
        await TrustRows.PerSecond(People.Length * 5, People.Length, Refresh);
        var perSecond = await TrustRows.PerSecond(sizes.Tokens, People.Length, Refresh);
        report.Add(new Row("Single sign-on", $"tokens refreshed, {People.Length} at once, on {house.Engine.Name}", $"{Report.Number(perSecond)}/s", "", "", "", null));
    }

    private Task Register()
    {
        var administrator = new CurrentUser();
        administrator.BecomeSystem("measured", Permissions.ManageClients);
        var details = new ClientDetails
        {
            Name = "示例图书馆", RunBy = "示例图书馆管理单位", Contact = "0660-0000100", Purpose = "借书时确认是本人", RedirectUris = [Redirect], Scopes = [Scope.Profile],
        };
        return house.Run(administrator, new RegisterClient(client, details, Secrets.Hash(house.Services.GetRequiredService<PersonalText>(), secret)));
    }

    /// <summary>The whole way of somebody new to the system.</summary>
    private async Task<string> FirstToken(HttpClient http, string person)
    {
        var verifier = Base64Url(RandomNumberGenerator.GetBytes(32));
        using var browser = new Browser(address);
        await browser.SignIn(person);
        var stop = await browser.Open(QueryHelpers.AddQueryString("/connect/authorize", new Dictionary<string, string?>
        {
            ["client_id"] = client, ["redirect_uri"] = Redirect, ["response_type"] = "code", ["scope"] = "openid profile", ["state"] = "s", ["nonce"] = "n",
            ["code_challenge"] = Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))), ["code_challenge_method"] = "S256",
        }));
        if (stop.Address.AbsolutePath.StartsWith("/connect/consent", StringComparison.Ordinal)) stop = await browser.Send(stop, "consent", ("Decision", "agree"));
        var code = QueryHelpers.ParseQuery(stop.Address.Query)["code"].ToString();
        return await Ask(http, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Redirect), ("code_verifier", verifier));
    }

    /// <returns>The refresh token.</returns>
    private async Task<string> Ask(HttpClient http, params (string Name, string Value)[] fields)
    {
        var form = fields.Append(("client_id", client)).Append(("client_secret", secret)).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        using var answer = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), new FormUrlEncodedContent(form));
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return answer.IsSuccessStatusCode ? body.RootElement.GetProperty("refresh_token").GetString()! : throw new InvalidOperationException($"/connect/token: {body.RootElement}");
    }

    private static string Base64Url(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
