using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Settling.Supervising;
using Yiwang.Kernel;

namespace Yiwang.Benefits.Tests.Settling;

/// <summary>第十二条: the five signs, each found when it is there and not when it isn't.</summary>
[Requirement("SW-KF-012b"), Article(Law.ShanweiRehabilitationAid, 12)]
public sealed class SuspicionTests
{
    private static readonly DateOnly March = new(2026, 3, 1);

    [Fact(DisplayName = "同日在两家机构训练；不同的日子不算")]
    public void A_child_can_not_be_in_two_places_on_one_day()
    {
        var elsewhere = Month("乙", new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 9));

        var found = Assert.Single(Look(Month("甲", new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 4)), [elsewhere]));

        Assert.Equal(SuspicionKind.SameDayTwice, found.Kind);
        Assert.Contains("3月4日", found.What, StringComparison.Ordinal);
        Assert.Empty(Look(Month("甲", new DateOnly(2026, 3, 3)), [elsewhere]));
        Assert.Empty(Look(Month("甲", new DateOnly(2026, 3, 4)), [elsewhere with { ChildIndex = "别的孩子" }]));
    }

    [Fact(DisplayName = "训练日在机构停业日；停业前后一天不算")]
    public void Nobody_trains_where_it_is_closed()
    {
        (string, DateOnly, DateOnly)[] closed = [("甲", new DateOnly(2026, 3, 5), new DateOnly(2026, 3, 6))];

        var found = Assert.Single(SuspicionRules.InMonths([Month("甲", new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 6))], [], closed, 12));

        Assert.Equal(SuspicionKind.OnClosedDay, found.Kind);
        Assert.Empty(SuspicionRules.InMonths([Month("甲", new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 7)), Month("乙", new DateOnly(2026, 3, 5))], [], closed, 12));
    }

    [Theory(DisplayName = "票据号重复：全角半角、空格、大小写不同也是同一号；同一件不算")]
    [InlineData("NO-0012", "no 0012", true)]
    [InlineData("NO-0012", "ＮＯ0012", true)]
    [InlineData("NO-0012", "NO-0013", false)]
    public void A_voucher_number_comes_once(string one, string other, bool isFound)
    {
        var claim = new WatchedVoucher(Guid.CreateVersion7(), one, "LF-1", "甲");

        Assert.Equal(isFound, SuspicionRules.InVouchers(claim, [new WatchedVoucher(Guid.CreateVersion7(), other, "LF-2", "甲")]).Any());
        Assert.Empty(SuspicionRules.InVouchers(claim, [claim]));
    }

    [Fact(DisplayName = "终止后仍结算；终止当天还算")]
    public void Nothing_is_settled_after_the_end()
    {
        var month = Month("甲", new DateOnly(2026, 3, 10), new DateOnly(2026, 3, 11));

        Assert.Equal(SuspicionKind.AfterEnd, Assert.Single(Look(month with { EndedOn = new DateOnly(2026, 3, 10) })).Kind);
        Assert.Empty(Look(month with { EndedOn = new DateOnly(2026, 3, 11) }));
    }

    [Fact(DisplayName = "月训练时长超日历可能：一天超过 12 小时（本地设定）就列出；单训含在一天之内不重复算")]
    public void No_month_has_more_hours_than_the_calendar()
    {
        var long13 = Month("甲") with { Record = new TrainingRecord(March, [new Session(March, 13 * 60)]) };
        var full = Month("甲") with { Record = new TrainingRecord(March, [.. Days().Select(d => new Session(d, 12 * 60))]) { Singles = [.. Days().Select(d => new Session(d, 60))] } };
        var beyond = full with { Record = full.Record with { Groups = [.. Days().Select(d => new Session(d, 12 * 60))] } };

        Assert.Equal(SuspicionKind.TooManyHours, Assert.Single(Look(long13)).Kind);
        Assert.Empty(Look(full));
        Assert.Equal(SuspicionKind.TooManyHours, Assert.Single(Look(beyond)).Kind);
    }

    private static IEnumerable<DateOnly> Days() => Enumerable.Range(0, 31).Select(March.AddDays);

    private static IEnumerable<Found> Look(WatchedMonth month, IReadOnlyList<WatchedMonth>? elsewhere = null) => SuspicionRules.InMonths([month], elsewhere ?? [], [], 12);

    private static WatchedMonth Month(string institution, params DateOnly[] days) =>
        new(Guid.CreateVersion7(), "孩子", "LF-1", institution, new TrainingRecord(March, [.. days.Select(d => new Session(d, 300))]));
}
