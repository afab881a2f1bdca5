using Yiwang.Kernel;
using Yiwang.Procedures.Public;
using static Yiwang.Procedures.Tests.Cases.TestCourse;

namespace Yiwang.Procedures.Tests.Cases;

public sealed class ParallelStepsTests
{
    [Fact(DisplayName = "并联：两个单位都办完，环节才结束")]
    public void A_stage_ends_when_all_its_steps_are_done()
    {
        var one = Received("2026-03-02");

        Assert.True(one.CompleteStep(On("2026-03-03"), "fire", "fine", "", Fire).IsDone);
        Assert.Equal(("look", CaseState.InProgress, Day("2026-03-16")), (one.Stage, one.State, one.DueOn!.Value));
        Assert.True(one.CompleteStep(On("2026-03-04"), "health", "fine", "", Health).IsDone);

        Assert.Equal(("sign", CaseState.InProgress), (one.Stage, one.State));
        Assert.Null(one.DueOn); // the second stage has no period
        Assert.Equal(Day("2026-03-04"), one.Stages[0].EndedOn);
    }

    [Theory(DisplayName = "一个单位不合格，无论谁先办、另一个怎么说，结果都是不合格")]
    [InlineData(true)]
    [InlineData(false)]
    public void What_prevails_decides_whatever_the_order(bool vetoFirst)
    {
        var one = Received("2026-03-02");
        var acts = new[] { ("fire", "veto", "消防通道堵塞", Fire), ("health", "fine", "", Health) };

        foreach (var (step, outcome, reason, who) in vetoFirst ? acts : acts.Reverse()) Assert.True(one.CompleteStep(On("2026-03-03"), step, outcome, reason, who).IsDone);

        Assert.Equal((CaseState.Ended, CaseResults.Refused), (one.State, one.Result));
    }

    [Fact]
    public void Each_step_belongs_to_its_post_at_its_institution()
    {
        var one = Received("2026-03-02");

        Refused(one.CompleteStep(On("2026-03-03"), "fire", "fine", "", Health), "case.not-your-step");
        Refused(one.CompleteStep(On("2026-03-03"), "fire", "fine", "", Fire with { Institution = "health-office" }), "case.not-your-step");
        Assert.True(one.Involves("health-office"));
        Assert.False(one.Involves("police"));
    }

    [Fact(DisplayName = "所有理由一次说全：不归您办、没写理由")]
    public void All_reasons_are_told_at_once()
    {
        var one = Received("2026-03-02");

        Refused(one.CompleteStep(On("2026-03-03"), "fire", "veto", " ", Health), "case.not-your-step", "case.reason-missing");
        Refused(one.CompleteStep(On("2026-03-03"), "fire", "unheard-of", "", Fire), "case.unknown-step");
    }

    [Fact]
    public void A_step_is_done_once()
    {
        var one = Received("2026-03-02");
        Assert.True(one.CompleteStep(On("2026-03-03"), "fire", "fine", "", Fire).IsDone);
        var before = one.Revision;

        Refused(one.CompleteStep(On("2026-03-03"), "fire", "veto", "反悔", Fire), "case.step-done");
        Assert.Equal(before, one.Revision);
    }

    [Fact(DisplayName = "随意的补正先后，存储的期限都等于重新计算的")]
    public void Stored_dates_follow_from_the_record()
    {
        var random = new Random(7);
        for (var run = 0; run < 50; run++)
        {
            var one = Received("2026-01-05");
            for (var (day, act) = (Day("2026-01-05"), 0); act < 8; act++, day = day.AddDays(random.Next(5)))
            {
                _ = one.OpenSupplement is null
                    ? one.RequestSupplement(new SupplementRequest(Guid.CreateVersion7(), day, day.AddDays(5), [new MissingItem("a", "身份证", Under, day)], Under, Under, random.Next(2) == 0 ? Under : null, "再看"), Fire, Calendar)
                    : random.Next(2) == 0 ? one.ReceiveSupplement(day, Calendar) : one.LapseSupplement(day, Calendar);

                Assert.False(one.Recompute(Calendar));
            }
        }
    }

    private static void Refused(Outcome outcome, params string[] codes) => Assert.Equal(codes, outcome.Findings.Select(f => f.Code));
}
