using System.Net;
using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.Public;
using Yiwang.Identity.Sessions;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Testing;

namespace Yiwang.Identity.Tests;

public sealed class SessionScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly Actor Manager = new("示例管理", "manager", "管理员", Permissions.ManageAccounts);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "撤销一处登录，那里的下一次请求就要重新登录，别处照常")]
    public async Task A_sign_in_that_was_revoked_is_over_at_its_next_request()
    {
        using var phone = await hall.Visitor("guardian-1");
        using var desk = await hall.Visitor("guardian-1");
        Assert.Equal("/my/security", (await phone.Opens("/my/security")).Address);
        var page = await desk.Opens("/my/security");

        var after = await page.Form("sessions").Submit("结束");

        Assert.Equal("/my/security", after.Address);
        Assert.StartsWith("/sign-in?", (await phone.Opens("/my/security")).Address, StringComparison.Ordinal);
        Assert.Equal("/my/security", (await desk.Opens("/my/security")).Address);
    }

    [Fact(DisplayName = "退出之后，抄下的登录凭据不能再用")]
    public async Task A_cookie_kept_from_before_signing_out_is_worth_nothing()
    {
        using var visitor = await hall.Visitor("guardian-2");
        var page = await visitor.Opens("/my/security");
        var session = await hall.Look(db => db.Set<Session>().OrderByDescending(s => s.BegunAt).FirstAsync(Ct));
        var token = page.Document.QuerySelector("header form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var answer = await visitor.Http.PostAsync(new Uri("/sign-out", UriKind.Relative), new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(SessionEnd.SignedOut, (await hall.Look(db => db.Set<Session>().SingleAsync(s => s.Id == session.Id, Ct))).EndedBecause);
    }

    [Fact(DisplayName = "时钟拨回：拨得少，照常；拨得多，请重新登录，登录不会因此变长")]
    public async Task A_clock_that_is_set_back_makes_no_sign_in_longer()
    {
        using var visitor = await hall.Visitor("guardian-3");
        hall.Time_passes(TimeSpan.FromMinutes(-10));
        var soon = (await visitor.Opens("/my/security")).Address;
        hall.Time_passes(TimeSpan.FromHours(-2));
        var late = (await visitor.Opens("/my/security")).Address;
        hall.Time_passes(TimeSpan.FromMinutes(130));

        Assert.Equal("/my/security", soon);
        Assert.StartsWith("/sign-in?", late, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "放着不用三十分钟，或者满十二小时，登录自己结束（等保三级 8.1.4.1）")]
    public async Task A_sign_in_left_alone_ends_by_itself()
    {
        using var visitor = await hall.Visitor("guardian-3");
        for (var i = 0; i < 3; i++)
        {
            hall.Time_passes(TimeSpan.FromMinutes(20));
            Assert.Equal("/my/security", (await visitor.Opens("/my/security")).Address);
        }

        hall.Time_passes(TimeSpan.FromMinutes(31));
        Assert.StartsWith("/sign-in?", (await visitor.Opens("/my/security")).Address, StringComparison.Ordinal);

        using var busy = await hall.Visitor("guardian-3");
        for (var i = 0; i < 28; i++)
        {
            hall.Time_passes(TimeSpan.FromMinutes(25));
            Assert.Equal("/my/security", (await busy.Opens("/my/security")).Address);
        }

        hall.Time_passes(TimeSpan.FromMinutes(25));
        Assert.StartsWith("/sign-in?", (await busy.Opens("/my/security")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_is_closed_ends_its_sign_ins_and_opens_no_more()
    {
        var open = new OpenAccount(AccountKind.Officer, new("示例某某", "10000000091", null), "closing1", "yanshi-2026", []) { DemonstrationKey = "closing" };
        Assert.True((await hall.Runs(Manager, open)).IsDone);
        using var visitor = hall.Visitor();
        var inside = await (await visitor.Opens("/sign-in?returnUrl=/my/security")).Form("sign-in").Fill("SignInName", "closing1").Fill("Password", "yanshi-2026").Submit();
        Assert.Equal("/my/security", inside.Address);
        var account = await hall.Asks(Manager, (AccountDirectory accounts) => accounts.FindDemonstration("closing", Ct));

        Assert.True((await hall.Runs(Manager, new CloseAccount(account!.AccountId))).IsDone);

        Assert.StartsWith("/sign-in?", (await visitor.Opens("/my/security")).Address, StringComparison.Ordinal);
        var again = await (await visitor.Opens("/sign-in")).Form("sign-in").Fill("SignInName", "closing1").Fill("Password", "yanshi-2026").Submit();
        Assert.Equal("/sign-in", again.Address);
    }

    [Fact]
    public async Task Nobody_ends_the_sign_in_of_another_and_nothing_personal_is_written_down_openly()
    {
        using var mine = await hall.Visitor("guardian-4");
        var account = (await hall.Asks(Manager, (AccountDirectory accounts) => accounts.FindDemonstration("guardian-4", Ct)))!.AccountId;
        var session = await hall.Look(db => db.Set<Session>().Where(s => s.AccountId == account).OrderByDescending(s => s.BegunAt).FirstAsync(Ct));

        var refused = await hall.Runs((await hall.As("guardian-5")) with { Permissions = [Permissions.OwnAccount] }, new EndSession(session.Id));

        Assert.Equal(OutcomeKind.NotFound, refused.Kind);
        Assert.Equal("/my/security", (await mine.Opens("/my/security")).Address);
        Assert.DoesNotContain(await hall.LedgerOf($"account/{account}"), act => act.ToString().Contains("127.0.0.1", StringComparison.Ordinal) || act.ToString().Contains(session.KeyIndex, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_tried_and_was_refused_stands_in_the_record()
    {
        using var visitor = hall.Visitor();
        await (await visitor.Opens("/sign-in")).Form("sign-in").Fill("SignInName", "yw01").Fill("Password", "wrong-by-far").Submit();
        var inside = await (await visitor.Opens("/sign-in?returnUrl=/my/security")).Form("sign-in").Fill("SignInName", "yw01").Fill("Password", "yanshi-2026").Submit();

        Assert.Contains("没有通过", inside.Text, StringComparison.Ordinal);
        Assert.Contains("通过密码", inside.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sensitive_command_is_refused_to_whoever_showed_one_means_only()
    {
        var one = Manager with { Assurance = AssuranceLevel.One };

        var refused = await hall.Runs(one, new CloseAccount(Guid.CreateVersion7()));

        var finding = Assert.Single(refused.Findings);
        Assert.Equal((Assurance.Code, true), (finding.Code, finding.Remedy.Contains(Assurance.RaisePath, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge · Windows 电脑")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.60", "微信 · iPhone")]
    [InlineData("curl/8.0", "未知设备")]
    [InlineData(null, "未知设备")]
    public void A_device_is_told_in_a_few_words(string? userAgent, string told) => Assert.Equal(told, DeviceName.Of(userAgent));
}
