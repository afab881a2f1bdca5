using System.Diagnostics;
using System.Text.Json;
using Yiwang.SingleSignOn.Tests.Steps;
using Yiwang.Testing;

namespace Yiwang.SingleSignOn.Tests;

/// <summary>An independent client, npm openid-client, goes the whole way: discovery, authorise, token, userinfo, refresh, introspection, revocation, end session.</summary>
public sealed class OpenIdClientInterop(ListeningTownHall hall) : IClassFixture<ListeningTownHall>
{
    // Says where to send the person, reads where the person came back to, and says what it found.
    private const string Script = """
        import * as client from 'openid-client';
        import { createInterface } from 'node:readline/promises';
        const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
        const ask = JSON.parse((await lines.next()).value);
        const say = o => console.log(JSON.stringify(o));
        const proof = ask.secret ? (ask.basic ? client.ClientSecretBasic(ask.secret) : client.ClientSecretPost(ask.secret)) : client.None();
        const config = await client.discovery(new URL(ask.issuer), ask.id, {}, proof, { execute: [client.allowInsecureRequests] });
        const pkceCodeVerifier = client.randomPKCECodeVerifier(), expectedState = client.randomState(), expectedNonce = client.randomNonce();
        say({ go: client.buildAuthorizationUrl(config, { redirect_uri: ask.redirect, scope: 'openid profile phone', state: expectedState, nonce: expectedNonce,
          code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier), code_challenge_method: 'S256' }).href });
        const back = JSON.parse((await lines.next()).value);
        const tokens = await client.authorizationCodeGrant(config, new URL(back.at), { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true });
        const claims = tokens.claims();
        const told = await client.fetchUserInfo(config, tokens.access_token, claims.sub);
        const next = await client.refreshTokenGrant(config, tokens.refresh_token);
        const again = await client.fetchUserInfo(config, next.access_token, next.claims().sub);
        const seen = ask.secret ? await client.tokenIntrospection(config, next.access_token) : { active: true };
        const leave = client.buildEndSessionUrl(config, { post_logout_redirect_uri: ask.left, id_token_hint: next.id_token }).href;
        await client.tokenRevocation(config, next.refresh_token);
        let refused = null;
        try { await client.refreshTokenGrant(config, next.refresh_token); } catch (e) { refused = e.error; }
        say({ name: told.name, phone: told.phone_number, same: again.sub === told.sub, active: seen.active, acr: claims.acr, alg: config.serverMetadata().id_token_signing_alg_values_supported[0], leave, refused });
        process.exit(0);
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory(DisplayName = "与 npm openid-client 走完全程")]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task An_independent_client_goes_the_whole_way(bool hasSecret, bool basic)
    {
        var system = await hall.Registers(isPublic: !hasSecret);
        var folder = Repository.PathOf("tests", "interop");
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules", "openid-client")), $"The packages of {folder} aren't installed. Run `npm ci` there (./test does).");
        using var node = Process.Start(new ProcessStartInfo("node", ["--input-type=module", "--eval", Script])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = node.StandardError.ReadToEndAsync(Ct);
        await Tells(node, new { issuer = hall.Address.ToString().TrimEnd('/'), id = system.Id, secret = system.Secret, basic, redirect = system.Redirect, left = "https://library.example/left" });
        var go = (await Hears(node, errors)).GetProperty("go").GetString()!;

        var browser = await hall.Signs_in("guardian-1");
        await browser.Enters(go);
        await Tells(node, new { at = browser.Walk.LeftTo!.AbsoluteUri });
        var found = await Hears(node, errors);

        Assert.Equal(("示例家长甲", "100*****001"), (found.GetProperty("name").GetString(), found.GetProperty("phone").GetString()));
        Assert.True(found.GetProperty("same").GetBoolean() && found.GetProperty("active").GetBoolean());
        Assert.Equal(("ES256", "urn:yiwang:assurance:1", "invalid_grant"), (found.GetProperty("alg").GetString(), found.GetProperty("acr").GetString(), found.GetProperty("refused").GetString()));
        await browser.Visitor.Opens(found.GetProperty("leave").GetString()!);
        Assert.Equal("https://library.example/left", browser.Walk.LeftTo?.ToString());
        await node.WaitForExitAsync(Ct);
        Assert.Equal(0, node.ExitCode);
    }

    private static async Task Tells(Process node, object line)
    {
        await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(line));
        await node.StandardInput.FlushAsync(Ct);
    }

    private static async Task<JsonElement> Hears(Process node, Task<string> errors) =>
        await node.StandardOutput.ReadLineAsync(Ct) is { } line ? JsonSerializer.Deserialize<JsonElement>(line) : throw new InvalidOperationException(await errors);
}
