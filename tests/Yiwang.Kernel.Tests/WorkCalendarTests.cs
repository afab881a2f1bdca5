using static Yiwang.Kernel.Tests.Calendars;

namespace Yiwang.Kernel.Tests;

public class WorkCalendarTests
{
    [Theory(DisplayName = "工作日：从次日起数，跳过放假，调休上班计入")]
    [InlineData("2020-03-02", 10, "2020-03-16")]
    [InlineData("2026-09-25", 10, "2026-10-15")] // 28, 29, 30 September; off 1–7 October; 8, 9, Saturday the 10th; 12, 13, 14, 15
    [InlineData("2026-09-30", 1, "2026-10-08")]
    [InlineData("2026-10-09", 1, "2026-10-10")] // Saturday worked for National Day
    [InlineData("2026-02-13", 1, "2026-02-14")] // Saturday worked for Spring Festival
    [InlineData("2026-02-14", 1, "2026-02-24")] // off 15–23 February
    [InlineData("2026-02-27", 1, "2026-02-28")]
    [InlineData("2025-12-31", 1, "2026-01-04")] // across the year: off 1–3 January, Sunday the 4th worked
    [InlineData("2018-12-28", 1, "2018-12-29")] // worked for New Year 2019
    [InlineData("2020-01-23", 1, "2020-02-03")] // Spring Festival, lengthened to 2 February; the 3rd is an ordinary Monday
    [InlineData("2026-10-08", -1, "2026-09-30")]
    [InlineData("2026-10-05", -1, "2026-09-30")]
    [InlineData("2026-10-05", 0, "2026-10-05")]
    public void Working_days_skip_holidays_and_take_make_up_days(string start, int days, string end) =>
        Assert.Equal(D(end), Official.AddWorkingDays(D(start), days).Value);

    [Fact]
    public void A_year_without_calendar_is_named_and_never_guessed()
    {
        var answer = Official.AddWorkingDays(D("2026-12-25"), 10);

        Assert.Null(answer.Value);
        Assert.Equal("calendar.year-missing", answer.Finding?.Code);
        Assert.Contains("2027年", answer.Finding?.Message, StringComparison.Ordinal);
        Assert.Contains("2027年", answer.Finding?.Remedy, StringComparison.Ordinal);
        Assert.Equal(D("2026-12-31"), Official.AddWorkingDays(D("2026-12-25"), 4).Value);
        Assert.Contains("2015年", Official.AddWorkingDays(D("2016-01-04"), -1).Finding?.Message, StringComparison.Ordinal);
        Assert.Contains("2030年", Official.AddWorkingDays(D("2030-01-04"), 1).Finding?.Message, StringComparison.Ordinal);
        Assert.Contains("2027年", Official.WorkingDaysBetween(D("2026-12-25"), D("2027-01-04")).Finding?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_between_covered_years_is_not_jumped_over()
    {
        var calendar = new WorkCalendar([], [2020, 2022]);

        Assert.Contains("2021年", calendar.AddWorkingDays(D("2020-12-31"), 1).Finding?.Message, StringComparison.Ordinal);
        Assert.Contains("2021年", calendar.AddWorkingDays(D("2022-01-03"), -1).Finding?.Message, StringComparison.Ordinal);
        Assert.Contains("2021年", calendar.WorkingDaysBetween(D("2020-06-01"), D("2022-06-01")).Finding?.Message, StringComparison.Ordinal);
        Assert.Equal(DayKind.Unknown, calendar.KindOf(D("2021-06-01")));
        Assert.Equal(D("2022-01-04"), calendar.AddWorkingDays(D("2022-01-03"), 1).Value);
    }

    [Fact]
    public void An_empty_calendar_knows_nothing_and_says_so()
    {
        var empty = new WorkCalendar([], []);

        Assert.False(empty.AddWorkingDays(D("2026-01-01"), 1).IsKnown);
        Assert.Equal(DayKind.Unknown, empty.KindOf(D("2026-01-01")));
        Assert.Throws<ArgumentOutOfRangeException>(() => empty.IsWorkingDay(D("2026-01-01")));
    }

    [Fact]
    public void A_day_knows_its_kind_and_its_holiday()
    {
        Assert.Equal((DayKind.Holiday, "国庆节"), (Official.KindOf(D("2026-10-01")), Official.HolidayName(D("2026-10-01"))));
        Assert.Equal((DayKind.MakeUpDay, "国庆节"), (Official.KindOf(D("2026-10-10")), Official.HolidayName(D("2026-10-10"))));
        Assert.Equal((DayKind.Weekend, null), (Official.KindOf(D("2026-10-11")), Official.HolidayName(D("2026-10-11"))));
        Assert.Equal((DayKind.WorkingDay, null), (Official.KindOf(D("2026-10-12")), Official.HolidayName(D("2026-10-12"))));
        Assert.True(Official.IsWorkingDay(D("2026-10-10")));
        Assert.Equal(Enumerable.Range(2016, 11), Official.Years);
    }

    [Theory(DisplayName = "工作日：甲日之后到乙日（含）有几个")]
    [InlineData("2026-09-30", "2026-10-10", 3)]
    [InlineData("2026-10-01", "2026-10-07", 0)]
    [InlineData("2026-10-10", "2026-09-30", -3)]
    public void Working_days_between_two_days(string from, string to, int days) =>
        Assert.Equal(days, Official.WorkingDaysBetween(D(from), D(to)).Value);

    [Theory(DisplayName = "日历日、月、年：末日遇休息日顺延；没有对应日的，到月末")]
    [InlineData("2026-01-31", 1, PeriodUnit.Month, "2026-02-28")] // clamped; a worked Saturday
    [InlineData("2026-09-17", 15, PeriodUnit.CalendarDay, "2026-10-08")]
    [InlineData("2025-10-04", 1, PeriodUnit.Year, "2026-10-08")]
    [InlineData("2026-03-02", 15, PeriodUnit.CalendarDay, "2026-03-17")]
    [InlineData("2024-02-29", 1, PeriodUnit.Year, "2025-02-28")]
    public void Calendar_periods_end_on_a_working_day(string start, int amount, PeriodUnit unit, string end) =>
        Assert.Equal(D(end), Official.Add(D(start), new Period(amount, unit, Citation.Of("", 1))).Value);

    [Theory(DisplayName = "工作小时：只数办公时间")]
    [InlineData("2026-03-02T09:00", 2, "2026-03-02T11:00")]
    [InlineData("2026-03-02T11:00", 2, "2026-03-02T15:30")]
    [InlineData("2026-03-02T08:30", 6.5, "2026-03-02T17:30")] // the whole day ends with the day
    [InlineData("2026-03-02T17:00", 1, "2026-03-03T09:00")]
    [InlineData("2026-09-30T17:30", 1, "2026-10-08T09:30")]
    [InlineData("2026-10-05T10:00", 6.5, "2026-10-08T17:30")]
    [InlineData("2026-03-02T07:00", 1, "2026-03-02T09:30")]
    [InlineData("2026-03-02T13:00", 0.5, "2026-03-02T15:00")]
    public void Working_hours_count_office_time_only(string start, double hours, string end)
    {
        var office = OfficeHours.Parse("08:30-12:00, 14:30-17:30");

        var answer = Official.AddWorkingHours(Time(start), (decimal)hours, office);

        Assert.Equal(Time(end), answer.Value);
    }

    [Fact]
    public void Hours_into_a_year_without_calendar_are_refused()
    {
        var office = OfficeHours.Parse("09:00-12:00");

        Assert.Contains("2027年", Official.AddWorkingHours(Time("2026-12-31T11:00"), 2, office).Finding?.Message, StringComparison.Ordinal);
        Assert.Equal(Time("2026-12-31T12:00"), Official.AddWorkingHours(Time("2026-12-31T11:00"), 1, office).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("08:30")]
    [InlineData("12:00-08:00")]
    [InlineData("08:00-12:00,11:00-17:00")]
    public void Office_hours_that_make_no_sense_are_refused(string text) =>
        Assert.Throws<FormatException>(() => OfficeHours.Parse(text));

    private static DateTime Time(string iso) => DateTime.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);
}
