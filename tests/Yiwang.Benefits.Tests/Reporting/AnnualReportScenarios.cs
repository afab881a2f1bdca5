using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Reporting;
using Yiwang.Benefits.RehabilitationAid.Reporting.Annual;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Reporting;

/// <summary>第十条（三）4: last year's data and the report on performance, by the end of August, both or nothing.</summary>
[Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 4)]
public sealed class AnnualReportScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const string Lufeng = "441581", Haifeng = "441521", Luhe = "441523", Urban = "441502";

    [Requirement("SW-KF-010s")]
    [Theory(DisplayName = "8月31日报送按期，9月1日报送逾期")]
    [InlineData(Lufeng, "2026-08-31", false)]
    [InlineData(Haifeng, "2026-09-01", true)]
    public async Task The_last_day_of_august_is_in_time_and_the_next_is_not(string county, string day, bool late)
    {
        hall.It_is(DateOnly.Parse(day, CultureInfo.InvariantCulture));
        var writer = Writer(county);
        hall.Done(await hall.Runs(writer, new CountYear(2025)));
        hall.Done(await hall.Runs(writer, new SaveAnnualReport(2025, [], "帮助的孩子都开始了训练。")));
        hall.Done(await hall.Runs(writer, new SubmitAnnualReport(2025)));

        var report = await Report(county, 2025);
        Assert.Equal(new DateOnly(2026, 8, 31), report.DueOn);
        Assert.Equal(late, report.IsLate);
        Assert.Contains((await hall.LedgerOf(report.Subject)), a => a.Sentence.EndsWith(late ? "逾期" : "按期", StringComparison.Ordinal));
    }

    [Requirement("SW-KF-010s")]
    [Fact(DisplayName = "缺数据表或绩效报告，都不算报送；报送以后不能再改；没有过完的年度不能报送")]
    public async Task Both_parts_or_it_is_not_sent()
    {
        hall.It_is(new DateOnly(2026, 6, 1));
        var writer = Writer(Urban);
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs(writer, new SubmitAnnualReport(2023))).Kind);
        hall.Done(await hall.Runs(writer, new CountYear(2023)));
        (await hall.Runs(writer, new SubmitAnnualReport(2023))).Refused("annual-report.no-performance");
        hall.Done(await hall.Runs(writer, new SaveAnnualReport(2023, [], "做了宣传，帮助了 3 个孩子。")));
        hall.Done(await hall.Runs(writer, new SubmitAnnualReport(2023)));
        (await hall.Runs(writer, new SubmitAnnualReport(2023))).Refused("annual-report.sent");
        (await hall.Runs(writer, new SaveAnnualReport(2023, [], "改一改"))).Refused("annual-report.sent");

        hall.Done(await hall.Runs(writer, new CountYear(2026)));
        hall.Done(await hall.Runs(writer, new SaveAnnualReport(2026, [], "提前写。")));
        (await hall.Runs(writer, new SubmitAnnualReport(2026))).Refused("annual-report.not-over");
    }

    [Requirement("SW-KF-010s")]
    [Fact(DisplayName = "数据表从办件汇总；改了的数字要写明差异，重新汇总时说明还在")]
    public async Task The_table_counts_the_cases_and_a_change_is_explained()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        var guardian = await hall.As("guardian-1");
        var approved = await hall.Applied(guardian, Wanted.From(Lufeng));
        await hall.Looked(Reviewer(), approved);
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(approved)));
        hall.It_is(new DateOnly(2026, 3, 3));
        var slow = await hall.Applied(guardian, Wanted.From(Lufeng));
        hall.It_is(new DateOnly(2026, 4, 1)); // past the tenth working day
        await hall.Looked(Reviewer(), slow, isIndicated: false);
        hall.Done(await hall.Runs(Reviewer(), new RefuseAid(slow, ["aid.indication.none"], "评估认为没有适应指征。")));
        var writer = Writer(Lufeng);
        hall.Done(await hall.Runs(writer, new CountYear(2026)));

        var counted = await Report(Lufeng, 2026);
        Assert.Equal((2, 1, 1), (Value(counted, "received"), Value(counted, "approved"), Value(counted, "refused")));
        Assert.Equal((2, 1), (Value(counted, "reviews"), Value(counted, "reviews-in-time")));
        Assert.Equal((1, 1), (Value(counted, "children"), Value(counted, "children-Autism")));
        Assert.Equal(2_000_000, Value(counted, "granted-full-time-private"));

        (await hall.Runs(writer, new SaveAnnualReport(2026, [new("children", 3, " ")], ""))).Refused("annual-report.unexplained");
        (await hall.Runs(writer, new SaveAnnualReport(2026, [new("children", -1, "误")], ""))).Refused("annual-report.negative");
        hall.Done(await hall.Runs(writer, new SaveAnnualReport(2026, [new("children", 3, "两名孩子的纸质办件没有录入。")], "")));
        hall.Done(await hall.Runs(writer, new CountYear(2026)));
        var line = (await Report(Lufeng, 2026)).Lines.Single(l => l.Key == "children");
        Assert.Equal((1, 3, "两名孩子的纸质办件没有录入。"), (line.Computed, line.Stated, line.Note));
    }

    [Requirement("SW-KF-010s")]
    [Fact(DisplayName = "市残联看板列出未报的县；到提醒日县里有待办，报送后待办关闭")]
    public async Task The_city_sees_who_has_not_sent_and_the_county_is_reminded()
    {
        hall.It_is(new DateOnly(2025, 7, 1));
        await hall.Runs(Reminder, new RemindOfReports());
        Assert.DoesNotContain("报送 2024 年度", await Inbox("reviewer-luhe"), StringComparison.Ordinal);
        hall.It_is(new DateOnly(2025, 7, 2)); // sixty days before 31 August
        await hall.Runs(Reminder, new RemindOfReports());
        await hall.Runs(Reminder, new RemindOfReports());
        foreach (var reviewer in new[] { "reviewer-luhe", "reviewer-haifeng", "reviewer-chengqu", "reviewer-lufeng-1" })
            Assert.Equal(1, (await Inbox(reviewer)).Split("报送 2024 年度").Length - 1);

        hall.It_is(new DateOnly(2025, 9, 2));
        var writer = Writer(Luhe);
        hall.Done(await hall.Runs(writer, new CountYear(2024)));
        hall.Done(await hall.Runs(writer, new SaveAnnualReport(2024, [], "没有孩子申请。")));
        hall.Done(await hall.Runs(writer, new SubmitAnnualReport(2024)));
        await hall.Runs(Reminder, new RemindOfReports());
        Assert.DoesNotContain("报送 2024 年度", await Inbox("reviewer-luhe"), StringComparison.Ordinal);
        Assert.Contains("报送 2024 年度", await Inbox("reviewer-haifeng"), StringComparison.Ordinal);

        using var city = await hall.Visitor("appeals");
        var board = await city.Opens("/staff/rehabilitation-aid/annual-reports?year=2024");
        Assert.Contains("未报：", board.Text, StringComparison.Ordinal);
        Assert.Contains("海丰县", board.Text[board.Text.IndexOf("未报：", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("报送，逾期", board.Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "经办岗在网页上汇总、说明差异、写绩效报告、报送")]
    public async Task An_officer_fills_it_in_on_the_page()
    {
        hall.It_is(new DateOnly(2026, 8, 3));
        using var visitor = await hall.Visitor("reviewer-luhe");
        var empty = await visitor.Opens("/staff/rehabilitation-aid/annual-report?year=2023");
        var counted = await empty.Form("count").Submit();
        var wrong = await counted.Form("save").Fill("value.children", "三").Submit();
        Assert.Contains("不是数字", wrong.Text, StringComparison.Ordinal);
        var saved = await wrong.Form("save").Fill("value.children", "1").Fill("note.children", "一名孩子在外地救助。").Fill("performance", "按计划完成。").Submit();
        var sent = await saved.Form("submit").Submit();
        Assert.Contains("已报送，逾期", sent.Text, StringComparison.Ordinal); // the year before last
        Assert.Contains("一名孩子在外地救助。", sent.Text, StringComparison.Ordinal);
    }

    private static Actor Reminder => new("系统", "system", "系统", Permissions.RemindOfReports);

    private async Task<string> Inbox(string account)
    {
        using var visitor = await hall.Visitor(account);
        return (await visitor.Opens("/staff/inbox")).Text;
    }

    private static long Value(AnnualReport report, string key) => report.Lines.Single(l => l.Key == key).Computed;

    private Task<AnnualReport> Report(string county, int year) =>
        hall.Look(db => db.Set<AnnualReport>().AsNoTracking().SingleAsync(r => r.Region == county && r.Year == year, TestContext.Current.CancellationToken));

    private static Actor Writer(string county) => new("示例经办", "county-federation.reviewer", "县级残联审核岗", Permissions.WriteAnnualReports)
    {
        Institution = $"{county}-dpf", InstitutionName = "示例残联", Region = county,
    };
}
