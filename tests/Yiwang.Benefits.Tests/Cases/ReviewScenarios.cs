using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;

namespace Yiwang.Benefits.Tests.Cases;

public sealed class ReviewScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 1)]
    [Requirement("SW-KF-010a"), Requirement("SW-KF-010e"), Requirement("SW-KF-010g"), Requirement("SW-KF-010h")]
    [Fact(DisplayName = "申请、一次性告知、补正、通过：金额按标准核定，通知书同时发出，档案建立")]
    public async Task An_application_is_completed_and_approved_with_its_amount()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var id = await hall.Applied(guardian, new Wanted { Materials = ["household-register"] });

        hall.Done(await hall.AsksFor(Reviewer(), id));
        hall.It_is(Monday.AddDays(3));
        await hall.Brings(guardian, id);
        await hall.Looked(Reviewer(), id);
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(id)));

        var view = await hall.Sees(guardian, id);
        Assert.Equal((CaseState.Ended, "approved"), (view.Case.State, view.Case.Result));
        Assert.Equal([NoticeKind.Receipt, NoticeKind.Supplement, NoticeKind.Approval], view.Notices.Select(n => n.Kind));
        Assert.Contains("20,000 元", string.Join('\n', (await hall.Letter(id, NoticeKind.Approval)).Next), StringComparison.Ordinal);
        Assert.Equal(2_000_000, await hall.Look(db => db.Set<AidGrant>().Where(g => g.CaseId == id).Select(g => g.AmountInFen).SingleAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(RehabilitationState.ChoosingInstitution, (await hall.Look(db => db.Set<RehabilitationRecord>().SingleAsync(r => r.Id == id, TestContext.Current.CancellationToken))).State);
        Assert.Equal("441581-dpf", view.Case.Institution);
    }

    [Requirement("SW-KF-010e"), Requirement("SW-KF-005e")]
    [Fact(DisplayName = "原件没核对、适应指征没认定的，不能通过，一次说全")]
    public async Task Nothing_is_approved_before_a_person_has_looked()
    {
        hall.It_is(Monday);
        var id = await hall.Applied(Guardian());

        var early = await hall.Runs(Reviewer(), new ApproveAid(id));

        early.Refused("aid.material.original-unseen", "aid.indication.open");
        Assert.Equal(2, early.Findings.Count(f => f.Code == "aid.material.original-unseen"));
        Assert.All(early.Findings, f => Assert.NotNull(f.Citation));
        Assert.Equal(CaseState.InProgress, (await hall.CaseOf(id)).State);
        Assert.Equal(1, await hall.Letters(id));
    }

    [Article(Law.ShanweiRehabilitationAid, 5, Item = 2), Requirement("SW-KF-005e")]
    [Fact(DisplayName = "适应指征须选“具有/不具有”并写明评估机构和日期，不能用复核意见代替")]
    public async Task A_note_does_not_stand_in_for_the_indication()
    {
        hall.It_is(Monday);
        var id = await hall.Applied(Guardian());
        hall.Done(await hall.Runs(Reviewer(), new SeeOriginals(id, ["household-register", "disability-certificate"])));

        (await hall.Runs(Reviewer(), new JudgeFinding(id, "aid.indication.open", "看过了"))).Refused("aid.judge.not-open");
        (await hall.Runs(Reviewer(), new JudgeIndication(id, true, " ", Monday.AddDays(1)))).Refused("aid.indication.by", "aid.indication.on");
        (await hall.Runs(Reviewer(), new ApproveAid(id))).Refused("aid.indication.open");

        hall.Done(await hall.Runs(Reviewer(), new JudgeIndication(id, true, "示例市人民医院", Monday)));
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(id)));
        Assert.Contains("认定具有康复服务适应指征", await hall.Sentences(id));
    }

    [Requirement("SW-KF-010g")]
    [Fact(DisplayName = "须人工复核的情况没登记意见的，不能通过；登记后可以")]
    public async Task What_the_rules_leave_open_needs_a_note()
    {
        hall.It_is(Monday);
        var id = await hall.Applied(Guardian(), new Wanted { FirstMonth = new DateOnly(2026, 6, 1) }); // ten months in two years: short years
        await hall.Looked(Reviewer(), id);

        (await hall.Runs(Reviewer(), new ApproveAid(id))).Refused("aid.training.short-year");
        (await hall.Runs(Reviewer(), new JudgeFinding(id, "aid.training.short-year", " "))).Refused("aid.judge.note");
        hall.Done(await hall.Runs(Reviewer(), new JudgeFinding(id, "aid.training.short-year", "跨年训练，明年继续")));

        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(id)));
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 1)]
    [Requirement("SW-KF-010i"), Requirement("SW-KF-010g")]
    [Fact(DisplayName = "不予通过须指明情形、写明理由；告知书写明事实、条款、救济途径，与决定同时发出")]
    public async Task A_refusal_gives_its_reasons_or_is_none()
    {
        hall.It_is(Monday);
        var id = await hall.Applied(Guardian());
        await hall.Looked(Reviewer(), id, isIndicated: false);

        (await hall.Runs(Reviewer(), new RefuseAid(id, [], "不符合"))).Refused("aid.refuse.no-ground");
        (await hall.Runs(Reviewer(), new RefuseAid(id, ["aid.age.too-old"], "不符合"))).Refused("aid.refuse.no-ground");
        (await hall.Runs(Reviewer(), new RefuseAid(id, ["aid.indication.none"], " "))).Refused("case.reason-missing");
        (await hall.Runs(Reviewer(), new RefuseAid(id, ["aid.indication.none"], new string('长', 2001)))).Refused("case.reason-too-long");
        Assert.Equal((CaseState.InProgress, 1), ((await hall.CaseOf(id)).State, await hall.Letters(id)));

        hall.Done(await hall.Runs(Reviewer(), new RefuseAid(id, ["aid.indication.none"], "评估报告认为训练不能改善功能。")));

        var letter = await hall.Letter(id, NoticeKind.Refusal);
        Assert.Contains(letter.Facts, f => f.Contains("测试小禾", StringComparison.Ordinal));
        Assert.Contains(letter.Facts, f => f.Contains("评估报告认为训练不能改善功能。", StringComparison.Ordinal));
        Assert.Equal(Citation.Of(Law.ShanweiRehabilitationAid, 5, item: 2), Assert.Single(letter.Reasons).Under);
        Assert.Contains("汕尾市残疾人联合会", letter.Remedy, StringComparison.Ordinal);
        Assert.Contains("没有规定", letter.RemedyPeriod, StringComparison.Ordinal);
        Assert.Contains("办结：不予通过", await hall.Sentences(id));
        Assert.Contains(await hall.Sentences(id), s => s.StartsWith("发出残疾儿童康复救助不予通过告知书", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "查看儿童资料留痕，写岗位不写人")]
    public async Task Whoever_opens_the_childs_data_is_recorded()
    {
        hall.It_is(Monday);
        var id = await hall.Applied(Guardian());

        hall.Done(await hall.Runs(Reviewer(), new LookAtChild(id)));

        Assert.Contains("县级残联审核岗查看了儿童资料", await hall.Sentences(id));
        Assert.DoesNotContain(await hall.Sentences(id), s => s.Contains("示例审核甲", StringComparison.Ordinal) || s.Contains("测试小禾", StringComparison.Ordinal));
    }
}
