using Microsoft.Playwright;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.Tests.Caring;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Benefits.Tests.Settling;
using Yiwang.Kernel;
using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;
using static Microsoft.Playwright.Assertions;

namespace Yiwang.Scenarios.Tests;

/// <summary>Three months of one child, each settled in another of the three ways of 第十条（四）1, in a real browser without JavaScript.</summary>
public sealed class SettlementJourney(ListeningTownHall hall, Chromium chromium) : IClassFixture<ListeningTownHall>
{
    private static readonly FilePayload Receipt = new()
    {
        Name = "票据.png", MimeType = "image/png",
        Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
    };

    [Requirement("SW-KF-010t"), Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 1)]
    [Fact(DisplayName = "通过、签协议、训练三个月，三个月按三种方式各结算一个月")]
    public async Task Three_months_are_settled_in_three_ways()
    {
        var care = await hall.Trained(await hall.As("guardian-1"), new DateOnly(2026, 3, 1), months: 3);
        await Finance_pays_for_march(await The_institution_hands_in("2026-03-01", "财政与机构直接结算", photographs: true));
        await The_federation_pays_for_april(await The_institution_hands_in("2026-04-01", "财政审批、残联与机构结算"));
        await The_guardian_claims_may(care);
        await The_auditor_follows_a_payment();
    }

    private async Task<string> The_institution_hands_in(string from, string way, bool photographs = false)
    {
        var page = await Signed("registrar-lufeng-2");
        await page.GotoAsync("/staff");
        await page.Follows("结算");
        await page.GetByLabel("救助申请地").SelectOptionAsync("441581");
        await page.Presses("看这个地方的周期和方式");
        await page.Locator("select[name=from]").SelectOptionAsync(from);
        await page.Chooses(way);
        await page.Presses("先看清单");
        await Expect(page.Locator("#draft")).ToContainTextAsync("1 个月可以结算，2,000 元");
        if (photographs) await Looked_at(page, "settlement-draft");
        await page.Presses("报送 1 个月");
        await Expect(page.Locator("main")).ToContainTextAsync("现在由");
        if (photographs) await Looked_at(page, "settlement");
        var at = new Uri(page.Url).AbsolutePath;
        await page.Context.CloseAsync();
        return at;
    }

    private async Task Finance_pays_for_march(string settlement)
    {
        var page = await Opens_the_item("reviewer-lufeng-1", "2026年3月");
        await Looked_at(page, "payment-approval");
        await page.Presses("同意");
        await Expect(page.Locator(".stage-track")).ToContainTextAsync("同意");
        await page.Context.CloseAsync();

        page = await Opens_the_item("finance-lufeng", "2026年3月");
        await page.Fills("其中中央", "700");
        await page.Fills("其中省级", "500");
        await page.Presses("同意");
        await page.Presses("登记已付款");
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("请填写付款凭证号");
        await Looked_at(page, "payment-refused");
        await page.Fills("付款凭证号", "示例凭证0301");
        await page.Presses("登记已付款");
        await Expect(page.Locator("main")).ToContainTextAsync("县级 800 元");
        await Expect(page.Locator("main")).ToContainTextAsync("这一单已经付款");
        await page.GotoAsync($"{settlement}/print");
        await Looked_at(page, "settlement-list");
        await page.Context.CloseAsync();
    }

    private async Task The_federation_pays_for_april(string settlement)
    {
        var page = await Opens_the_item("finance-lufeng", "2026年4月");
        await page.Presses("同意");
        await Expect(page.Locator(".stage-track")).ToContainTextAsync("已完成");
        await page.Context.CloseAsync();
        page = await Opens_the_item("head-lufeng", "2026年4月");
        await page.Fills("付款凭证号", "示例凭证0401");
        await page.Presses("登记已付款");
        await Expect(page.Locator("main")).ToContainTextAsync("这一单已经付款");
        await page.GotoAsync(settlement);
        await Expect(page.Locator("h1")).ToContainTextAsync("2026年4月结算单");
        await page.Context.CloseAsync();
    }

    private async Task The_guardian_claims_may(Care care)
    {
        var page = await chromium.Opens(hall, Chromium.Narrow);
        await page.Signs_in_as("guardian-1");
        await page.GotoAsync($"/my/rehabilitation-aid/{care.RecordId}");
        await page.Follows("凭票据申请补助");
        await page.Presses("提交申请");
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("没有票据，不能申请");
        await page.Chooses("2026年5月");
        await page.Fills("票据号", "粤0005001");
        await page.Fills("开具票据的单位", "示例启星康复园");
        await page.Fills("开票日期", "2026-06-01");
        await page.Fills("您支付的金额", "2000");
        await page.Locator("input[type=file]").SetInputFilesAsync(Receipt);
        await Looked_at(page, "claim");
        await page.Presses("提交申请");
        await Expect(page.Locator("main")).ToContainTextAsync("残联正在核准");
        await page.Context.CloseAsync();

        page = await Opens_the_item("reviewer-lufeng-1", "2026年5月");
        await Expect(page.Locator("main")).ToContainTextAsync("粤0005001");
        await page.Presses("同意");
        await Expect(page.Locator(".stage-track")).ToContainTextAsync("已完成");
        await page.Context.CloseAsync();
        page = await Opens_the_item("head-lufeng", "2026年5月");
        await page.Fills("付款凭证号", "示例凭证0501");
        await page.Presses("登记已付款");
        await Expect(page.Locator("main")).ToContainTextAsync("这一单已经付款");
        await page.Context.CloseAsync();
    }

    private async Task The_auditor_follows_a_payment()
    {
        var page = await Signed("auditor");
        await page.GotoAsync("/staff/supervision");
        await Looked_at(page, "supervision");
        await page.Locator("table a[href*='/staff/settlements/']").First.ClickAsync();
        await page.Locator("a[href*='/staff/supervision/lines/']").First.ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("付款全链");
        await Looked_at(page, "payment-chain");
        await page.Context.CloseAsync();
    }

    private async Task<IPage> Opens_the_item(string account, string title)
    {
        var page = await Signed(account);
        await page.GotoAsync("/staff/inbox");
        await page.Follows(title);
        return page;
    }

    private async Task<IPage> Signed(string account)
    {
        var page = await chromium.Opens(hall);
        await page.Signs_in_as(account);
        return page;
    }

    private static async Task Looked_at(IPage page, string name)
    {
        await page.Has_no_axe_findings();
        await page.Is_photographed(name);
    }
}
