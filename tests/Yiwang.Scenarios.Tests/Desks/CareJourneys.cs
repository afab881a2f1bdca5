using Microsoft.Playwright;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.Tests.Caring;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;
using static Microsoft.Playwright.Assertions;

namespace Yiwang.Scenarios.Tests.Desks;

/// <summary>What happens after an approval, in real browsers without JavaScript: family, institution and county one after the other.</summary>
[Article(Law.ShanweiRehabilitationAid, 10, Item = 3), Trait("Looks", "at markup")]
public sealed class CareJourneys(ListeningTownHall hall, Chromium chromium) : IClassFixture<ListeningTownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);
    private static readonly byte[] Paper = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Requirement("SW-KF-010n"), Requirement("SW-KF-010p"), Requirement("SW-KF-018a")]
    [Fact(DisplayName = "通过以后：监护人选机构，机构注册登记、交协议，县残联备案，三个月训练可以结算")]
    public async Task From_the_approval_to_three_months_of_training()
    {
        hall.It_is(Monday);
        var guardian = await hall.As("guardian-1");
        var id = await hall.Approved(guardian);
        var family = await Opens("guardian-1", $"/my/rehabilitation-aid/{id}");
        await Looks_at(family, "care-approved");
        await family.Follows("选择康复机构");
        await family.Presses("选定这家机构");
        await Expect(family.Locator(".error-summary")).ToContainTextAsync("请从名单里选一家");
        await Looks_at(family, "care-choose");
        await family.Locator($"[name=institution][value='{CareSteps.Garden}']").CheckAsync();
        await family.Presses("选定这家机构");
        await Expect(family.Locator("main")).ToContainTextAsync("等示例启星康复园确认注册登记");

        var registrar = await Opens("registrar-lufeng-2", "/staff/inbox");
        await registrar.Follows("注册登记");
        await Looks_at(registrar, "care-register");
        await registrar.Presses("确认注册登记");
        await Expect(registrar.Locator("main")).ToContainTextAsync("-K1");
        await Agrees(registrar);
        await Expect(registrar.Locator("main")).ToContainTextAsync("等备案");

        var county = await Opens("reviewer-lufeng-1", "/staff/inbox");
        await county.Follows("协议备案");
        await Looks_at(county, "care-file");
        await county.GetByRole(AriaRole.Button, new() { Name = "备案", Exact = true }).ClickAsync();
        await Expect(county.Locator("main")).ToContainTextAsync("陆丰市残疾人联合会 县级残联审核岗");
        await county.GotoAsync("/staff/care");
        await Looks_at(county, "care-county");

        hall.It_is(new DateOnly(2026, 6, 1));
        await registrar.GotoAsync($"/staff/care/{(await hall.CareOf(id)).Id}");
        foreach (var from in new[] { Monday, new DateOnly(2026, 4, 1), new DateOnly(2026, 5, 1) }) await Records(registrar, from);
        await Expect(registrar.GetByText("可以结算")).ToHaveCountAsync(3);
        await Looks_at(registrar, "care-months");
        await registrar.GotoAsync("/staff/care");
        await Looks_at(registrar, "care-institution");

        await family.GotoAsync($"/my/rehabilitation-aid/{id}");
        await Expect(family.Locator("main")).ToContainTextAsync("已登记 3 个月，3 个月达到时数");
        await Looks_at(family, "care-family");
        await family.Follows("每月训练");
        await Looks_at(family, "care-own");
        var care = await hall.CareOf(id);
        Assert.Equal(3, (await hall.Ready(care, new(2026, 3, 1), new(2026, 5, 31))).Count(m => m.Counts)); // here settlement begins
        foreach (var page in new[] { family, registrar, county }) await page.Context.CloseAsync();
    }

    [Requirement("SW-KF-010o")]
    [Fact(DisplayName = "转介到外地：写必要性，接收地同意，申请地办结出转介单，才能注册")]
    public async Task A_transfer_to_another_place()
    {
        hall.It_is(Monday);
        var guardian = await hall.As("guardian-2");
        var id = await hall.Approved(guardian);
        var family = await Opens("guardian-2", $"/my/rehabilitation-aid/{id}/institution");
        await family.Locator($"[name=institution][value='{CareSteps.Haifeng}']").CheckAsync();
        await family.Presses("选定这家机构");
        await Expect(family.Locator(".error-summary")).ToContainTextAsync("请写明为什么");
        await family.Locator("[name=necessity]").FillAsync("外公外婆在海丰照看孩子，每天送训。");
        await family.Presses("选定这家机构");
        await Expect(family.Locator("main")).ToContainTextAsync("等海丰县残疾人联合会审核是否接受转介");
        await Looks_at(family, "care-transfer");

        var there = await Opens("reviewer-haifeng", "/staff/inbox");
        await there.Follows("转介审核");
        await Looks_at(there, "care-transfer-answer");
        await there.Locator("[name=agrees][value=yes]").CheckAsync();
        await there.Presses("提交");
        var here = await Opens("reviewer-lufeng-1", "/staff/inbox");
        await here.Follows("转介办结");
        await here.Presses("办结并开出转介单");
        await Expect(here.Locator("main")).ToContainTextAsync("-ZJ");
        await Looks_at(here, "care-transfer-slip");

        await family.GotoAsync($"/my/rehabilitation-aid/{id}");
        await family.Follows("转介单");
        await Expect(family.Locator("main")).ToContainTextAsync("转介到海丰县的示例妇幼康复科");
        var registrar = await Opens("registrar-haifeng-2", "/staff/inbox");
        await registrar.Follows("注册登记");
        await registrar.Presses("确认注册登记");
        await Expect(registrar.Locator("main")).ToContainTextAsync("-K1");
        foreach (var page in new[] { family, there, here, registrar }) await page.Context.CloseAsync();
    }

    [Requirement("SW-KF-010q"), Requirement("SW-KF-010r")]
    [Fact(DisplayName = "月中满七周岁照常训练；到年龄截止日提示超龄，机构终止，县残联办结对象调整")]
    public async Task A_child_turns_seven_in_the_middle_of_a_month()
    {
        hall.It_is(Monday);
        var care = await hall.Registered(await hall.As("guardian-4"), wanted: new Wanted { Number = Numbers.Next(new DateOnly(2019, 10, 15)) });
        await hall.Agrees(care);
        hall.It_is(new DateOnly(2026, 11, 2));
        var registrar = await Opens("registrar-lufeng-2", $"/staff/care/{care.Id}");
        await Records(registrar, new DateOnly(2026, 10, 1));
        await Expect(registrar.GetByText("可以结算")).ToHaveCountAsync(1);
        await registrar.Locator("summary", new() { HasText = "终止服务并报告" }).ClickAsync();
        await Expect(registrar.Locator("main")).ToContainTextAsync("到 2027年8月31日（周二）才超龄");
        await Expect(registrar.Locator("[name=reason][value=OverAge]")).ToHaveCountAsync(0);
        await Looks_at(registrar, "care-end");

        hall.It_is(new DateOnly(2027, 8, 31));
        await hall.Asks<CareWatch, bool>(Actor.Stranger(), async watch => { await watch.Run(TestContext.Current.CancellationToken); return true; });
        await registrar.GotoAsync("/staff/inbox");
        await registrar.Follows("超龄终止");
        await registrar.Locator("[name=reason][value=OverAge]").CheckAsync();
        await registrar.Presses("终止并报告");
        await Expect(registrar.Locator("h1")).ToContainTextAsync("已终止");

        hall.It_is(new DateOnly(2027, 9, 3));
        var county = await Opens("reviewer-lufeng-1", "/staff/care");
        await Expect(county.Locator("main")).ToContainTextAsync("3 天");
        await county.GotoAsync($"/staff/care/{care.Id}");
        await county.Fills("怎样调整", "已转告特殊教育学校接续。");
        await Looks_at(county, "care-adjust");
        await county.Presses("办结对象调整");
        await Expect(county.Locator("main")).ToContainTextAsync("对象调整已办结");
        foreach (var page in new[] { registrar, county }) await page.Context.CloseAsync();
    }

    [Article(Law.ShanweiRehabilitationAid, 21), Requirement("SW-KF-021d")]
    [Fact(DisplayName = "机构失去定点资格：县残联看到待转清单，监护人收到消息另选一家，新机构登记后移出清单")]
    public async Task An_institution_loses_its_designation()
    {
        hall.It_is(Monday);
        const string Gone = "441502-rehab-1";
        var (first, second) = (await Trained("guardian-3", Gone), await Trained("guardian-5", Gone));
        await hall.Loses_its_designation(Gone, Monday.AddDays(10), "chengqu");

        var county = await Opens("reviewer-chengqu", "/staff/care");
        foreach (var care in new[] { first, second }) await Expect(county.GetByRole(AriaRole.Link, new() { Name = care.FileNumber! }).First).ToBeVisibleAsync();
        await Expect(county.Locator("main")).ToContainTextAsync("待转机构");
        await Looks_at(county, "care-to-move");
        foreach (var (account, care) in new[] { ("guardian-3", first), ("guardian-5", second) })
        {
            var family = await Opens(account, "/my/messages");
            await family.Follows("请重新选择康复机构");
            await family.Follows("去看一看");
            await family.Arrives_at("/institution$");
            await Looks_at(family, "care-choose-again");
            await family.Locator("[name=institution][value='441500-rehab-1']").CheckAsync();
            await family.Presses("选定这家机构");
            hall.Done(await hall.Runs(CareSteps.Registrar("441500-rehab-1"), new ConfirmRegistration((await hall.CareOf(care.RecordId)).Id)));
            await family.Context.CloseAsync();
        }

        await county.GotoAsync("/staff/care");
        await Expect(county.GetByRole(AriaRole.Heading, new() { Name = "待转机构" })).ToHaveCountAsync(0);
        await county.Context.CloseAsync();
    }

    private async Task<Care> Trained(string account, string institution) =>
        await hall.Registered(await hall.As(account), institution, new Wanted { Household = "441502", Institution = institution });

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

    private static async Task Agrees(IPage page)
    {
        var text = CareSteps.Agreed(Monday);
        foreach (var field in AgreementCheck.Items.SelectMany(i => i.Fields)) await page.Locator($"form:has([name=copy]) [name={field.Code}]").FillAsync(field.Of(text) ?? "");
        foreach (var (name, day) in new[] { ("from", text.From!.Value), ("until", text.Until!.Value) })
        {
            foreach (var (part, value) in new[] { ("Year", day.Year), ("Month", day.Month), ("Day", day.Day) }) await page.Locator($"[name='{name}.{part}']").FillAsync($"{value}");
        }

        await Looks_at(page, "care-agreement");
        await page.Locator("[name=copy]").SetInputFilesAsync(new FilePayload { Name = "协议.png", MimeType = "image/png", Buffer = Paper });
        await page.Presses("提交备案");
    }

    private static async Task Records(IPage page, DateOnly from)
    {
        await page.Locator("[name=month]").SelectOptionAsync($"{from:yyyy-MM}");
        await page.Locator("[name=days]").FillAsync(MonthSheet.Write(CareSteps.Full(from)));
        await page.Locator("[name=professionals]").First.CheckAsync();
        await page.Locator("[name=charge]").FillAsync("2000");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync($"{from.Year}年{from.Month}月");
    }
}
