using Yiwang.Inbox.Items;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Inbox.Tests.Items;

public sealed class DueLightsTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.FromCsv(new StreamReader(Repository.PathOf("packs", "china", "holidays.csv"))).Calendar!;

    [Theory]
    [InlineData("2026-09-29", ClockLight.Red)]
    [InlineData("2026-09-30", ClockLight.Yellow)]
    [InlineData("2026-10-10", ClockLight.Yellow)]
    [InlineData("2026-10-12", ClockLight.Green)]
    public void Three_working_days_before_it_is_due_the_light_is_yellow_and_holidays_do_not_count(string due, ClockLight expected)
    {
        // 1 to 7 October 2026 are holidays and Saturday the 10th is worked: the third working day after 30 September is the 10th.
        var lights = DueLights.On(new DateOnly(2026, 9, 30), Calendar);

        Assert.Equal(expected, lights.Of(DateOnly.ParseExact(due, "O")));
    }

    [Fact]
    public void What_is_never_due_has_no_light() => Assert.Null(DueLights.On(new DateOnly(2026, 3, 2), Calendar).Of(null));

    [Fact]
    public void Without_a_calendar_only_what_is_overdue_is_certain()
    {
        var lights = DueLights.On(new DateOnly(2090, 1, 5), Calendar);

        Assert.Equal(ClockLight.Red, lights.Of(new DateOnly(2090, 1, 4)));
        Assert.Equal(ClockLight.Unknown, lights.Of(new DateOnly(2090, 1, 5)));
    }
}
