using Yiwang.Benefits.RehabilitationAid.Following;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;

namespace Yiwang.Benefits.Tests.Cases;

[Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 2)]
public sealed class SupplementScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Article(Law.ShanweiRehabilitationAid, 26, 1)]
    [Fact(DisplayName = "第一次就能看出的缺件，第二次再要的须写明原因，原因入台账")]
    public async Task What_could_have_been_told_the_first_time_needs_a_reason()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var id = await hall.Applied(guardian, new Wanted { Materials = [] });
        hall.Done(await hall.AsksFor(Reviewer(), id, "disability"));
        hall.It_is(Monday.AddDays(1));
        await hall.Brings(guardian, id);

        (await hall.AsksFor(Reviewer(), id, "identity")).Refused("case.supplement-again");
        (await hall.AsksFor(Reviewer(), id, "identity", new string('长', 501))).Refused("case.supplement-too-long");
        hall.Done(await hall.AsksFor(Reviewer(), id, "identity", "第一次漏看了户口簿"));

        Assert.Contains(await hall.Sentences(id), s => s.Contains("再次告知的原因：第一次漏看了户口簿", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "补正后才看得出的问题，可以再告知一次")]
    public async Task What_came_later_can_be_asked_for_again()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var id = await hall.Applied(guardian, new Wanted { Materials = ["household-register"] });
        hall.Done(await hall.AsksFor(Reviewer(), id));
        hall.It_is(Monday.AddDays(1));
        await hall.Brings(guardian, id);

        hall.Done(await hall.AsksFor(Reviewer(), id));
    }

    [Theory(DisplayName = "补正期间：陆丰的本地设定停止计时，海丰不停")]
    [InlineData(Wanted.Lufeng, "2026-03-19")]
    [InlineData(Wanted.Haifeng, "2026-03-16")]
    public async Task Each_county_stops_the_clock_or_not_by_its_own_decision(string county, string due)
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var id = await hall.Applied(guardian, Wanted.From(county) with { Materials = ["household-register"] });
        hall.It_is(new DateOnly(2026, 3, 9));
        hall.Done(await hall.AsksFor(Reviewer(county), id));
        Assert.Equal(county == Wanted.Lufeng, (await hall.CaseOf(id)).DueOn is null);

        hall.It_is(new DateOnly(2026, 3, 11));
        await hall.Brings(guardian, id);

        var view = await hall.Sees(guardian, id);
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), view.Case.DueOn);
        Assert.Equal(county == Wanted.Lufeng, view.Clock!.Arithmetic().Contains("3月9日至11日等您补材料，不计", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "期限内没有补正：按现有材料继续审核，时限继续走，告知申请人；沉默本身不等于不通过")]
    public async Task Silence_lapses_and_the_clock_goes_on()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var id = await hall.Applied(guardian, new Wanted { Materials = ["household-register"] });
        hall.Done(await hall.AsksFor(Reviewer(), id));
        (await hall.Runs(Reviewer(), new RefuseAid(id, ["aid.material.missing"], "没有残疾人证"))).Refused("aid.refuse.waiting");

        hall.It_is(Monday.AddDays(15));
        await hall.Silence_is_noticed();
        Assert.Equal(CaseState.AwaitingApplicant, (await hall.CaseOf(id)).State);
        hall.It_is(Monday.AddDays(16));
        await hall.Silence_is_noticed();

        var silent = await hall.CaseOf(id);
        Assert.Equal((CaseState.InProgress, new DateOnly(2026, 3, 31)), (silent.State, silent.DueOn!.Value)); // 3月2日至17日停，18日起第10个工作日
        Assert.Contains("逾期没有补正，按现有材料继续审核", await hall.Sentences(id));
        (await hall.Runs(guardian, new AnswerSupplement(id))).Refused("case.no-supplement-open");
        hall.Done(await hall.Runs(Reviewer(), new RefuseAid(id, ["aid.material.missing"], "期限内没有提交残疾人证或诊断证明书。")));
    }

    [Fact(DisplayName = "没要的材料不能再交；要的没交齐不能说补齐")]
    public async Task Only_what_was_asked_for_is_taken()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var id = await hall.Applied(guardian, new Wanted { Materials = ["household-register"] });
        Assert.Equal("aid.not-asked", Assert.Single((await hall.HandsIn(guardian, id, "identity-card")).Findings).Code);
        hall.Done(await hall.AsksFor(Reviewer(), id));

        (await hall.Runs(guardian, new AnswerSupplement(id))).Refused("aid.supplement.missing");
        Assert.False((await hall.HandsIn(guardian, id, "identity-card")).IsDone);
    }

    [Fact(DisplayName = "补正期间可以撤回；撤回后不再计时，可以另行申请")]
    public async Task An_application_can_be_taken_back_while_it_waits()
    {
        hall.It_is(Monday);
        var guardian = Guardian();
        var wanted = new Wanted { Materials = ["household-register"] };
        var id = await hall.Applied(guardian, wanted);
        hall.Done(await hall.AsksFor(Reviewer(), id));

        hall.Done(await hall.Runs(guardian, new WithdrawApplication(id)));

        var back = await hall.Sees(guardian, id);
        Assert.Equal((CaseState.Ended, "withdrawn", ClockLight.Done), (back.Case.State, back.Case.Result, back.Clock!.Light));
        (await hall.Runs(Reviewer(), new ApproveAid(id))).Refused("aid.indication.open", "aid.material.missing", "aid.material.original-unseen");
        await hall.Applied(guardian, wanted);
    }
}
