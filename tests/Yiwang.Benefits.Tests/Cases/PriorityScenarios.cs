using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Priority;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Kernel;
using Yiwang.Testing;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Cases;

/// <summary>第十条（二）2: who comes first is for four bodies to say, each by itself.</summary>
[Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 2)]
public sealed class PriorityScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly Actor[] Bodies =
    [
        Officer("county-federation.head", "dpf"), Officer("county-civil-affairs.joint", "ca"),
        Officer("county-poverty-alleviation.joint", "pa"), Officer("county-finance.joint", "fi"),
    ];

    private static Actor Officer(string post, string office) => new("示例核准", post, "共同核准岗", Permissions.ConfirmPriority, Permissions.SeeWaiting)
    {
        Institution = $"441581-{office}", InstitutionName = "示例部门", Region = "441581",
    };

    [Requirement("SW-KF-010l")]
    [Fact(DisplayName = "四个部门都同意，才标为优先")]
    public async Task Only_when_all_four_agree_does_the_child_come_first()
    {
        var application = await An_approved_child_of("minimum-living");
        var confirmation = await ConfirmationOf(application);

        foreach (var body in Bodies.SkipLast(1)) hall.Done(await hall.Runs(body, new ConfirmPriority(confirmation, true, "")));
        Assert.False((await RecordOf(application)).HasPriority);

        hall.Done(await hall.Runs(Bodies[^1], new ConfirmPriority(confirmation, true, "")));

        Assert.True((await RecordOf(application)).HasPriority);
        Assert.Contains("残联、民政、扶贫、财政共同核准：优先提供康复救助", await hall.Sentences(application));
    }

    [Requirement("SW-KF-010l")]
    [Fact(DisplayName = "有一个部门不同意，不标优先，救助照常；不同意须写明理由")]
    public async Task One_that_declines_is_enough_and_says_why()
    {
        var application = await An_approved_child_of("orphan");
        var confirmation = await ConfirmationOf(application);

        (await hall.Runs(Bodies[0], new ConfirmPriority(confirmation, false, " "))).Refused("case.reason-missing");
        hall.Done(await hall.Runs(Bodies[0], new ConfirmPriority(confirmation, false, "名单里没有查到。")));
        foreach (var body in Bodies.Skip(1)) hall.Done(await hall.Runs(body, new ConfirmPriority(confirmation, true, "")));

        Assert.False((await RecordOf(application)).HasPriority);
        Assert.Equal("no-priority", (await hall.CaseOf(confirmation)).Result);
        Assert.Equal("approved", (await hall.CaseOf(application)).Result);
    }

    [Fact]
    public async Task A_body_speaks_once_and_only_for_itself()
    {
        var confirmation = await ConfirmationOf(await An_approved_child_of("orphan"));
        hall.Done(await hall.Runs(Bodies[1], new ConfirmPriority(confirmation, true, "")));

        (await hall.Runs(Bodies[1], new ConfirmPriority(confirmation, false, "改主意了"))).Refused("case.step-done");
        Assert.Same(Outcome.NotFound, await hall.Runs(Officer("county-finance.joint", "fi") with { Institution = "441521-fi", Region = "441521" }, new ConfirmPriority(confirmation, true, "")));
        Assert.Same(Outcome.Forbidden, await hall.Runs(AidSteps.Guardian(), new ConfirmPriority(confirmation, true, "")));
    }

    [Requirement("SW-KF-010l")]
    [Fact(DisplayName = "待安排的队列里，优先的在前，同级按通过先后")]
    public async Task Whoever_comes_first_stands_first_in_the_queue()
    {
        var earlier = await An_approved_child_of();
        var first = await An_approved_child_of("extreme-poverty");
        var confirmation = await ConfirmationOf(first);
        foreach (var body in Bodies) hall.Done(await hall.Runs(body, new ConfirmPriority(confirmation, true, "")));

        var queue = await hall.Asks<PriorityReader, IReadOnlyList<WaitingChild>>(Bodies[0], r => r.Waiting(TestContext.Current.CancellationToken));

        var order = queue.Select(c => c.CaseId).ToList();
        Assert.InRange(order.IndexOf(first), 0, order.IndexOf(earlier) - 1);
        Assert.All(queue, c => Assert.Equal("测某某", c.ChildMasked));
    }

    private async Task<Guid> An_approved_child_of(params string[] groups)
    {
        var guardian = AidSteps.Guardian();
        var id = await hall.Drafts(guardian, new Wanted());
        var answers = (await hall.Look(db => db.Set<Yiwang.Benefits.RehabilitationAid.AidApplication>().AsNoTracking().SingleAsync(a => a.Id == id, TestContext.Current.CancellationToken))).Answers;
        hall.Done(await hall.Runs(guardian, new AnswerQuestions(id, new() { Applicant = answers.Applicant! with { PriorityGroups = groups } })));
        hall.Done(await hall.Runs(guardian, new SubmitApplication(id)));
        await hall.Looked(AidSteps.Reviewer(), id);
        hall.Done(await hall.Runs(AidSteps.Reviewer(), new ApproveAid(id)));
        return id;
    }

    private Task<Guid> ConfirmationOf(Guid application) =>
        hall.Look(db => db.Set<PriorityConfirmation>().Where(c => c.ApplicationId == application).Select(c => c.Id).SingleAsync(TestContext.Current.CancellationToken));

    private Task<RehabilitationRecord> RecordOf(Guid application) =>
        hall.Look(db => db.Set<RehabilitationRecord>().AsNoTracking().SingleAsync(r => r.Id == application, TestContext.Current.CancellationToken));
}
