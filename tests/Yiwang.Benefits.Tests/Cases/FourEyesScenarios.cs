using Yiwang.Benefits.RehabilitationAid.Appealing;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Benefits.Tests.Settling;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Cases;

/// <summary>Somebody who holds two posts is one person: what he did in one he doesn't review in the other.</summary>
public sealed class FourEyesScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Fact(DisplayName = "办过审核的人换一个岗位，也不能答复对它的申诉")]
    public async Task Whoever_judged_the_case_does_not_answer_the_appeal_against_it()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var id = await hall.Applied(guardian);
        var reviewer = Reviewer();
        await hall.Looked(reviewer, id, isIndicated: false);
        hall.Done(await hall.Runs(reviewer, new RefuseAid(id, ["aid.indication.none"], "评估报告认为训练不能改善功能。")));
        hall.Done(await hall.Runs(guardian, new LodgeAppeal(id, "孩子还小，请再看看。")));
        var answer = new AnswerAppeal(id, "upheld", "评估报告的结论清楚。");

        (await hall.Runs(Appeals() with { AccountId = reviewer.AccountId }, answer)).Refused("aid.appeal.same-person");
        hall.Done(await hall.Runs(Appeals(), answer));
    }

    [Fact(DisplayName = "核准过一步的人换一个岗位，也不能办这一单的另一步")]
    public async Task Whoever_approved_a_payment_in_one_post_does_not_act_on_it_in_another()
    {
        await hall.Trained(Guardian(), new(2026, 3, 1));
        var settlement = await hall.HandsIn(new(2026, 3, 1), SettlementWay.FinancePays);
        hall.Done(await hall.Approves(SettleSteps.Reviewer, settlement));
        Actor finance = await hall.As(SettleSteps.Finance), reviewer = await hall.As(SettleSteps.Reviewer);

        (await hall.Runs(finance with { AccountId = reviewer.AccountId }, new Benefits.Paying.ApprovePayment(settlement.OrderId, "", []))).Refused("payment.same-person");
        hall.Done(await hall.Approves(SettleSteps.Finance, settlement, 700, 500));
    }
}
