using Microsoft.Playwright;
using Yiwang.Kernel;
using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;
using static Microsoft.Playwright.Assertions;

namespace Yiwang.Scenarios.Tests;

/// <summary>A contract from the need to the archive, each step by whoever takes it, in a real browser without JavaScript.</summary>
[Article(Law.LuohuContracts, 52), Article(Law.LuohuContracts, 68)]
public sealed partial class ContractJourney(ListeningTownHall hall, Chromium chromium) : IClassFixture<ListeningTownHall>
{
    private const string Clerk = "contracts-health", Title = "示例智慧门诊平台建设合同", Small = "示例门诊楼绿植养护合同";

    private const string Text = $"{Title}\n甲方：示例市卫生健康部门\n乙方：示例服务有限公司\n一、乙方为甲方建设智慧门诊平台，验收合格后交付使用。\n二、价款12000000元，首期验收合格后支付6000000元，质保期满支付6000000元。\n三、争议由甲方所在地人民法院管辖。\n";

    private static readonly string Code = "91441500MA0000000" + CreditCode.CheckSign("91441500MA0000000");

    [Fact(DisplayName = "重点监管合同：从项目、两级审查、登记备案、履行付款到评价、归档，每一步由该办的人在页面上办")]
    public async Task A_contract_under_key_supervision_lives_and_ends()
    {
        hall.It_is(new(2026, 3, 2));
        await The_clerk_prepares_the_project();
        hall.It_is(new(2026, 3, 3));
        await Reviewed_by("contracts-health-reviewer", Title, "等法制机构审查");
        hall.It_is(new(2026, 3, 4));
        await Reviewed_by("contracts-legal", Title, "审查同意");
        hall.It_is(new(2026, 3, 5));
        var (address, registration) = await The_clerk_enters_what_was_signed();
        Assert.Equal((false, "NotYet"), await The_treasurys_system_asks(registration));
        var number = await The_clerk_files(address);
        hall.It_is(new(2026, 3, 9));
        await Finance_checks_and_signs_for_the_paper(number);
        Assert.Equal((true, "Filed"), await The_treasurys_system_asks(number));
        await The_head_decides_on_the_renewal(address, number);
        await The_supervisors_look();
        hall.It_is(new(2026, 7, 1));
        await The_first_part_is_done_and_paid(address, number);
        await Each_page_is_free_of_findings(address);
        hall.It_is(new(2026, 12, 1));
        await The_clerk_ends_and_evaluates(address);
        await The_manager_archives(address);
    }

    [Fact(DisplayName = "五万元以下的采购：在手机上送审、登记，免备案，可以付款，终止以后归档")]
    public async Task A_small_contract_needs_no_filing()
    {
        hall.It_is(new(2026, 4, 1));
        var page = await Signed(Clerk, Chromium.Narrow);
        await page.GotoAsync("/staff/contracts");
        await page.Follows("合法性审查");
        await page.Follows("提交审查");
        await Asks_for_a_review(page, Small, "48000", "没有谈判，比价确定");
        await page.Locator("input[name=draft]").SetInputFilesAsync(Draft(Text.Replace(Title, Small, StringComparison.Ordinal)));
        await page.Presses("提交审查");
        await Expect(page.Locator("main")).ToContainTextAsync("同意以后就可以签订");
        var review = page.Url;
        await Reviewed_by("contracts-health-reviewer", Small, "审查同意");
        await page.GotoAsync(review);
        await page.Follows("签订以后，登记合同");
        await Enters(page, Small, "48000", "2026-04-01", "2026-09-30");
        await Expect(page.Locator("main")).ToContainTextAsync("免备案");
        await page.Has_no_axe_findings();
        await page.Is_photographed("contract-small");
        var address = page.Url;
        var registration = await Row(page, "登记号");
        await page.Context.CloseAsync();

        page = await Signed("contracts-treasury", Chromium.Narrow);
        await page.GotoAsync("/staff/contracts/clearance");
        await page.Fills("合同编号或者登记号", registration);
        await page.Presses("查备案状态");
        await Expect(page.Locator("main")).ToContainTextAsync("可以付款");
        await Expect(page.Locator("main")).ToContainTextAsync("免备案");
        await Looked_at(page, "contract-clearance");
        await page.Context.CloseAsync();

        page = await Signed(Clerk, Chromium.Narrow);
        await page.GotoAsync(address);
        await Turns_to(page, "变更、续签、终止、争议");
        await Unfolds(page, "终止");
        await page.Fills("怎样终止的", "履行完毕");
        await page.Presses("登记承办事务终止");
        await Expect(page.Locator("main")).ToContainTextAsync("承办事务已终止");
        await page.Follows("回到合同");
        await Turns_to(page, "评价和归档");
        await page.Fills("保管机构或者专人", "示例办公室档案岗");
        foreach (var absent in await page.Locator("input[name^='absent-']").AllAsync()) await absent.FillAsync("没有发生");
        await page.Presses("归档");
        await Expect(page.Locator("main")).ToContainTextAsync("已归档");
        await page.Context.CloseAsync();
    }

    private async Task The_clerk_prepares_the_project()
    {
        var page = await Signed(Clerk);
        await page.GotoAsync("/staff/contracts");
        await Looked_at(page, "contracts");
        await page.Follows("合同项目");
        await page.Follows("登记合同项目");
        await page.Fills("项目名称", Title);
        await Named(page, "kind").SelectOptionAsync("services");
        await page.Fills("要解决什么问题", "门诊挂号排队时间长");
        await page.Fills("预计金额", "12000000");
        await page.Presses("登记");
        await Expect(page.Locator("h1")).ToContainTextAsync(Title);
        await Expect(page.Locator("main")).ToContainTextAsync("还没有登记对方当事人");
        await Looked_at(page, "contract-project");
        var project = page.Url;

        await page.Follows("论证");
        foreach (var part in new[] { "research", "necessity", "feasibility", "reasonableness" }) await Named(page, part).FillAsync("已论证，见材料");
        await page.Presses("保存");
        await Expect(page.Locator("main")).ToContainTextAsync("已保存");
        await page.Follows("下一项：对方当事人");
        await Named(page, "party-kind-0").SelectOptionAsync("LegalPerson");
        await Named(page, "party-name-0").FillAsync("示例服务有限公司");
        await Named(page, "party-code-0").FillAsync(Code);
        await page.Presses("保存对方当事人");
        await Expect(page.Locator("main")).ToContainTextAsync("已保存对方当事人");
        foreach (var part in new[] { "qualification", "assets", "credit", "ability" }) await Named(page, part).FillAsync("良好");
        await page.Presses("保存调查情况");
        await Expect(page.Locator("main")).ToContainTextAsync("已保存调查情况");
        await page.GotoAsync(project);
        await page.Follows("征求意见");
        await page.GetByRole(AriaRole.Button, new() { Name = "不涉及" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("不涉及其他部门职能");
        await page.GotoAsync($"{project}/files");
        foreach (var kind in new[] { "Qualification", "Credit" })
        {
            await Named(page, "kind").SelectOptionAsync(kind);
            await page.Locator("input[type=file]").SetInputFilesAsync(Pdf($"{kind}.pdf"));
            await page.Presses("存入");
            await Expect(page.Locator("main")).ToContainTextAsync($"{kind}.pdf");
        }

        await The_text_is_checked_and_kept(page, project);
        await page.GotoAsync(project);
        await Expect(page.Locator("main")).ToContainTextAsync("可以送合法性审查");
        await page.Follows("送合法性审查");
        await Asks_for_a_review(page, Title, "12000000", "见谈判备忘录；没有谈判，公开招标");
        await page.Presses("提交审查");
        await Expect(page.Locator("main")).ToContainTextAsync("同意以后自动送法制机构");
        await Expect(page.Locator("main")).ToContainTextAsync("重点监管");
        await Looked_at(page, "contract-review");
        await page.Context.CloseAsync();
    }

    private static async Task The_text_is_checked_and_kept(IPage page, string project)
    {
        await page.GotoAsync("/staff/contracts/check");
        await page.Fills("或者把文字粘贴在这里", Text);
        await page.Presses("检查");
        await Expect(page.Locator("main")).ToContainTextAsync("从文本读出的要素");
        await Expect(page.Locator("main")).ToContainTextAsync("看来是重点监管合同");
        await Looked_at(page, "contract-check");
        await page.GotoAsync($"{project}/text");
        await Named(page, "text").FillAsync(Text);
        await page.Presses("保存为新的一稿");
        await Expect(page.Locator("main")).ToContainTextAsync("第 1 稿");
    }

    /// <summary>What both contracts fill in, whether or not the project knew it already.</summary>
    private static async Task Asks_for_a_review(IPage page, string title, string amount, string negotiation)
    {
        await Named(page, "title").FillAsync(title);
        await Named(page, "counterparty").FillAsync("示例服务有限公司");
        await Named(page, "amount").FillAsync(amount);
        await Picks(page, "types", "4");
        await Named(page, "material-2").FillAsync("门诊需要");
        await Named(page, "material-3").FillAsync("执照、信用报告见附件");
        await Named(page, "material-4").FillAsync(negotiation);
        if (!await page.Locator("input[name='none-4']").IsVisibleAsync()) await Unfolds(page, "交第 4 项的文件，或者说明没有");
        await Picks(page, "none-4", "yes");
        await Named(page, "material-5").FillAsync("采购计划〔2026〕示例1号");
    }

    private async Task Reviewed_by(string account, string title, string then)
    {
        var page = await Signed(account, title == Title ? Chromium.Wide : Chromium.Narrow);
        await page.GotoAsync("/staff/inbox");
        await page.Follows(title);
        await Looked_at(page, title == Title ? "contract-review-open" : "contract-small-review-open");
        await page.Follows("出具审查意见");
        var other = await page.Context.NewPageAsync(); // left open in another tab
        await other.GotoAsync(page.Url);
        await Looked_at(page, title == Title ? "contract-opinion" : "contract-small-opinion");
        await page.Presses("出具意见");
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("第10项还没有审查");
        foreach (var question in Enumerable.Range(1, 10)) await Picks(page, $"verdict-{question}", question == 5 ? "NotApplicable" : "Fits");
        foreach (var item in new[] { 1, 2, 7 }) await Picks(page, $"prohibited-{item}", "no");
        await Picks(page, "result", "Agree");
        await page.Fills("总的意见", "同意签订");
        await page.Has_no_axe_findings();
        await page.Presses("出具意见");
        await Expect(page.Locator("main")).ToContainTextAsync(then);
        await other.Presses("出具意见");
        await Expect(other.Locator("body")).ToContainTextAsync("没有再办一次");
        await Looked_at(other, title == Title ? "form-gone" : "form-gone-small");
        await page.Follows("回到这次审查");
        await Expect(page.Locator("h1")).ToContainTextAsync(title);
        await Expect(page.Locator("main")).ToContainTextAsync(then);
        await page.Context.CloseAsync();
    }

    private async Task<(string Address, string Registration)> The_clerk_enters_what_was_signed()
    {
        var page = await Signed(Clerk);
        await page.GotoAsync("/staff/contracts/reviews?show=finished");
        await page.Locator("tr", new() { HasText = Title }).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.Follows("签订以后，登记合同");
        await Enters(page, Title, "12000000", "2026-03-05", "2026-11-30");
        await Expect(page.Locator("main")).ToContainTextAsync("重点监管");
        await Expect(page.Locator("main")).ToContainTextAsync("待备案");
        var registration = await Row(page, "登记号");
        var address = page.Url;
        await page.Context.CloseAsync();
        return (address, registration);
    }

    private static async Task Enters(IPage page, string title, string amount, string signed, string until)
    {
        await Reads_the_text(page, title);
        await Expect(Named(page, "title")).ToHaveValueAsync(title); // what the review said needn't be typed again
        await page.Fills("主要内容", "按合同约定提供服务，验收后付款");
        await Turns(page, "对方当事人");
        await Expect(Named(page, "party-name-0")).ToHaveValueAsync("示例服务有限公司");
        await Named(page, "party-kind-0").SelectOptionAsync("LegalPerson");
        await Named(page, "party-code-0").FillAsync(Code);
        await Turns(page, "金额和采购");
        await Named(page, "amount").FillAsync(amount);
        await Named(page, "pays").FillAsync(amount);
        await Picks(page, "found", "Own");
        await Turns(page, "期限和约定");
        await Named(page, "startsOn").FillAsync(signed);
        await Named(page, "endsOn").FillAsync(until);
        await Turns(page, "承办");
        await Turns(page, "决定和签订");
        await Named(page, "decision").FillAsync("局长办公会纪要第3号");
        await Named(page, "decidedOn").FillAsync(signed);
        await Named(page, "signedOn").FillAsync(signed);
        await Named(page, "place").FillAsync("示例市");
        await Picks(page, "representative", "yes");
        await Turns(page, "进度节点");
        // What the text promises has no days in it; the plan is made on the contract's own page.
        foreach (var field in await page.Locator("main fieldset input[type=text]").AllAsync()) await field.FillAsync("");
        foreach (var tick in await page.Locator("main fieldset input[type=checkbox]").AllAsync()) await tick.UncheckAsync();
        await Turns(page, "核对并登记");
        await Picks(page, "same-text", "yes");
        await Looked_at(page, "contract-entry-check");
        await page.Presses("登记合同");
        await Expect(page.Locator("h1")).ToContainTextAsync(title);
    }

    private static async Task Reads_the_text(IPage page, string title)
    {
        await Named(page, "contract-text").SetInputFilesAsync(Draft(Text.Replace(Title, title, StringComparison.Ordinal)));
        await page.Presses("读出要素");
        await Expect(page.Locator("main")).ToContainTextAsync("从文本读出的要素");
        await Expect(page.Locator("main tbody")).ToContainTextAsync("第 3 行");
        await Looked_at(page, "contract-entry-text");
        await page.Presses("用这些内容填写");
    }

    private static async Task Turns(IPage page, string to)
    {
        await Looked_at(page, $"contract-entry-{await page.Locator("input[name=at]").GetAttributeAsync("value")}");
        await page.Presses("下一页");
        await Expect(page.Locator("main form h2").First).ToContainTextAsync(to);
    }
}
