using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Yiwang.Kernel;
using Yiwang.SingleSignOn.Authorising;
using Yiwang.SingleSignOn.Clients;
using Yiwang.SingleSignOn.Consents;
using Yiwang.SingleSignOn.Keys;
using Yiwang.SingleSignOn.Tests.Steps;
using Yiwang.Testing;

namespace Yiwang.SingleSignOn.Tests;

/// <summary>What the provider does for systems and people who mean well.</summary>
public sealed class ProviderScenarios(ListeningTownHall hall) : IClassFixture<ListeningTownHall>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "登录一次，进入两个系统都不再输密码；在一处退出，处处退出")]
    public async Task One_sign_in_enters_two_systems_and_one_sign_out_leaves_both()
    {
        var (one, two, first, second) = (await hall.Registers(), await hall.Registers(), Pkce.New(), Pkce.New());
        var browser = await hall.Signs_in("guardian-1");

        var inOne = await hall.Redeems(one, (await browser.Enters(one.Asks(first)))["code"], first);
        var inTwo = await hall.Redeems(two, (await browser.Enters(two.Asks(second)))["code"], second);
        Assert.Equal(HttpStatusCode.OK, (await hall.Shows(inOne["access_token"])).Status);
        Assert.Equal(HttpStatusCode.OK, (await hall.Shows(inTwo["access_token"])).Status);

        var left = await browser.Visitor.Opens(QueryHelpers.AddQueryString("/connect/end-session", new Dictionary<string, string?>
        {
            ["id_token_hint"] = inOne["id_token"], ["post_logout_redirect_uri"] = "https://library.example/left", ["state"] = "bye",
        }));
        Assert.Equal("https://library.example/left?state=bye", browser.Walk.LeftTo?.ToString());

        Assert.Equal(HttpStatusCode.Unauthorized, (await hall.Shows(inOne["access_token"])).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await hall.Shows(inTwo["access_token"])).Status);
        Assert.Equal("invalid_grant", (await hall.Refreshes(two, inTwo["refresh_token"])).Error);
        Assert.Equal("login_required", (await browser.Enters(two.Asks(second, ("prompt", "none"))))["error"]);
        await hall.Everything_is_delivered();
        Assert.Empty(await hall.Look(db => db.Set<Grant>().Where(g => (g.ClientId == one.Id || g.ClientId == two.Id) && g.EndedAt == null).ToListAsync(Ct)));
    }

    [Requirement("LF-SZ-065")]
    [Fact(DisplayName = "认证一次，十个接入系统都可直接进入；级别不够的提示升级，不放行")]
    public async Task One_sign_in_enters_ten_systems_and_too_low_a_level_is_raised()
    {
        var browser = await hall.Signs_in("guardian-1");
        for (var i = 0; i < 10; i++)
        {
            var (system, pkce) = (await hall.Registers(), Pkce.New());
            Assert.Equal(HttpStatusCode.OK, (await hall.Redeems(system, (await browser.Enters(system.Asks(pkce)))["code"], pkce)).Status);
        }

        var (strict, proof) = (await hall.Registers(), Pkce.New());
        var page = await browser.Visitor.Opens(strict.Asks(proof, ("acr_values", Acr.Of(2))));
        Assert.StartsWith("/sign-in/raise", page.Address, StringComparison.Ordinal);
        Assert.Null(browser.Walk.LeftTo);
        page = await page.Form("raise-ask").Submit();
        page = await page.Form("raise-text").Fill("TextCode", page.Document.QuerySelector(".demo-code")!.TextContent.Trim()).Submit();
        await page.Form("consent").Submit("agree");
        var tokens = await hall.Redeems(strict, SignOnSteps.Parameters(browser.Walk.LeftTo!)["code"], proof);
        Assert.Contains(new JsonWebToken(tokens["id_token"]).GetPayloadValue<string>("acr"), new[] { Acr.Of(2), Acr.Of(3) });
    }

    [Fact(DisplayName = "只给同意过的信息，不需要完整内容的给遮住的")]
    public async Task A_client_is_told_what_was_consented_to_and_masked_where_it_needs_no_more()
    {
        var (system, rich) = (await hall.Registers(), await hall.Registers(SignOnSteps.Details(Scope.Profile, Scope.CitizenNumber) with { PlainScopes = [Scope.CitizenNumber] }));
        var tokens = await hall.Tokens(system, "guardian-1", ("scope", "openid profile phone"));
        var told = (await hall.Shows(tokens["access_token"])).Body;
        var second = (await hall.Shows((await hall.Tokens(rich, "guardian-1", ("scope", "openid profile citizen_number")))["access_token"])).Body;
        var little = (await hall.Shows((await hall.Tokens(system, "guardian-2", ("scope", "openid")))["access_token"])).Body;

        Assert.Equal(("示例家长甲", "100*****001", "natural_person"), (told.GetProperty("name").GetString(), told.GetProperty("phone_number").GetString(), told.GetProperty("kind").GetString()));
        Assert.False(told.TryGetProperty("citizen_number", out _));
        Assert.Equal(("示某某", "441581199001010008"), (second.GetProperty("name").GetString(), second.GetProperty("citizen_number").GetString()));
        Assert.Equal(["sub"], little.EnumerateObject().Select(p => p.Name));
        Assert.NotEqual(told.GetProperty("sub").GetString(), second.GetProperty("sub").GetString());
        Assert.Equal(told.GetProperty("sub").GetString(), new JsonWebToken(tokens["id_token"]).Subject);
    }

    [Fact(DisplayName = "工作人员给出岗位和单位；政府自己的系统可以共用编号")]
    public async Task An_officer_brings_post_and_institution()
    {
        var own = SignOnSteps.Details(Scope.Post) with { Subjects = SubjectKind.Shared };
        var (one, two) = (await hall.Registers(own), await hall.Registers(own));

        var told = (await hall.Shows((await hall.Tokens(one, "reviewer-lufeng-1", ("scope", "openid post")))["access_token"])).Body;
        var again = (await hall.Shows((await hall.Tokens(two, "reviewer-lufeng-1", ("scope", "openid post")))["access_token"])).Body;

        Assert.Equal(("county-federation.reviewer", "441581-dpf"), (told.GetProperty("post").GetString(), told.GetProperty("institution").GetString()));
        Assert.Equal(told.GetProperty("sub").GetString(), again.GetProperty("sub").GetString());
    }

    [Fact(DisplayName = "同意要问一次，换了用途再问；不同意就不进入")]
    public async Task Consent_is_asked_once_and_anew_for_another_purpose()
    {
        var details = SignOnSteps.Details(Scope.Profile);
        var system = await hall.Registers(details);
        var browser = await hall.Signs_in("guardian-4");
        var page = await browser.Visitor.Opens(system.Asks(Pkce.New()));
        Assert.Contains(details.Purpose, page.Text, StringComparison.Ordinal);
        Assert.Contains("个人信息保护法", page.Text, StringComparison.Ordinal);
        Assert.Contains("直到您撤回。每次登录后，它最多在 8 小时内能取得", page.Text, StringComparison.Ordinal);
        await page.Form("consent").Submit("refuse");
        Assert.Equal("access_denied", SignOnSteps.Parameters(browser.Walk.LeftTo!)["error"]);
        Assert.Equal("consent_required", (await browser.Enters(system.Asks(Pkce.New(), ("prompt", "none"))))["error"]);

        Assert.NotEmpty((await browser.Enters(system.Asks(Pkce.New())))["code"]);
        Assert.NotEmpty((await browser.Enters(system.Asks(Pkce.New(), ("prompt", "none"))))["code"]);
        Assert.StartsWith("/connect/consent", (await browser.Visitor.Opens(system.Asks(Pkce.New(), ("prompt", "consent")))).Address, StringComparison.Ordinal);

        Assert.True((await hall.Runs(SignOnSteps.Administrator, new ChangeClient(system.Id, details with { Purpose = "另一个用途" }))).IsDone);
        Assert.Equal("consent_required", (await browser.Enters(system.Asks(Pkce.New(), ("prompt", "none"))))["error"]);
    }

    [Fact(DisplayName = "身份证号要单独同意")]
    public async Task A_sensitive_number_is_consented_to_apart()
    {
        var system = await hall.Registers(SignOnSteps.Details(Scope.CitizenNumber));
        var browser = await hall.Signs_in("guardian-1");
        var page = await browser.Visitor.Opens(system.Asks(Pkce.New(), ("scope", "openid citizen_number")));

        var again = await page.Form("consent").Submit("agree");

        Assert.Null(browser.Walk.LeftTo);
        Assert.Contains("要您单独同意", again.Text, StringComparison.Ordinal);
        await again.Form("consent").Tick("Sensitive").Submit("agree");
        Assert.NotNull(browser.Walk.LeftTo);
        var account = (await hall.As("guardian-1")).AccountId;
        Assert.Contains(await hall.LedgerOf($"account/{account}"), a => a.Sentence.Contains("第二十九条", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "在“我的授权”里撤回，令牌马上失效")]
    public async Task A_withdrawn_consent_kills_the_tokens_at_once()
    {
        var (system, pkce) = (await hall.Registers(), Pkce.New());
        var browser = await hall.Signs_in("guardian-5");
        var tokens = await hall.Redeems(system, (await browser.Enters(system.Asks(pkce)))["code"], pkce);
        var page = await browser.Visitor.Opens("/my/consents");
        Assert.Contains("示例图书馆", page.Text, StringComparison.Ordinal);

        page = await page.Form("withdraw").Submit(system.Id);

        Assert.DoesNotContain("示例图书馆", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await hall.Shows(tokens["access_token"])).Status);
        Assert.Equal("invalid_grant", (await hall.Refreshes(system, tokens["refresh_token"])).Error);
        Assert.Equal("consent_required", (await browser.Enters(system.Asks(pkce, ("prompt", "none"))))["error"]);
    }

    [Fact(DisplayName = "prompt=login 和 max_age 要重新登录，旧的登录不能冒充")]
    public async Task A_fresh_sign_in_is_a_new_one()
    {
        var system = await hall.Registers();
        var browser = await hall.Signs_in("guardian-1");
        await browser.Enters(system.Asks(Pkce.New()));

        var asked = await browser.Visitor.Opens(system.Asks(Pkce.New(), ("prompt", "login")));
        Assert.StartsWith("/sign-in?", asked.Address, StringComparison.Ordinal);
        hall.Time_passes(TimeSpan.FromSeconds(30));
        await asked.Form("demonstration").Submit("guardian-1");
        Assert.Contains("code", SignOnSteps.Parameters(browser.Walk.LeftTo!).Keys);

        Assert.NotEmpty((await browser.Enters(system.Asks(Pkce.New(), ("max_age", "60"))))["code"]);
        hall.Time_passes(TimeSpan.FromSeconds(61));
        Assert.StartsWith("/sign-in?", (await browser.Visitor.Opens(system.Asks(Pkce.New(), ("max_age", "60")))).Address, StringComparison.Ordinal);
        Assert.Equal("login_required", (await browser.Enters(system.Asks(Pkce.New(), ("max_age", "60"), ("prompt", "none"))))["error"]);
        Assert.Equal("login_required", (await browser.Enters(system.Asks(Pkce.New(), ("acr_values", Acr.Of(3)), ("prompt", "none"))))["error"]);
    }

    [Fact(DisplayName = "没有登录的先去登录，再接着进入")]
    public async Task Who_is_not_signed_in_signs_in_and_goes_on()
    {
        var system = await hall.Registers();
        var browser = hall.Browser();
        var door = await browser.Visitor.Opens(system.Asks(Pkce.New()));
        Assert.StartsWith("/sign-in?", door.Address, StringComparison.Ordinal);

        var consent = await door.Form("demonstration").Submit("guardian-1");
        await consent.Form("consent").Submit("agree");

        Assert.Contains("code", SignOnSteps.Parameters(browser.Walk.LeftTo!).Keys);
    }

    [Fact(DisplayName = "以表单送来的请求，与以地址送来的一样")]
    public async Task A_request_may_come_as_a_form()
    {
        var system = await hall.Registers();
        var browser = await hall.Signs_in("guardian-1");
        await browser.Enters(system.Asks(Pkce.New()));
        var fields = QueryHelpers.ParseQuery(new Uri(hall.Address, system.Asks(Pkce.New())).Query).ToDictionary(p => p.Key, p => p.Value.ToString());

        using var answer = await browser.Visitor.Http.PostAsync(new Uri("/connect/authorize", UriKind.Relative), new FormUrlEncodedContent(fields), Ct);

        Assert.Contains("code", SignOnSteps.Parameters(browser.Walk.LeftTo!).Keys);
    }

    [Fact(DisplayName = "装在个人设备上的系统没有密钥，凭 PKCE")]
    public async Task A_public_client_proves_itself_by_pkce_alone()
    {
        var system = await hall.Registers(isPublic: true);

        Assert.NotEmpty((await hall.Tokens(system, "guardian-1"))["access_token"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await hall.Posts("/connect/introspect", system, ("token", "x"))).Status);
    }

    [Fact(DisplayName = "认不准的系统（没有密钥）每次都要问本人；别的请求同意过的，不算这一次")]
    public async Task A_public_client_asks_for_consent_each_time()
    {
        var system = await hall.Registers(isPublic: true);
        var browser = await hall.Signs_in("guardian-3");

        var page = await browser.Visitor.Opens(system.Asks(Pkce.New()));
        Assert.Contains("这一次，最多 8 小时", page.Text, StringComparison.Ordinal);
        await page.Form("consent").Submit("agree");
        Assert.Contains("code", SignOnSteps.Parameters(browser.Walk.LeftTo!).Keys);

        Assert.StartsWith("/connect/consent", (await browser.Visitor.Opens(system.Asks(Pkce.New()))).Address, StringComparison.Ordinal);
        Assert.Equal("consent_required", (await browser.Enters(system.Asks(Pkce.New(), ("prompt", "none"))))["error"]);
        Assert.StartsWith("/connect/consent", (await browser.Visitor.Opens(system.Asks(Pkce.New(), ("yiwang_consented", "x")))).Address, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "签名密钥轮换：新的先公布，旧的留到它签的都过期，私钥当即销毁")]
    public async Task Keys_are_rotated_without_anybody_noticing()
    {
        var system = await hall.Registers();
        var before = await hall.Tokens(system, "guardian-1");
        var published = await Published();

        Assert.True((await hall.Runs(SignOnSteps.Administrator, new RotateSigningKeys())).IsDone);
        var after = await hall.Tokens(system, "guardian-1");
        var (oldKey, newKey) = (new JsonWebToken(before["id_token"]).Kid, new JsonWebToken(after["id_token"]).Kid);

        Assert.NotEqual(oldKey, newKey);
        Assert.Contains(newKey, published);
        Assert.Contains(oldKey, await Published());
        Assert.Equal(HttpStatusCode.OK, (await hall.Shows(before["access_token"])).Status);
        var retired = await hall.Look(db => db.Set<SigningKeySet>().AsNoTracking().Select(s => s.Keys.Single(k => k.Id == oldKey)).SingleAsync(Ct));
        Assert.Equal((KeyState.Retired, null), (retired.State, retired.PrivateKey));

        hall.Time_passes(TimeSpan.FromMinutes(16));
        await hall.Services.GetRequiredService<SystemTask>().Run(new TendSigningKeys(), Ct);
        Assert.DoesNotContain(oldKey, await Published());
    }

    [Fact(DisplayName = "密钥满 90 天由任务自动换")]
    public async Task The_job_rotates_what_is_old()
    {
        var now = DateTimeOffset.UnixEpoch;
        var set = SigningKeySet.Make(now);

        Assert.False(set.IsDue(now.AddDays(89), TimeSpan.FromDays(90)));
        Assert.True(set.IsDue(now.AddDays(90), TimeSpan.FromDays(90)));
        await hall.Services.GetRequiredService<SystemTask>().Run(new TendSigningKeys(), Ct);
        var stored = await hall.Look(db => db.Database.SqlQueryRaw<string>("""SELECT "PrivateKey" AS "Value" FROM signon_signing_keys WHERE "PrivateKey" IS NOT NULL""").ToListAsync(Ct));
        Assert.Equal(2, stored.Count);
        Assert.All(stored, key => Assert.True(key.Length > 100, "A private key lies open."));
    }

    [Fact(DisplayName = "撤销、查验令牌（RFC 7009、RFC 7662）")]
    public async Task A_client_gives_back_what_it_holds()
    {
        var system = await hall.Registers();
        var tokens = await hall.Tokens(system, "guardian-1");
        Assert.True((await hall.Posts("/connect/introspect", system, ("token", tokens["access_token"]))).Body.GetProperty("active").GetBoolean());
        Assert.False((await hall.Posts("/connect/introspect", await hall.Registers(), ("token", tokens["access_token"]))).Body.GetProperty("active").GetBoolean());

        Assert.Equal(HttpStatusCode.OK, (await hall.Posts("/connect/revoke", system, ("token", tokens["refresh_token"]))).Status);

        Assert.False((await hall.Posts("/connect/introspect", system, ("token", tokens["access_token"]))).Body.GetProperty("active").GetBoolean());
        Assert.Equal(HttpStatusCode.Unauthorized, (await hall.Shows(tokens["access_token"])).Status);
    }

    [Fact(DisplayName = "账本里没有授权码、令牌、密钥和个人信息")]
    public async Task The_ledger_holds_no_secret()
    {
        var system = await hall.Registers();
        var tokens = await hall.Tokens(system, "guardian-1");
        var person = await hall.As("guardian-1");

        var written = await hall.Look(async db => string.Join('\n', await db.Database.SqlQueryRaw<string>("""SELECT "Details" || "Sentence" AS "Value" FROM platform_ledger_entries""").ToListAsync(Ct)));

        Assert.Contains(system.Id, written, StringComparison.Ordinal);
        Assert.All(new[] { system.Secret!, tokens["access_token"], tokens["refresh_token"], "441581199001010008", "10000000001", person.Name }, secret => Assert.DoesNotContain(secret, written, StringComparison.Ordinal));
    }

    private async Task<string[]> Published()
    {
        using var http = new HttpClient { BaseAddress = hall.Address };
        var keys = JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync(new Uri("/.well-known/jwks.json", UriKind.Relative), Ct)).GetProperty("keys");
        Assert.All(keys.EnumerateArray(), k => Assert.False(k.TryGetProperty("d", out _)));
        return [.. keys.EnumerateArray().Select(k => k.GetProperty("kid").GetString()!)];
    }
}
