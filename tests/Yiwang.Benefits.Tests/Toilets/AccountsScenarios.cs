using Yiwang.Benefits.Tests.Cases;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Benefits.ToiletSubsidy.Subsidising;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Toilets.ToiletSteps;

namespace Yiwang.Benefits.Tests.Toilets;

/// <summary>What is in the plan, and who bears what a public toilet cost.</summary>
public sealed class AccountsScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const long Yuan = 100;

    [Fact(DisplayName = "列入计划的不能超过计划数；改造的公厕，资金细则规定了才发")]
    [Article(Law.LuodingRuralToilets, "四（三）"), Requirement("LD-CS-009")]
    public async Task Nothing_beyond_the_plan_and_conversions_only_by_the_rules()
    {
        var book = hall.Services.GetService(typeof(ToiletBook)) as ToiletBook;
        var village = await hall.Registered(Village("示例超计划村", 14), OtherTown);
        for (var i = 1; i <= 14; i++) await hall.Registered(village, PublicToilet($"示例公厕{i}"), OtherTown);

        (await hall.Runs(OtherTown, new RegisterToilet(Guid.CreateVersion7(), village, PublicToilet("第十五座")))).Refused("toilets.over-plan");
        await hall.Registered(village, PublicToilet("第十五座", isPlanned: false), OtherTown);

        Assert.Equal((0, 3_000_000, 3_000_000), (SubsidyRules.OfPublic(Construction.Conversion, false, book!), SubsidyRules.OfPublic(Construction.Conversion, true, book!), SubsidyRules.OfPublic(Construction.New, false, book!)));
    }

    [Fact(DisplayName = "造价 5 万元：奖补 3 万元，缺口 2 万元记自筹；来源合计等于总造价才可结账")]
    [Article(Law.LuodingRuralToilets, "四（三）"), Requirement("LD-CS-009"), Requirement("LD-CS-013")]
    public async Task The_gap_is_the_town_s_and_the_sources_add_up()
    {
        await hall.Papers_are_issued();
        var village = await hall.Registered(Village("示例结账村", 1));
        var toilet = await hall.Accepted(village, PublicToilet("示例结账公厕"));
        (await hall.Runs(Town, new SettleAccounts(toilet, 50_000 * Yuan, 10_000 * Yuan, 0))).Refused("toilets.sources-sum");
        hall.Done(await hall.Runs(Town, new SettleAccounts(toilet, 50_000 * Yuan, null, 0)));

        var settled = Assert.Single((await hall.Toilet(toilet)).Accounts);
        Assert.Equal(new ToiletAccounts(50_000 * Yuan, 30_000 * Yuan, 20_000 * Yuan, 0), settled);
        hall.Done(await hall.Runs(Town, new SettleAccounts(toilet, 50_000 * Yuan, null, 5_000 * Yuan)));
        Assert.Equal(15_000 * Yuan, Assert.Single((await hall.Toilet(toilet)).Accounts).TownInFen);
        Assert.True((await hall.Toilet(toilet)).IsSiteSettled);
    }
}
