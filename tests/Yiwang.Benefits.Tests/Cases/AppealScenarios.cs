using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Appealing;
using Yiwang.Benefits.RehabilitationAid.Following;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Cases;

[Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 1)]
public sealed class AppealScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Requirement("SW-KF-010j"), Requirement("SW-KF-010k")]
    [Fact(DisplayName = "申诉自动到市残联，10个工作日答复；维持的写明理由并通知")]
    public async Task An_appeal_goes_up_and_is_upheld()
    {
        var (guardian, id) = await Objected();
        var waiting = await hall.Sees(Appeals(), id);
        Assert.Equal(("441500-dpf", new DateOnly(2026, 3, 16)), (waiting.Case.Holder, waiting.Case.DueOn!.Value));

        (await hall.Runs(Appeals(), new AnswerAppeal(id, "upheld", ""))).Refused("case.reason-missing");
        hall.Done(await hall.Runs(Appeals(), new AnswerAppeal(id, "upheld", "评估报告的结论清楚。")));

        var view = await hall.Sees(guardian, id);
        Assert.Equal((CaseState.Ended, "upheld"), (view.Case.State, view.Case.Result));
        Assert.Contains("评估报告的结论清楚。", (await hall.Letter(id, NoticeKind.AppealReply)).Reasons[0].Text, StringComparison.Ordinal);
        (await hall.Runs(guardian, new LodgeAppeal(id, "再申诉"))).Refused("case.appeal.not-now");
    }

    [Requirement("SW-KF-010k")]
    [Fact(DisplayName = "撤销并重审的，回到县残联，重新起算10个工作日，答复书由市残联发出")]
    public async Task An_appeal_can_hand_the_case_back()
    {
        var (_, id) = await Objected();
        hall.It_is(Monday.AddDays(4));

        hall.Done(await hall.Runs(Appeals(), new AnswerAppeal(id, "returned", "评估机构的资质没有核对。")));

        var back = await hall.CaseOf(id);
        Assert.Equal(("441581-dpf", "review", CaseState.InProgress, new DateOnly(2026, 3, 20)), (back.Holder, back.Stage, back.State, back.DueOn!.Value));
        var reply = await hall.Look(db => db.Set<Notice>().SingleAsync(n => n.CaseId == id && n.Kind == NoticeKind.AppealReply, TestContext.Current.CancellationToken));
        Assert.Equal("441500-dpf", reply.Institution);

        await hall.Looked(Reviewer(), id);
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(id)));
        Assert.Equal("approved", (await hall.CaseOf(id)).Result);
    }

    [Requirement("SW-KF-010k"), Requirement("SW-KF-010h")]
    [Fact(DisplayName = "市残联查明符合条件的，可以直接认定通过，金额照样核定")]
    public async Task An_appeal_can_be_granted_directly()
    {
        var (_, id) = await Objected();

        (await hall.Runs(Appeals(), new AnswerAppeal(id, "approved", "有新的评估"))).Refused("aid.indication.none");
        hall.Done(await hall.Runs(Appeals(), new JudgeIndication(id, true, "示例市人民医院", Monday)));
        hall.Done(await hall.Runs(Appeals(), new AnswerAppeal(id, "approved", "新的评估认为训练可以改善功能。")));

        Assert.Equal("approved", (await hall.CaseOf(id)).Result);
        Assert.Equal(2_000_000, await hall.Look(db => db.Set<AidGrant>().Where(g => g.CaseId == id).SumAsync(g => g.AmountInFen, TestContext.Current.CancellationToken)));
        Assert.NotNull(await hall.Look(db => db.Set<RehabilitationRecord>().SingleOrDefaultAsync(r => r.Id == id, TestContext.Current.CancellationToken)));
    }

    [Requirement("SW-KF-010j")]
    [Fact(DisplayName = "原审核单位不能办理申诉，哪怕把答复的权限误给了它")]
    public async Task Who_decided_cannot_answer_the_appeal()
    {
        var (_, id) = await Objected();
        var withPermission = Reviewer() with { Permissions = [.. Reviewer().Permissions, Permissions.AnswerAppeals] };
        var withPost = withPermission with { Post = Appeals().Post };

        Assert.Equal(OutcomeKind.Forbidden, (await hall.Runs(Reviewer(), new AnswerAppeal(id, "upheld", "维持"))).Kind);
        (await hall.Runs(withPermission, new AnswerAppeal(id, "upheld", "维持"))).Refused("case.not-your-step");
        (await hall.Runs(withPost, new AnswerAppeal(id, "upheld", "维持"))).Refused("case.not-your-step");
        (await hall.Runs(Reviewer(), new JudgeIndication(id, false, "示例市人民医院", Monday))).Refused("case.not-your-step");
        Assert.Equal(CaseState.InProgress, (await hall.CaseOf(id)).State);
    }

    [Requirement("SW-KF-010j")]
    [Fact(DisplayName = "只有不予通过的可以申诉；要写明哪里不对；没有期限")]
    public async Task Only_a_refusal_can_be_appealed()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var open = await hall.Applied(guardian);
        (await hall.Runs(guardian, new LodgeAppeal(open, ""))).Refused("case.appeal.not-now", "case.appeal.no-reason");

        var refused = await hall.RefusedFor(guardian);
        hall.It_is(Monday.AddDays(200));
        hall.Done(await hall.Runs(guardian, new LodgeAppeal(refused, "评估漏看了语言训练的进步。")));
    }

    [Fact(DisplayName = "撤回申诉，原来的不予通过仍然有效，可以再申诉")]
    public async Task Taking_an_appeal_back_leaves_the_refusal()
    {
        var (guardian, id) = await Objected();

        hall.Done(await hall.Runs(guardian, new WithdrawApplication(id)));

        var left = await hall.CaseOf(id);
        Assert.Equal((CaseState.Ended, "refused"), (left.State, left.Result));
        (await hall.Runs(Appeals(), new AnswerAppeal(id, "upheld", "维持"))).Refused("case.step-done");
        hall.Done(await hall.Runs(guardian, new LodgeAppeal(id, "想清楚了，还是申诉。")));
    }

    private async Task<(Actor Guardian, Guid Id)> Objected()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var id = await hall.RefusedFor(guardian);
        hall.Done(await hall.Runs(guardian, new LodgeAppeal(id, "评估漏看了语言训练的进步。")));
        return (guardian, id);
    }
}
