using Microsoft.EntityFrameworkCore;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Appointments;
using Yiwang.Organisation.Public;
using Yiwang.Organisation.Register;
using Yiwang.Platform;
using Yiwang.Testing;
using static Yiwang.Organisation.Tests.Personnel;

namespace Yiwang.Organisation.Tests;

public sealed class AppointmentScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Day = new(2019, 10, 15);

    [Fact(DisplayName = "LD-RS-002 试用期一年从2019-10-15到2020-10-15，没有标的没有期满日")]
    [Requirement("LD-RS-002")]
    public async Task Of_one_sheet_some_have_a_probation_and_some_have_none()
    {
        await hall.Registered(Day, Line(AppointmentKind.Appointed, "试用甲", "示例试用所", "所长") with { ProbationYears = 1 }, Line(AppointmentKind.Appointed, "试用乙", "示例试用二所", "所长"));

        Assert.Equal(new DateOnly(2020, 10, 15), Assert.Single(await hall.TenuresOf("试用甲")).ProbationUntil);
        Assert.Null(Assert.Single(await hall.TenuresOf("试用乙")).ProbationUntil);
        Assert.Equal(["试用期内", "在任"], (await hall.InOfficeOn(new(2020, 10, 15), "示例试用")).Held.Select(t => t.Status).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal(["在任", "在任"], (await hall.InOfficeOn(new(2020, 10, 16), "示例试用")).Held.Select(t => t.Status));
    }

    [Fact(DisplayName = "LD-RS-002/004 试用期满和聘期届满之前，人事岗的待办里有提醒，处理以后消失")]
    [Requirement("LD-RS-002")]
    [Requirement("LD-RS-004")]
    public async Task Before_it_ends_the_personnel_officer_is_reminded()
    {
        var full = hall.Today.AddDays(20);
        await hall.Registered(full.AddYears(-1), Line(AppointmentKind.Appointed, "提醒甲", "示例提醒所", "所长") with { ProbationYears = 1 });
        await hall.Registered(hall.Today, Line(AppointmentKind.Engaged, "提醒乙", "示例提醒市", "顾问") with { TermFrom = hall.Today.AddYears(-1), TermTo = hall.Today.AddDays(5) },
            Line(AppointmentKind.Engaged, "提醒丙", "示例提醒市", "长期顾问") with { TermFrom = hall.Today, TermTo = hall.Today.AddDays(400) });

        var before = await Waiting();
        await hall.Runs(new Actor("reminders", "system.reminders", "系统", Permissions.Remind), new KeepReminders());

        Assert.Equal(before + 2, await Waiting());
        var tenure = Assert.Single(await hall.TenuresOf("提醒甲"));
        Assert.True(tenure.AwaitsAnswer);
        Assert.True((await hall.Runs(Officer, new AnswerReminder(tenure.Id, "考核合格，按期任职"))).IsDone);
        Assert.Equal(before + 1, await Waiting());
        Assert.False((await hall.Runs(Officer, new AnswerReminder(tenure.Id, "再答一次"))).IsDone);
    }

    [Fact(DisplayName = "LD-RS-003 原职务因机构改革自然免除：新任命结束旧职务；没有新任的也能独立登记")]
    [Requirement("LD-RS-003")]
    public async Task A_reform_ends_what_was_held_before()
    {
        await hall.Registered(new(2015, 1, 4), Line(AppointmentKind.Appointed, "改革甲、改革乙", "示例旧局", "股长"));

        await hall.RegistersFor("改革甲", Day, Line(AppointmentKind.Appointed, "改革甲", "示例新所", "所长") with { EndsFormer = true });
        await hall.RegistersFor("改革乙", Day, Line(AppointmentKind.RemovedByReform, "改革乙", "", "（原职务）"));

        var first = await hall.TenuresOf("改革甲");
        Assert.Equal([("示例新所", null, "在任"), ("示例旧局", (DateOnly?)Day.AddDays(-1), "机构改革")], first.Select(t => (t.Unit, t.To, t.Status)));
        Assert.Equal("机构改革", Assert.Single(await hall.TenuresOf("改革乙")).Status);
    }

    [Fact(DisplayName = "LD-RS-004 聘期起止必填且止晚于起，2022-11-26起为聘期届满")]
    [Requirement("LD-RS-004")]
    public async Task A_term_ends_by_itself_the_day_after_its_last()
    {
        var advisor = Line(AppointmentKind.Engaged, "顾问甲", "示例市", "城乡发展规划顾问");
        Assert.Equal("appointment.termFrom", Assert.Single((await hall.Registers(Day, advisor)).Findings).Code);
        Assert.Equal("appointment.termTo", Assert.Single((await hall.Registers(Day, advisor with { TermFrom = new(2019, 11, 26), TermTo = new(2019, 11, 26) })).Findings).Code);

        await hall.Registered(Day, advisor with { TermFrom = new(2019, 11, 26), TermTo = new(2022, 11, 25) });

        Assert.Equal("在任", Assert.Single((await hall.InOfficeOn(new(2022, 11, 25), "示例市")).Held, t => t.Name == "顾问甲").Status);
        Assert.DoesNotContain((await hall.InOfficeOn(new(2022, 11, 26), "示例市")).Held, t => t.Name == "顾问甲");
        Assert.Equal("聘期届满", Assert.Single(await hall.TenuresOf("顾问甲")).Status);
    }

    [Fact(DisplayName = "LD-RS-005 暂时负责不增加职务，不计入在任，单独显示，结束日可空")]
    [Requirement("LD-RS-005")]
    [Requirement("LD-RM-002")]
    public async Task Being_in_charge_for_a_while_is_no_post()
    {
        var refused = await hall.Registers(Day, Line(AppointmentKind.InCharge, "负责甲", "示例市政府办公室", "全面工作") with { Post = "government-office.documents" });
        Assert.Equal("appointment.post", Assert.Single(refused.Findings).Code);

        await hall.Registered(Day, Line(AppointmentKind.InCharge, "负责甲", "示例文化中心", "全面工作"));

        var found = await hall.InOfficeOn(Day, "示例文化中心");
        Assert.Empty(found.Held);
        Assert.Equal(("负责甲", null, "暂时负责中"), (found.Charges[0].Name, found.Charges[0].To, found.Charges[0].Status));
    }

    [Fact(DisplayName = "LD-RS-006 一张单任新免旧，两条记录同人；一人两职两条；两人免去同一职务")]
    [Requirement("LD-RS-006")]
    [Requirement("LD-RM-004")]
    public async Task One_sheet_appoints_and_removes()
    {
        await hall.Registered(new(2015, 1, 4), Line(AppointmentKind.Appointed, "大学甲", "示例广播电视大学", "副校长"));
        var person = await hall.PersonCalled("大学甲");
        AppointmentLine Of(AppointmentKind kind, string unit, string duty) => new(kind, [new PersonMark("", null, person)], unit, duty) { At = "l0.", Number = "示例任〔2019〕1号" };

        await hall.Registered(Day, Of(AppointmentKind.Appointed, "示例开放大学", "副校长"), Of(AppointmentKind.Removed, "示例广播电视大学", "副校长"));
        await hall.Registered(Day, Line(AppointmentKind.Appointed, "大学乙", "示例开放大学", "校长"), Line(AppointmentKind.Appointed, "大学乙", "示例社区大学", "校长"));
        var removal = await hall.Registers(Day, Line(AppointmentKind.Removed, "大学丙、大学丁", "示例广播电视大学", "副校长"));

        Assert.Equal([("示例开放大学", "在任"), ("示例广播电视大学", "免去")], (await hall.TenuresOf("大学甲")).Select(t => (t.Unit, t.Status)));
        var sheet = (await hall.Entries()).Where(e => e.Number == "示例任〔2019〕1号").ToArray();
        Assert.Equal([person, person], sheet.SelectMany(e => e.People));
        Assert.Equal(2, (await hall.TenuresOf("大学乙")).Count(t => t.Status == "在任"));
        Assert.Equal(["appointment.no-match", "appointment.no-match"], removal.Findings.Select(f => f.Code)); // told, and kept
        Assert.Equal((2, 2), (await hall.Entries()).Where(e => e.People.Count == 2 && e.Unit == "示例广播电视大学").Select(e => (e.People.Count, e.Unmatched)).Single());
        Assert.Equal("appointment.people", Assert.Single((await hall.Registers(Day, Of(AppointmentKind.Appointed, "示例开放大学", "副校长"))).Findings).Code);
    }

    [Fact(DisplayName = "LD-RM-003 名字相同不自动认定为同一人，人工核对后才合并，免去随之对上任命")]
    [Requirement("LD-RM-003")]
    [Requirement("LD-RM-004")]
    public async Task Nobody_is_somebody_because_of_a_name()
    {
        await hall.Registered(new(2015, 1, 4), Line(AppointmentKind.Appointed, "同名甲", "示例同名局", "局长"));
        var again = await hall.Registers(Day, Line(AppointmentKind.Removed, "同 名甲", "示例同名局", "局长"));
        Assert.Contains(again.Findings, f => f.Code == "appointment.same-name");
        var (official, _, other) = Assert.Single(await hall.Asks(Officer, (EntryList entries) => entries.SameNames(TestContext.Current.CancellationToken)), n => n.Name == "同名甲");
        Assert.NotEqual(official, other);
        Assert.Equal("在任", (await hall.Asks(Officer, (TenureList t) => t.Of(other, TestContext.Current.CancellationToken)))[0].Status);

        Assert.True((await hall.Runs(Officer, new JoinPeople(official, other, null))).IsDone);

        Assert.Equal("免去", Assert.Single(await hall.Asks(Officer, (TenureList t) => t.Of(other, TestContext.Current.CancellationToken))).Status);
        Assert.Equal(0, (await hall.Entries()).Single(e => e.Kind is AppointmentKind.Removed && e.Unit == "示例同名局").Unmatched);
        Assert.DoesNotContain(await hall.Asks(Officer, (EntryList entries) => entries.SameNames(TestContext.Current.CancellationToken)), n => n.Name == "同名甲");
    }

    [Fact(DisplayName = "登记错了，公布之前可以撤销，开始和结束的任职都恢复原状")]
    public async Task What_is_withdrawn_leaves_everything_as_it_was()
    {
        await hall.Registered(new(2015, 1, 4), Line(AppointmentKind.Appointed, "撤销甲", "示例撤销局", "科长"));
        await hall.RegistersFor("撤销甲", Day, Line(AppointmentKind.Appointed, "撤销甲", "示例撤销新局", "局长") with { EndsFormer = true });
        var entry = (await hall.Entries()).Single(e => e.Unit == "示例撤销新局");

        Assert.Equal("appointment.because", Assert.Single((await hall.Runs(Officer, new WithdrawAppointment(entry.Id, " "))).Findings).Code);
        Assert.True((await hall.Runs(Officer, new WithdrawAppointment(entry.Id, "单位录错"))).IsDone);

        Assert.Equal([("示例撤销新局", "登记撤销"), ("示例撤销局", "在任")], (await hall.TenuresOf("撤销甲")).Select(t => (t.Unit, t.Status)));
        Assert.Equal([nameof(AppointmentRegistered), nameof(AppointmentWithdrawn)], (await hall.LedgerOf($"appointment/{entry.Id}")).Select(a => a.FactName));
    }

    private Task<int> Waiting() => hall.Asks(hall.As("personnel").Result, async (IInboxOverview inbox) =>
    {
        var counts = await inbox.Mine(TestContext.Current.CancellationToken);
        return counts.Overdue + counts.Soon + counts.Others;
    });
}

internal static class KnownPeople
{
    /// <summary>A line about somebody whom the register knows already.</summary>
    public static async Task RegistersFor(this TownHall hall, string mark, DateOnly on, AppointmentLine line)
    {
        var person = await hall.PersonCalled(mark);
        await hall.Registered(on, line with { People = [new PersonMark("", null, person)] });
    }
}
