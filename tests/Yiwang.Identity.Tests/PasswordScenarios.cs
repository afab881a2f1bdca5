using Yiwang.Identity.Passwords;
using Yiwang.Testing;

namespace Yiwang.Identity.Tests;

public sealed class PasswordScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const string Password = "yanshi-2026", Better = "四只 示例 风筝 一起飞";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "改了密码，旧密码和别处的登录都作废，这里照常")]
    public async Task Whoever_changes_the_password_ends_the_sign_ins_elsewhere()
    {
        using var elsewhere = await hall.Visitor("guardian-1");
        using var visitor = await hall.Visitor("guardian-1");
        var page = await SecondFactorScenarios.Raise(await visitor.Opens("/my/security/password"));

        var wrong = await Changes(page, "wrong-by-far", Better, Better);
        var done = await Changes(page, Password, Better, Better);

        Assert.Contains("现在的密码不对", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("密码已经改好", done.Text, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in?", (await elsewhere.Opens("/my/security")).Address, StringComparison.Ordinal);
        Assert.Equal("/my/security", (await visitor.Opens("/my/security")).Address);
        Assert.Equal("/sign-in", (await SignsIn("10000000001", Password)).Address);
        Assert.Equal("/", (await SignsIn("10000000001", Better)).Address);
    }

    [Theory(DisplayName = "太短、太长、泄露过、带自己号码、两次不一样的新密码，各说各的原因")]
    [InlineData("1234567", "至少 8 位")]
    [InlineData("woaini1314", "太常见")]
    [InlineData("PASSWORD123", "太常见")]
    [InlineData("10000000002x", "手机号或工号")]
    public async Task A_bad_password_is_told_why(string wanted, string told)
    {
        using var visitor = await hall.Visitor("guardian-2");
        var page = await SecondFactorScenarios.Raise(await visitor.Opens("/my/security/password"));
        hall.Time_passes(TimeSpan.FromMinutes(20)); // the next of the rows may ask for a code again

        var refused = await Changes(page, Password, wanted, wanted + "!");

        Assert.Contains(told, refused.Text, StringComparison.Ordinal);
        Assert.Contains("两次填的新密码不一样", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_may_hold_words_and_hashes_and_is_read_with_bounds()
    {
        var path = Path.Combine(Path.GetTempPath(), $"yiwang-breached-{Guid.CreateVersion7():N}.txt");
        // SHA-1 of "hello world"
        File.WriteAllLines(path, ["# a comment", "示例弱密码", "2AAE6C35C94FCFB415DBE95F408B9CE91EE846ED:77", new string('x', 5000), ""]);
        try
        {
            var breached = BreachedPasswords.Read(path);

            Assert.Equal((2, true, true, false), (breached.Count, breached.Contains("示例弱密码"), breached.Contains("hello world"), breached.Contains("hello worlds")));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Task<SeenPage> Changes(SeenPage page, string old, string wanted, string again) =>
        page.Form("password").Fill("Old", old).Fill("New", wanted).Fill("Again", again).Submit();

    private async Task<SeenPage> SignsIn(string name, string password)
    {
        using var visitor = hall.Visitor();
        return await (await visitor.Opens("/sign-in")).Form("sign-in").Fill("SignInName", name).Fill("Password", password).Submit();
    }
}
