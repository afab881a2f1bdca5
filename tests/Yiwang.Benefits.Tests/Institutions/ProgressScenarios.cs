using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Benefits.RehabilitationAid.Institutions.Progress;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>第十五条、第二十条: what has to be told to the public, and by whom.</summary>
public sealed class ProgressScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Requirement("SW-KF-020b"), Article(Law.ShanweiRehabilitationAid, 20)]
    [Theory(DisplayName = "按可设的周期公布：上一期从哪天到哪天")]
    [InlineData("2026-03-02", 3, "2025-10-01", "2025-12-31")]
    [InlineData("2026-04-01", 3, "2026-01-01", "2026-03-31")]
    [InlineData("2026-12-31", 3, "2026-07-01", "2026-09-30")]
    [InlineData("2026-03-31", 1, "2026-02-01", "2026-02-28")]
    [InlineData("2026-06-30", 6, "2025-07-01", "2025-12-31")]
    public void The_last_stretch_that_is_over(string today, int months, string from, string to) =>
        Assert.Equal((Day(from), Day(to)), ProgressRule.LastPeriod(Day(today), months));

    [Requirement("SW-KF-020b"), Article(Law.ShanweiRehabilitationAid, 20)]
    [Fact(DisplayName = "机构公布人次、月数、资金；没有公布的列入清单")]
    public async Task Whoever_stays_silent_is_listed()
    {
        hall.It_is(Monday);
        await hall.Reminders_are_kept();
        Assert.Equal(["公布项目进展"], await hall.Work("progress/441581-rehab-1"));
        Assert.Empty(await hall.Work($"progress/{InstitutionSteps.Undesignated}"));
        (await hall.Runs("registrar-lufeng-1", new PublishProgress(Guid.CreateVersion7(), null, -1, null, ""))).Refused("progress.amount", "progress.months", "progress.persons");
        hall.Done(await hall.Runs("registrar-lufeng-1", new PublishProgress(Guid.CreateVersion7(), 120, 60, 12_000_000, "")));
        (await hall.Runs("registrar-lufeng-1", new PublishProgress(Guid.CreateVersion7(), 120, 60, 12_000_000, ""))).Refused("progress.twice");

        Assert.Empty(await hall.Work("progress/441581-rehab-1"));
        var register = await hall.Look(db => db.Set<RehabilitationAid.Institutions.RehabilitationInstitution>().AsNoTracking().ToListAsync(Ct));
        var published = await hall.Look(db => db.Set<InstitutionProgress>().AsNoTracking().ToListAsync(Ct));
        var silent = ProgressRule.Silent(register, published, ProgressRule.LastPeriod(hall.Today, 3)).Select(i => i.Code).ToArray();
        Assert.Contains("441581-rehab-2", silent);
        Assert.DoesNotContain("441581-rehab-1", silent);
        Assert.DoesNotContain(InstitutionSteps.Undesignated, silent);
    }

    [Requirement("SW-KF-020b"), Article(Law.ShanweiRehabilitationAid, 20)]
    [Fact(DisplayName = "公众的监督意见转县级残联办理，办理结果告诉提意见的人")]
    public async Task An_opinion_goes_to_the_county_and_comes_back_answered()
    {
        hall.It_is(Monday);
        var id = Guid.CreateVersion7();
        (await hall.Runs("guardian-1", new GiveOpinion(Guid.CreateVersion7(), "441581-rehab-2", ""))).Refused("opinion.text");
        hall.Done(await hall.Runs("guardian-1", new GiveOpinion(id, "441581-rehab-2", "公告栏很久没有更新。")));

        Assert.Equal(["办理监督意见"], await hall.Work($"opinion/{id}"));
        Assert.Equal(new DateOnly(2026, 3, 16), (await hall.Look(db => db.Set<SupervisionOpinion>().AsNoTracking().SingleAsync(o => o.Id == id, Ct))).DueOn); // ten working days
        (await hall.Runs("reviewer-haifeng", new AnswerOpinion(id, "不是我们县的"))).Refused("not-found");
        hall.Done(await hall.Runs("reviewer-lufeng-1", new AnswerOpinion(id, "已要求机构更新，今天已更新。")));

        Assert.Empty(await hall.Work($"opinion/{id}"));
        Assert.Equal(1, await hall.Look(db => db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM messages_messages WHERE \"Subject\" = {$"opinion/{id}"}").SingleAsync(Ct)));
    }

    [Requirement("SW-KF-015b"), Article(Law.ShanweiRehabilitationAid, 15)]
    [Fact(DisplayName = "到公布周期的，提醒残联公布名单；公布后留下当天的名单，到下一个周期再提醒")]
    public async Task The_list_is_published_by_its_period()
    {
        hall.It_is(Monday);
        await hall.Reminders_are_kept();
        Assert.Equal(["公布定点机构名单"], await hall.Work("institution-list/441521-dpf"));
        hall.Done(await hall.Runs("reviewer-haifeng", new PublishList()));
        Assert.Empty(await hall.Work("institution-list/441521-dpf"));
        var list = await hall.Look(db => db.Set<PublishedList>().AsNoTracking().SingleAsync(l => l.Region == "441521", Ct));
        Assert.Equal(["441521-rehab-1", "441521-rehab-2"], list.Lines.Select(l => l.Code));
        Assert.Equal(("海丰县海城镇示例路14号", "0660-0000014", new DateOnly(2021, 3, 1)), (list.Lines[1].Address, list.Lines[1].Phone, list.Lines[1].DesignatedOn));

        hall.It_is(Monday.AddMonths(6).AddDays(-1));
        await hall.Reminders_are_kept();
        Assert.Empty(await hall.Work("institution-list/441521-dpf"));
        hall.It_is(Monday.AddMonths(6));
        await hall.Reminders_are_kept();
        Assert.Equal(["公布定点机构名单"], await hall.Work("institution-list/441521-dpf"));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
