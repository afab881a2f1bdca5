using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.SecondFactors;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Testing;

namespace Yiwang.Identity.Tests;

/// <summary>Whoever lost the password or the telephone comes to the counter; nothing that is handed out there opens more than the choosing of one's own.</summary>
public sealed class CounterScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const string Own = "四只 示例 风筝 一起飞";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "窗口重设：旧密码和原有登录作废，临时密码只能换成自己的密码，换过就用不了第二次")]
    public async Task A_password_from_the_counter_opens_nothing_but_the_choosing_of_ones_own()
    {
        using var before = await hall.Visitor("guardian-3");
        using var officer = await hall.Visitor("operations");
        var temporary = await Reset(officer, "10000000003", "居民身份证", lost: "no");

        Assert.StartsWith("/sign-in?", (await before.Opens("/my/security")).Address, StringComparison.Ordinal);
        using var visitor = hall.Visitor();
        Assert.Contains("没有登录", (await SignsIn(visitor, "10000000003", "yanshi-2026")).Text, StringComparison.Ordinal);
        var asked = await SignsIn(visitor, "10000000003", temporary);
        Assert.StartsWith("/sign-in?", (await visitor.Opens("/my/security")).Address, StringComparison.Ordinal);
        var same = await Chooses(asked, temporary, temporary);
        Assert.Contains("这就是窗口给的密码", same.Text, StringComparison.Ordinal);
        var wrong = await Chooses(same, "1234567", "12345678");
        Assert.Contains("至少 8 位", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("不一样", wrong.Text, StringComparison.Ordinal);
        Assert.Equal("/", (await Chooses(wrong, Own, Own)).Address);
        Assert.Equal("/my/security", (await visitor.Opens("/my/security")).Address);

        using var later = hall.Visitor();
        Assert.Contains("没有登录", (await SignsIn(later, "10000000003", temporary)).Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await Chooses(asked, Own, Own)).Address); // the question is spent
        Assert.Equal("/", (await SignsIn(later, "10000000003", Own)).Address);
    }

    [Fact(DisplayName = "临时密码过了 24 小时用不了，再来窗口")]
    public async Task A_password_from_the_counter_lasts_a_day()
    {
        using var officer = await hall.Visitor("operations");
        var temporary = await Reset(officer, "10000000004", "居民身份证", lost: "no");
        hall.Time_passes(TimeSpan.FromHours(24.1));
        using var visitor = hall.Visitor();

        Assert.Contains("没有登录", (await SignsIn(visitor, "10000000004", temporary)).Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "手机丢了：动态口令和恢复码停用；没丢的照旧先要口令，再换密码")]
    public async Task Lost_means_are_given_up_and_others_are_still_asked_for()
    {
        var person = await hall.As("reviewer-lufeng-2");
        var desk = new Actor("示例运维", "operations", "运维岗", Permissions.ManageAccounts);
        await hall.Look(db =>
        {
            db.Set<RecoveryCode>().Add(new RecoveryCode { Id = Guid.CreateVersion7(), AccountId = person.AccountId!.Value, CodeIndex = "示例" });
            return db.SaveChangesAsync(Ct);
        });

        var kept = await hall.Runs(desk, new ResetPassword(person.AccountId!.Value, "hash", "工作证", WithoutMeans: false));
        var keptCodes = await Codes(person.AccountId.Value);
        var lost = await hall.Runs(desk, new ResetPassword(person.AccountId.Value, "hash", "工作证", WithoutMeans: true));

        Assert.True(kept.IsDone && lost.IsDone);
        Assert.Equal((1, 0), (keptCodes, await Codes(person.AccountId.Value)));
        Assert.Contains(await hall.LedgerOf($"account/{person.AccountId}"), act => act.ToString().Contains("窗口核对工作证后重设密码，停用动态口令", StringComparison.Ordinal));
    }

    [Theory(DisplayName = "不写看过什么证件的、写了证件号的、给自己重设的，不办；两个原因一次说全")]
    [InlineData(" ")]
    [InlineData("居民身份证 441502199304040006")]
    public async Task Nobody_resets_his_own_and_nobody_without_a_paper(string paper)
    {
        var officer = await hall.As("operations");

        var refused = await hall.Runs(officer, new ResetPassword(officer.AccountId!.Value, "hash", paper, WithoutMeans: false));

        Assert.Equal(["account.paper", "account.own"], refused.Findings.Select(f => f.Code));
    }

    [Fact(DisplayName = "工作人员的账号：工号已有的说明，开通后用临时密码换成自己的")]
    public async Task An_officer_gets_an_account_with_a_password_that_must_be_changed()
    {
        using var officer = await hall.Visitor("operations");
        hall.Time_passes(TimeSpan.FromMinutes(20));
        var page = await SecondFactorScenarios.Raise(await officer.Opens("/staff/accounts/new"));
        var refused = await page.Form("account-open").Fill("OfficerName", "示例新人").Fill("OfficerPhone", "123").Fill("StaffNumber", "x").Submit();
        var taken = await refused.Form("account-open").Fill("OfficerName", "示例新人").Fill("OfficerPhone", "10000000099").Fill("StaffNumber", "yw01").Submit();
        var done = await taken.Form("account-open").Fill("OfficerName", "示例新人").Fill("OfficerPhone", "10000000099").Fill("StaffNumber", "xr99").Submit();

        Assert.Contains("11 位手机号", refused.Text, StringComparison.Ordinal);
        Assert.Contains("2 到 20 个", refused.Text, StringComparison.Ordinal);
        Assert.Contains("已经有账号", taken.Text, StringComparison.Ordinal);
        using var visitor = hall.Visitor();
        var inside = await Chooses(await SignsIn(visitor, "xr99", done.Document.QuerySelector(".handed-out")!.TextContent), Own, Own);
        Assert.Equal("/staff", inside.Address);
    }

    [Fact(DisplayName = "同一台设备再登录一次，原来的登录随之结束；管理员可以结束一个人的全部登录")]
    public async Task Signing_in_again_and_the_administrator_end_what_was_before()
    {
        using var visitor = await hall.Visitor("guardian-5");
        var account = (await hall.As("guardian-5")).AccountId!.Value;
        await (await visitor.Opens("/sign-in")).Form("demonstration").Submit("guardian-5");
        Assert.Equal(1, await Open(account));

        Assert.True((await hall.Runs(new Actor("示例运维", "operations", "运维岗", Permissions.ManageAccounts), new Sessions.EndSessionsOf(account))).IsDone);

        Assert.Equal(0, await Open(account));
        Assert.StartsWith("/sign-in?", (await visitor.Opens("/my/security")).Address, StringComparison.Ordinal);
    }

    [Theory(DisplayName = "本地名称、系统名称和最常见的密码不能用")]
    [InlineData("haifeng-2026-x", "password.place")]
    [InlineData("1qaz2wsx", "password.breached")]
    [InlineData("baseball", "password.breached")]
    public async Task Words_of_the_place_and_the_commonest_are_refused(string password, string code) =>
        Assert.Equal(code, (await hall.Asks(new Actor("示例", "public", "公众"), (Passwords.PasswordRules rules) => Task.FromResult(rules.Check(password, "New").ToArray()))).Single().Code);

    private async Task<string> Reset(Visitor officer, string name, string paper, string lost)
    {
        hall.Time_passes(TimeSpan.FromMinutes(20)); // the next code by text message may be asked for again
        var desk = await officer.Opens("/staff/accounts");
        if (desk.Address != "/staff/accounts") desk = await SecondFactorScenarios.Raise(desk);
        var found = await desk.Form("account-find").Fill("SignInName", name).Submit();
        var done = await (await found.Form("account-act").Fill("What", "reset").Submit()).Form("account-reset").Fill("Shown", paper).Fill("Lost", lost).Submit();
        return done.Document.QuerySelector(".handed-out")!.TextContent;
    }

    private static async Task<SeenPage> SignsIn(Visitor visitor, string name, string password) =>
        await (await visitor.Opens("/sign-in")).Form("sign-in").Fill("SignInName", name).Fill("Password", password).Submit();

    private static Task<SeenPage> Chooses(SeenPage page, string wanted, string again) => page.Form("new-password").Fill("New", wanted).Fill("Again", again).Submit();

    private Task<int> Codes(Guid account) => hall.Look(db => db.Set<RecoveryCode>().CountAsync(c => c.AccountId == account, Ct));

    private Task<int> Open(Guid account) => hall.Look(db => db.Set<Sessions.Session>().CountAsync(s => s.AccountId == account && s.EndedAt == null, Ct));
}
