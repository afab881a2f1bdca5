using Microsoft.Playwright;
using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;
using static Microsoft.Playwright.Assertions;

namespace Yiwang.Scenarios.Tests;

/// <summary>A village from its registration to the public list of those who were paid, in a real browser without JavaScript.</summary>
public sealed class ToiletJourney(ListeningTownHall hall, Chromium chromium) : IClassFixture<ListeningTownHall>
{
    private const string Village = "示例溪头村";

    private string Today => hall.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact(DisplayName = "镇登记村和户、开工、完工；三份文件登记；验收、发放奖补、销号；公开名单")]
    public async Task A_village_is_built_accepted_paid_closed_out_and_shown()
    {
        var (town, lead, fund) = (await Opens("toilets-luojing"), await Opens("toilets-lead"), await Opens("toilets-fund"));
        await The_town_registers(town);
        await The_papers_are_registered(lead, fund);
        await Is_accepted(lead);
        await Is_paid(lead, fund);
        await Is_closed_out(lead);
        await Upkeep_and_report(town);
        await The_bureau_looks_over(lead);
        await Everybody_sees_it();
        foreach (var page in new[] { town, lead, fund }) await page.Context.CloseAsync();
    }

    private async Task<IPage> Opens(string account)
    {
        var page = await chromium.Opens(hall);
        await page.Signs_in_as(account);
        await page.GotoAsync("/staff");
        await page.GetByRole(AriaRole.Link, new() { Name = "农村厕所" }).First.ClickAsync();
        return page;
    }

    private async Task The_town_registers(IPage page)
    {
        await page.Has_no_axe_findings();
        await page.Follows("登记一个村");
        await page.Fills("行政村", Village);
        await page.Presses("登记这个村");
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("总户数应为大于 0 的整数");
        await page.Has_no_axe_findings();
        await page.Fills("总户数", "300");
        await page.Fills("开始时已有", "299");
        await page.Fills("公厕计划", "1");
        await page.Fills("户厕计划", "1");
        await page.Fills("村庄规划", "示例溪头村村庄规划（2019年）");
        await page.Presses("登记这个村");
        await Expect(page.Locator(".panel").First).ToContainTextAsync("已登记");

        await page.GetByText("登记一户户厕").ClickAsync();
        await page.Locator("#household-natural").FillAsync("示例溪边");
        await page.Locator("#household-name").FillAsync("12");
        await page.Fills("户主姓名", "示例户主");
        await page.GetByLabel("低保户").CheckAsync();
        await page.GetByLabel("贫困户").CheckAsync();
        await page.Presses("登记这一户");
        await Expect(page.Locator("table.data-table")).ToContainTextAsync("户厕 12");
        await page.GetByText("登记一座公厕").ClickAsync();
        await page.Locator("#public-natural").FillAsync("示例溪边");
        await page.Locator("#public-name").FillAsync("村口公厕");
        await page.Presses("登记这座公厕");
        await Expect(page.Locator("table.data-table")).ToContainTextAsync("公厕 村口公厕");
        await page.Has_no_axe_findings();
        await page.Is_photographed("toilets-village");

        await page.Follows("户厕 12");
        await page.Fills("同意的日期", Today);
        await page.Presses("登记农户同意");
        await Builds(page);
        await page.Follows(Village);
        await page.Follows("公厕 村口公厕");
        await Builds(page);
    }

    private static async Task Builds(IPage page)
    {
        await page.Presses("登记开工");
        await page.GetByLabel("粪污处理方式").SelectOptionAsync("Separate");
        await page.Presses("报完工，请验收");
        await Expect(page.Locator(".panel").First).ToContainTextAsync("已报完工");
        await page.Has_no_axe_findings();
    }

    private async Task The_papers_are_registered(IPage lead, IPage fund)
    {
        await lead.Follows("计划表和验收办法");
        await Paper(lead, "示例验收办法", 3, "登记验收办法");
        await Expect(lead.Locator(".panel").First).ToContainTextAsync("已登记验收办法");
        await lead.Has_no_axe_findings();

        await fund.Follows("资金和奖补");
        foreach (var (kind, number) in new[] { ("资金使用细则", 1), ("资金拨付方案", 2) })
        {
            await fund.GetByText("登记资金使用细则或者拨付方案").ClickAsync();
            await fund.GetByLabel(kind, new() { Exact = true }).CheckAsync();
            await Paper(fund, $"示例{kind}", number, "登记文件");
            await Expect(fund.Locator(".panel").First).ToContainTextAsync("已登记文件");
            await fund.GotoAsync("/staff/rural-toilets/funds");
        }

        await fund.GetByText("登记收到的上级专项资金").ClickAsync();
        await fund.Fills("金额", "10,000");
        await fund.Fills("资金文件的文号", "示财农〔2026〕1号");
        await fund.Fills("到账日期", Today);
        await fund.Presses("登记到账");
        await Expect(fund.Locator("main")).ToContainTextAsync("上级专项资金余额：10,000 元");
    }

    private async Task Paper(IPage page, string title, int number, string button)
    {
        await page.Fills("文件名称", title);
        await page.Fills("市政府批准的文号", $"示例批复{number}号");
        await page.Fills("印发文号", $"示府办〔2026〕{number}号");
        await page.Fills("印发日期", Today);
        await page.Presses(button);
    }

    private static async Task Is_accepted(IPage page)
    {
        foreach (var name in new[] { "户厕 12", "公厕 村口公厕" })
        {
            await page.GotoAsync("/staff/inbox");
            await page.Follows($"罗镜镇{Village}");
            await page.Follows(name);
            await page.GetByLabel("通过", new() { Exact = true }).CheckAsync();
            await page.Presses("登记验收结论");
            await Expect(page.Locator(".panel").First).ToContainTextAsync("验收通过");
        }

        await page.Has_no_axe_findings();
        await page.Is_photographed("toilets-toilet");
    }

    private async Task Is_paid(IPage lead, IPage fund)
    {
        await fund.GotoAsync("/staff/inbox");
        await fund.Follows($"罗镜镇{Village}");
        await fund.GetByLabel("只用本级资金").CheckAsync();
        await fund.Presses("开付款单");
        await Expect(fund.Locator(".error-summary")).ToContainTextAsync("上级专项资金还有 10,000 元");
        await fund.Has_no_axe_findings();
        await fund.Is_photographed("toilets-funds");
        await fund.GetByLabel("先用上级专项资金").CheckAsync();
        await fund.Presses("开付款单");
        await Expect(fund.Locator("main")).ToContainTextAsync("32,500 元");
        await fund.Has_no_axe_findings();

        await lead.GotoAsync("/staff/inbox");
        await lead.Follows("罗镜镇厕所奖补");
        await lead.Presses("同意");
        await fund.GotoAsync("/staff/inbox");
        await fund.Follows("罗镜镇厕所奖补");
        await fund.Fills("付款凭证号", "示例凭证0001");
        await fund.Fills("付款日期", Today);
        await fund.Presses("已付款");
        await Expect(fund.Locator("main")).ToContainTextAsync("已付款");
    }

    private static async Task Is_closed_out(IPage page)
    {
        await page.GotoAsync("/staff/inbox");
        await page.Follows($"罗镜镇{Village}");
        await page.Presses("销号");
        await Expect(page.Locator(".panel").First).ToContainTextAsync("已销号");
        await page.Has_no_axe_findings();
    }

    private static async Task Upkeep_and_report(IPage page)
    {
        await page.GotoAsync("/staff/rural-toilets");
        await page.Follows(Village);
        await page.Follows("公厕 村口公厕");
        foreach (var part in new[] { "制度", "资金", "人员" }) await page.GetByLabel(part, new() { Exact = true }).CheckAsync();
        await page.Presses("保存管护情况");
        await Expect(page.Locator("main")).ToContainTextAsync("管护 齐全");
        await page.Fills("总造价", "50000");
        await page.Presses("结账");
        await Expect(page.Locator("main")).ToContainTextAsync("镇（街道）自筹 20,000 元");
        await page.Has_no_axe_findings();
        await page.GotoAsync("/staff/rural-toilets/reports");
        await page.Presses("报送");
        await Expect(page.Locator(".panel").First).ToContainTextAsync("已报送");
        await page.Has_no_axe_findings();
    }

    private static async Task The_bureau_looks_over(IPage page)
    {
        await page.GotoAsync("/staff/rural-toilets");
        await page.Has_no_axe_findings();
        await page.Is_photographed("toilets-desk");
        await page.Follows("进展报送和汇总");
        await page.GetByLabel("市委、市政府").CheckAsync();
        await page.Presses("登记报送");
        await Expect(page.Locator(".panel").First).ToContainTextAsync("已登记报送");
        await page.Is_photographed("toilets-reports");
        foreach (var address in new[] { "leading", "assessments" })
        {
            await page.GotoAsync($"/staff/rural-toilets/{address}");
            await page.Has_no_axe_findings();
            await page.Is_photographed($"toilets-{address}");
        }
    }

    private async Task Everybody_sees_it()
    {
        foreach (var width in new[] { Chromium.Wide, Chromium.Narrow })
        {
            var page = await chromium.Opens(hall, width);
            await page.GotoAsync("/rural-toilets");
            await Expect(page.Locator("main")).ToContainTextAsync("已销号 1");
            await page.Has_no_axe_findings();
            await page.Is_photographed("toilets-public");
            await page.Follows("罗镜镇");
            await Expect(page.Locator("main")).ToContainTextAsync("示某某");
            await Expect(page.Locator("main")).ToContainTextAsync("2,500 元");
            await Expect(page.Locator("main")).Not.ToContainTextAsync("示例户主");
            await page.Has_no_axe_findings();
            await page.Is_photographed("toilets-town");
            await page.Context.CloseAsync();
        }
    }
}
