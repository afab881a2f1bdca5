using Yiwang.Identity.Accounts;
using Yiwang.Identity.SignIn;
using Yiwang.Kernel;

namespace Yiwang.Identity.Tests;

public sealed class AccountTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_fifth_wrong_password_locks_for_fifteen_minutes()
    {
        var account = Officer();
        for (var i = 0; i < Account.FailuresUntilLocked; i++)
        {
            Assert.True(account.BeginSignIn(Now).IsDone);
            account.EndWrongly();
        }

        Assert.False(account.BeginSignIn(Now.AddMinutes(15).AddTicks(-1)).IsDone);
        Assert.True(account.BeginSignIn(Now.AddMinutes(15)).IsDone);
        Assert.Equal(1, account.FailedSignIns);
    }

    [Fact]
    public void A_right_password_forgets_the_wrong_ones()
    {
        var account = Officer();
        for (var i = 0; i < Account.FailuresUntilLocked - 1; i++) account.BeginSignIn(Now);

        account.BeginSignIn(Now);
        account.EndRightly();

        Assert.Equal((0, null), (account.FailedSignIns, account.LockedUntil));
    }

    [Theory]
    [InlineData("/my/cases?page=2", true)]
    [InlineData("/", true)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("https://evil.example/", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("/a\nb", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void One_goes_on_only_inside_the_house(string? address, bool isKept) =>
        Assert.Equal(isKept ? address : null, LocalAddress.OrNull(address));

    private static Account Officer() => Account.Open(AccountKind.Officer, new PersonalDetails("示例某某", "10000000099", null), "index", null, null);
}
