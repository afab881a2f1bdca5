using Microsoft.Playwright;
using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;
using static Microsoft.Playwright.Assertions;

namespace Yiwang.Scenarios.Tests;

/// <summary>A clean-up of normative documents from the register to the published result, in a real browser without JavaScript.</summary>
public sealed class CleanUpJourney(ListeningTownHall hall, Chromium chromium) : IClassFixture<ListeningTownHall>
{
    private const string Old = "罗府办〔2022〕901号", Good = "罗府办〔2023〕902号", Notice = "罗府办〔2026〕903号";

    [Fact(DisplayName = "登记两份文件，清理一次：报意见、作结论、公布、签收，公众在手机上查到废止")]
    public async Task A_clean_up_from_start_to_publication()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        await The_office_registers_two_documents_and_starts();
        await A_department_proposes();
        await The_office_concludes_and_publishes();
        await The_department_signs();
        await Somebody_looks_it_up_on_a_phone();
    }

    private async Task The_office_registers_two_documents_and_starts()
    {
        var page = await Signed("documents-1");
        foreach (var (number, title, issued) in new[] { (Old, "罗定市示例试验田办法", "2022-04-05"), (Good, "罗定市示例灌溉办法", "2023-05-06") })
        {
            await page.GotoAsync("/staff/normative");
            await page.GetByLabel("印发的地区").SelectOptionAsync("罗定");
            await page.GetByLabel("文号", new() { Exact = true }).FillAsync(number);
            await page.Fills("文件名称", title);
            await page.GetByLabel("成文日期").FillAsync(issued);
            await page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
            await Expect(page.Locator("main")).ToContainTextAsync("公众现在就能查到");
        }

        await page.Has_no_axe_findings();
        await page.Is_photographed("normative-desk");
        await page.GotoAsync("/staff/clean-ups");
        await page.GetByLabel("清理哪个地区的文件").SelectOptionAsync("罗定");
        await page.Fills("截止日", "2026-03-02");
        await page.Presses("列出清单，发给各单位");
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("请给这次清理起个名字");
        await page.Has_no_axe_findings();
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync("2026年示例清理");
        await page.Fills("只清理这些机关代字", "罗府办");
        await page.Fills("各单位报意见的最后一天", "2026-03-31");
        await page.Presses("列出清单，发给各单位");
        await Expect(page.Locator("h1")).ToHaveTextAsync("2026年示例清理");
        await Expect(page.Locator("main")).ToContainTextAsync("罗定市示例试验田办法");
        await page.Context.CloseAsync();
    }

    private async Task A_department_proposes()
    {
        var page = await Signed("department-reform");
        await page.GotoAsync("/staff/inbox");
        await page.Follows("2026年示例清理");
        await Row(page, "罗定市示例试验田办法").GetByLabel("您的意见").SelectOptionAsync("Repeal");
        await page.Presses("报送意见");
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("请写明理由");
        await page.Has_no_axe_findings();
        await Row(page, "罗定市示例试验田办法").GetByLabel("理由").FillAsync("试验已经结束。");
        await page.Presses("报送意见");
        await Expect(page.Locator("main")).ToContainTextAsync("已报送");
        await page.Is_photographed("clean-up-proposals");
        await page.Context.CloseAsync();
    }

    private async Task The_office_concludes_and_publishes()
    {
        var page = await Signed("documents-2");
        await page.GotoAsync("/staff/clean-ups");
        await page.Follows("2026年示例清理");
        await Expect(page.Locator("main")).ToContainTextAsync("试验已经结束。");
        foreach (var title in await page.Locator("section.panel h3 a").AllInnerTextsAsync())
        {
            var repeal = title == "罗定市示例试验田办法";
            await Row(page, title).GetByLabel("结论").SelectOptionAsync(repeal ? "Repeal" : "Keep");
            if (repeal) await Row(page, title).GetByLabel("理由").FillAsync("试验已经结束。");
        }

        await page.Presses("保存结论");
        await Expect(page.Locator("main")).ToContainTextAsync("还有 0 件没有结论");
        await page.Has_no_axe_findings();
        await page.Is_photographed("clean-up-desk");

        await Publishes(page, repealed: "2");
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("写废止 2 件，清单是 1 件");
        await Publishes(page, repealed: "1");
        await Expect(page.Locator("main")).ToContainTextAsync("结果已公布");
        await page.Has_no_axe_findings();
        await page.Context.CloseAsync();
    }

    private async Task The_department_signs()
    {
        var page = await Signed("department-reform");
        await page.GotoAsync("/staff/inbox");
        await page.Follows(Notice);
        await page.Has_no_axe_findings();
        await page.Presses("签收");
        await Expect(page.Locator("main")).ToContainTextAsync("已签收");
        await page.Context.CloseAsync();
    }

    private async Task Somebody_looks_it_up_on_a_phone()
    {
        var page = await chromium.Opens(hall, Chromium.Narrow);
        await page.GotoAsync("/normative");
        await page.GetByLabel("名称或文号").FillAsync("罗府办(2022)901号");
        await page.Presses("查找");
        await page.Is_photographed("normative-list");
        await page.Follows("罗定市示例试验田办法");
        await Expect(page.Locator("main")).ToContainTextAsync($"自2026年3月2日起废止，依据{Notice}");
        await page.Has_no_axe_findings();
        await page.Is_photographed("normative-document");
        await page.GotoAsync($"/normative/罗定/{Notice}");
        await Expect(page.Locator("#ordered")).ToBeVisibleAsync();
        await page.Has_no_axe_findings();
        await page.Is_photographed("normative-notice");
        await page.Context.CloseAsync();
    }

    private static async Task Publishes(IPage page, string repealed)
    {
        await page.Fills("通知的文号", Notice);
        await page.Fills("公布日期", "2026-03-02");
        await page.Fills("正文写废止几件", repealed);
        await page.Fills("正文写宣布失效几件", "0");
        await page.Fills("正文写修订几件", "0");
        await page.GetByRole(AriaRole.Button, new() { Name = "公布", Exact = true }).ClickAsync();
    }

    private static ILocator Row(IPage page, string title) => page.Locator("section.panel").Filter(new() { HasText = title });

    private async Task<IPage> Signed(string account)
    {
        var page = await chromium.Opens(hall);
        await page.Signs_in_as(account);
        return page;
    }
}
