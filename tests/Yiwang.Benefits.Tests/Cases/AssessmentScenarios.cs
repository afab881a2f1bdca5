using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid;
using Yiwang.Benefits.RehabilitationAid.Following;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.RehabilitationAid.Reviewing.Assessing;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Cases;

/// <summary>第十条（一）1: where needed a designated institution assesses once more; its conclusion enters the review.</summary>
[Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 1)]
public sealed class AssessmentScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const string Hospital = "441581-medical-1", CityHospital = "441500-medical-1", Question = "诊断证明没有写明程度，请评估是否适合全日制训练。";

    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static AssessmentConclusion Said(DateOnly on) => new(false, "孤独症谱系障碍，社会交往受限。", "全日制康复训练。", "示例儿童康复科 示例医师", on, false);

    private static AskForAssessment Asking(Guid id, string institution = Hospital) => new(id, Guid.CreateVersion7(), institution, Question);

    [Requirement("SW-KF-010c")]
    [Fact(DisplayName = "只能从本县指定名录中选；机构回传的结论进入审核页和监护人的办件；缺省不停止计时")]
    public async Task A_named_institution_concludes_and_the_review_shows_it()
    {
        hall.It_is(Monday);
        var guardian = await hall.As("guardian-1");
        var id = await hall.Applied(guardian);
        var due = (await hall.CaseOf(id)).DueOn;
        (await hall.Runs(Reviewer(), Asking(id, "441521-medical-1"))).Refused("assessment.institution"); // another county's
        (await hall.Runs(Reviewer(), new AskForAssessment(id, Guid.CreateVersion7(), "441581-rehab-2", ""))).Refused("assessment.institution", "assessment.question");

        using var reviewer = await hall.Visitor("reviewer-lufeng-1");
        var desk = await reviewer.Opens($"/staff/rehabilitation-aid/{id}");
        Assert.DoesNotContain("示例海丰医院", desk.Text, StringComparison.Ordinal);
        var sent = await desk.Form("assessment").Fill("institution", Hospital).Fill("question", Question).Submit();
        Assert.Contains("等示例陆丰医院的结论", sent.Text, StringComparison.Ordinal);
        Assert.Equal(due, (await hall.CaseOf(id)).DueOn); // the text knows no stop
        (await hall.Runs(Reviewer(), Asking(id, CityHospital))).Refused("assessment.waiting");

        using var hospital = await hall.Visitor("screening-lufeng");
        var inbox = await hospital.Opens("/staff/inbox");
        var asked = await hospital.Opens(inbox.Document.QuerySelector("main a[href^='/staff/assessments/']")!.GetAttribute("href")!);
        Assert.Contains("测试小禾", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("4415812022", asked.Text, StringComparison.Ordinal); // no identity number
        var bare = await asked.Form("conclusion").Submit();
        Assert.Contains("请选择有没有康复适应指征", bare.Text, StringComparison.Ordinal);
        var done = await bare.Form("conclusion").Fill("indicated", "yes").Fill("diagnosis", "孤独症谱系障碍，社会交往受限。").Fill("needs", "全日制康复训练。").Fill("by", "示例儿童康复科").Fill("on", "2026-03-02").Submit();
        Assert.Contains("结论已回传", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("进一步诊断", (await hospital.Opens("/staff/inbox")).Text, StringComparison.Ordinal);

        Assert.Contains("社会交往受限", (await reviewer.Opens($"/staff/rehabilitation-aid/{id}")).Text, StringComparison.Ordinal);
        using var family = await hall.Visitor("guardian-1");
        Assert.Contains("社会交往受限", (await family.Opens($"/my/rehabilitation-aid/{id}")).Text, StringComparison.Ordinal);
        Assert.Contains("请带孩子做进一步诊断和康复需求评估", (await family.Opens("/my/messages")).Text, StringComparison.Ordinal);
        var record = await hall.Sentences(id);
        Assert.Contains("请示例陆丰医院做进一步诊断和康复需求评估，审核期限照常计算", record);
        Assert.Contains("示例陆丰医院回传了进一步诊断和康复需求评估的结论：有康复适应指征", record);
        Assert.Contains("医疗机构筛查登记岗查看了儿童资料", record);
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs("screening-lufeng", new LookAtAssessment((await Of(id)).Id))).Kind); // closed to it afterwards
    }

    [Requirement("SW-KF-010c")]
    [Fact(DisplayName = "本县设定停止计时的：从发起到回传是一段有依据的停止，次日接着算")]
    public async Task Where_the_county_says_so_the_clock_stops_meanwhile()
    {
        hall.It_is(Monday);
        var id = await hall.Applied(await hall.As("guardian-2"), Wanted.From(Wanted.Haifeng) with { Number = Numbers.Next(new DateOnly(2022, 4, 1)) });
        Assert.Equal(new DateOnly(2026, 3, 16), (await hall.CaseOf(id)).DueOn);
        hall.It_is(Monday.AddDays(2));
        hall.Done(await hall.Runs(Reviewer(Wanted.Haifeng), Asking(id, CityHospital)));
        Assert.Null((await hall.CaseOf(id)).DueOn); // stands still
        hall.It_is(Monday.AddDays(7));
        var one = await Of(id);
        hall.Done(await hall.Runs("screening-city", new ConcludeAssessment(one.Id, true, Said(Monday.AddDays(7)))));

        var found = await hall.CaseOf(id);
        var stop = Assert.Single(found.CurrentStage.Clock!.Stops);
        Assert.Equal((StopKind.FurtherAssessment, Monday.AddDays(2), Monday.AddDays(7)), (stop.Kind, stop.From, stop.Until!.Value));
        Assert.Equal(Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 1, subItem: 1), stop.Citation);
        Assert.Equal(new DateOnly(2026, 3, 20), found.DueOn); // four working days later
        Assert.Contains("请示例市人民医院做进一步诊断和康复需求评估，期间不计时", await hall.Sentences(id));
    }

    [Requirement("SW-KF-010c")]
    [Fact(DisplayName = "结论以前只能明知而决定：写明为什么不用等才能通过；等结论不是不予通过的理由；办结后机构的待办收回")]
    public async Task Before_the_conclusion_it_is_decided_only_knowingly()
    {
        hall.It_is(Monday);
        var id = await hall.Applied(await hall.As("guardian-1"));
        await hall.Looked(Reviewer(), id);
        hall.Done(await hall.Runs(Reviewer(), Asking(id)));
        (await hall.Runs(Reviewer(), new ApproveAid(id))).Refused("aid.assessment.open.1");
        (await hall.Runs(Reviewer(), new RefuseAid(id, ["aid.assessment.open.1"], "等不及"))).Refused("aid.assessment.open.1");
        hall.Done(await hall.Runs(Reviewer(), new JudgeFinding(id, "aid.assessment.open.1", "监护人已补交同院的新报告。")));
        (await hall.Runs(Reviewer(), new RefuseAid(id, ["aid.assessment.open.1"], "等不及"))).Refused("aid.refuse.no-ground");
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(id)));
        await hall.Everything_is_delivered();

        Assert.NotNull((await Of(id)).TakenBackOn);
        using var hospital = await hall.Visitor("screening-lufeng");
        Assert.DoesNotContain((await hall.CaseOf(id)).Number, (await hospital.Opens("/staff/inbox")).Text, StringComparison.Ordinal);
    }

    [Requirement("SW-KF-010c")]
    [Fact(DisplayName = "纸质报告由审核岗登记；结论与认定不一致的须写明依据；别家机构和别县看不到；撤回申请的不再等")]
    public async Task Paper_is_entered_and_a_difference_has_to_be_explained()
    {
        hall.It_is(Monday);
        var guardian = await hall.As("guardian-1");
        var id = await hall.Applied(guardian);
        await hall.Looked(Reviewer(), id);
        hall.Done(await hall.Runs(Reviewer(), Asking(id)));
        var one = await Of(id);
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs("screening-city", new LookAtAssessment(one.Id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs("screening-city", new ConcludeAssessment(one.Id, true, Said(Monday)))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await hall.Runs(Reviewer(Wanted.Haifeng), new ConcludeOnPaper(one.Id, false, Said(Monday)))).Kind);
        (await hall.Runs(Reviewer(), new ConcludeOnPaper(one.Id, true, Said(Monday.AddDays(-1)) with { Needs = "" }))).Refused("assessment.needs", "assessment.on");
        hall.Done(await hall.Runs(Reviewer(), new ConcludeOnPaper(one.Id, false, Said(Monday) with { Needs = "" })));
        (await hall.Runs(Reviewer(), new ConcludeOnPaper(one.Id, true, Said(Monday)))).Refused("assessment.over");
        (await hall.Runs(Reviewer(), new ApproveAid(id))).Refused("aid.assessment.differs.1"); // the reviewer found an indication

        hall.Done(await hall.Runs(Reviewer(), Asking(id, CityHospital)));
        hall.Done(await hall.Runs(guardian, new WithdrawApplication(id)));
        await hall.Everything_is_delivered();
        Assert.Equal(2, (await hall.Look(db => new BenefitsDb(db).AssessmentsOf(id, TestContext.Current.CancellationToken))).Count(a => !a.IsOpen));
        Assert.Contains("不再等示例市人民医院的进一步诊断评估：申请已经撤回", await hall.Sentences(id));
    }

    [Requirement("SW-KF-010c")]
    [Fact(DisplayName = "名录有起止日：过了最后一天的机构不能再选")]
    public async Task The_list_is_dated()
    {
        hall.It_is(new DateOnly(2026, 7, 1));
        var id = await hall.Applied(await hall.As("guardian-1"), new Wanted { FirstMonth = new DateOnly(2026, 7, 1), Months = 6 });
        (await hall.Runs(Reviewer(), Asking(id, "441581-rehab-1"))).Refused("assessment.institution"); // until 30 June
        hall.Done(await hall.Runs(Reviewer(), Asking(id, CityHospital)));
    }

    private async Task<FurtherAssessment> Of(Guid id) => (await hall.Look(db => db.Set<FurtherAssessment>().AsNoTracking().Where(a => a.CaseId == id).ToListAsync(TestContext.Current.CancellationToken))).OrderBy(a => a.Id).Last();
}
