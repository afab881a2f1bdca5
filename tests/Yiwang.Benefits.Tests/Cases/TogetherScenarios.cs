using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;

namespace Yiwang.Benefits.Tests.Cases;

public sealed class TogetherScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Fact(DisplayName = "两名审核人同时通过：一个办成，另一个知道已有人办过；只有一份补助、一份通知书")]
    public async Task Two_clerks_at_once_decide_once()
    {
        hall.It_is(Monday);
        var id = await hall.Applied(Guardian());
        await hall.Looked(Reviewer(), id);
        var (one, other) = (Reviewer(), Reviewer());

        var outcomes = await Task.WhenAll(Task.Run(() => hall.Runs(one, new ApproveAid(id))), Task.Run(() => hall.Runs(other, new ApproveAid(id))));

        Assert.Single(outcomes, o => o.IsDone);
        Assert.Contains(outcomes.Single(o => !o.IsDone).Findings, f => f.Code is "case.step-done" or "changed-meanwhile");
        Assert.Equal(1, await hall.Look(db => db.Set<AidGrant>().CountAsync(g => g.CaseId == id, TestContext.Current.CancellationToken)));
        Assert.Equal(2, await hall.Letters(id));
    }

    [Fact(DisplayName = "两名审核人同时不予通过：只有一个决定成立")]
    public async Task Two_refusals_at_once_leave_one_decision()
    {
        hall.It_is(Monday);
        var id = await hall.Applied(Guardian(), new Wanted { FirstMonth = new DateOnly(2026, 3, 1) });
        await hall.Looked(Reviewer(), id, isIndicated: false);
        var (one, other) = (Reviewer(), Reviewer());

        var outcomes = await Task.WhenAll(
            Task.Run(() => hall.Runs(one, new RefuseAid(id, ["aid.indication.none"], "评估认为不适应"))),
            Task.Run(() => hall.Runs(other, new RefuseAid(id, ["aid.indication.none"], "同上"))));

        Assert.Single(outcomes, o => o.IsDone);
        Assert.Single(await hall.Sentences(id), s => s.StartsWith("办结", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "同一张表单送来两次：只办一次，两次都答“办好了”")]
    public async Task A_form_sent_twice_acts_once()
    {
        hall.It_is(Monday);
        var (guardian, key, approval) = (Guardian(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var id = await hall.Drafts(guardian, new Wanted());

        hall.Done(await hall.Runs(guardian, new SubmitApplication(id), key));
        hall.Done(await hall.Runs(guardian, new SubmitApplication(id), key));
        await hall.Looked(Reviewer(), id);
        var clerk = Reviewer();
        hall.Done(await hall.Runs(clerk, new ApproveAid(id), approval));
        hall.Done(await hall.Runs(clerk, new ApproveAid(id), approval));

        Assert.Equal(2, await hall.Letters(id));
        Assert.Single(await hall.Sentences(id), s => s.StartsWith("收到申请", StringComparison.Ordinal));
        (await hall.Runs(guardian, new SubmitApplication(id))).Refused("aid.submitted");
    }

    [Fact(DisplayName = "编号按受理单位和年份连续，不跳号")]
    public async Task Numbers_have_no_gaps()
    {
        hall.It_is(new DateOnly(2025, 6, 3));
        var guardian = Guardian();
        var first = await hall.Applied(guardian, new Wanted { FirstMonth = new DateOnly(2025, 3, 1) });
        await hall.Runs(guardian, new SubmitApplication(await hall.Drafts(guardian, new Wanted { Household = Wanted.Elsewhere })));
        var second = await hall.Applied(guardian, new Wanted { FirstMonth = new DateOnly(2025, 3, 1) });

        Assert.Equal(("KFJZ-441581-2025-00001", "KFJZ-441581-2025-00002"), ((await hall.CaseOf(first)).Number, (await hall.CaseOf(second)).Number));
    }
}
