using Microsoft.Playwright;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;
using static Microsoft.Playwright.Assertions;

namespace Yiwang.Scenarios.Tests.Desks;

/// <summary>What is told upwards and what is on record, in real browsers without JavaScript.</summary>
public sealed class ReportJourneys(ListeningTownHall hall, Chromium chromium) : IClassFixture<ListeningTownHall>
{
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 4), Requirement("SW-KF-010s")]
    [Fact(DisplayName = "年度报送：从办件汇总，改数写明差异，写绩效报告，8月31日报送；市残联看到谁按期、谁没有报")]
    public async Task The_year_is_reported_by_the_last_day_of_august()
    {
        hall.It_is(new DateOnly(2026, 8, 31));
        var county = await Opens("reviewer-lufeng-1", "/staff/rehabilitation-aid/annual-report?year=2025");
        await county.Presses("从办件汇总这一年");
        await county.Presses("报送市残联");
        await Expect(county.Locator(".error-summary")).ToContainTextAsync("绩效报告");
        await county.Locator("[name='value.children']").FillAsync("3");
        await county.Locator("[name=performance]").FillAsync("示例：帮助的孩子都开始了训练。\n明年增加下乡筛查。");
        await county.Presses("保存");
        await Expect(county.Locator(".error-summary")).ToContainTextAsync("差异");
        await Looks_at(county, "annual-report");
        await county.Locator("[name='note.children']").FillAsync("3 名儿童在系统启用前审核。");
        await county.Presses("保存");
        await Expect(county.Locator(".error-summary")).ToHaveCountAsync(0);
        await county.Presses("报送市残联");
        await Expect(county.Locator("main")).ToContainTextAsync("已按期报送");
        await Expect(county.Locator("main")).ToContainTextAsync("3 名儿童在系统启用前审核。");

        hall.It_is(new DateOnly(2026, 9, 1));
        var city = await Opens("appeals", "/staff/rehabilitation-aid/annual-reports?year=2025");
        await Expect(city.GetByRole(AriaRole.Row).Filter(new() { HasText = "陆丰市" })).ToContainTextAsync("按期报送");
        await Expect(city.GetByRole(AriaRole.Row).Filter(new() { HasText = "海丰县" })).ToContainTextAsync("未报，已过期 1 天");
        await city.GotoAsync("/staff/rehabilitation-aid/indicators?year=2025&county=441581");
        await Expect(city.Locator("main")).ToContainTextAsync("年度报告按期报送：1 个，共 4 个");
        await Looks_at(city, "indicators");
        foreach (var page in new[] { county, city }) await page.Context.CloseAsync();
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 2), Requirement("SW-KF-008f")]
    [Fact(DisplayName = "市残联导入辅具目录，错一行都不登记；公众在手机上查到；家长申请辅具，补贴按目录")]
    public async Task A_catalogue_is_taken_in_and_a_family_asks_for_a_device()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        var keeper = await Opens("institutions-city", "/staff/registers");
        await keeper.Follows("基本型辅助器具补贴目录");
        await keeper.Locator("[name=csv]").FillAsync("器具名称,补贴额,几年补一次,依据文号\n示例助听器,3600,3,粤残联〔2018〕6号\n示例矫形器,八百,1,粤残联〔2018〕6号\n");
        await keeper.Locator("[name=import-from]").FillAsync("2026-01-01");
        await keeper.Presses("导入");
        await Expect(keeper.Locator(".error-summary")).ToContainTextAsync("第 3 行：补贴额：应为金额");
        await keeper.Locator("[name=csv]").FillAsync("器具名称,补贴额,几年补一次,依据文号\n示例助听器,3600,3,粤残联〔2018〕6号\n示例矫形器,800,1,粤残联〔2018〕6号\n");
        await keeper.Presses("导入");
        await Expect(keeper.Locator("main")).ToContainTextAsync("登记 2 条");
        await Looks_at(keeper, "register-desk");

        var phone = await chromium.Opens(hall, Chromium.Narrow);
        await phone.GotoAsync("/registers/assistive-devices");
        await Expect(phone.Locator("main")).ToContainTextAsync("3,600 元");
        await Looks_at(phone, "register");
        await phone.Follows("示例助听器");
        await Looks_at(phone, "register-entry");

        var id = await hall.Drafts(await hall.As("guardian-1"), new Wanted());
        var family = await Opens("guardian-1", $"/my/rehabilitation-aid/{id}/services");
        await family.Locator("[name=service][value=full-time]").UncheckAsync();
        await family.Locator("[name=service][value=assistive-device]").CheckAsync();
        await family.Locator("[name='assistive-device.condition']").SelectOptionAsync("示例矫形器");
        foreach (var (part, value) in new[] { ("Year", "2026"), ("Month", "4"), ("Day", "1") }) await family.Locator($"[name='assistive-device.firstMonth.{part}']").FillAsync(value);
        await Looks_at(family, "device-wish");
        await family.Presses("保存并继续");
        await family.GotoAsync($"/my/rehabilitation-aid/{id}/check-answers");
        await Expect(family.Locator("main")).ToContainTextAsync("示例矫形器");
        await Expect(family.Locator("main")).ToContainTextAsync("800 元");
        foreach (var page in new[] { keeper, phone, family }) await page.Context.CloseAsync();
    }

    private async Task<IPage> Opens(string account, string address)
    {
        var page = await chromium.Opens(hall);
        await page.Signs_in_as(account);
        await page.GotoAsync(address);
        return page;
    }

    private static async Task Looks_at(IPage page, string name)
    {
        await page.Has_no_axe_findings();
        await page.Is_photographed(name);
    }
}
