using System.Net;
using System.Text.Json;
using Microsoft.Playwright;
using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;
using static Microsoft.Playwright.Assertions;

namespace Yiwang.Scenarios.Tests;

/// <summary>From the filing to the archive.</summary>
public sealed partial class ContractJourney
{
    /// <summary>Three screens of a phone.</summary>
    private const int TallestOnAPhone = 2600;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task<string> The_clerk_files(string address)
    {
        var page = await Signed(Clerk);
        await page.GotoAsync(address);
        await Turns_to(page, "备案登记");
        await page.Presses("备案登记");
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("还没有登记进度节点");
        foreach (var (name, on, accept) in new[] { ("首期验收", "2026-06-30", true), ("质保期满", "2026-11-30", false) })
        {
            await page.Fills("进度节点", name);
            await Named(page, "node-on").FillAsync(on);
            await Named(page, "node-pays").FillAsync("6000000");
            if (accept) await Picks(page, "node-accept", "yes");
            await page.Presses("登记节点");
            await Expect(page.Locator("main")).ToContainTextAsync($". {name}");
        }

        await Expect(page.Locator("main")).ToContainTextAsync("不需要验收"); // what was ticked for the first node isn't for the second
        await Keeps(page, 3, "合同扫描件.pdf");
        await page.Presses("备案登记");
        await Expect(page.Locator("main")).ToContainTextAsync("已备案，合同编号见上");
        await Looked_at(page, "contract-filed");
        var number = await Row(page, "合同编号");
        Assert.StartsWith("HT-441500-2026-", number, StringComparison.Ordinal);
        await page.Context.CloseAsync();
        return number;
    }

    private async Task Finance_checks_and_signs_for_the_paper(string number)
    {
        var page = await Signed("contracts-filing");
        await page.GotoAsync("/staff/inbox");
        await page.Follows($"{number} {Title}：核对备案");
        await Looked_at(page, "contract-filing-check");
        await page.Presses("核对无误");
        await Expect(page.Locator("main")).ToContainTextAsync("备案已核对");
        await page.Locator("form", new() { HasText = "完整，签收" }).GetByRole(AriaRole.Button, new() { Name = "登记" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("2026年3月9日（周一） 签收");
        await page.Context.CloseAsync();
    }

    private async Task The_head_decides_on_the_renewal(string address, string number)
    {
        var page = await Signed(Clerk);
        await page.GotoAsync(address);
        await Turns_to(page, "变更、续签、终止、争议");
        await page.Presses("提出续签");
        await Expect(page.Locator("main")).ToContainTextAsync("已提出续签，等本单位决定");
        await page.Context.CloseAsync();

        page = await Signed("head-health");
        await page.GotoAsync("/staff/inbox");
        await page.Follows($"{number} {Title}：决定续签");
        await page.Fills("决定的形式、文号和意见", "局长办公会纪要第5号：期满后重新采购");
        await Looked_at(page, "contract-decision");
        await page.GetByRole(AriaRole.Button, new() { Name = "不同意", Exact = true }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("已登记续签决定");
        await page.Context.CloseAsync();
    }

    private async Task The_supervisors_look()
    {
        foreach (var (account, address, name) in new[] { ("contracts-leading", "/board", "contract-board"), ("contracts-audit", "/audits", "contract-audits"), ("contracts-procurement", "?show=publicmoney", "contract-list"), ("contracts-authority", "/enterprises", "contract-enterprises") })
        {
            var page = await Signed(account);
            await page.GotoAsync($"/staff/contracts{address}");
            await Looked_at(page, name);
            await page.Context.CloseAsync();
        }
    }

    private async Task The_first_part_is_done_and_paid(string address, string number)
    {
        var page = await Signed(Clerk);
        await page.GotoAsync("/staff/inbox");
        await page.Locator("tr", new() { HasText = "填报节点履行" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Named(page, "doneOn").FillAsync("2026-06-30");
        await page.Fills("履行情况", "平台已上线");
        await page.Presses("填报");
        await Expect(page.Locator("main")).ToContainTextAsync("已填报");
        await Turns_to(page, "付款");
        await Named(page, "node").SelectOptionAsync("1");
        await Named(page, "amount").FillAsync("6000000");
        await page.Fills("发票号码", "示例发票0001");
        await page.Presses("申请付款");
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("没有验收");
        await Turns_to(page, "履行和验收");
        await Named(page, "accept-node").SelectOptionAsync("1");
        await Picks(page, "passed", "yes");
        await Named(page, "acceptedOn").FillAsync("2026-07-01");
        await page.Fills("谁验收的", "示例验收小组");
        await page.Presses("登记验收");
        await Expect(page.Locator("main")).ToContainTextAsync("已登记验收");
        await Turns_to(page, "付款");
        await Named(page, "node").SelectOptionAsync("1");
        await Named(page, "amount").FillAsync("6000000");
        await page.Fills("发票号码", "示例发票0001");
        await page.Presses("申请付款");
        await Expect(page.Locator("main")).ToContainTextAsync("已申请，财务审核以后付款");
        await page.Context.CloseAsync();

        page = await Signed("contracts-health-finance");
        await page.GotoAsync("/staff/inbox");
        await page.Follows($"{number} {Title}：审核合同付款");
        await Looked_at(page, "contract-payment");
        await page.Presses("同意付款");
        await Expect(page.Locator("main")).ToContainTextAsync("已付 6,000,000 元");
        await page.Context.CloseAsync();

        page = await Signed("contracts-treasury");
        await page.GotoAsync("/staff/contracts/clearance");
        await page.Fills("合同编号或者登记号", number);
        await page.Presses("查备案状态");
        await Expect(page.Locator("main")).ToContainTextAsync("可以付款");
        await page.Context.CloseAsync();
    }

    private async Task Each_page_is_free_of_findings(string address)
    {
        var contract = new Uri(address).AbsolutePath;
        string[] pages = ["", "/filing", "/performance", "/payments", "/troubles", "/changes", "/closing", "/details", "/record"];
        foreach (var account in new[] { Clerk, "contracts-filing" }) await chromium.Opens_without_findings(hall, account, [.. pages.Select(p => contract + p)]);
        var page = await Signed(Clerk, Chromium.Narrow);
        var heights = new List<(string Page, int Height)>();
        foreach (var one in pages)
        {
            await page.GotoAsync(contract + one);
            heights.Add((one, await page.EvaluateAsync<int>("document.documentElement.scrollHeight")));
            await page.Is_photographed($"contract-page{one.Replace('/', '-')}");
        }

        await page.Context.CloseAsync();
        Assert.All(heights, h => Assert.True(h.Height <= TallestOnAPhone, string.Join(" ", heights)));
    }

    private async Task The_clerk_ends_and_evaluates(string address)
    {
        var page = await Signed(Clerk);
        await page.GotoAsync(address);
        await Turns_to(page, "填报节点履行：质保期满");
        await Named(page, "doneOn").FillAsync("2026-11-30");
        await page.Fills("履行情况", "质保期满，没有遗留问题");
        await page.Presses("填报");
        await Expect(page.Locator("main")).ToContainTextAsync("已填报");
        await page.Follows("回到合同");
        await Turns_to(page, "变更、续签、终止、争议");
        await Unfolds(page, "终止");
        await page.Fills("怎样终止的", "履行完毕，质保期满");
        await page.Presses("登记承办事务终止");
        await Expect(page.Locator("main")).ToContainTextAsync("承办事务已终止");
        await page.Follows("回到合同");
        await Turns_to(page, "评价和归档");
        await Picks(page, "grade", "Good");
        await page.Fills("履约、诚信的事实", "按期交付，质量合格");
        await page.GetByRole(AriaRole.Button, new() { Name = "评价", Exact = true }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("已评价");
        await page.Follows("已存的材料");
        foreach (var category in new[] { 1, 2, 4, 5, 6, 7, 8, 9 }) await Keeps(page, category, $"第{category}类材料.pdf");
        await page.Context.CloseAsync();
    }

    private async Task The_manager_archives(string address)
    {
        var page = await Signed("contracts-health-manager");
        await page.GotoAsync("/staff/contracts");
        await page.Locator("tr", new() { HasText = Title }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Turns_to(page, "归档");
        await page.Presses("归档");
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("请填保管机构或者专人");
        await page.Fills("保管机构或者专人", "示例办公室档案岗");
        await page.Presses("归档");
        await Expect(page.Locator("main")).ToContainTextAsync("已归档");
        await Expect(page.Locator("main")).ToContainTextAsync("示例办公室档案岗保管");
        await Looked_at(page, "contract-archived");
        await page.Context.CloseAsync();

        page = await Signed(Clerk);
        await page.GotoAsync(address);
        await Turns_to(page, "备案和材料");
        await Expect(page.Locator("main")).ToContainTextAsync("合同扫描件.pdf");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "存入" })).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    /// <summary>No browser: what asks is the treasury's own program.</summary>
    private async Task<(bool Allowed, string Standing)> The_treasurys_system_asks(string number)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = hall.Address };
        await (await new Visitor(http).Opens("/sign-in")).Form("demonstration").Submit((await hall.As("contracts-treasury")).Name);
        using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri($"/api/contracts/{number}/payment-clearance", UriKind.Relative), Ct));
        using var said = JsonDocument.Parse(answer.RootElement.GetProperty("payload").GetString()!);
        return (said.RootElement.GetProperty("allowed").GetBoolean(), said.RootElement.GetProperty("standing").GetString()!);
    }

    private static async Task Keeps(IPage page, int category, string name)
    {
        await Named(page, "category").SelectOptionAsync($"{category}");
        await page.Locator("input[name=file]").SetInputFilesAsync(Pdf(name));
        await page.GetByRole(AriaRole.Button, new() { Name = "存入", Exact = true }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync(name);
    }

    private static Task Turns_to(IPage page, string link) => page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    private static Task Unfolds(IPage page, string title) => page.Locator("details.seldom > summary").GetByText(title, new() { Exact = true }).ClickAsync();

    private static ILocator Named(IPage page, string name) => page.Locator($"[name='{name}']").First;

    private static Task Picks(IPage page, string name, string value) => page.Locator($"input[name='{name}'][value='{value}']").CheckAsync();

    private static async Task<string> Row(IPage page, string name) => (await page.Locator("dl > div", new() { HasText = name }).First.Locator(".answer").InnerTextAsync()).Trim();

    private static FilePayload Pdf(string name) => new() { Name = name, MimeType = "application/pdf", Buffer = System.Text.Encoding.UTF8.GetBytes($"%PDF-1.7\n% {name}\n1 0 obj\n<<>>\nendobj\n%%EOF") };

    private static FilePayload Draft(string text) => new() { Name = "合同.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(text) };

    private async Task<IPage> Signed(string account, int width = Chromium.Wide)
    {
        var page = await chromium.Opens(hall, width);
        await page.Signs_in_as(account);
        return page;
    }

    private static async Task Looked_at(IPage page, string name)
    {
        await page.Has_no_axe_findings();
        await page.Is_photographed(name);
    }
}
