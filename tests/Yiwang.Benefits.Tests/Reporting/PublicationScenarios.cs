using System.Globalization;
using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Reporting;
using Yiwang.Benefits.RehabilitationAid.Reporting.Budgets;
using Yiwang.Benefits.RehabilitationAid.Reporting.Publishing;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Reporting;

/// <summary>第十一条, 第十二条: where the money comes from, and what the public is told.</summary>
[Article(Law.ShanweiRehabilitationAid, 12)]
public sealed class PublicationScenarios(TownHall hall) : IClassFixture<TownHall>
{
    [Requirement("SW-KF-012a")]
    [Theory(DisplayName = "人数小于阈值的不写明；合计公开时，只有一格不足的再隐去最小的一格")]
    [InlineData("0,7,9", true, "0,7,9")]
    [InlineData("4,3,9", true, "<,<,9")]
    [InlineData("4,7,9", true, "<,<,9")]
    [InlineData("4,7,9", false, "<,7,9")]
    [InlineData("5,7,9", true, "5,7,9")]
    [InlineData("4,0,0", true, "<,0,0")]
    public void Small_counts_are_not_told(string counts, bool totalIsTold, string seen) =>
        Assert.Equal(seen, string.Join(',', SmallCounts.Hide([.. counts.Split(',').Select(int.Parse)], 5, totalIsTold).Select(c => c?.ToString(CultureInfo.InvariantCulture) ?? "<")));

    [Theory]
    [InlineData("2026-03-02", 3, "2025-10-01", "2025-12-31")]
    [InlineData("2026-04-01", 3, "2026-01-01", "2026-03-31")]
    [InlineData("2026-03-31", 3, "2025-10-01", "2025-12-31")]
    [InlineData("2026-01-01", 12, "2025-01-01", "2025-12-31")]
    [InlineData("2026-12-15", 5, "2026-06-01", "2026-10-31")]
    [InlineData("2027-01-15", 5, "2026-11-01", "2026-12-31")]
    public void The_last_period_is_the_last_that_is_over(string today, int months, string from, string to)
    {
        var period = PublicationPeriod.LastBefore(DateOnly.Parse(today, CultureInfo.InvariantCulture), months);
        Assert.Equal($"{from} {to}", $"{period.From:yyyy-MM-dd} {period.To:yyyy-MM-dd}");
    }

    [Requirement("SW-KF-012a")]
    [Fact(DisplayName = "公开稿只有总数；到期提醒，公开留痕，一期一次；公众不登录就能看")]
    public async Task What_is_told_are_sums_and_it_is_told_once()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        var guardian = await hall.As("guardian-1");
        for (var i = 0; i < 6; i++)
        {
            var id = await hall.Applied(guardian, Wanted.From(Wanted.Lufeng));
            await hall.Looked(Reviewer(), id);
            hall.Done(await hall.Runs(Reviewer(), new ApproveAid(id)));
        }

        hall.Done(await hall.Runs("finance-lufeng", new RegisterBudget(2026, BudgetSource.County, 500_000_00, "示例预算〔2026〕1号")));
        hall.It_is(new DateOnly(2026, 4, 1));
        await hall.Runs(new Actor("系统", "system", "系统", Permissions.RemindOfReports), new RemindOfReports());
        using var head = await hall.Visitor("head-lufeng");
        Assert.Contains("公开 2026年1月 至 2026年3月", (await head.Opens("/staff/inbox")).Text, StringComparison.Ordinal);

        var draft = await head.Opens("/staff/rehabilitation-aid/publications");
        var published = await draft.Form("publish").Submit();
        Assert.Contains("已经公开", published.Text, StringComparison.Ordinal);
        (await hall.Runs("head-lufeng", new PublishFigures(new DateOnly(2026, 1, 1)))).Refused("publication.twice");
        (await hall.Runs("head-lufeng", new PublishFigures(new DateOnly(2025, 10, 1)))).Refused("publication.period");
        Assert.DoesNotContain("公开 2026年1月", (await head.Opens("/staff/inbox")).Text, StringComparison.Ordinal);
        Assert.Single(await hall.LedgerOf(Publication.SubjectOf("441581", new DateOnly(2026, 1, 1))));

        using var anybody = hall.Visitor();
        var list = await anybody.Opens("/services/rehabilitation-aid/figures");
        var page = await anybody.Opens(list.Document.QuerySelector("main table a")!.GetAttribute("href")!);
        Assert.Contains("6 人", page.Text, StringComparison.Ordinal);
        Assert.Contains("500,000 元", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("测试小禾", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Article(Law.ShanweiRehabilitationAid, 11)]
    [Requirement("SW-KF-011")]
    [Fact(DisplayName = "预算登记、更正不能低于零；执行率由支付得出；超过预算只预警，不拒绝审核")]
    public async Task A_budget_is_registered_and_its_excess_only_warns()
    {
        hall.It_is(new DateOnly(2026, 5, 6));
        (await hall.Runs("finance-lufeng", new RegisterBudget(2031, (BudgetSource)9, 0, " "))).Refused("budget.year", "budget.source", "budget.amount", "budget.basis");
        (await hall.Runs("finance-lufeng", new RegisterBudget(2025, BudgetSource.Donation, -1_00, "更正"))).Refused("budget.below-zero");
        hall.Done(await hall.Runs("finance-lufeng", new RegisterBudget(2025, BudgetSource.Donation, 80_000_00, "示例捐赠协议1号")));
        hall.Done(await hall.Runs("finance-lufeng", new RegisterBudget(2025, BudgetSource.Donation, -30_000_00, "多记更正")));

        var year = await hall.Asks<BudgetReader, BudgetYear>(Actor.Stranger(), r => r.Of("441581", 2025, TestContext.Current.CancellationToken));
        Assert.Equal((50_000_00L, 0), (year.BudgetInFen, year.PerMille));
        Assert.Null(year.Warning);
        Assert.Equal(960, (year with { PaidInFen = 48_000_00 }).PerMille);
        Assert.Null((year with { PaidInFen = 48_000_00, PendingInFen = 2_000_00 }).Warning);
        Assert.Equal(Severity.Warns, (year with { PaidInFen = 48_000_00, PendingInFen = 2_000_01 }).Warning!.Severity);
    }
}
