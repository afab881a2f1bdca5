using static Yiwang.Kernel.Tests.Calendars;

namespace Yiwang.Kernel.Tests;

public class ClockStripTests
{
    private static readonly Citation Review = Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 2, subItem: 1);
    private static readonly Citation Completing = Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 1);
    private static readonly Period TenDays = new(10, PeriodUnit.WorkingDay, Review);

    [Fact(DisplayName = "国庆节前后的时限条：每一天为什么计、为什么不计")]
    public void National_day_is_laid_out_day_by_day()
    {
        var reading = ClockRecord.Start(TenDays, D("2026-09-28")).Read(Official, D("2026-09-30"));

        var days = reading.Days.ToDictionary(d => d.Date);

        Assert.Equal(D("2026-10-16"), reading.DueOn);
        Assert.Equal((D("2026-09-28"), D("2026-10-16")), (reading.Days[0].Date, reading.Days[^1].Date));
        Assert.Equal("收到当天不计，次日起算。", days[D("2026-09-28")].Why);
        Assert.Equal((DayKind.Holiday, "国庆节", "国庆节放假，不计。"), (days[D("2026-10-01")].Kind, days[D("2026-10-01")].HolidayName, days[D("2026-10-01")].Why));
        Assert.Equal((DayKind.MakeUpDay, true, "国庆节调休上班，计第5日。"), (days[D("2026-10-10")].Kind, days[D("2026-10-10")].Counts, days[D("2026-10-10")].Why));
        Assert.Equal("周末，不计。", days[D("2026-10-11")].Why);
        Assert.Equal((true, 10, "工作日，计第10日，最晚这一天。"), (days[D("2026-10-16")].IsDue, days[D("2026-10-16")].CountedSoFar, days[D("2026-10-16")].Why));
        Assert.True(days[D("2026-09-30")].IsToday);
        Assert.All(reading.Days, d => Assert.Equal(Review, d.Citation));
        Assert.Equal("9月28日收到，次日起算；10月1日至7日国庆节放假，不计；10月10日调休上班，计入；最晚 10月16日答复您。", reading.Arithmetic());
    }

    [Fact]
    public void A_stopped_day_names_its_stop_and_its_article()
    {
        var record = ClockRecord.Start(TenDays, D("2026-03-02")) with
        {
            Stops = [new(StopKind.Supplement, D("2026-03-09"), D("2026-03-11"), D("2026-03-10"), Completing)],
        };

        var days = record.Read(Official, D("2026-03-12")).Days.Where(d => d.Stop is not null).ToList();

        Assert.Equal([D("2026-03-09"), D("2026-03-10"), D("2026-03-11")], days.Select(d => d.Date));
        Assert.All(days, d => Assert.Equal((false, 4, "补正期间，不计。", Completing), (d.Counts, d.CountedSoFar, d.Why, d.Citation)));
    }

    [Fact]
    public void A_calendar_period_shows_the_days_by_which_it_was_moved()
    {
        var reading = ClockRecord.Start(new(15, PeriodUnit.CalendarDay, Review), D("2026-09-17")).Read(Official, D("2026-09-18"));

        Assert.Equal(D("2026-10-08"), reading.DueOn);
        Assert.Equal((true, 15, "国庆节放假，也计第15日。"), Seen("2026-10-02"));
        Assert.Equal((false, 15, "期限最后一天是休息日，顺延到下一个工作日。"), Seen("2026-10-03"));
        Assert.Equal((false, 15, "期限最后一天是休息日，顺延到这一天，最晚这一天。"), Seen("2026-10-08"));

        (bool, int, string) Seen(string date) => reading.Days.Where(d => d.Date == D(date)).Select(d => (d.Counts, d.CountedSoFar, d.Why)).Single();
    }

    [Fact]
    public void An_overdue_clock_goes_on_to_today_but_not_for_years()
    {
        var record = ClockRecord.Start(TenDays, D("2020-03-02"));

        Assert.Equal(D("2020-03-18"), record.Read(Official, D("2020-03-18")).Days[^1].Date);
        Assert.Equal(D("2020-04-16"), record.Read(Official, D("2026-03-18")).Days[^1].Date);
        Assert.Equal("已过最后期限。", record.Read(Official, D("2020-03-18")).Days[^1].Why);
    }

    [Fact]
    public void The_year_is_named_where_it_is_not_this_years()
    {
        var record = ClockRecord.Start(TenDays, D("2025-12-25")) with { Stops = [new(StopKind.Tender, D("2025-12-29"), D("2026-01-05"))] };

        Assert.Equal(
            "2025年12月25日收到，次日起算；2025年12月29日至2026年1月5日招标，不计；最晚 1月16日答复您。",
            record.Read(Official, D("2026-01-06")).Arithmetic());
    }
}
