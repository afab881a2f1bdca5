using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Yiwang.SingleSignOn.Authorising;
using Yiwang.SingleSignOn.Clients;
using Yiwang.SingleSignOn.Keys;
using Yiwang.SingleSignOn.Public;
using Yiwang.SingleSignOn.Tests.Steps;
using Yiwang.SingleSignOn.Tokens;
using Yiwang.Testing;

namespace Yiwang.SingleSignOn.Tests;

/// <summary>The attacks on an OpenID Connect provider that must fail, each by itself, over a real port.</summary>
public sealed class AttackScenarios(ListeningTownHall hall) : IClassFixture<ListeningTownHall>
{
    private const string Redirect = "https://library.example/signed-in";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory(DisplayName = "回调地址差一点也不放行，也不转到任何地方")]
    [InlineData("https://evil.example/signed-in")]
    [InlineData("https://library.example/signed-in/more")]
    [InlineData("https://library.example/signed")]
    [InlineData("https://LIBRARY.example/signed-in")]
    [InlineData("https://library.example/Signed-in")]
    [InlineData("https://library.example/signed-in?next=//evil.example")]
    [InlineData("https://library.example/signed-in#part")]
    [InlineData("https://library.example@evil.example/signed-in")]
    [InlineData("https://library.example:8443/signed-in")]
    [InlineData("http://library.example/signed-in")]
    [InlineData("https://library.example/./signed-in")]
    [InlineData("//library.example/signed-in")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Only_the_registered_address_sign_by_sign(string redirect)
    {
        var system = await hall.Registers();
        var (visitor, walk) = await hall.Signs_in("guardian-1");

        var page = await visitor.Opens(system.Asks(Pkce.New(), ("redirect_uri", redirect)));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Null(walk.LeftTo);
        Assert.Contains("没有把您送到任何地方", page.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "不认识的、停用的系统，一样不放行")]
    public async Task An_unknown_or_closed_client_is_sent_nowhere()
    {
        var system = await hall.Registers();
        Assert.True((await hall.Runs(SignOnSteps.Administrator, new CloseClient(system.Id))).IsDone);
        var (visitor, walk) = await hall.Signs_in("guardian-1");

        var pages = new[] { await visitor.Opens(system.Asks(Pkce.New())), await visitor.Opens(system.Asks(Pkce.New(), ("client_id", "nobody"))), await visitor.Opens("/connect/authorize") };

        Assert.All(pages, page => Assert.Equal(HttpStatusCode.BadRequest, page.Status));
        Assert.Null(walk.LeftTo);
    }

    [Theory(DisplayName = "没有 PKCE、明文 PKCE、格式不对的，都退回")]
    [InlineData("code_challenge", null)]
    [InlineData("code_challenge", "short")]
    [InlineData("code_challenge", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=")]
    [InlineData("code_challenge_method", null)]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("code_challenge_method", "s256")]
    public async Task Without_a_hashed_challenge_there_is_no_code(string name, string? value) =>
        Assert.Equal("invalid_request", (await Refused((name, value)))["error"]);

    [Theory(DisplayName = "协议里不许的请求，按协议的错误码退回")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("response_type", "code id_token", "unsupported_response_type")]
    [InlineData("response_mode", "fragment", "invalid_request")]
    [InlineData("scope", "profile", "invalid_scope")]
    [InlineData("scope", "openid citizen_number", "invalid_scope")]
    [InlineData("scope", "openid admin", "invalid_scope")]
    [InlineData("prompt", "none login", "invalid_request")]
    [InlineData("prompt", "select_account", "invalid_request")]
    [InlineData("max_age", "-1", "invalid_request")]
    [InlineData("max_age", "99999999999999999999", "invalid_request")]
    [InlineData("request", "eyJhbGciOiJub25lIn0.e30.", "request_not_supported")]
    [InlineData("request_uri", "https://evil.example/request", "request_uri_not_supported")]
    public async Task What_the_protocol_forbids_goes_back_as_its_error(string name, string value, string error)
    {
        var back = await Refused((name, value));

        Assert.Equal((error, "state-1"), (back["error"], back["state"]));
        Assert.False(back.ContainsKey("code"));
    }

    [Fact(DisplayName = "授权码第二次使用：拒绝，并作废第一次换得的一切")]
    public async Task A_code_that_comes_back_ends_what_came_of_it()
    {
        var (system, pkce) = (await hall.Registers(), Pkce.New());
        var code = (await (await hall.Signs_in("guardian-1")).Enters(system.Asks(pkce)))["code"];
        var first = await hall.Redeems(system, code, pkce);
        Assert.Equal(HttpStatusCode.OK, (await hall.Shows(first["access_token"])).Status);

        var second = await hall.Redeems(system, code, pkce);

        Assert.Equal("invalid_grant", second.Error);
        Assert.Equal(HttpStatusCode.Unauthorized, (await hall.Shows(first["access_token"])).Status);
        Assert.Equal("invalid_grant", (await hall.Refreshes(system, first["refresh_token"])).Error);
    }

    [Fact(DisplayName = "同一授权码同时用十次，至多一次成功")]
    public async Task A_code_sent_ten_times_at_once_is_good_at_most_once()
    {
        var (system, pkce) = (await hall.Registers(), Pkce.New());
        var code = (await (await hall.Signs_in("guardian-1")).Enters(system.Asks(pkce)))["code"];

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => hall.Redeems(system, code, pkce)));

        Assert.Single(answers, a => a.Status is HttpStatusCode.OK);
        Assert.All(answers, a => Assert.True((int)a.Status < 500));
    }

    [Fact(DisplayName = "授权码过了 60 秒就无效")]
    public async Task A_code_lives_sixty_seconds()
    {
        var (system, pkce) = (await hall.Registers(), Pkce.New());
        var code = (await (await hall.Signs_in("guardian-1")).Enters(system.Asks(pkce)))["code"];

        hall.Time_passes(TimeSpan.FromSeconds(60));

        Assert.Equal("invalid_grant", (await hall.Redeems(system, code, pkce)).Error);
    }

    [Fact(DisplayName = "验证码（code_verifier）不对、太短、没有，都换不到")]
    public async Task The_wrong_verifier_gets_nothing()
    {
        var (system, pkce) = (await hall.Registers(), Pkce.New());
        var code = (await (await hall.Signs_in("guardian-1")).Enters(system.Asks(pkce)))["code"];

        Assert.Equal("invalid_grant", (await hall.Redeems(system, code, Pkce.New())).Error);
        Assert.Equal("invalid_grant", (await hall.Redeems(system, code, pkce, ("code_verifier", pkce.Challenge))).Error);
        Assert.Equal("invalid_grant", (await hall.Redeems(system, code, pkce, ("code_verifier", "short"))).Error);
        Assert.Equal("invalid_request", (await hall.Redeems(system, code, pkce, ("code_verifier", null))).Error);
        Assert.Equal("invalid_grant", (await hall.Redeems(system, code, pkce, ("redirect_uri", "https://evil.example/"))).Error);
    }

    [Fact(DisplayName = "一个系统的授权码，另一个系统换不到")]
    public async Task A_code_of_one_client_is_worth_nothing_to_another()
    {
        var (one, other, pkce) = (await hall.Registers(), await hall.Registers(), Pkce.New());
        var code = (await (await hall.Signs_in("guardian-1")).Enters(one.Asks(pkce)))["code"];

        Assert.Equal("invalid_grant", (await hall.Redeems(other, code, pkce)).Error);
        Assert.Equal(HttpStatusCode.OK, (await hall.Redeems(one, code, pkce)).Status);
    }

    [Fact(DisplayName = "系统的密钥不对、没有，或者用两种方式同时报，都不认")]
    public async Task A_client_must_prove_itself()
    {
        var (system, pkce) = (await hall.Registers(), Pkce.New());

        var answers = new[]
        {
            await hall.Redeems(system with { Secret = Secrets.New() }, "x", pkce), await hall.Redeems(system with { Secret = null }, "x", pkce),
            await hall.Redeems(system with { Id = "nobody" }, "x", pkce), await hall.Posts("/connect/revoke", system with { Secret = "" }, ("token", "x")),
            await hall.Posts("/connect/introspect", system with { Secret = Secrets.New() }, ("token", "x")),
        };

        Assert.All(answers, a => Assert.Equal((HttpStatusCode.Unauthorized, "invalid_client"), (a.Status, a.Error)));
    }

    [Fact(DisplayName = "用过的刷新令牌再来：拒绝，并作废整个系列")]
    public async Task A_refresh_token_that_comes_back_ends_its_family()
    {
        var system = await hall.Registers();
        var first = await hall.Tokens(system, "guardian-1");
        var second = await hall.Refreshes(system, first["refresh_token"]);
        Assert.Equal(HttpStatusCode.OK, second.Status);

        var replayed = await hall.Refreshes(system, first["refresh_token"]);

        Assert.Equal("invalid_grant", replayed.Error);
        Assert.Equal("invalid_grant", (await hall.Refreshes(system, second["refresh_token"])).Error);
        Assert.Equal(HttpStatusCode.Unauthorized, (await hall.Shows(second["access_token"])).Status);
    }

    [Fact(DisplayName = "另一个系统拿不走刷新令牌")]
    public async Task Anothers_refresh_token_is_worth_nothing()
    {
        var (one, other) = (await hall.Registers(), await hall.Registers());
        var tokens = await hall.Tokens(one, "guardian-1");

        Assert.Equal("invalid_grant", (await hall.Refreshes(other, tokens["refresh_token"])).Error);
        Assert.Equal(HttpStatusCode.OK, (await hall.Posts("/connect/revoke", other, ("token", tokens["refresh_token"]))).Status);
        Assert.Equal(HttpStatusCode.OK, (await hall.Refreshes(one, tokens["refresh_token"])).Status);
    }

    [Fact(DisplayName = "alg 为 none、用公钥当 HMAC 密钥、别人签的、改过的令牌，都不认")]
    public async Task Only_our_own_signature_is_believed()
    {
        var system = await hall.Registers();
        var access = (await hall.Tokens(system, "guardian-1"))["access_token"];
        var (header, payload) = (access.Split('.')[0], access.Split('.')[1]);
        var ours = (await hall.Services.GetRequiredService<SigningKeys>().Published(Ct)).First(k => k.Kid == new JsonWebToken(access).Kid);
        var token = new JsonWebToken(access);
        var claims = token.Claims.Where(c => c.Type is not ("exp" or "iat" or "iss" or "aud")).ToDictionary(c => c.Type, c => (object)c.Value);

        string Forged(SigningCredentials? by) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = token.Issuer, Audience = token.Audiences.Single(), IssuedAt = token.ValidFrom, Expires = token.ValidTo, Claims = claims, TokenType = TokenMaker.AccessType, SigningCredentials = by,
        });
        var bytes = Encoding.UTF8.GetBytes(ours.X + ours.Y);
        var foreign = SigningKey.Make(TimeProvider.System.GetUtcNow()).ToJwk(withPrivate: true);
        foreign.Kid = ours.Kid;

        string[] bad =
        [
            Forged(null), $"{Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"at+jwt\"}")}.{payload}.", $"{header}.{payload}.",
            Forged(new(new SymmetricSecurityKey(bytes) { KeyId = ours.Kid }, SecurityAlgorithms.HmacSha256)), Forged(new(foreign, SecurityAlgorithms.EcdsaSha256)),
            $"{header}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(payload).Replace("profile", "profilE", StringComparison.Ordinal))}.{access.Split('.')[2]}", "x.y.z", "", new string('a', 9000),
        ];

        Assert.Equal(HttpStatusCode.OK, (await hall.Shows(access)).Status);
        foreach (var forged in bad) Assert.Equal(HttpStatusCode.Unauthorized, (await hall.Shows(forged)).Status);
    }

    [Fact(DisplayName = "身份令牌、给别处的令牌，不能当访问令牌用")]
    public async Task A_token_for_another_audience_opens_nothing()
    {
        var system = await hall.Registers();
        var tokens = await hall.Tokens(system, "guardian-1");
        var grant = await hall.Look(db => db.Set<Grant>().AsNoTracking().OrderByDescending(g => g.Id).FirstAsync(Ct));
        var client = await hall.Look(db => db.Set<Client>().AsNoTracking().SingleAsync(c => c.Id == system.Id, Ct));
        var elsewhere = await hall.Asks(SignOnSteps.Administrator, (TokenMaker maker) => maker.Access("https://other.example", client, grant, Ct));

        Assert.Equal(HttpStatusCode.Unauthorized, (await hall.Shows(tokens["id_token"])).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await hall.Shows(elsewhere)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await hall.Shows(tokens["refresh_token"])).Status);
    }

    [Fact(DisplayName = "过期的访问令牌不认，刷新令牌最长八小时")]
    public async Task What_has_run_out_is_dead()
    {
        var system = await hall.Registers();
        var tokens = await hall.Tokens(system, "guardian-1");

        hall.Time_passes(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Unauthorized, (await hall.Shows(tokens["access_token"])).Status);
        var next = await hall.Refreshes(system, tokens["refresh_token"]);
        Assert.Equal(HttpStatusCode.OK, (await hall.Shows(next["access_token"])).Status);

        hall.Time_passes(TimeSpan.FromHours(8));
        Assert.Equal("invalid_grant", (await hall.Refreshes(system, next["refresh_token"])).Error);
    }

    private async Task<Dictionary<string, string>> Refused(params (string, string?)[] changes)
    {
        var system = await hall.Registers();
        var (visitor, walk) = await hall.Signs_in("guardian-1");
        await visitor.Opens(system.Asks(Pkce.New(), changes));
        Assert.StartsWith(Redirect, walk.LeftTo?.ToString(), StringComparison.Ordinal);
        return SignOnSteps.Parameters(walk.LeftTo!);
    }
}
