using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.Demonstration;
using Yiwang.Identity.Public;
using Yiwang.Identity.Sessions;
using Yiwang.Identity.SignIn;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Packs;
using Yiwang.Testing;

namespace Yiwang.Identity.Tests;

public sealed class SignInScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const string Password = "yanshi-2026", Wrong = "not-the-password";
    private static readonly Actor Manager = new("示例管理", "manager", "管理员", Permissions.ManageAccounts);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_signs_in_with_a_password_and_out_again()
    {
        using var visitor = hall.Visitor();
        var asked = await visitor.Opens("/demo/date");
        Assert.StartsWith("/sign-in?returnUrl=", asked.Address, StringComparison.Ordinal);

        var inside = await asked.Form("sign-in").Fill("SignInName", " ＬＦ02 ").Fill("Password", Password).Submit();

        Assert.Equal("/demo/date", inside.Address);
        Assert.Contains("示例审核乙", inside.Document.Body!.TextContent, StringComparison.Ordinal);
        using var rejected = await visitor.Http.PostAsync(new Uri("/sign-out", UriKind.Relative), null, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, rejected.StatusCode);
        Assert.Equal("/demo/date", (await visitor.Opens("/demo/date")).Address);
    }

    [Fact]
    public async Task A_button_of_the_demonstration_signs_in_and_never_leads_out_of_the_house()
    {
        using var visitor = hall.Visitor();

        var page = await (await visitor.Opens("/sign-in?returnUrl=//evil.example/x")).Form("demonstration").Submit("示例家长甲");

        Assert.Equal("/", page.Address);
        Assert.Contains("示例家长甲", page.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reviewer-lufeng-1")]
    [InlineData("appeals")]
    [InlineData("auditor")]
    [InlineData("operations")]
    public async Task An_officer_begins_at_a_place_that_the_post_may_open(string key)
    {
        using var visitor = hall.Visitor();
        var account = hall.Services.GetRequiredService<DemonstrationAccounts>().All.Single(a => a.Key == key);

        var page = await (await visitor.Opens("/sign-in")).Form("demonstration").Submit(account.Name);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith("/staff", page.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_waits_fifteen_minutes()
    {
        var answers = new List<string>();
        for (var i = 0; i < 5; i++) answers.Add((await SignsIn("lh01", Wrong)).Text);
        answers.Add((await SignsIn("lh01", Password)).Text);
        answers.Add((await SignsIn("nobody", Password)).Text);

        // Locked, wrong and unknown look the same, so that nobody learns which accounts there are.
        Assert.Single(answers.Select(a => a[..a.IndexOf("演示账号", StringComparison.Ordinal)]).Distinct());
        hall.Time_passes(TimeSpan.FromMinutes(15));
        Assert.NotEqual("/sign-in", (await SignsIn("lh01", Password)).Address);
    }

    [Fact]
    public async Task What_one_may_do_follows_from_the_post_of_the_day()
    {
        var yesterday = hall.Today.AddDays(-1);
        await Opens("p1", new NewHolding("operations", "441500-operations", yesterday, yesterday));
        await Opens("p2", new NewHolding("operations", "441500-operations", yesterday, hall.Today));

        var (ended, held) = (await ActorOf("p1"), await ActorOf("p2"));

        Assert.DoesNotContain(PlatformPermissions.SeeOperations, ended.Permissions);
        Assert.False(ended.IsOfficer);
        Assert.Contains(PlatformPermissions.SeeOperations, held.Permissions);
        Assert.Equal("441500-operations", held.Institution);
    }

    [Fact]
    public async Task Outside_a_demonstration_its_accounts_are_nobody()
    {
        await using var scope = hall.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var real = Real(services.GetRequiredService<YiwangOptions>());
        var door = ActivatorUtilities.CreateInstance<Door>(services, real);
        var account = await services.GetRequiredService<AccountDirectory>().FindDemonstration("operations", Ct);

        Assert.Null(await door.EnterDemonstration("operations", Visit.Unknown, Ct));
        Assert.Null((await door.Enter("yw01", Password, Visit.Unknown, Ct)).Inside);
        Assert.NotNull((await services.GetRequiredService<Door>().Enter("yw01", Password, Visit.Unknown, Ct)).Inside);
        using var cache = new MemoryCache(new MemoryCacheOptions()); // the hall's own remembers who signed in a moment ago
        Assert.Null(await ActivatorUtilities.CreateInstance<Actors>(services, real, cache).Find(account!.AccountId, Ct));
        Assert.Empty(DemonstrationAccounts.Read(real, services.GetRequiredService<CityDirectory>()).All);
    }

    [Fact]
    public async Task Personal_details_do_not_lie_open_in_the_database()
    {
        var person = (await hall.Asks(Manager, (AccountDirectory accounts) => accounts.FindDemonstration("guardian-1", Ct)))!;

        var stored = await hall.Look(db => db.Database
            .SqlQueryRaw<string>("""SELECT "Name" || "Phone" || coalesce("CitizenNumber", '') || "SignInIndex" AS "Value" FROM identity_accounts""").ToListAsync(Ct));

        Assert.Equal("441581199001010008", person.CitizenNumber!.Reveal());
        Assert.Equal(("示****", "100*****001"), (person.MaskedName, person.MaskedPhone));
        Assert.NotEmpty(stored);
        Assert.DoesNotContain(stored, row => row.Contains(person.Name, StringComparison.Ordinal)
            || row.Contains(person.Phone, StringComparison.Ordinal) || row.Contains("441581199001010008", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_or_name_opens_only_one_account()
    {
        var open = new OpenAccount(AccountKind.Person, new("示例重复", "10000000001", CitizenNumber.Parse("441581199001010008")), "10000000001", Password, []);

        Assert.Equal("identity.exists", Assert.Single((await hall.Runs(Manager, open)).Findings).Code);
    }

    [Fact]
    public void A_wrong_line_of_the_accounts_is_told_with_its_place()
    {
        var file = YamlFile.Parse("""
            password: x
            accounts:
            - { key: a, group: 办事人, name: 示例甲, citizen-number: 441581199001010009, phone: "1", note: n }
            - { key: a, group: 县残联, name: 示例乙, staff-number: s, phone: "1", note: n, post: auditor, institution: 441581-dpf, from: 2016-01-01 }
            """, "accounts.yaml");

        var findings = DemonstrationAccounts.Read(file, hall.Services.GetRequiredService<CityDirectory>()).Findings;

        Assert.Equal([("citizen-number.check", "accounts.yaml:3"), ("account.institution", "accounts.yaml:4"), ("account.twice", "accounts.yaml:4")],
            findings.Select(f => (f.Code, f.Where)).OrderBy(f => f.Where, StringComparer.Ordinal).ThenBy(f => f.Code, StringComparer.Ordinal));
    }

    private async Task<SeenPage> SignsIn(string name, string password)
    {
        using var visitor = hall.Visitor();
        return await (await visitor.Opens("/sign-in")).Form("sign-in").Fill("SignInName", name).Fill("Password", password).Submit();
    }

    private async Task Opens(string key, NewHolding holding)
    {
        var open = new OpenAccount(AccountKind.Officer, new("示例某某", "10000000090", null), key, Password, [holding]) { DemonstrationKey = key };
        Assert.True((await hall.Runs(Manager, open)).IsDone);
    }

    private async Task<CurrentUser> ActorOf(string key)
    {
        var person = await hall.Asks(Manager, (AccountDirectory accounts) => accounts.FindDemonstration(key, Ct));
        return (await hall.Asks(Manager, (Actors actors) => actors.Find(person!.AccountId, Ct)))!;
    }

    private static YiwangOptions Real(YiwangOptions demonstration) => new()
    {
        Database = demonstration.Database, ConnectionString = demonstration.ConnectionString, DataDirectory = demonstration.DataDirectory,
        PacksDirectory = demonstration.PacksDirectory, City = demonstration.City, Demonstration = false,
    };
}
