using static Yiwang.Kernel.Tests.Calendars;

namespace Yiwang.Kernel.Tests;

public class ClockTests
{
    private static readonly Citation Review = Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 2, subItem: 1);
    private static readonly Period TenDays = new(10, PeriodUnit.WorkingDay, Review);

    [Fact(DisplayName = "3月2日收到，9日至11日补材料不计，10个工作日到3月19日")]
    public void A_stop_of_three_working_days_moves_the_due_day_by_three()
    {
        var record = ClockRecord.Start(TenDays, D("2026-03-02")) with { Stops = [Supplement("2026-03-09", "2026-03-11")] };

        var reading = record.Read(Official, D("2026-03-12"));

        Assert.Equal(D("2026-03-19"), reading.DueOn);
        Assert.Equal("3月2日收到，次日起算；3月9日至11日等您补材料，不计；最晚 3月19日答复您。", reading.Arithmetic());
        Assert.Equal("3月2日收到，次日起算；3月9日至11日补正，不计；最晚 3月19日办结。", reading.Arithmetic(ClockWords.ToOfficer));
        Assert.Equal((5, 10, ClockLight.Green), (reading.Remaining, reading.Total, reading.Light));
    }

    [Requirement("SW-KF-010g"), Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 1)]
    [Fact(DisplayName = "收到申请后10个工作日内审核完毕：2020年3月2日收到，3月16日到期，3月17日超期")]
    public void Ten_working_days_from_receipt()
    {
        var record = ClockRecord.Start(TenDays, D("2020-03-02"));

        Assert.Equal(D("2020-03-16"), record.Read(Official, D("2020-03-02")).DueOn);
        Assert.Equal((ClockLight.Yellow, 0), (record.Read(Official, D("2020-03-16")).Light, record.Read(Official, D("2020-03-16")).Remaining));
        Assert.Equal((ClockLight.Red, -1), (record.Read(Official, D("2020-03-17")).Light, record.Read(Official, D("2020-03-17")).Remaining));
        Assert.EndsWith("最晚 3月16日答复您。已超过期限1个工作日。", record.Read(Official, D("2020-03-17")).Arithmetic(), StringComparison.Ordinal);
    }

    [Fact(DisplayName = "还在补正：暂停，按今天补齐先算一个日期")]
    public void While_stopped_the_due_day_is_provisional()
    {
        var record = ClockRecord.Start(TenDays, D("2026-03-02")) with
        {
            Stops = [new(StopKind.Supplement, D("2026-03-09"), null, D("2026-03-11"), Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 1))],
        };

        var reading = record.Read(Official, D("2026-03-16"));

        Assert.Equal((ClockLight.Stopped, D("2026-03-24")), (reading.Light, reading.DueOn));
        Assert.Equal("3月2日收到，次日起算；3月9日起等您补材料，暂停计算；如果今天恢复计算，最晚 3月24日答复您。", reading.Arithmetic());
        Assert.True(record.Read(Official, D("2026-03-17")).DueOn > reading.DueOn);
    }

    [Fact(DisplayName = "今天补齐：今天不计，但已不是暂停，最晚日期已定")]
    public void On_the_day_of_the_answer_the_clock_is_no_longer_stopped()
    {
        var record = ClockRecord.Start(TenDays, D("2026-03-02")) with { Stops = [Supplement("2026-03-09", "2026-03-11")] };

        var reading = record.Read(Official, D("2026-03-11"));

        Assert.Equal((ClockLight.Green, D("2026-03-19")), (reading.Light, reading.DueOn));
        Assert.Equal("3月2日收到，次日起算；3月9日至11日等您补材料，不计；最晚 3月19日答复您。", reading.Arithmetic());
        Assert.Equal(ClockLight.Stopped, record.Read(Official, D("2026-03-10")).Light);
    }

    [Fact]
    public void Overlapping_stops_count_once()
    {
        var record = ClockRecord.Start(TenDays, D("2026-03-02"));

        var apart = record with { Stops = [Supplement("2026-03-09", "2026-03-11"), new(StopKind.Hearing, D("2026-03-10"), D("2026-03-13"))] };
        var union = record with { Stops = [Supplement("2026-03-09", "2026-03-13")] };

        Assert.Equal(union.Read(Official, D("2026-03-20")).DueOn, apart.Read(Official, D("2026-03-20")).DueOn);
    }

    [Fact]
    public void An_extension_lengthens_and_is_told_with_its_reason()
    {
        var record = ClockRecord.Start(TenDays, D("2026-03-02")) with
        {
            Extensions = [new(D("2026-03-12"), new(5, PeriodUnit.WorkingDay, Review), Review, "需要异地核实")],
        };

        var reading = record.Read(Official, D("2026-03-12"));

        Assert.Equal((D("2026-03-23"), 15), (reading.DueOn, reading.Total));
        Assert.Equal("3月2日收到，次日起算；3月12日决定延长5个工作日（需要异地核实）；最晚 3月23日答复您。", reading.Arithmetic());
    }

    [Fact]
    public void Answered_in_time_or_late_is_said()
    {
        var record = ClockRecord.Start(TenDays, D("2026-03-02"));

        var inTime = (record with { EndedOn = D("2026-03-13") }).Read(Official, D("2026-04-30"));
        var late = (record with { EndedOn = D("2026-03-18") }).Read(Official, D("2026-04-30"));

        Assert.Equal((ClockLight.Done, false, 1), (inTime.Light, inTime.IsOverdue, inTime.Remaining));
        Assert.EndsWith("3月13日已答复您，在期限内。", inTime.Arithmetic(), StringComparison.Ordinal);
        Assert.Equal((ClockLight.Done, true, -2), (late.Light, late.IsOverdue, late.Remaining));
        Assert.EndsWith("3月18日已答复您，超过期限2个工作日。", late.Arithmetic(), StringComparison.Ordinal);
    }

    [Fact]
    public void Late_by_days_off_only_is_late_by_no_number_of_working_days()
    {
        var reading = ClockRecord.Start(TenDays, D("2026-03-06")).Read(Official, D("2026-03-21"));

        Assert.Equal((D("2026-03-20"), ClockLight.Red, 0), (reading.DueOn, reading.Light, reading.Remaining));
        Assert.EndsWith("最晚 3月20日答复您。已超过期限。", reading.Arithmetic(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_survives_being_stored_as_json()
    {
        var record = ClockRecord.Start(TenDays, D("2026-03-02")) with
        {
            Stops = [Supplement("2026-03-09", "2026-03-11"), new(StopKind.Other, D("2026-03-12"), null, D("2026-03-13"), Review)],
            Extensions = [new(D("2026-03-12"), new(5, PeriodUnit.WorkingDay, Review), Review, "需要异地核实")],
        };

        var stored = System.Text.Json.JsonSerializer.Serialize(record);
        var read = System.Text.Json.JsonSerializer.Deserialize<ClockRecord>(stored);

        Assert.Equal(record.Period, read?.Period);
        Assert.Equal(record.Stops, read?.Stops);
        Assert.Equal(record.Extensions, read?.Extensions);
    }

    [Fact]
    public void Without_next_years_calendar_there_is_a_finding_and_no_date()
    {
        var reading = ClockRecord.Start(TenDays, D("2026-12-25")).Read(Official, D("2026-12-28"));

        Assert.Null(reading.DueOn);
        Assert.Null(reading.Remaining);
        Assert.Equal(("calendar.year-missing", ClockLight.Unknown), (reading.Finding?.Code, reading.Light));
        Assert.Equal("12月25日收到，次日起算；2027年的放假安排公布后才能算出最晚哪天答复您。", reading.Arithmetic());
        Assert.Equal(D("2026-12-28"), reading.Days[^1].Date);
    }

    [Fact]
    public void Hours_are_not_counted_from_a_day() =>
        Assert.Equal("clock.hours-need-a-time", ClockRecord.Start(new(8, PeriodUnit.WorkingHour, Review), D("2026-03-02")).Read(Official, D("2026-03-02")).Finding?.Code);

    [Fact]
    public void A_period_prints_as_notices_write_it()
    {
        Assert.Equal("10个工作日", TenDays.ToString());
        Assert.Equal("60日", new Period(60, PeriodUnit.CalendarDay, Review).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Period(0, PeriodUnit.Month, Review));
    }

    [Theory]
    [InlineData("2026-03-02", ClockLight.Green)]
    [InlineData("2026-03-10", ClockLight.Green)]  // four left
    [InlineData("2026-03-11", ClockLight.Yellow)] // three left
    [InlineData("2026-03-16", ClockLight.Yellow)]
    [InlineData("2026-03-17", ClockLight.Red)]
    public void The_light_turns_with_what_is_left(string today, ClockLight light) =>
        Assert.Equal(light, ClockRecord.Start(TenDays, D("2026-03-02")).Read(Official, D(today)).Light);

    private static ClockStop Supplement(string from, string until) => new(StopKind.Supplement, D(from), D(until));
}
