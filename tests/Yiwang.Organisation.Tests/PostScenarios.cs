using System.Net;
using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Appointments;
using Yiwang.Organisation.Public;
using Yiwang.Organisation.Register;
using Yiwang.Platform;
using Yiwang.Testing;
using static Yiwang.Organisation.Tests.Personnel;

namespace Yiwang.Organisation.Tests;

/// <summary>What somebody may do follows from the register of appointments, by the day.</summary>
public sealed class PostScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const string Operations = "示例运行维护中心", Office = "示例市政府办公室";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_appointment_gives_the_post_and_a_removal_takes_it()
    {
        await hall.Registered(hall.Today, OfStaff(AppointmentKind.Removed, "yw01", Operations, "运行维护岗"));
        await hall.Everything_is_delivered();
        var removed = await hall.As("operations");

        await hall.Registered(hall.Today, OfStaff(AppointmentKind.Appointed, "yw01", Operations, "主任", "operations"));
        await hall.Everything_is_delivered();
        var appointed = await hall.As("operations");

        Assert.DoesNotContain(PlatformPermissions.SeeOperations, removed.Permissions);
        Assert.Equal("", removed.Institution);
        Assert.Contains(PlatformPermissions.SeeOperations, appointed.Permissions);
        Assert.Contains(OwnPost.Permission, appointed.Permissions);
        Assert.Equal("441500-operations", appointed.Institution);
    }

    [Fact(DisplayName = "LH-HT-017b 任职区间可查，查询某日责任人返回当日在任者")]
    [Requirement("LH-HT-017b")]
    public async Task Who_was_responsible_is_who_held_the_post_on_the_day()
    {
        await hall.Registered(new(2020, 3, 2), OfStaff(AppointmentKind.Removed, "wj01", "示例市卫生健康部门", "规范性文件起草岗"), OfStaff(AppointmentKind.Appointed, "mz01", "示例市卫生健康部门", "科长", "city-department.drafter"));
        var (former, next) = (await hall.AccountOf("drafter-health"), await hall.AccountOf("drafter-civil"));

        Assert.Equal([former], await Holders(new(2020, 3, 1)));
        Assert.Equal([next], await Holders(new(2020, 3, 2)));
        Assert.Equal(["示例起草甲"], (await hall.InOfficeOn(new(2020, 3, 1), "示例市卫生健康部门")).Held.Where(t => t.PostName == "规范性文件起草岗").Select(t => t.Name));

        Task<IReadOnlyList<Guid>> Holders(DateOnly day) => hall.Asks(Officer, async (AccountDirectory accounts) =>
            (IReadOnlyList<Guid>)[.. (await accounts.HoldersOf("city-department.drafter", "441500-health", day, Ct)).Select(p => p.AccountId)]);
    }

    [Fact]
    public async Task Who_holds_two_posts_acts_in_one_of_them_and_changes_on_a_page()
    {
        await hall.Registered(hall.Today, OfStaff(AppointmentKind.Appointed, "gb02", Office, "人事科科长", "government-office.personnel"));
        await hall.Everything_is_delivered();
        using var visitor = await hall.Visitor("示例文件甲");

        var page = await visitor.Opens("/staff/acting-post");
        var capacity = page.Document.QuerySelectorAll("input[name=capacity]").Single(i => !i.HasAttribute("checked")).GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Opens("/staff/appointments")).Status);
        var changed = await page.Form("acting-post").Fill("capacity", capacity).Submit();

        Assert.Equal("/staff", changed.Address);
        Assert.Contains("人事岗", changed.Document.QuerySelector(".sign-in-state")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Opens("/staff/appointments")).Status);
    }

    [Fact]
    public async Task Somebody_elses_post_is_not_to_be_chosen()
    {
        var others = await hall.Look(db => db.Set<Tenure>().AsNoTracking().Where(t => t.Post == "operations").Select(t => t.Id).FirstAsync(Ct));

        var refused = await hall.Runs("documents-2", new OwnPosts.ChooseActingPost(others));

        Assert.Equal("acting-post.not-held", Assert.Single(refused.Findings).Code);
    }

    [Fact]
    public async Task An_official_who_is_given_an_account_gets_what_his_posts_allow()
    {
        await hall.Registered(hall.Today, Line(AppointmentKind.Appointed, "关联甲", Office, "副主任") with { Post = "government-office.personnel" });
        await hall.Runs(Officer, new JoinPeople(await hall.PersonCalled("关联甲"), null, "gb03"));
        var account = await hall.AccountOf("documents-2");

        var held = await hall.Asks(Officer, (ActingPosts posts) => posts.Of(account, hall.Today, Ct));

        Assert.Equal(["government-office.documents", "government-office.personnel"], held.Select(c => c.Post));
    }

    [Fact]
    public async Task A_post_without_anybody_shows_on_the_page_of_vacancies()
    {
        Assert.DoesNotContain(await Vacancies(), v => v.Post == "justice-bureau.reviewer");

        await hall.Registered(hall.Today, OfStaff(AppointmentKind.Removed, "sf01", "示例市司法行政部门", "合法性审查岗"));

        Assert.Contains(await Vacancies(), v => (v.Post, v.Institution) == ("justice-bureau.reviewer", "441500-justice"));
        using var visitor = await hall.Visitor("示例人事甲");
        Assert.Contains("合法性审查岗", (await visitor.Opens("/staff/appointments/vacancies?unit=司法")).Text, StringComparison.Ordinal);

        Task<IReadOnlyList<EmptyPost>> Vacancies() => hall.Asks(Officer, (TenureList tenures) => tenures.Vacancies(hall.Today, Ct));
    }
}
