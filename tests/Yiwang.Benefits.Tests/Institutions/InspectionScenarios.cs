using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Benefits.RehabilitationAid.Institutions.Inspecting;
using Yiwang.Benefits.RehabilitationAid.Institutions.Rectifying;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Institutions;

/// <summary>第十九条, 第二十六条（一）: institutions are looked into by plan and by seven departments; what fails becomes a rectification.</summary>
public sealed class InspectionScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const string Centre = "441581-rehab-1", Garden = "441581-rehab-2";

    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private InstitutionPack Pack => hall.Services.GetRequiredService<InstitutionPack>();

    private IReadOnlyList<InspectionResult> All(params string[] failed) => [.. Pack.ChecklistOn(hall.Today).Select(i => new InspectionResult(i.Id, !failed.Contains(i.Id), failed.Contains(i.Id) ? $"示例问题{i.Id}" : ""))];

    [Requirement("SW-KF-026c"), Article(Law.ShanweiRehabilitationAid, 26, Item = 1)]
    [Fact(DisplayName = "检查计划按周期为每家定点机构生成任务：做几遍都一样，停过的补上，取消定点的撤下")]
    public async Task The_plan_gives_each_institution_its_task_once()
    {
        hall.It_is(Monday);
        await Plans();
        var planned = await Planned();
        var designated = (await hall.Asks<InstitutionRegister, IReadOnlyList<RehabilitationInstitution>>(Actor.Stranger(), r => r.Listed(hall.Today, null, Ct))).Where(i => i.Region.StartsWith("4415", StringComparison.Ordinal));
        Assert.Equal(designated.Select(i => i.Code).Order(StringComparer.Ordinal), planned.Select(i => i.Institution).Order(StringComparer.Ordinal));
        Assert.All(planned, p => Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 30)), (p.PlannedFrom, p.DueOn)));
        Assert.Equal(["检查定点机构"], await hall.Work($"inspection/{planned[0].Id}"));
        await Plans();
        Assert.Equal(planned.Count, (await Planned()).Count);

        hall.It_is(new DateOnly(2027, 2, 1)); // nobody looked for a year: two stretches are missing
        await Plans();
        var made = (await Planned()).Where(p => p.Institution == Garden).ToArray();
        Assert.Equal([new DateOnly(2026, 1, 1), new DateOnly(2026, 7, 1), new DateOnly(2027, 1, 1)], made.Select(p => p.PlannedFrom!.Value));

        await Caring.CareSteps.Loses_its_designation(hall, "441523-rehab-1", hall.Today.AddDays(5), "luhe");
        await Plans();
        var dropped = (await Planned()).Where(p => p.Institution == "441523-rehab-1").ToArray();
        Assert.All(dropped, p => Assert.Equal(InspectionState.Dropped, p.State));
        Assert.Empty(await hall.Work($"inspection/{dropped[0].Id}"));
    }

    [Requirement("SW-KF-026c")]
    [Fact(DisplayName = "检查表含消防、食品卫生、水电煤气、教学环境；计划内的每项都要查，不合格自动立整改单")]
    public async Task A_failed_item_opens_the_rectification()
    {
        hall.It_is(Monday);
        Assert.Equal(Enum.GetValues<SafetyArea>(), Pack.ChecklistOn(hall.Today).Select(i => i.Safety).OfType<SafetyArea>().Order());
        Assert.All(Pack.Checklist.Where(i => i.Safety is not null), i => Assert.Equal(8, i.Situation));
        await Plans();
        var task = (await Planned()).First(p => p.Institution == Centre && p.State is InspectionState.Due);

        var missing = await hall.Runs("reviewer-lufeng-1", new RecordInspection(Guid.CreateVersion7(), Centre, task.Id, hall.Today, [.. All().Skip(1)], "示例结论"));
        Assert.Equal(["result.fire"], missing.Findings.Select(f => f.Where));
        (await hall.Runs("reviewer-lufeng-1", new RecordInspection(Guid.CreateVersion7(), Centre, task.Id, hall.Today.AddDays(1), [.. All().Skip(1), new("fire", false, "")], ""))).Refused("inspection.conclusion", "inspection.note", "inspection.on");
        (await hall.Runs("reviewer-haifeng", new RecordInspection(Guid.CreateVersion7(), Centre, task.Id, hall.Today, All(), "示例结论"))).Refused("not-found");

        hall.Done(await hall.Runs("reviewer-lufeng-1", new RecordInspection(Guid.CreateVersion7(), Centre, task.Id, hall.Today, All("fire", "fees"), "示例结论")));
        var taken = (await Planned()).Single(p => p.Id == task.Id);
        var opened = await hall.Look(db => db.Set<Rectification>().AsNoTracking().SingleAsync(r => r.Id == taken.RectificationId, Ct));
        Assert.Equal((Centre, RectificationState.Opened, "441581-dpf"), (opened.Institution, opened.State, opened.Federation));
        Assert.Equal([3, 8], opened.Situations);
        Assert.Contains("消防不合格，示例问题fire", opened.Facts, StringComparison.Ordinal);
        Assert.Equal(["下达整改"], await hall.Work(opened.Subject));
        Assert.Empty(await hall.Work($"inspection/{task.Id}"));
        (await hall.Runs("reviewer-lufeng-1", new RecordInspection(Guid.CreateVersion7(), Centre, task.Id, hall.Today, All(), "示例结论"))).Refused("inspection.state");
        Assert.Contains("登记一次检查：合格 7 项，不合格 2 项", (await hall.LedgerOf($"inspection/{task.Id}")).Select(a => a.Sentence));

        var sound = Guid.CreateVersion7();
        hall.Done(await hall.Runs("reviewer-lufeng-1", new RecordInspection(sound, Centre, null, hall.Today, All(), "示例：都合格")));
        Assert.Null((await hall.Look(db => db.Set<Inspection>().AsNoTracking().SingleAsync(i => i.Id == sound, Ct))).RectificationId);
    }

    [Requirement("SW-KF-026c")]
    [Fact(DisplayName = "安全责任事故登记后，五个会签部门马上收到待办，签收后办结；以后的定点申请核验不通过")]
    public async Task An_accident_is_told_to_every_countersigning_department_at_once()
    {
        hall.It_is(Monday);
        (await hall.Runs("reviewer-haifeng", new RegisterAccident(Guid.CreateVersion7(), "441521-rehab-2", hall.Today.AddDays(1), ""))).Refused("accident.facts", "accident.on");
        var id = Guid.CreateVersion7();
        hall.Done(await hall.Runs("reviewer-haifeng", new RegisterAccident(id, "441521-rehab-2", hall.Today, "示例：训练室吊顶脱落。")));
        var offices = await hall.Look(db => db.Database.SqlQuery<string>($"SELECT \"Institution\" AS \"Value\" FROM inbox_work_items WHERE \"Subject\" = {$"safety-accident/{id}"} AND \"ClosedAt\" IS NULL").ToArrayAsync(Ct));
        Assert.Equal(["441500-civil", "441500-education", "441500-health", "441500-human-resources", "441500-market"], offices.Order(StringComparer.Ordinal)); // 海丰 has none of its own here

        using var health = await hall.Visitor("countersign-health");
        var desk = await (await health.Opens("/staff/inbox?kind=安全责任事故")).Follows("示例妇幼康复科");
        Assert.Contains("训练室吊顶脱落", desk.Text, StringComparison.Ordinal);
        Assert.Contains("2026年3月2日（周一）签收", (await desk.Form("see").Submit()).Text, StringComparison.Ordinal);
        Assert.Equal(4, (await hall.Work($"safety-accident/{id}")).Length);
        (await hall.Runs("countersign-health", new AcknowledgeAccident(id))).Refused("accident.seen");
        (await hall.Runs("countersign-lufeng-health", new AcknowledgeAccident(id))).Refused("not-found");

        await using var platform = await StandInCreditPlatform.Start(hall);
        var application = await hall.Applies(null, by: "registrar-haifeng-2");
        await hall.Looks_up(application, "reviewer-haifeng");
        (await hall.Runs("reviewer-haifeng", new PassCheck(application, false))).Refused("designation.accident");
        (await hall.Runs("countersign-health", new StrikeAccident(id, "示例"))).Refused("not-found"); // only whoever registered it
        (await hall.Runs("reviewer-haifeng", new StrikeAccident(id, ""))).Refused("accident.strike-reason");
        hall.Done(await hall.Runs("reviewer-haifeng", new StrikeAccident(id, "示例：调查认定不是责任事故。")));
        Assert.Empty(await hall.Work($"safety-accident/{id}"));
        hall.Done(await hall.Runs("reviewer-haifeng", new PassCheck(application, false)));
    }

    [Requirement("SW-KF-019"), Article(Law.ShanweiRehabilitationAid, 19)]
    [Fact(DisplayName = "七类部门都能看在册机构、登记本部门的检查；机构页按日期汇集各部门的记录")]
    public async Task Seven_departments_record_their_inspections_on_one_page()
    {
        hall.It_is(Monday);
        (string Account, string Name)[] seven = [("countersign-education", "教育部门"), ("inspect-police", "公安机关"), ("civil-affairs-lufeng", "民政部门"), ("countersign-lufeng-health", "卫生健康部门"),
            ("inspect-lufeng-reform", "发展改革部门"), ("countersign-human-resources", "人力资源社会保障部门"), ("countersign-lufeng-market", "市场监管部门")];
        for (var day = 0; day < seven.Length; day++)
        {
            hall.It_is(Monday.AddDays(day));
            using var officer = await hall.Visitor(seven[day].Account);
            var page = await (await (await officer.Opens("/staff")).Follows("机构检查")).Follows("示例启星康复园");
            var recorded = await page.Form("inspect").Fill("conclusion", $"示例结论{day}").Submit();
            Assert.Contains($"示例结论{day}", recorded.Text, StringComparison.Ordinal);
        }

        using var federation = await hall.Visitor("reviewer-lufeng-1");
        var rows = (await federation.Opens($"/staff/institutions/{Garden}")).Rows().Where(r => r.Contains("示例结论", StringComparison.Ordinal)).ToArray();
        Assert.Equal(seven.Reverse().Select(s => s.Name), rows.Select(r => seven.First(s => r.Contains(s.Name, StringComparison.Ordinal)).Name));
        using var institution = await hall.Visitor("registrar-lufeng-2");
        Assert.Contains("示例结论0", (await institution.Opens("/staff/institution")).Text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await federation.Http.GetStringAsync(new Uri($"/api/inspections/{Garden}", UriKind.Relative), Ct));
        Assert.Equal(7, json.RootElement.GetProperty("inspections").GetArrayLength());

        using var sent = await federation.Http.PostAsJsonAsync(new Uri($"/api/inspections/{Garden}", UriKind.Relative), new { on = "2026-03-01", conclusion = "示例接口登记", results = new[] { new { item = "fire", passes = true, note = "" } } }, Ct);
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Contains("示例接口登记", (await federation.Opens($"/staff/inspections/{Garden}")).Text, StringComparison.Ordinal);

        (await hall.Runs("countersign-lufeng-health", new RecordInspection(Guid.CreateVersion7(), "441521-rehab-2", null, hall.Today, [], "示例"))).Refused("not-found"); // another county's
        (await hall.Runs("finance-lufeng", new RecordInspection(Guid.CreateVersion7(), Garden, null, hall.Today, [], "示例"))).Refused("forbidden"); // none of the seven
        using var haifeng = await hall.Visitor("reviewer-haifeng");
        Assert.DoesNotContain("示例启星康复园", (await haifeng.Opens("/staff/inspections")).Text, StringComparison.Ordinal);
    }

    [Requirement("SW-KF-019"), Requirement("SW-KF-026c")]
    [Fact(DisplayName = "网页：部门查到不合格，系统立整改单；非定点机构的只登记，不立")]
    public async Task What_a_department_finds_becomes_a_rectification_too()
    {
        hall.It_is(Monday.AddDays(20)); // the latest stands first
        using var market = await hall.Visitor("countersign-lufeng-market");
        var page = await market.Opens($"/staff/inspections/{Centre}");
        var refused = await page.Form("inspect").Fill("result.food", "fail").Fill("conclusion", "示例食堂检查").Submit();
        Assert.Contains("请写明是什么问题", refused.Text, StringComparison.Ordinal);
        Assert.Contains("已立整改单", (await refused.Form("inspect").Fill("note.food", "示例留样不足").Submit()).Text, StringComparison.Ordinal);
        using var federation = await hall.Visitor("reviewer-lufeng-1");
        var order = await (await federation.Opens($"/staff/inspections/{Centre}")).Follows("整改单");
        Assert.Contains("示例留样不足", order.Text, StringComparison.Ordinal);

        var outcome = await hall.Runs("countersign-education", new RecordInspection(Guid.CreateVersion7(), InstitutionSteps.Undesignated, null, hall.Today, [new("teaching", false, "示例采光不足")], "示例"));
        hall.Done(outcome);
        Assert.Equal(["inspection.not-designated"], outcome.Findings.Select(f => f.Code));
    }

    [Theory(DisplayName = "检查周期从一月数起，不跨年")]
    [InlineData("2026-03-02", 6, "2026-01-01", "2026-06-30")]
    [InlineData("2026-12-31", 6, "2026-07-01", "2026-12-31")]
    [InlineData("2026-12-01", 5, "2026-11-01", "2026-12-31")]
    [InlineData("2026-05-01", 12, "2026-01-01", "2026-12-31")]
    public void A_stretch_of_the_plan(string day, int months, string from, string to) =>
        Assert.Equal((DateOnly.Parse(from, null), DateOnly.Parse(to, null)), InspectionPeriod.Of(DateOnly.Parse(day, null), months) is var p ? (p.From, p.To) : default);

    private Task<bool> Plans() => hall.Asks<InspectionWatch, bool>(Actor.Stranger(), async job =>
    {
        await job.Run(Ct);
        return true;
    });

    private async Task<IReadOnlyList<Inspection>> Planned() => await hall.Look(db => db.Set<Inspection>().AsNoTracking().Where(i => i.PlannedFrom != null).OrderBy(i => i.PlannedFrom).ToListAsync(Ct));
}
