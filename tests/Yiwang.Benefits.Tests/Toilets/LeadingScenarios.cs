using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Leading;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Benefits.ToiletSubsidy.Reporting;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Toilets.ToiletSteps;

namespace Yiwang.Benefits.Tests.Toilets;

/// <summary>What the bureau that leads the campaign does with towns and departments.</summary>
public sealed class LeadingScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "导入的计划表有错，什么都不存；没有错，新的表取代旧的")]
    [Article(Law.LuodingRuralToilets, "二"), Requirement("LD-CS-001")]
    public async Task A_wrong_table_changes_nothing()
    {
        var book = (ToiletBook)hall.Services.GetService(typeof(ToiletBook))!;
        (await hall.Runs(Lead, new ImportPlan(book.PlanCsv.Replace("1067,350,222,128", "1068,350,222,128", StringComparison.Ordinal)))).Refused("toilets.plan-sum");
        Assert.Equal(1, await hall.Look(db => db.Set<ToiletPlan>().CountAsync(Ct)));
        hall.Done(await hall.Runs(Lead, new ImportPlan(book.PlanCsv)));
        Assert.Equal(2, await hall.Look(db => db.Set<ToiletPlan>().CountAsync(Ct)));
        Assert.Same(Outcome.Forbidden, await hall.Runs(Town, new ImportPlan(book.PlanCsv)));
    }

    [Fact(DisplayName = "任务派给责任单位；没有列入分工的单位不能牵头")]
    [Article(Law.LuodingRuralToilets, "三"), Requirement("LD-CS-006")]
    public async Task A_task_is_led_by_a_listed_body()
    {
        var id = Guid.CreateVersion7();
        (await hall.Runs(Lead, new OpenTask(id, "entertainment", "示例歌舞厅厕所改造", "示例城管局", null))).Refused("toilets.body-unlisted");
        hall.Done(await hall.Runs(Lead, new OpenTask(id, "entertainment", "示例歌舞厅厕所改造", "", hall.Today.AddDays(30))));

        Assert.Equal("culture", (await hall.Look(db => db.Set<ToiletTask>().AsNoTracking().SingleAsync(t => t.Id == id, Ct))).Body);
        Assert.Same(Outcome.NotFound, await hall.Runs(Town, new FinishTask(id)));
        hall.Done(await hall.Runs(Culture, new FinishTask(id)));
        Assert.Equal(["ToiletTaskAssigned", "ToiletTaskDone"], (await hall.LedgerOf($"toilet-task/{id}")).Select(e => e.FactName));
    }

    [Fact(DisplayName = "市级领导小组的组长岗位；没有登记领导小组和行动方案的镇街列出；考核指标库有“农村厕所建设和管理”")]
    [Article(Law.LuodingRuralToilets, "四（一）"), Requirement("LD-CS-007")]
    public async Task Groups_that_are_missing_are_listed()
    {
        var book = (ToiletBook)hall.Services.GetService(typeof(ToiletBook))!;
        (await hall.Runs(Lead, new RegisterCityGroup(new("示例副职", hall.Today, "", null)))).Refused("toilets.city-leader");
        hall.Done(await hall.Runs(Lead, new RegisterCityGroup(new("市政府主要负责同志", hall.Today, "", null))));
        hall.Done(await hall.Runs(Town, new RegisterGroup(new("镇党委主要负责同志", hall.Today, "示例行动方案", hall.Today))));
        hall.Done(await hall.Runs(OtherTown, new RegisterGroup(new("镇党委主要负责同志", hall.Today, "", null))));

        var missing = MissingGroup.Of(book, await hall.Look(db => db.Set<ToiletGroup>().AsNoTracking().ToListAsync(Ct)));

        Assert.DoesNotContain(missing, m => m.Body is "市" or "罗镜镇");
        Assert.Contains(new MissingGroup("太平镇", Group: false, ActionPlan: true), missing);
        Assert.Equal(25, missing.Count(m => m is { Group: true, ActionPlan: true })); // 18 towns and 7 bodies
        Assert.Equal(2, book.Indicators.Count(i => i.Name == "农村厕所建设和管理"));
    }

    [Fact(DisplayName = "报送：台帐的数自动带出，到期未报的有提醒；汇总导出并留痕报三个去向")]
    [Article(Law.LuodingRuralToilets, "四（五）"), Requirement("LD-CS-016")]
    public async Task Reports_reminders_and_the_summary()
    {
        await hall.Asks<ReportWatch, bool>(Actor.Stranger(), async watch => { await watch.Run(Ct); return true; });
        Assert.Contains("2026年2月进展", (await Inbox(Town)).Text);
        hall.Done(await hall.Runs(Town, new ReportProgress("正常推进。")));
        (await hall.Runs(Town, new ReportProgress("再报一次"))).Refused("toilets.reported");
        Assert.DoesNotContain("2026年2月进展", (await Inbox(Town)).Text);

        (await hall.Runs(Lead, new SendSummary("elsewhere"))).Refused("toilets.destination");
        foreach (var to in new[] { "city", "province", "prefecture" }) hall.Done(await hall.Runs(Lead, new SendSummary(to)));
        var sent = await hall.Look(db => db.Set<ToiletSummary>().AsNoTracking().ToListAsync(Ct));
        Assert.Equal(["city", "prefecture", "province"], sent.Select(s => s.Destination).Order(StringComparer.Ordinal));
        Assert.All(sent, s => Assert.Equal((20, 350, 4478), (s.Lines.Count, s.Lines.Sum(l => l.PublicPlan), s.Lines.Sum(l => l.HouseholdPlan))));

        using var lead = await hall.Visitor(Lead);
        var csv = await lead.Http.GetStringAsync(new Uri("/staff/rural-toilets/summary.csv", UriKind.Relative), Ct);
        Assert.Contains("镇（街道）,公厕计划（座）,公厕完成（座）,公厕完成率,户厕计划（户）,户厕完成（户）,户厕完成率", csv, StringComparison.Ordinal);
        Assert.Contains("合计,350,", csv, StringComparison.Ordinal);
        Assert.Equal(22, csv.TrimEnd().Split("\r\n").Length);
    }

    [Fact(DisplayName = "考核：核实数超过上报数被拒绝；问题生成整改单，整改后销号；活动指标表缺“厕所革命”时提示")]
    [Article(Law.LuodingRuralToilets, "四（五）"), Requirement("LD-CS-017")]
    public async Task Assessment_finds_problems_that_are_mended()
    {
        (await hall.Runs(Lead, new AssessTown(2019, TownName, 13, 84, []))).Refused("toilets.verified-over");
        hall.Done(await hall.Runs(Lead, new AssessTown(2019, TownName, 10, 83, ["示例公厕没有挂牌"])));
        var assessment = await hall.Look(db => db.Set<ToiletAssessment>().AsNoTracking().SingleAsync(Ct));
        Assert.Equal((83.3m, 100m), (assessment.PublicRate, assessment.HouseholdRate));
        Assert.Contains("考核问题整改", (await Inbox(Town)).Text);

        (await hall.Runs(Lead, new CloseProblem(assessment.Id, 0))).Refused("toilets.unanswered");
        Assert.Same(Outcome.NotFound, await hall.Runs(OtherTown, new AnswerProblem(assessment.Id, 0, "不是我的")));
        hall.Done(await hall.Runs(Town, new AnswerProblem(assessment.Id, 0, "已挂牌")));
        hall.Done(await hall.Runs(Lead, new CloseProblem(assessment.Id, 0)));
        Assert.All((await hall.Look(db => db.Set<ToiletAssessment>().AsNoTracking().SingleAsync(Ct))).Problems, p => Assert.NotNull(p.ClosedOn));

        var lacking = await hall.Runs(Lead, new RegisterContest("示例文明村评选", ["环境卫生", "移风易俗"]));
        Assert.Contains(lacking.Findings, f => f.Code == "toilets.contest-lacks");
        Assert.Empty((await hall.Runs(Lead, new RegisterContest("示例卫生村评选", ["厕所革命完成情况"]))).Findings);
    }

    [Fact]
    public async Task The_public_sees_progress_as_json_and_a_town_acts_by_json()
    {
        using var client = hall.Client();
        var board = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/rural-toilets", UriKind.Relative), Ct);
        Assert.Equal(222, board.GetProperty("years")[0].GetProperty("publicTarget").GetInt32());
        Assert.Equal(20, board.GetProperty("towns").GetArrayLength());

        using var town = await hall.Visitor(Town);
        var id = Guid.CreateVersion7();
        using var refused = await town.Http.PutAsJsonAsync(new Uri($"/api/rural-toilets/villages/{id}", UriKind.Relative), Village("", 1), Ct);
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var done = await town.Http.PutAsJsonAsync(new Uri($"/api/rural-toilets/villages/{id}", UriKind.Relative), Village("示例接口村", 1), Ct);
        Assert.True(done.IsSuccessStatusCode);
        var seen = await town.Http.GetFromJsonAsync<JsonElement>(new Uri($"/api/rural-toilets/villages/{id}", UriKind.Relative), Ct);
        Assert.Equal("NotBegun", seen.GetProperty("state").GetString());
    }

    private async Task<SeenPage> Inbox(string account)
    {
        using var visitor = await hall.Visitor(account);
        return await visitor.Opens("/staff/inbox");
    }
}
