using System.Net;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Yiwang.Identity.Public;
using Yiwang.Kernel;
using Yiwang.SingleSignOn.Clients;
using Yiwang.SingleSignOn.Service;
using Yiwang.SingleSignOn.Tests.Steps;
using Yiwang.Testing;

namespace Yiwang.SingleSignOn.Tests;

/// <summary>Signing in by the province's identity service; a second house of our own stands for it, on a port of its own.</summary>
public sealed class RelyingPartyScenarios(ListeningTownHall province) : IClassFixture<ListeningTownHall>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "从省统一身份认证登录：按身份证号认出本人，以后按编号；对不上实名的不放行")]
    public async Task Somebody_is_recognised_by_the_number_and_from_then_on_by_the_link()
    {
        await using var city = await City("officers");
        var browser = city.Browser();

        var page = await Goes(browser, "guardian-1", "/my/messages");
        Assert.Equal("/my/messages", page.Address);
        Assert.Contains("示例家长甲", page.Document.Body!.TextContent, StringComparison.Ordinal);
        var again = await Goes(city.Browser(), "guardian-1", "/my/messages");
        Assert.Equal("/my/messages", again.Address);

        var links = await city.Look(db => db.Set<AccountLink>().AsNoTracking().ToListAsync(Ct));
        Assert.Equal((await city.As("guardian-1")).AccountId, Assert.Single(links).AccountId);
        Assert.Contains(await city.LedgerOf($"account/{links[0].AccountId}"), a => a.Sentence.Contains("关联", StringComparison.Ordinal));

        var stranger = await Goes(city.Browser(), "reviewer-lufeng-1", "/staff");
        Assert.Contains("没有给出实名的身份证号", stranger.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "在这里还没有账号的，本人同意才开通，之后直接进来")]
    public async Task Who_is_new_here_is_asked_before_an_account_is_opened()
    {
        await using var city = await City("nobody");
        await city.Look(db => db.Database.ExecuteSqlRawAsync("""UPDATE identity_accounts SET "CitizenNumberIndex" = 'gone', "SignInIndex" = 'gone' WHERE "DemonstrationKey" = 'guardian-2'""", Ct));
        var number = CitizenNumber.Parse("441521199102020006");
        var browser = city.Browser();

        var asked = await Goes(browser, "guardian-2", "/my/messages");
        Assert.Equal(ServiceOptions.ArrivalPath, asked.Address);
        Assert.Contains("4415**********0006", asked.Text, StringComparison.Ordinal);
        Assert.Null(await city.Asks(Actor.Stranger(), (Entrance entrance) => entrance.FindByCitizenNumber(number, Ct)));

        var inside = await asked.Form("open").Submit();
        Assert.Equal("/my/messages", inside.Address);
        Assert.NotNull(await city.Asks(Actor.Stranger(), (Entrance entrance) => entrance.FindByCitizenNumber(number, Ct)));
        Assert.Equal("/my/messages", (await Goes(city.Browser(), "guardian-2", "/my/messages")).Address);
    }

    [Theory(DisplayName = "本地登录按设置只留给工作人员，或者谁也不留")]
    [InlineData("officers", "reviewer-lufeng-1", true)]
    [InlineData("officers", "guardian-1", false)]
    [InlineData("nobody", "reviewer-lufeng-1", false)]
    [InlineData("everybody", "guardian-1", true)]
    public async Task The_local_form_is_for_those_to_whom_it_was_left(string local, string account, bool isLetIn)
    {
        await using var city = await City(local);
        var (visitor, _) = city.Browser();
        var door = await visitor.Opens("/sign-in");
        Assert.Contains("示例省统一身份认证", door.Text, StringComparison.Ordinal);
        if (local == "nobody")
        {
            Assert.Null(door.Document.QuerySelector("input[name=Password]"));
            return;
        }

        var page = await door.Form("demonstration").Submit(account);

        Assert.Equal(isLetIn, page.Address != "/sign-in");
    }

    [Fact(DisplayName = "没有设置统一身份认证的，没有这个入口")]
    public async Task Without_the_setting_there_is_no_such_door()
    {
        var (visitor, walk) = province.Browser();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Opens("/sign-in/service")).Status);
        Assert.DoesNotContain("统一身份认证", (await visitor.Opens("/sign-in")).Text, StringComparison.Ordinal);
        Assert.Null(walk.LeftTo);
    }

    [Fact(DisplayName = "伪造、重放的回调不放行")]
    public async Task A_forged_way_back_opens_nothing()
    {
        await using var city = await City("officers");
        var browser = city.Browser();

        foreach (var query in new[] { "", "?code=x", "?code=x&state=y", "?error=access_denied&state=y" })
        {
            var page = await browser.Visitor.Opens("/sign-in/service/callback" + query);
            Assert.Contains("请重新登录", page.Text, StringComparison.Ordinal);
        }

        Assert.StartsWith("/sign-in", (await browser.Visitor.Opens("/my/messages")).Address, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "对方自称的名字与设置的不同：不去那里登录，从那里回来也不认")]
    public async Task A_service_that_calls_itself_otherwise_is_not_believed()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var other = builder.Build();
        other.MapGet("/.well-known/openid-configuration", (HttpRequest asked) => new { issuer = "https://other.example", jwks_uri = $"http://{asked.Host}/keys", authorization_endpoint = $"http://{asked.Host}/in", token_endpoint = $"http://{asked.Host}/token" });
        other.MapGet("/keys", () => new { keys = Array.Empty<object>() });
        await other.StartAsync(Ct);
        await using var city = new CityHall(new Dictionary<string, string> { ["SignInService:Authority"] = other.Urls.Single(), ["SignInService:ClientId"] = "x", ["SignInService:ClientSecret"] = "y" });
        await city.InitializeAsync();
        var (visitor, walk) = city.Browser();

        var page = await visitor.Opens("/sign-in/service");

        Assert.Null(walk.LeftTo);
        Assert.Equal(ServiceOptions.ArrivalPath, page.Address);
        var client = city.Services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(ServiceOptions.Scheme);
        Assert.Throws<SecurityTokenInvalidIssuerException>(() => client.TokenValidationParameters.IssuerValidator("https://other.example", new JsonWebToken("{}", "{}"), client.TokenValidationParameters));
    }

    /// <summary>A city whose people sign in at the province, where it is registered.</summary>
    private async Task<ListeningTownHall> City(string local)
    {
        var secret = Secrets.New();
        var id = ClientDetails.NewId();
        var city = new CityHall(new Dictionary<string, string>
        {
            ["SignInService:Authority"] = province.Address.ToString(), ["SignInService:ClientId"] = id, ["SignInService:ClientSecret"] = secret,
            ["SignInService:Name"] = "示例省统一身份认证", ["SignInService:LocalFor"] = local,
        });
        await city.InitializeAsync();
        var details = SignOnSteps.Details(Scope.Profile, Scope.Phone, Scope.CitizenNumber) with
        {
            Name = "示例市一网", Purpose = "在市里登录时认出本人", RedirectUris = [new Uri(city.Address, ServiceOptions.CallbackPath).ToString()], PlainScopes = [Scope.Profile, Scope.Phone, Scope.CitizenNumber],
        };
        var keyed = province.Services.GetRequiredService<Yiwang.Platform.Cryptography.PersonalText>();
        Assert.True((await province.Runs(SignOnSteps.Administrator, new RegisterClient(id, details, Secrets.Hash(keyed, secret)))).IsDone);
        return city;
    }

    private sealed class CityHall(IReadOnlyDictionary<string, string> settings) : ListeningTownHall
    {
        protected override IReadOnlyDictionary<string, string> Settings => settings;
    }

    /// <summary>From the city's own sign-in to the province, through it, and back; each house in its own browser, since both stand on one machine.</summary>
    private async Task<SeenPage> Goes((Visitor Visitor, HouseWalk Walk) atTheCity, string account, string wanted)
    {
        await atTheCity.Visitor.Opens("/sign-in/service?returnUrl=" + Uri.EscapeDataString(wanted));
        var asked = atTheCity.Walk.LeftTo!;
        Assert.Equal(province.Address.Authority, asked.Authority);
        var atTheProvince = await province.Signs_in(account);
        await atTheProvince.Enters(asked.PathAndQuery);
        return await atTheCity.Visitor.Opens(atTheProvince.Walk.LeftTo!.ToString());
    }
}
