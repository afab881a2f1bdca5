using Yiwang.Kernel;
using Yiwang.Regulations.Public;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Cases;

/// <summary>Which open cases stand on a regulation: everybody gets the number, only those who may see a case get its link.</summary>
public sealed class OpenCasesScenarios(TownHall hall) : IClassFixture<TownHall>
{
    [Fact(DisplayName = "在办件按所处环节引用的条计数；只有能看的岗位看得到编号")]
    public async Task Open_cases_are_counted_for_all_and_shown_to_those_who_may_see_them()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        await hall.Applied(Guardian());
        var asked = await hall.Applied(Guardian(), new Wanted { Materials = ["household-register"] });
        hall.Done(await hall.AsksFor(Reviewer(), asked));
        await hall.RefusedFor(Guardian());

        var seen = await Under(await hall.As("reviewer-lufeng-1"));
        var elsewhere = await Under(await hall.As("reviewer-haifeng"));

        var review = Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 2, subItem: 1);
        Assert.Equal((2, 2), (seen.All, seen.ByPlace[review]));
        Assert.Equal(1, seen.ByPlace.Single(p => p.Key.Item == 1).Value);
        Assert.Equal(2, seen.Visible.Count);
        Assert.All(seen.Visible, c => Assert.StartsWith("/staff/rehabilitation-aid/", c.Href, StringComparison.Ordinal));
        Assert.Equal((2, 0), (elsewhere.All, elsewhere.Visible.Count));
        Assert.Equal(2, (await Under(await hall.As("appeals"))).Visible.Count);
        Assert.Equal(0, (await hall.Asks<IOpenCases, OpenCases>(Reviewer(), o => o.Under(Law.LuohuContracts, TestContext.Current.CancellationToken))).All);
    }

    private Task<OpenCases> Under(Actor who) =>
        hall.Asks<IOpenCases, OpenCases>(who, o => o.Under(Law.ShanweiRehabilitationAid, TestContext.Current.CancellationToken));
}
