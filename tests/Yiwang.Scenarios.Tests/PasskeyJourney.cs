using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;
using static Microsoft.Playwright.Assertions;

namespace Yiwang.Scenarios.Tests;

/// <summary>A passkey from its making to the next sign-in, in a real browser whose authenticator is Chromium's own virtual one.</summary>
public sealed class PasskeyJourney(ListeningTownHall hall, Chromium chromium) : IClassFixture<ListeningTownHall>
{
    [Fact(DisplayName = "添加通行密钥，退出后只用它登录，就是双因素")]
    public async Task Somebody_adds_a_passkey_and_signs_in_with_it_alone()
    {
        // A passkey belongs to a name; an address of numbers has none.
        var page = await chromium.Opens(new UriBuilder(hall.Address) { Host = "localhost" }.Uri, javaScript: true);
        await Has_an_authenticator(page);
        await page.Signs_in_as("guardian-1");
        await Raises(page, "/my/security/passkeys");

        await page.Presses("添加通行密钥");
        await page.Fills("给它起个名字", "示例手机");
        await page.Presses("在这台设备上创建");
        await Expect(page.Locator("main")).ToContainTextAsync("示例手机");
        await page.Has_no_axe_findings();

        await page.Presses("退出");
        await page.GotoAsync("/sign-in/passkey?returnUrl=/my/security");
        await page.Presses("开始");
        await page.Presses("使用通行密钥");
        await page.Arrives_at("/my/security$");
        await Expect(page.Locator("main")).ToContainTextAsync("双因素");

        await page.GotoAsync("/my/security/passkeys");
        await page.Presses("删除");
        await Expect(page.Locator("main")).ToContainTextAsync("还没有通行密钥");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_a_script_the_page_says_how_else()
    {
        var page = await chromium.Opens(hall);

        await page.GotoAsync("/sign-in/passkey");
        await page.Presses("开始");

        await Expect(page.Locator("main")).ToContainTextAsync("没有脚本的");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "使用通行密钥" })).ToBeHiddenAsync();
        await page.Has_no_axe_findings();
        await page.Context.CloseAsync();
    }

    [Theory(DisplayName = "第二重验证之后的页面在宽窄两种屏幕上都没有无障碍问题")]
    [InlineData("guardian-2", "/my/security/authenticator", "/my/security/password", "/my/security/passkeys", "/my/legal-persons/new")]
    [InlineData("operations", "/staff/accounts", "/my/security/password")]
    public async Task The_pages_behind_the_second_means_are_free_of_findings(string account, params string[] addresses)
    {
        var page = await chromium.Opens(hall);
        await page.Signs_in_as(account);
        await Raises(page, addresses[0]);
        foreach (var address in addresses)
        {
            var answer = await page.GotoAsync(address);
            Assert.True(answer!.Ok, $"{account} gets {answer.Status} at {address}.");
            await Expect(page.Locator("h1")).ToHaveCountAsync(1);
            await page.Has_no_axe_findings();
        }

        await page.Context.CloseAsync();
    }

    internal static async Task Raises(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.Arrives_at("/sign-in/raise");
        await page.Presses("发验证码");
        await page.Fills("短信验证码", await page.Locator(".demo-code").InnerTextAsync());
        await page.Presses("验证");
        await page.Arrives_at(Regex.Escape(address) + "$");
    }

    private static async Task Has_an_authenticator(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
    }
}
