using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Excepting;
using Yiwang.Benefits.RehabilitationAid.Following;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Cases;

/// <summary>第八条（三）3: no second aid of a kind in one year, in principle; the head of the county federation allows what is an exception.</summary>
[Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 3)]
public sealed class ExceptionScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const string Why = "原机构停业，改到另一家继续训练。";

    private static Actor Head(string region = Wanted.Lufeng) => new("示例负责甲", "county-federation.head", "县级残联负责人", Permissions.DecideExceptions, Permissions.SeeAid)
    {
        Institution = $"{region}-dpf", InstitutionName = $"示例残联{region}", Region = region,
    };

    [Requirement("SW-KF-008r")]
    [Fact(DisplayName = "写明例外理由的可以提交；负责人批准前不能通过，批准后可以")]
    public async Task An_exception_waits_for_the_head()
    {
        var (guardian, id) = await A_second_application();
        (await hall.Runs(guardian, new SubmitApplication(id))).Refused("aid.duplicate");
        (await hall.Runs(guardian, new ExplainDuplicate(id, " "))).Refused("aid.exception.reason");
        hall.Done(await hall.Runs(guardian, new ExplainDuplicate(id, Why)));
        var before = await WaitingFor(Head());

        hall.Done(await hall.Runs(guardian, new SubmitApplication(id)));
        await Looked(id);

        Assert.Equal(before + 1, await WaitingFor(Head()));
        (await hall.Runs(Reviewer(), new ApproveAid(id))).Refused("aid.duplicate.open");
        Assert.Same(Outcome.Forbidden, await hall.Runs(Reviewer(), new DecideException(id, true, "同意")));
        (await hall.Runs(Head(), new DecideException(id, true, ""))).Refused("aid.exception.why");
        hall.Done(await hall.Runs(Head(), new DecideException(id, true, "情况属实。")));

        Assert.Equal(before, await WaitingFor(Head()));
        (await hall.Runs(Head(), new DecideException(id, false, "改主意了"))).Refused("aid.exception.none");
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(id)));
        Assert.Contains("县级残联负责人批准了同类救助的例外", await hall.Sentences(id));
    }

    [Requirement("SW-KF-008r")]
    [Fact(DisplayName = "负责人不批准的，不能通过，不予通过的理由写明")]
    public async Task What_the_head_declines_stays_a_duplicate()
    {
        var (guardian, id) = await A_second_application();
        hall.Done(await hall.Runs(guardian, new ExplainDuplicate(id, Why)));
        hall.Done(await hall.Runs(guardian, new SubmitApplication(id)));
        await Looked(id);
        hall.Done(await hall.Runs(Head(), new DecideException(id, false, "没有停业。")));

        var refusal = await hall.Runs(Reviewer(), new ApproveAid(id));

        refusal.Refused("aid.duplicate");
        Assert.Contains("没有停业", refusal.Findings.Single(f => f.Code == "aid.duplicate").Message, StringComparison.Ordinal);
        hall.Done(await hall.Runs(Reviewer(), new RefuseAid(id, ["aid.duplicate"], "同一年度已享受同类救助，例外未获批准。")));
    }

    [Fact(DisplayName = "撤回后，负责人的待办也没有了；别县的负责人看不到这件")]
    public async Task Nothing_is_left_on_the_heads_desk()
    {
        var (guardian, id) = await A_second_application();
        hall.Done(await hall.Runs(guardian, new ExplainDuplicate(id, Why)));
        var before = await WaitingFor(Head());
        hall.Done(await hall.Runs(guardian, new SubmitApplication(id)));

        Assert.Same(Outcome.NotFound, await hall.Runs(Head(Wanted.Luhe), new DecideException(id, true, "同意")));
        hall.Done(await hall.Runs(guardian, new WithdrawApplication(id)));

        Assert.Equal(before, await WaitingFor(Head()));
    }

    [Fact(DisplayName = "没有重复的，写了理由也不用负责人决定")]
    public async Task A_reason_for_nothing_troubles_nobody()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        var (guardian, before) = (Guardian(), await WaitingFor(Head()));
        var id = await hall.Drafts(guardian, new Wanted());
        hall.Done(await hall.Runs(guardian, new ExplainDuplicate(id, Why)));

        hall.Done(await hall.Runs(guardian, new SubmitApplication(id)));

        Assert.Equal(before, await WaitingFor(Head()));
    }

    /// <summary>Three months were granted in spring; two in summer are asked for, of the same kind.</summary>
    private async Task<(Actor Guardian, Guid Id)> A_second_application()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        var (guardian, wanted) = (Guardian(), new Wanted { Months = 3 });
        var granted = await hall.Applied(guardian, wanted);
        await Looked(granted);
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(granted)));
        return (guardian, await hall.Drafts(guardian, wanted with { FirstMonth = new DateOnly(2026, 7, 1), Months = 2 }));
    }

    // Less than ten months in a year is left to the reviewer's judgement.
    private async Task Looked(Guid id)
    {
        await hall.Looked(Reviewer(), id);
        hall.Done(await hall.Runs(Reviewer(), new JudgeFinding(id, "aid.training.short-year", "剩下的月份随后申请。")));
    }

    private async Task<int> WaitingFor(Actor head)
    {
        var counts = await hall.Asks<IInboxOverview, InboxCounts>(head, i => i.Mine(TestContext.Current.CancellationToken));
        return counts.Overdue + counts.Soon + counts.Others;
    }
}
