using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;
using Yiwang.Identity.Public;
using Yiwang.Identity.SecondFactors;
using Yiwang.Identity.Sessions;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Testing;

namespace Yiwang.Identity.Tests;

public sealed class SecondFactorScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const string Password = "yanshi-2026";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "要紧的页面先要第二重验证，验证后换了登录凭据，回到原来的页面")]
    public async Task A_sensitive_page_asks_for_a_second_means_and_comes_back()
    {
        using var visitor = await hall.Visitor("guardian-1");
        var before = await Newest("guardian-1");

        var asked = await visitor.Opens("/my/security/authenticator?x=1");
        Assert.StartsWith("/sign-in/raise?return=", asked.Address, StringComparison.Ordinal);
        var back = await Raise(asked);

        Assert.Equal("/my/security/authenticator?x=1", back.Address);
        var after = await Newest("guardian-1");
        Assert.Equal((before.Id, AssuranceLevel.Two), (after.Id, after.Assurance));
        Assert.NotEqual(before.KeyIndex, after.KeyIndex);
    }

    [Fact]
    public async Task Raising_never_leads_out_of_the_house()
    {
        using var visitor = await hall.Visitor("guardian-2");

        var back = await Raise(await visitor.Opens("/sign-in/raise?return=//evil.example/x"));

        Assert.Equal("/my/security", back.Address);
    }

    [Fact(DisplayName = "设置动态口令后，密码之外还要口令才能登录；一个口令、一个恢复码都只能用一次")]
    public async Task One_time_passwords_are_asked_for_after_the_password_and_taken_once()
    {
        var (secret, recovery) = await SetsUp("reviewer-lufeng-1");
        hall.Time_passes(TimeSpan.FromMinutes(1));
        var code = CodeOf(secret);

        var inside = await SignsIn("lf01", code);
        Assert.Equal("/staff", inside.Address);
        Assert.Equal(AssuranceLevel.Two, (await Newest("reviewer-lufeng-1")).Assurance);

        Assert.Equal("/sign-in", (await SignsIn("lf01", code)).Address);
        Assert.Equal("/staff", (await SignsIn("lf01", recovery[0].ToLowerInvariant())).Address);
        Assert.Equal("/sign-in", (await SignsIn("lf01", recovery[0])).Address);
        Assert.Equal("/staff", (await SignsIn("lf01", recovery[1])).Address);
    }

    [Fact(DisplayName = "动态口令只在它自己的 30 秒内有效，早了晚了都不行")]
    public void A_one_time_password_is_good_for_its_own_thirty_seconds()
    {
        var authenticator = Authenticator.For(Guid.CreateVersion7(), [.. Enumerable.Range(1, 20).Select(i => (byte)i)]);
        var start = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000); // a step begins
        var code = new Totp(Base32Encoding.ToBytes(authenticator.Secret)).ComputeTotp(start.UtcDateTime);

        Assert.NotNull(authenticator.StepOf(code, start));
        Assert.NotNull(authenticator.StepOf(code, start.AddSeconds(29)));
        Assert.Null(authenticator.StepOf(code, start.AddSeconds(30)));
        Assert.Null(authenticator.StepOf(code, start.AddSeconds(-1)));
    }

    [Fact(DisplayName = "密码和口令换着猜，一共五次就停十五分钟")]
    public async Task Guesses_are_counted_over_all_means()
    {
        var (secret, _) = await SetsUp("reviewer-haifeng");
        hall.Time_passes(TimeSpan.FromMinutes(1));
        using var visitor = hall.Visitor();
        for (var i = 0; i < 2; i++)
        {
            var step = await (await visitor.Opens("/sign-in")).Form("sign-in").Fill("SignInName", "hf01").Fill("Password", Password).Submit();
            await step.Form("second-step").Fill("Code", "000000").Submit();
        }

        await (await visitor.Opens("/sign-in")).Form("sign-in").Fill("SignInName", "hf01").Fill("Password", "wrong-by-far").Submit();

        var locked = await (await visitor.Opens("/sign-in")).Form("sign-in").Fill("SignInName", "hf01").Fill("Password", Password).Submit();
        Assert.Contains("没有登录", locked.Text, StringComparison.Ordinal);
        hall.Time_passes(TimeSpan.FromMinutes(15));
        Assert.Equal("/staff", (await SignsIn("hf01", CodeOf(secret))).Address);
    }

    [Fact]
    public async Task Many_guesses_at_once_are_counted_one_by_one()
    {
        var keeper = new Func<Task<bool>>(async () =>
        {
            await using var scope = hall.Services.CreateAsyncScope();
            var door = scope.ServiceProvider.GetRequiredService<SignIn.Door>();
            return (await door.Enter("lh01", "wrong-by-far", Visit.Unknown, Ct)).Inside is null;
        });

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => keeper()));

        // On PostgreSQL some lose the race and are refused without being looked at; none is looked at without being counted.
        var account = await hall.Look(db => db.Set<Accounts.Account>().AsNoTracking().SingleAsync(a => a.DemonstrationKey == "reviewer-luhe", Ct));
        var looked = await hall.Look(db => db.Set<SignInAttempt>().CountAsync(a => a.AccountId == account.Id, Ct));
        Assert.InRange(looked, 1, Accounts.Account.FailuresUntilLocked);
        Assert.Equal(looked, account.FailedSignIns);
    }

    [Fact(DisplayName = "短信验证码五次不对就作废；没有账号的号码答复一样，也不发短信")]
    public async Task A_code_by_text_message_opens_within_five_minutes_and_five_tries()
    {
        await using var gateway = await StandInTextGateway.Start(hall);
        gateway.Refuses = 1;
        var (known, unknown) = (await AsksForText("10000000003"), await AsksForText("10000009999"));

        Assert.Equal(known.Text, unknown.Text);
        Assert.Contains("可能被人冒名补卡", known.Text, StringComparison.Ordinal);
        var code = await gateway.CodeTo("10000000003");
        Assert.True(await gateway.IsSilent());
        Assert.DoesNotContain(code, known.Text, StringComparison.Ordinal);
        var inside = await known.Form("text-code").Fill("Code", code).Submit();
        Assert.Equal("/", inside.Address);
        Assert.Equal(AssuranceLevel.One, (await Newest("guardian-3")).Assurance);
        Assert.Equal("/sign-in/text", (await known.Form("text-code").Fill("Code", code).Submit()).Address);

        Assert.Contains("刚刚要过", (await AsksForText("10000000003")).Text, StringComparison.Ordinal);
        hall.Time_passes(TimeSpan.FromMinutes(1));
        var second = await AsksForText("10000000003");
        var late = await gateway.CodeTo("10000000003");
        hall.Time_passes(Challenge.Holds + TimeSpan.FromSeconds(1));
        Assert.Equal("/sign-in/text", (await second.Form("text-code").Fill("Code", late).Submit()).Address);

        var third = await AsksForText("10000000003");
        var right = await gateway.CodeTo("10000000003");
        for (var i = 0; i < Challenge.MostTries; i++) await third.Form("text-code").Fill("Code", right == "000000" ? "000001" : "000000").Submit();
        Assert.Equal("/sign-in/text", (await third.Form("text-code").Fill("Code", right).Submit()).Address);
        hall.Time_passes(TimeSpan.FromMinutes(1));
        await AsksForText("10000000003");
        hall.Time_passes(TimeSpan.FromMinutes(1));
        await AsksForText("10000000003");
        hall.Time_passes(TimeSpan.FromMinutes(1));
        Assert.Contains("一小时内已经要过 5 次", (await AsksForText("10000000003")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_one_time_passwords_is_not_entered_past_them_by_a_text_message()
    {
        await SetsUp("guardian-5");
        hall.Time_passes(TimeSpan.FromMinutes(1));
        await using var gateway = await StandInTextGateway.Start(hall);

        await AsksForText("10000000005");

        Assert.Contains("已启用动态口令", await gateway.TextTo("10000000005"), StringComparison.Ordinal);
    }

    [Fact(DisplayName = "接口遇到要紧的事，单因素登录得到 403 和要怎么补的说明")]
    public async Task An_endpoint_says_that_a_second_means_is_missing()
    {
        var refused = await hall.Runs((await hall.As("guardian-4")) with { Permissions = [Permissions.OwnAccount], Assurance = AssuranceLevel.One }, new BeginAuthenticator());

        Assert.Equal((OutcomeKind.Refused, Assurance.Code), (refused.Kind, Assert.Single(refused.Findings).Code));
    }

    [Fact]
    public async Task Neither_secret_nor_code_lies_open_in_the_database()
    {
        var (secret, recovery) = await SetsUp("guardian-4");

        var stored = await hall.Look(db => db.Database.SqlQueryRaw<string>("""SELECT "Secret" AS "Value" FROM identity_authenticators UNION SELECT "CodeIndex" FROM identity_recovery_codes""").ToListAsync(Ct));

        Assert.NotEmpty(stored);
        Assert.DoesNotContain(stored, row => row.Contains(secret, StringComparison.Ordinal) || recovery.Any(r => row.Contains(r, StringComparison.OrdinalIgnoreCase)));
    }

    private async Task<SeenPage> AsksForText(string number)
    {
        return await (await hall.Visitor().Opens("/sign-in/text")).Form("text-ask").Fill("SignInName", number).Submit();
    }

    private async Task<SeenPage> SignsIn(string name, string code)
    {
        using var visitor = hall.Visitor();
        var step = await (await visitor.Opens("/sign-in")).Form("sign-in").Fill("SignInName", name).Fill("Password", Password).Submit();
        return await step.Form("second-step").Fill("Code", code).Submit();
    }

    private async Task<(string Secret, string[] Recovery)> SetsUp(string account)
    {
        using var visitor = await hall.Visitor(account);
        var page = await Raise(await visitor.Opens("/my/security/authenticator"));
        page = await page.Form("authenticator-begin").Submit();
        var secret = page.Document.QuerySelector("main code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("svg.qr"));
        var done = await page.Form("authenticator-confirm").Fill("Code", CodeOf(secret)).Submit();
        var recovery = done.Document.QuerySelectorAll("ul.recovery-codes code").Select(c => c.TextContent).ToArray();
        Assert.Equal(RecoveryCode.PerAccount, recovery.Length);
        return (secret, recovery);
    }

    private string CodeOf(string secret) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(hall.Clock.Real.GetUtcNow().UtcDateTime);

    internal static async Task<SeenPage> Raise(SeenPage asked)
    {
        var page = await asked.Form("raise-ask").Submit();
        return await page.Form("raise-text").Fill("TextCode", page.Document.QuerySelector(".demo-code")!.TextContent).Submit();
    }

    private async Task<Session> Newest(string account)
    {
        var person = await hall.As(account);
        return await hall.Look(db => db.Set<Session>().AsNoTracking().Where(s => s.AccountId == person.AccountId).OrderByDescending(s => s.BegunAt).FirstAsync(Ct));
    }
}
