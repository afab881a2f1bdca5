using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Benefits.Tests.Rules;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;
using static Yiwang.Benefits.Tests.Caring.CareSteps;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Caring;

/// <summary>第十条（三）3: care ends for three reasons, reports itself to the county, and lets place and money go.</summary>
[Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 3)]
public sealed class EndingScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static ReportEnd Ends(Care care, EndReason why, string note = "", bool assessed = false, DateOnly? on = null) =>
        new(care.Id, why, note, assessed ? "示例市人民医院" : "", assessed ? on : null, assessed ? Paper : null);

    [Requirement("SW-KF-010q")]
    [Fact(DisplayName = "没有效果：服务满一年的当天起才能选，并须附评估")]
    public async Task No_effect_needs_a_year_and_an_assessment()
    {
        hall.It_is(Monday);
        var care = await hall.Registered(Guardian());
        hall.It_is(Monday.AddDays(5));
        (await hall.Runs(Registrar(care.Institution), Ends(care, EndReason.NoEffect, assessed: true, on: hall.Today))).Refused("care.end.year"); // no training yet
        hall.Done(await hall.Trains(care, new TrainingRecord(new(2026, 3, 1), [new Session(new(2026, 3, 4), 300)])));

        hall.It_is(new(2027, 3, 3));
        (await hall.Runs(Registrar(care.Institution), Ends(care, EndReason.NoEffect, assessed: true, on: hall.Today))).Refused("care.end.year");
        hall.It_is(new(2027, 3, 4));
        (await hall.Runs(Registrar(care.Institution), Ends(care, EndReason.NoEffect))).Refused("care.end.assessment");
        hall.Done(await hall.Runs(Registrar(care.Institution), Ends(care, EndReason.NoEffect, assessed: true, on: hall.Today)));

        var ended = await hall.CareOf(care.RecordId);
        Assert.Equal((CareState.Ended, EndReason.NoEffect, new DateOnly(2027, 3, 4)), (ended.State, ended.Ending!.Value, ended.EndedOn!.Value));
        Assert.Contains("对象调整", await hall.Waiting(care)); // the end is the report
        Assert.Contains("终止康复服务（满 1 年评估无康复效果），已报告救助申请地县级残联", await hall.Sentences(care.RecordId));
    }

    [Requirement("SW-KF-010q")]
    [Fact(DisplayName = "自行放弃：机构报告后由监护人确认，说没有放弃的服务继续；监护人也可以自己提出")]
    public async Task Giving_up_is_the_guardians_word()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var care = await hall.Registered(guardian);

        (await hall.Runs(Registrar(care.Institution), Ends(care, EndReason.GivenUp))).Refused("care.end.note");
        hall.Done(await hall.Runs(Registrar(care.Institution), Ends(care, EndReason.GivenUp, "母亲来电说不来了。")));
        Assert.Equal(CareState.Registered, (await hall.CareOf(care.RecordId)).State);
        Assert.Same(Outcome.NotFound, await hall.Runs(Guardian(), new GiveUpCare(care.Id, "")));
        hall.Done(await hall.Runs(guardian, new DenyGivingUp(care.Id)));
        Assert.Null((await hall.CareOf(care.RecordId)).Papers.GivingUp);

        hall.Done(await hall.Runs(Registrar(care.Institution), Ends(care, EndReason.GivenUp, "母亲再次来电。")));
        hall.Done(await hall.Runs(guardian, new GiveUpCare(care.Id, "")));
        Assert.Equal((CareState.Ended, EndReason.GivenUp), ((await hall.CareOf(care.RecordId)).State, (await hall.CareOf(care.RecordId)).Ending!.Value));
    }

    [Requirement("SW-KF-010q")]
    [Fact(DisplayName = "月中满七周岁：看年龄截止日，当月和之后照常；到截止日系统提示超龄，当月仍结算，之后不结算")]
    public async Task A_child_that_turns_seven_in_the_middle_of_a_month()
    {
        hall.It_is(Monday);
        var care = await hall.Registered(Guardian(), wanted: new Wanted { Number = Numbers.Next(new DateOnly(2019, 10, 15)) });
        Assert.Equal(new DateOnly(2027, 8, 31), care.OverAgeOn);
        await hall.Agrees(care);

        hall.It_is(new(2026, 10, 31));
        hall.Done(await hall.Trains(care, Full(new(2026, 10, 1))));
        (await hall.Runs(Registrar(care.Institution), Ends(care, EndReason.OverAge))).Refused("care.end.age");
        Assert.True(Assert.Single(await hall.Ready(care, new(2026, 10, 1), new(2026, 10, 31))).Counts);

        hall.It_is(new(2027, 8, 30));
        await Watch_looks();
        Assert.Empty(await hall.Waiting(care));
        hall.It_is(new(2027, 8, 31));
        await Watch_looks();
        await Watch_looks(); // told once
        Assert.Equal(["超龄终止"], await hall.Waiting(care));
        Assert.Single(await hall.Sentences(care.RecordId), s => s.StartsWith("系统提示：儿童已超过救助年龄", StringComparison.Ordinal));

        hall.It_is(new(2027, 9, 30));
        hall.Done(await hall.Trains(care, Full(new(2027, 8, 1))));
        hall.Done(await hall.Trains(care, Full(new(2027, 9, 1)))); // nobody has ended it; it is recorded and not settled
        Assert.Equal(new DateOnly(2027, 8, 1), Assert.Single(await hall.Ready(care, new(2027, 8, 1), new(2027, 9, 30))).Month.Month);
        hall.Done(await hall.Runs(Registrar(care.Institution), Ends(care, EndReason.OverAge)));
    }

    [Theory(DisplayName = "从何时超龄：满七周岁之后的第一个8月31日；县里按生日起算的，从生日")]
    [Article(Law.ShanweiRehabilitationAid, 5), Requirement("SW-KF-010q")]
    [InlineData("2019-08-31", "2026-03-02", "2026-08-31", "2026-08-31")]
    [InlineData("2019-09-01", "2026-03-02", "2027-08-31", "2026-09-01")]
    [InlineData("2019-10-15", "2026-03-02", "2027-08-31", "2026-10-15")]
    [InlineData("2022-05-10", "2026-03-02", "2029-08-31", "2029-05-10")]
    public void Over_age_from_which_day(string born, string applied, string expected, string fromBirthday)
    {
        static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var settings = Pack.Library.For(Wanted.Lufeng).SettingsOn(Day(applied));
        var byBirthday = new Settings(settings.All.ToDictionary(s => s.Key, s => s.Key == "over-age-from" ? s with { Value = "birthday" } : s));

        Assert.Equal(Day(expected), EndRule.OverAgeOn(Day(born), Day(applied), settings));
        Assert.Equal(Day(fromBirthday), EndRule.OverAgeOn(Day(born), Day(applied), byBirthday));
    }

    [Requirement("SW-KF-010q")]
    [Fact(DisplayName = "终止月之后的训练不能录、不结算，终止月照常")]
    public async Task Months_after_the_end_are_not_settled()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var care = await hall.Registered(guardian);
        await hall.Agrees(care);
        hall.It_is(new(2026, 4, 17));
        hall.Done(await hall.Trains(care, Full(Monday)));
        hall.Done(await hall.Trains(care, new TrainingRecord(new(2026, 4, 1), [.. Full(new(2026, 4, 1)).Days.Where(d => d.On <= hall.Today)]) { Singles = [.. Full(new(2026, 4, 1)).Singles.Where(d => d.On <= hall.Today)] }));
        hall.Done(await hall.Runs(guardian, new GiveUpCare(care.Id, "搬家了。")));

        hall.It_is(new(2026, 6, 1));
        (await hall.Trains(care, Full(new(2026, 5, 1)))).Refused("care.month.ended");
        Assert.Equal([3, 4], (await hall.Ready(care, new(2026, 3, 1), new(2026, 5, 31))).Select(m => m.Month.Month.Month));
        Assert.False(Cares.Settles(await hall.CareOf(care.RecordId), new(2026, 5, 1)));
    }

    [Requirement("SW-KF-010r")]
    [Fact(DisplayName = "终止报告即待办“对象调整”，未处理的累计天数；办结后名册已终止，未训练月份的预算释放")]
    public async Task The_county_adjusts_and_releases()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var care = await hall.Registered(guardian);
        await hall.Agrees(care);
        hall.It_is(new(2026, 4, 17));
        hall.Done(await hall.Trains(care, Full(Monday)));
        hall.Done(await hall.Runs(guardian, new GiveUpCare(care.Id, "搬家了。")));

        hall.It_is(new(2026, 4, 27));
        var line = Assert.Single(await hall.Asks<CareDesk, IReadOnlyList<CareLine>>(County(), d => d.Mine(TestContext.Current.CancellationToken)), l => l.Care.Id == care.Id);
        Assert.Equal(10, line.DaysOpen(hall.Today));
        Assert.Equal("测某某", line.ChildMasked);
        Assert.Equal(RehabilitationState.InCare, (await hall.RecordOf(care.RecordId)).State);
        Assert.Same(Outcome.NotFound, await hall.Runs(County(Wanted.Haifeng), new AdjustCare(care.Id, "已对接。")));
        (await hall.Runs(County(), new AdjustCare(care.Id, ""))).Refused("care.adjust.note");
        hall.Done(await hall.Runs(County(), new AdjustCare(care.Id, "已转告学校接续。")));

        var grant = await hall.Look(db => db.Set<AidGrant>().AsNoTracking().SingleAsync(g => g.CaseId == care.RecordId, TestContext.Current.CancellationToken));
        Assert.Equal(RehabilitationState.Ended, (await hall.RecordOf(care.RecordId)).State);
        Assert.Equal((2, 400_000L), (grant.Months.Count, grant.AmountInFen)); // March and April stay, eight months of 2,000 yuan are free
        Assert.Contains("办结对象调整：名额释放，未训练的 8 个月预算 16,000 元释放", await hall.Sentences(care.RecordId));
        Assert.Empty(await hall.Waiting(care));
        (await hall.Runs(County(), new AdjustCare(care.Id, "再来一次。"))).Refused("care.not-now");
    }

    private Task<bool> Watch_looks() => hall.Asks<CareWatch, bool>(Actor.Stranger(), async watch => { await watch.Run(TestContext.Current.CancellationToken); return true; });
}
