using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using static Yiwang.Benefits.Tests.Rules.Pack;

namespace Yiwang.Benefits.Tests.Rules;

public sealed class TrainingHoursTests
{
    private static readonly DateOnly March = Day("2026-03-01");

    // Monday 2 to Friday 6 March, five hours a day, one single session of an hour.
    private static readonly TrainingRecord FullWeek = new(March, [.. Enumerable.Range(2, 5).Select(d => new Session(new(2026, 3, d), 300))])
    {
        Singles = [new(Day("2026-03-04"), 60)],
    };

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2)]
    [Requirement("SW-KF-008l")]
    [Fact(DisplayName = "第八条（三）2（1）：每个训练日5小时、每周单训1小时，不合格列出日期和缺口")]
    public void Full_time_counts_when_every_day_and_week_does()
    {
        Assert.Empty(Check(TrainingMode.FullTime, FullWeek));

        var shortDay = Assert.Single(Check(TrainingMode.FullTime, FullWeek with { Days = [.. FullWeek.Days.Skip(1), new(Day("2026-03-02"), 270)] }));
        Assert.Equal("aid.hours.day", shortDay.Code);
        Assert.Contains("4.5 小时，还缺 0.5 小时", shortDay.Message);

        var shortWeek = Assert.Single(Check(TrainingMode.FullTime, FullWeek with { Singles = [new(Day("2026-03-04"), 30)] }));
        Assert.Equal(("aid.hours.week-single", "2026-03-02"), (shortWeek.Code, shortWeek.Where));
        Assert.Equal("aid.hours.none", Assert.Single(Check(TrainingMode.FullTime, new(March, []))).Code);
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2)]
    [Requirement("SW-KF-008o")]
    [Fact(DisplayName = "第八条（三）2（2）：非全日制三种方式，任一达到即合格")]
    public void Part_time_counts_in_any_of_three_ways()
    {
        TrainingRecord Of(int[] days, int[] singles, int[] groups, bool equal = false) => new(March, On(days)) { Singles = On(singles), Groups = On(groups), GroupEffectIsEqual = equal };
        static Session[] On(int[] minutes) => [.. minutes.Select((m, i) => new Session(new DateOnly(2026, 3, 2).AddDays(i), m))];
        bool Counts(TrainingRecord record) => Check(TrainingMode.PartTime, record).Count == 0;

        Assert.True(Counts(Of([180, 180], [60], [])));
        Assert.False(Counts(Of([180, 170], [60], [])));
        Assert.False(Counts(Of([180, 180], [50], [])));
        Assert.True(Counts(Of([], [60, 60, 60], [])));
        Assert.False(Counts(Of([], [60, 60], [])));
        Assert.False(Counts(Of([], [60, 60, 54], [])));
        Assert.True(Counts(Of([], [], [90, 90], equal: true)));
        Assert.False(Counts(Of([], [], [90, 90])));
        Assert.False(Counts(Of([], [], [90, 80], equal: true)));
    }

    [Requirement("SW-KF-008o")]
    [Fact(DisplayName = "第八条（三）2（2）：跨月的一周只算入一个月")]
    public void A_week_across_two_months_is_judged_in_one()
    {
        // Monday 30 March to Friday 3 April: Thursday lies in April.
        TrainingRecord Week(DateOnly month) => new(month, []) { Singles = [new(Day("2026-03-30"), 60), new(Day("2026-04-01"), 60), new(Day("2026-04-03"), 60)] };

        Assert.Empty(Check(TrainingMode.PartTime, Week(Day("2026-04-01"))));
        Assert.Equal("aid.hours.none", Assert.Single(Check(TrainingMode.PartTime, Week(March))).Code);
    }

    private static IReadOnlyList<Finding> Check(TrainingMode mode, TrainingRecord record) =>
        TrainingHoursCheck.Check(mode, record, Library.City.Hours, Library.For(Lufeng).SettingsOn(March));
}
