using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;
using static Microsoft.Playwright.Assertions;

namespace Yiwang.Scenarios.Tests;

/// <summary>The pages of contracts that the journey doesn't pass: each opens, has one heading, and no axe findings at both widths.</summary>
[Trait("Looks", "at markup")]
public sealed class EveryContractPageScenarios(ListeningTownHall hall, Chromium chromium) : IClassFixture<ListeningTownHall>
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Theory(DisplayName = "政府合同的页面在宽窄两种屏幕上都没有无障碍问题")]
    [InlineData("contracts-health", "", "/new", "/import", "/projects", "/projects/new", "/reviews", "/reviews/new", "/check", "/board", "/statistics", "/evaluations", "/disputes", "/credit", "/department", "/ledger", "/models", "/models/new", "/opinions", "/reports", "/rules", "/check-ups")]
    [InlineData("contracts-health-manager", "", "/audits", "/coordination", "/reports", "/department")]
    [InlineData("contracts-health-reviewer", "/reviews", "/check")]
    [InlineData("contracts-health-finance", "")]
    [InlineData("contracts-legal", "", "/reviews", "/models", "/disputes", "/reports")]
    [InlineData("contracts-filing", "", "/statistics", "/check-ups", "/audits", "/leads", "/evaluations", "/credit", "/reports")]
    [InlineData("contracts-leading", "", "/board", "/reports")]
    [InlineData("contracts-audit", "", "/audits", "/leads")]
    [InlineData("contracts-treasury", "/clearance")]
    [InlineData("contracts-procurement", "")]
    [InlineData("contracts-authority", "", "/enterprises")]
    [InlineData("contracts-enterprise", "", "/new", "/enterprises")]
    [InlineData("head-health", "", "/reports")]
    [InlineData("deputy-executive", "")]
    public async Task A_page_of_contracts_is_free_of_findings(string account, params string[] pages)
    {
        hall.It_is(Day);
        await Opens_without_findings(account, [.. pages.Select(p => $"/staff/contracts{p}")]);
    }

    [Fact(DisplayName = "合同项目的各页在宽窄两种屏幕上都没有无障碍问题；谈判的人要几个加几个")]
    public async Task The_pages_of_a_project_are_free_of_findings()
    {
        hall.It_is(Day);
        var page = await chromium.Opens(hall, Chromium.Narrow);
        await page.Signs_in_as("contracts-health");
        await page.GotoAsync("/staff/contracts/projects/new");
        await page.Fills("项目名称", "示例门诊设备维护");
        await page.Locator("select[name=kind]").SelectOptionAsync("services");
        await page.Fills("要解决什么问题", "设备到期");
        await page.Presses("登记");
        await Expect(page.Locator("h1")).ToContainTextAsync("示例门诊设备维护");
        var project = new Uri(page.Url).AbsolutePath;
        await Opens_without_findings("contracts-health", [.. new[] { "", "/study", "/party", "/negotiation", "/opinions", "/departments", "/text", "/files" }.Select(p => $"{project}{p}")]);

        await page.GotoAsync($"{project}/negotiation");
        await page.Locator("input[value=group]").CheckAsync();
        await page.Fills("第 1 人的姓名", "测试甲");
        await Expect(page.GetByLabel("第 2 人的姓名")).ToHaveCountAsync(0);
        await page.Presses("再加一人");
        await Expect(page.GetByLabel("第 1 人的姓名")).ToHaveValueAsync("测试甲");
        await page.Fills("第 2 人的姓名", "测试乙");
        await page.Locator("input[name=role-1][value=lawyer]").CheckAsync();
        await page.Has_no_axe_findings();
        await page.Fills("权限范围", "价格");
        await page.Presses("申请授权");
        await Expect(page.Locator("main")).ToContainTextAsync("测试甲、测试乙（法律专业）");
        await page.Context.CloseAsync();
    }

    private Task Opens_without_findings(string account, params string[] addresses) => chromium.Opens_without_findings(hall, account, addresses);
}
