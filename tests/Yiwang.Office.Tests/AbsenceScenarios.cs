using Microsoft.EntityFrameworkCore;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Office.Absences;
using Yiwang.Testing;

namespace Yiwang.Office.Tests;

/// <summary>罗府〔2019〕19号第九条 and 第五十四条, applied to the demonstration city.</summary>
public sealed class AbsenceScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 12, 1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第五十四条第一款：市长外出由办公室提前报备，晚于离开时间标违规，返程销假")]
    [Article(Law.LuodingWorkRules, 54, 1)]
    [Requirement("LD-GZ-054a")]
    public async Task The_mayors_absence_is_reported_before_he_leaves()
    {
        hall.It_is(Monday);
        Assert.Equal("absence.kind", Assert.Single((await hall.Runs("mayor", Leave(Monday) with { Kind = null })).Findings).Code);
        var (early, late) = (Leave(Monday.AddDays(1)), Leave(Monday));

        Assert.True((await hall.Runs("mayor", early)).IsDone);
        Assert.Equal(["向示例上级市政府报备"], await Kinds("absences", early.Id));
        Assert.True((await hall.Runs("absences", new FileAbsence(early.Id))).IsDone);
        Assert.True((await hall.Runs("mayor", late)).IsDone); // leaves at midnight, it is nine
        Assert.True((await hall.Runs("absences", new FileAbsence(late.Id))).IsDone);

        Assert.False((await Seen("mayor", early.Id)).IsFiledLate);
        Assert.True((await Seen("mayor", late.Id)).IsFiledLate);
        Assert.Equal(["返程销假"], await Kinds("mayor", early.Id));
        hall.It_is(Monday.AddDays(3));
        foreach (var one in new[] { early, late }) Assert.True((await hall.Runs("mayor", new EndAbsence(one.Id))).IsDone);
        Assert.Equal("已销假", (await Seen("mayor", early.Id)).State);
        Assert.Empty(await Kinds("mayor", early.Id));
    }

    [Fact(DisplayName = "第五十四条第一款：副市长、办公室主任先经市长同意，才向市委报备并通报其他领导")]
    [Article(Law.LuodingWorkRules, 54, 1)]
    [Requirement("LD-GZ-054b")]
    public async Task A_deputy_asks_the_mayor_and_the_others_are_told()
    {
        hall.It_is(Monday);
        var leave = Leave(Monday.AddDays(20));
        Assert.True((await hall.Runs("deputy-1", leave)).IsDone);

        Assert.Equal("absence.no-consent", Assert.Single((await hall.Runs("absences", new FileAbsence(leave.Id))).Findings).Code);
        Assert.Equal(["外出请示"], await Kinds("mayor", leave.Id));
        Assert.Equal("absence.not-yours", Assert.Single((await hall.Runs("deputy-executive", new DecideAbsence(leave.Id, true, ""))).Findings).Code);
        Assert.True((await hall.Runs("mayor", new DecideAbsence(leave.Id, true, ""))).IsDone);
        Assert.Equal(["向市委报备"], await Kinds("absences", leave.Id));
        Assert.True((await hall.Runs("absences", new FileAbsence(leave.Id))).IsDone);

        Assert.Equal(["外出通报"], await Kinds("deputy-executive", leave.Id));
        Assert.Equal(["外出通报"], await Kinds("office-director", leave.Id));
        Assert.True((await hall.Runs("deputy-executive", new ReadAbsence(leave.Id))).IsDone);
        Assert.Empty(await Kinds("deputy-executive", leave.Id));
    }

    [Fact(DisplayName = "第五十四条第二款：部门主要负责人先经分管副市长同意，再报备，自动向市长报告；不同意则终止")]
    [Article(Law.LuodingWorkRules, 54, 2)]
    [Requirement("LD-GZ-054c")]
    public async Task The_head_of_a_department_asks_the_deputy_in_charge()
    {
        hall.It_is(Monday);
        var (agreed, refused) = (Leave(Monday.AddDays(30)), Leave(Monday.AddDays(40)));
        Assert.True((await hall.Runs("head-health", agreed)).IsDone);
        Assert.True((await hall.Runs("head-health", refused)).IsDone);

        Assert.Equal(["外出请示"], await Kinds("deputy-1", agreed.Id));
        Assert.Empty(await Kinds("mayor", agreed.Id));
        Assert.Equal("absence.not-yours", Assert.Single((await hall.Runs("deputy-executive", new DecideAbsence(agreed.Id, true, ""))).Findings).Code); // another's department
        Assert.True((await hall.Runs("deputy-1", new DecideAbsence(agreed.Id, true, "同意"))).IsDone);
        Assert.Equal(["外出报备"], await Kinds("absences", agreed.Id));
        Assert.True((await hall.Runs("absences", new FileAbsence(agreed.Id))).IsDone);
        Assert.Equal(["外出报告"], await Kinds("mayor", agreed.Id));

        Assert.Equal("absence.opinion", Assert.Single((await hall.Runs("deputy-1", new DecideAbsence(refused.Id, false, " "))).Findings).Code);
        Assert.True((await hall.Runs("deputy-1", new DecideAbsence(refused.Id, false, "有重要会议"))).IsDone);
        Assert.Equal("不同意，已终止", (await Seen("head-health", refused.Id)).State);
        Assert.False((await hall.Runs("absences", new FileAbsence(refused.Id))).IsDone);
    }

    [Fact(DisplayName = "第五十四条第二款：镇（街）主要负责人由市长审批，同意后才报备")]
    [Article(Law.LuodingWorkRules, 54, 2)]
    [Requirement("LD-GZ-054d")]
    public async Task The_head_of_a_town_asks_the_mayor()
    {
        hall.It_is(Monday);
        var leave = Leave(Monday.AddDays(50));
        Assert.True((await hall.Runs("town-head", leave)).IsDone);

        Assert.Equal(["外出请示"], await Kinds("mayor", leave.Id));
        Assert.Empty(await Kinds("absences", leave.Id));
        Assert.True((await hall.Runs("mayor", new DecideAbsence(leave.Id, true, ""))).IsDone);
        Assert.Equal(["外出报备"], await Kinds("absences", leave.Id));
    }

    [Fact(DisplayName = "第九条：市长外出并指定主持人，要市长办的转给他并标“代主持”，期满自动收回；未指定不转，只提示")]
    [Article(Law.LuodingWorkRules, 9)]
    [Requirement("LD-GZ-009")]
    public async Task While_the_mayor_is_away_the_deputy_he_named_has_his_work()
    {
        hall.It_is(new(2019, 12, 1));
        var away = Leave(new(2019, 12, 2)) with { Until = new(2019, 12, 5), Deputy = "government.executive-deputy" };
        Assert.Equal("absence.deputy", Assert.Single((await hall.Runs("town-head", away)).Findings).Code);
        Assert.True((await hall.Runs("mayor", away)).IsDone);
        var leave = Leave(new(2019, 12, 20));
        Assert.True((await hall.Runs("town-head", leave)).IsDone);
        Assert.Equal(["外出请示"], await Kinds("mayor", leave.Id)); // he is still here

        hall.It_is(new(2019, 12, 2));
        Assert.Equal(["代主持：外出请示"], await Kinds("deputy-executive", leave.Id));
        Assert.Empty(await Kinds("mayor", leave.Id));
        Assert.Empty(await Kinds("deputy-1", leave.Id));
        Assert.Equal("absence.not-yours", Assert.Single((await hall.Runs("deputy-1", new DecideAbsence(leave.Id, true, ""))).Findings).Code);
        hall.It_is(new(2019, 12, 6));
        Assert.Equal(["外出请示"], await Kinds("mayor", leave.Id)); // it came back by itself
        Assert.Empty(await Kinds("deputy-executive", leave.Id));

        hall.It_is(new(2019, 12, 5));
        Assert.True((await hall.Runs("deputy-executive", new DecideAbsence(leave.Id, true, ""))).IsDone);
        Assert.Equal("常务副市长（代主持）", (await hall.LedgerOf($"absence/{leave.Id}"))[^1].ByPostName);

        hall.It_is(new(2020, 3, 1));
        Assert.True((await hall.Runs("mayor", Leave(new(2020, 3, 1)))).IsDone);
        var second = Leave(new(2020, 3, 20));
        Assert.True((await hall.Runs("town-head", second)).IsDone);
        Assert.Equal(["外出请示"], await Kinds("mayor", second.Id));
        Assert.Empty(await Kinds("deputy-executive", second.Id));
        Assert.Contains("市长外出且未指定主持人", await hall.Asks(await hall.As("absences"), (AbsenceList list) => list.NoticeToday(Ct)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_lead_from_the_form_to_the_return()
    {
        hall.It_is(new(2026, 6, 1));
        using var head = await hall.Visitor("示例局长乙");
        var wrong = await (await head.Opens("/staff/absences/new")).Form("leave").Submit();
        Assert.Contains("请选外出类型", wrong.Text, StringComparison.Ordinal);
        var asked = await wrong.Form("leave").Fill("kind", nameof(AbsenceKind.Business)).Fill("destination", "省会，参加会议").Fill("leavesOn", "2026-06-03").Fill("leavesTime", "08:30").Fill("until", "2026-06-04").Submit();
        using var deputy = await hall.Visitor("示例市长乙");
        await (await deputy.Opens(asked.Address)).Form("decide").Submit("agree");
        using var office = await hall.Visitor("示例报备甲");
        var filed = await (await office.Opens(asked.Address)).Form("file").Submit();

        Assert.Contains("已报备，等销假", filed.Text, StringComparison.Ordinal);
        Assert.Contains("发展改革", (await head.Opens("/staff/absences")).Text, StringComparison.Ordinal);
        using var stranger = await hall.Visitor("示例镇长甲");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.Opens(asked.Address)).Status);
    }

    private static AskLeave Leave(DateOnly on) => new(Guid.CreateVersion7(), AbsenceKind.Business, "参加会议", new DateTimeOffset(on.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)), on.AddDays(2), null);

    private async Task<SeenAbsence> Seen(string who, Guid id) => (await hall.Asks(await hall.As(who), (AbsenceList list) => list.Find(id, Ct)))!;

    /// <summary>What waits for that person about the absence, as his own inbox shows it.</summary>
    private async Task<string[]> Kinds(string who, Guid absence)
    {
        using var visitor = await hall.Visitor((await hall.As(who)).Name);
        var page = await visitor.Opens("/staff/inbox");
        return [.. page.Document.QuerySelectorAll("table.data-table tbody tr").Where(r => r.QuerySelector("a[href]")?.GetAttribute("href") == $"/staff/absences/{absence}")
            .Select(r => r.QuerySelector("td[data-label=要办什么]")!.TextContent.Trim())];
    }
}
