using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Caring.Schooling;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Caring.CareSteps;

namespace Yiwang.Benefits.Tests.Caring;

/// <summary>第二十六条（二）: from rehabilitation into school, only with the guardian's consent.</summary>
[Article(Law.ShanweiRehabilitationAid, 26, Item = 2)]
public sealed class SchoolingScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Requirement("SW-KF-026e")]
    [Fact(DisplayName = "超龄终止的：监护人收到提示，同意后才进入教育部门清单，姓名遮盖，每次打开留痕；教育部门登记去向和特教补贴")]
    public async Task A_child_over_age_goes_on_the_list_by_consent()
    {
        hall.It_is(Monday);
        var guardian = await hall.As("guardian-1");
        var care = await hall.Registered(guardian, Garden, new Wanted { Number = Numbers.Next(new DateOnly(2019, 9, 10)) });
        hall.It_is(care.OverAgeOn);
        hall.Done(await hall.Runs(Registrar(Garden), new ReportEnd(care.Id, EndReason.OverAge, "已超龄。", "", null, null)));
        using var education = await hall.Visitor("education-lufeng");
        Assert.Contains("现在没有儿童", (await education.Opens("/staff/schooling")).Text, StringComparison.Ordinal); // not by the end alone

        using var family = await hall.Visitor("guardian-1");
        Assert.Contains("孩子上学的衔接", (await family.Opens("/my/messages")).Text, StringComparison.Ordinal);
        var page = await (await family.Opens($"/my/rehabilitation-aid/{care.RecordId}/care/{care.Id}")).Follows("上学的衔接");
        var without = await page.Form("consent").Submit();
        Assert.Contains("没有您的同意", without.Text, StringComparison.Ordinal);
        Assert.Contains("现在没有儿童", (await education.Opens("/staff/schooling")).Text, StringComparison.Ordinal);
        var agreed = await without.Form("consent").Tick("consent").Submit();
        Assert.Contains("已转给教育部门", agreed.Text, StringComparison.Ordinal);

        var list = await education.Opens("/staff/schooling");
        Assert.Contains("测某某", list.Text, StringComparison.Ordinal);
        Assert.Contains("超龄终止救助服务", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("测试小禾", list.Text, StringComparison.Ordinal);
        var inbox = await education.Opens("/staff/inbox");
        var desk = await education.Opens(inbox.Document.QuerySelector("main a[href^='/staff/schooling/']")!.GetAttribute("href")!);
        Assert.Contains("测试小禾", desk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("孤独症", desk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("4415812019", desk.Text, StringComparison.Ordinal);
        Assert.Contains("教育入学衔接岗查看了儿童资料", await hall.Sentences(care.RecordId));
        var bare = await desk.Form("destination").Submit();
        Assert.Contains("请选择就读去向", bare.Text, StringComparison.Ordinal);
        Assert.Contains("请选择特殊教育补贴是否发放", bare.Text, StringComparison.Ordinal);
        var done = await bare.Form("destination").Fill("destination", nameof(SchoolDestination.OrdinaryPrimary)).Fill("school", "示例东海小学").Fill("allowance", nameof(SchoolAllowance.Paid)).Submit();
        Assert.Contains("普通小学，示例东海小学", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("登记就读去向（", (await education.Opens("/staff/inbox")).Text, StringComparison.Ordinal);

        Assert.Contains("示例东海小学", (await family.Opens($"/my/rehabilitation-aid/{care.RecordId}/care/{care.Id}/school")).Text, StringComparison.Ordinal);
        var record = await hall.Sentences(care.RecordId);
        Assert.Contains("监护人同意，转给陆丰市教育部门（演示）做入学衔接（超龄终止救助服务）", record);
        Assert.Contains("教育部门登记就读去向：普通小学；特殊教育补贴：已发放", record);
        (await hall.Runs(guardian, new TakeBackSchooling(care.Id))).Refused("schooling.registered");
    }

    [Requirement("SW-KF-026e")]
    [Fact(DisplayName = "监护人登记拟入学的也进清单；收回同意就移出；没有教育部门的县转市教育部门；别的部门看不到")]
    public async Task A_guardian_may_say_that_the_child_starts_school_and_take_it_back()
    {
        hall.It_is(Monday);
        var guardian = await hall.As("guardian-2");
        var care = await hall.Registered(guardian, Haifeng, Wanted.From(Wanted.Haifeng) with { Number = Numbers.Next(new DateOnly(2020, 3, 1)) });
        (await hall.Runs(guardian, new ConsentToSchooling(care.Id, false))).Refused("schooling.consent");
        Assert.False(await hall.Look(db => db.Set<SchoolTransition>().AnyAsync(t => t.CareId == care.Id, TestContext.Current.CancellationToken)));
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs("guardian-1", new ConsentToSchooling(care.Id, true))).Kind);
        hall.Done(await hall.Runs(guardian, new ConsentToSchooling(care.Id, true)));
        (await hall.Runs(guardian, new ConsentToSchooling(care.Id, true))).Refused("schooling.given");
        var one = await hall.Look(db => db.Set<SchoolTransition>().AsNoTracking().SingleAsync(t => t.CareId == care.Id, TestContext.Current.CancellationToken));
        Assert.Equal((TransitionReason.StartsSchool, "441500-education"), (one.Reason, one.Office));
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs("education-lufeng", new LookAtSchooling(one.Id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs("education-lufeng", new RegisterDestination(one.Id, SchoolDestination.Kindergarten, SchoolAllowance.NotDue, "", ""))).Kind);
        using var city = await hall.Visitor("education-city");
        Assert.Contains("监护人登记拟入学", (await city.Opens("/staff/schooling")).Text, StringComparison.Ordinal);

        hall.Done(await hall.Runs(guardian, new TakeBackSchooling(care.Id)));
        Assert.DoesNotContain("监护人登记拟入学", (await city.Opens("/staff/schooling")).Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await city.Opens($"/staff/schooling/{one.Id}")).Status);
        Assert.DoesNotContain("登记就读去向（", (await city.Opens("/staff/inbox")).Text, StringComparison.Ordinal);
        (await hall.Runs(guardian, new TakeBackSchooling(care.Id))).Refused("schooling.back");
        hall.Done(await hall.Runs(guardian, new ConsentToSchooling(care.Id, true))); // later again
        Assert.Contains("测某某", (await city.Opens("/staff/schooling")).Text, StringComparison.Ordinal);
    }
}
