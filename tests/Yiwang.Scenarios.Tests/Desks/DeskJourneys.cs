using Microsoft.Playwright;
using Yiwang.Benefits.RehabilitationAid.Appealing;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;
using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;
using static Microsoft.Playwright.Assertions;
using static Yiwang.Benefits.Tests.Cases.AidSteps;

namespace Yiwang.Scenarios.Tests.Desks;

/// <summary>The officers' side of rehabilitation aid, in a real browser without JavaScript. What the guardian does is done by commands.</summary>
[Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 1)]
public sealed class DeskJourneys(ListeningTownHall hall, Chromium chromium) : IClassFixture<ListeningTownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Requirement("SW-KF-010e"), Requirement("SW-KF-010h")]
    [Fact(DisplayName = "审核岗：一次性告知，补齐后核对、认定、通过，金额写在通知书里")]
    public async Task A_reviewer_asks_once_and_approves()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var id = await hall.Applied(guardian, new Wanted { Materials = ["household-register"] });
        var page = await chromium.Opens(hall);
        await page.Signs_in_as("reviewer-lufeng-1");
        await page.GotoAsync("/staff/inbox");
        await page.Follows((await hall.CaseOf(id)).Number);
        await Expect(page.Locator("h1")).ToHaveTextAsync("审核康复救助申请");
        await page.Has_no_axe_findings();
        await page.Is_photographed("desk-review");

        await page.Presses("发出补正告知书");
        await Expect(page.Locator("main")).ToContainTextAsync("等申请人补正");
        await page.Has_no_axe_findings();
        hall.It_is(Monday.AddDays(2));
        await hall.Brings(guardian, id);

        await page.ReloadAsync();
        await page.GetByLabel("家庭户口簿", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("残疾人证", new() { Exact = true }).CheckAsync();
        await page.Presses("登记已核对");
        await page.Presses("登记认定");
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("请选择“具有”或“不具有”");
        await page.Has_no_axe_findings();
        await page.Chooses("具有适应指征");
        await page.Fills("评估机构", "示例市人民医院");
        await page.Fills("评估日期", "2026-03-03");
        await page.Presses("登记认定");
        await Expect(page.Locator(".letter-preview")).ToContainTextAsync("20,000 元");
        await page.Has_no_axe_findings();
        await page.Is_photographed("desk-approve");

        await page.Presses("通过并发出通知书");

        await Expect(page.Locator("main")).ToContainTextAsync("办结：通过");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("县级残联审核岗查看了儿童资料");
        await page.Has_no_axe_findings();
        await page.Is_photographed("desk-approved");
        Assert.Equal("approved", (await hall.CaseOf(id)).Result);
        await page.Context.CloseAsync();
    }

    [Requirement("SW-KF-010i"), Requirement("SW-KF-010j"), Requirement("SW-KF-010k")]
    [Theory(DisplayName = "不予通过写明理由；申诉到市残联，维持或撤销")]
    [InlineData("维持原决定", "upheld", CaseState.Ended)]
    [InlineData("撤销，由县级残联重新审核", "", CaseState.InProgress)]
    public async Task A_refusal_is_appealed_and_answered(string answer, string result, CaseState state)
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var id = await hall.Applied(guardian);
        await hall.Looked(Reviewer(), id, isIndicated: false);
        var reviewer = await chromium.Opens(hall);
        await reviewer.Signs_in_as("reviewer-lufeng-1");
        await reviewer.GotoAsync($"/staff/rehabilitation-aid/{id}");
        await reviewer.Locator("summary", new() { HasText = "不予通过" }).ClickAsync();
        await reviewer.Presses("不予通过并发出告知书");
        await Expect(reviewer.Locator(".error-summary")).ToContainTextAsync("须指明不符合哪一条");
        await reviewer.Chooses("示例市人民医院评估认为不具有康复服务适应指征");
        await reviewer.Fills("理由", "评估报告认为训练不能改善功能。");
        await reviewer.Presses("先看告知书");
        await Expect(reviewer.Locator(".letter-preview").Last).ToContainTextAsync("可以向汕尾市残疾人联合会提出申诉");
        await reviewer.Has_no_axe_findings();
        await reviewer.Is_photographed("desk-refuse");
        await reviewer.Presses("不予通过并发出告知书");
        await Expect(reviewer.Locator("main")).ToContainTextAsync("办结：不予通过");
        hall.Done(await hall.Runs(guardian, new LodgeAppeal(id, "评估漏看了语言训练的进步。")));

        var above = await chromium.Opens(hall);
        await above.Signs_in_as("appeals");
        await above.GotoAsync($"/staff/rehabilitation-aid/{id}");
        await Expect(above.Locator("h1")).ToHaveTextAsync("答复申诉");
        await Expect(above.Locator("main")).ToContainTextAsync("评估漏看了语言训练的进步。");
        await above.Has_no_axe_findings();
        await above.Is_photographed("desk-appeal");
        await above.Chooses(answer);
        await above.Fills("理由", "经查，评估报告的依据见附件。");
        await above.Presses("答复并发出答复书");

        await Expect(above.Locator("h1")).ToHaveTextAsync("康复救助办件");
        await above.Has_no_axe_findings();
        var after = await hall.CaseOf(id);
        Assert.Equal((result, state), (after.Result, after.State));
        await reviewer.Context.CloseAsync();
        await above.Context.CloseAsync();
    }

    [Fact(DisplayName = "办件清单和审核页在手机上也能用")]
    public async Task The_desk_fits_a_phone()
    {
        hall.It_is(Monday);
        var id = await hall.Applied(Guardian(), new Wanted { Materials = ["household-register"] });
        var page = await chromium.Opens(hall, Chromium.Narrow);
        await page.Signs_in_as("reviewer-lufeng-1");

        await page.GotoAsync("/staff/cases?state=in-progress");
        await page.Has_no_axe_findings();
        await page.Is_photographed("desk-cases");
        await page.Follows((await hall.CaseOf(id)).Number);

        await Expect(page.Locator("h1")).ToHaveTextAsync("审核康复救助申请");
        await page.Is_photographed("desk-review");
        await page.Context.CloseAsync();
    }

    [Fact(DisplayName = "页面开着的时候别人先办了：看到最新情况和说明，自己的没有保存")]
    public async Task A_late_form_is_told_so()
    {
        hall.It_is(Monday);
        var id = await hall.Applied(Guardian());
        await hall.Looked(Reviewer(), id);
        using var late = await hall.Visitor("reviewer-lufeng-2");
        var page = await late.Opens($"/staff/rehabilitation-aid/{id}");
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(id)));

        var after = await page.Form("approval").Submit("通过并发出通知书");

        Assert.Contains("刚才已经有人办过这一步", after.Text, StringComparison.Ordinal);
        Assert.Contains("办结：通过", after.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "两名审核人各开一个窗口，同时办一件：后按的知道已经有人办过，什么都没有多办")]
    public async Task Two_clerks_at_one_case()
    {
        hall.It_is(Monday);
        var id = await hall.Applied(Guardian());
        await hall.Looked(Reviewer(), id);
        var (one, other) = (await chromium.Opens(hall), await chromium.Opens(hall));
        foreach (var (page, account) in new[] { (one, "reviewer-lufeng-1"), (other, "reviewer-lufeng-2") })
        {
            await page.Signs_in_as(account);
            await page.GotoAsync($"/staff/rehabilitation-aid/{id}");
        }

        await Task.WhenAll(one.Presses("通过并发出通知书"), other.Presses("通过并发出通知书"));

        // Both pages come back with what is true now, whoever was first.
        foreach (var page in new[] { one, other }) await Expect(page.Locator("main")).ToContainTextAsync("办结：通过");
        var texts = await Task.WhenAll(one.Locator("main").InnerTextAsync(), other.Locator("main").InnerTextAsync());
        Assert.Single(texts, t => t.Contains("刚才已经有人办过这一步", StringComparison.Ordinal));
        Assert.Equal(2, await hall.Letters(id));
        await one.Context.CloseAsync();
        await other.Context.CloseAsync();
    }
}
