using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.RehabilitationAid.Appealing;
using Yiwang.Benefits.RehabilitationAid.Following;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Procedures;
using Yiwang.Procedures.Clocks;
using Yiwang.Procedures.Public;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;

namespace Yiwang.Benefits.Tests.Cases;

public sealed class ClockScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly string[] CountiesWithDecision = [Wanted.Lufeng, Wanted.Haifeng];

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 1), Requirement("SW-KF-010g")]
    [Fact(DisplayName = "2020-03-02 收到，2020-03-16 到期；3月17日仍未办结的超期，市残联也看得到")]
    public async Task A_case_is_overdue_on_the_eleventh_working_day()
    {
        hall.It_is(new DateOnly(2020, 3, 2));
        var id = await hall.Applied(Guardian(), new Wanted { Number = Numbers.Next(new DateOnly(2016, 5, 10)), FirstMonth = new DateOnly(2020, 3, 1) });
        Assert.Equal(new DateOnly(2020, 3, 16), (await hall.CaseOf(id)).DueOn);

        hall.It_is(new DateOnly(2020, 3, 16));
        Assert.False((await hall.Sees(Reviewer(), id)).Clock!.IsOverdue);
        Assert.DoesNotContain(await OverdueFor(Appeals()), l => l.Id == id);
        hall.It_is(new DateOnly(2020, 3, 17));

        var late = (await hall.Sees(Reviewer(), id)).Clock!;
        Assert.Equal((ClockLight.Red, -1), (late.Light, late.Remaining));
        Assert.Equal(ClockLight.Red, (await OverdueFor(Appeals())).Single(l => l.Id == id).Light);
        Assert.Contains(await OverdueFor(Reviewer()), l => l.Id == id);
        Assert.DoesNotContain(await OverdueFor(Reviewer(Wanted.Haifeng)), l => l.Id == id);
    }

    private async Task<IReadOnlyList<CaseLine>> OverdueFor(Yiwang.Testing.Actor officer) =>
        (await hall.Asks<ICaseReader, CasePage>(officer, r => r.Overdue(TestContext.Current.CancellationToken))).Lines;

    [Requirement("SW-KF-010g")]
    [Fact(DisplayName = "2026-12-25 提交：2027年放假安排没有公布，不猜期限，说明原因，照样受理")]
    public async Task Without_a_calendar_there_is_a_finding_and_no_guess()
    {
        hall.It_is(new DateOnly(2026, 12, 25));
        var id = await hall.Applied(Guardian(), new Wanted { FirstMonth = new DateOnly(2027, 1, 1) });

        var view = await hall.Sees(Reviewer(), id);
        Assert.Null(view.Case.DueOn);
        Assert.Equal(("2027", ClockLight.Unknown), (view.Clock!.Finding!.Where, view.Clock.Light));
        Assert.Contains("2027", string.Join('\n', (await hall.Letter(id, NoticeKind.Receipt)).Next), StringComparison.Ordinal);
        await hall.Looked(Reviewer(), id);
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(id)));
    }

    [Fact(DisplayName = "补录日历之后，原来算不出的期限自动补上，待办也跟着变")]
    public async Task A_date_that_could_not_be_computed_comes_with_the_calendar()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        var id = await hall.Applied(Guardian());
        // As it would be stored if the year's calendar had not been there on the day of receipt.
        await hall.Look(db => db.Set<Case>().Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.DueOn, (DateOnly?)null), TestContext.Current.CancellationToken));

        await hall.Asks<CalendarWatch, bool>(Testing.Actor.Stranger(), async watch => { await watch.Run(TestContext.Current.CancellationToken); return true; });

        Assert.Equal(new DateOnly(2026, 3, 16), (await hall.CaseOf(id)).DueOn);
    }

    [Theory(DisplayName = "随意办一串之后，存储的期限与重新计算的一致")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Stored_dates_equal_recomputed_ones(int seed)
    {
        var random = new Random(seed);
        hall.It_is(new DateOnly(2026, 1, 5).AddDays(random.Next(20)));
        var guardian = Guardian();
        var cases = new List<(Guid Id, string County)>();
        for (var step = 0; step < 40; step++)
        {
            var county = random.GetItems(CountiesWithDecision, 1)[0];
            if (cases.Count < 5) cases.Add((await hall.Applied(guardian, Wanted.From(county) with { Materials = ["household-register"] }), county));
            await Something(random, guardian, cases[random.Next(cases.Count)]);
            hall.It_is(hall.Today.AddDays(random.Next(4)));
            await hall.Silence_is_noticed();
        }

        var (code, text) = await Recomputed();
        Assert.True(code == 0, text);
        Assert.Contains("期限全部一致", text, StringComparison.Ordinal);
    }

    // Whatever is not possible just now is refused; only the dates of what happened matter here.
    private async Task Something(Random random, Testing.Actor guardian, (Guid Id, string County) one)
    {
        var reviewer = Reviewer(one.County);
        Func<Task>[] acts =
        [
            () => hall.AsksFor(reviewer, one.Id, "disability", "复核时发现"),
            () => hall.HandsIn(guardian, one.Id, "disability-certificate"),
            () => hall.Runs(guardian, new AnswerSupplement(one.Id)),
            () => hall.Runs(reviewer, new RefuseAid(one.Id, ["aid.material.missing", "aid.indication.open"], "材料不齐")),
            () => hall.Runs(guardian, new LodgeAppeal(one.Id, "请再看一次")),
            () => hall.Runs(Appeals(), new AnswerAppeal(one.Id, "returned", "请重新审核")),
            () => random.Next(4) == 0 ? hall.Runs(guardian, new WithdrawApplication(one.Id)) : Task.CompletedTask,
        ];
        await acts[random.Next(acts.Length)]();
    }

    private async Task<(int Code, string Text)> Recomputed()
    {
        var verb = new ProceduresModule().Verbs.Single(v => v.Name == "calendar");
        await using var scope = hall.Services.CreateAsyncScope();
        var output = new StringWriter();
        var code = await verb.Run(scope.ServiceProvider, ["recompute", "--check"], output, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }
}
