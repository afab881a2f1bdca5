using Yiwang.Benefits.Tests.Cases;
using Yiwang.Benefits.ToiletSubsidy.Building;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Keeping;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Benefits.ToiletSubsidy.Showing;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Toilets.ToiletSteps;

namespace Yiwang.Benefits.Tests.Toilets;

/// <summary>From the ledger of a natural village to a village that is closed out, and its upkeep afterwards.</summary>
public sealed class LedgerScenarios(TownHall hall) : IClassFixture<TownHall>
{
    [Fact(DisplayName = "公厕立项须有村庄规划和标准；户厕没有农户同意不能开工")]
    [Article(Law.LuodingRuralToilets, "四（二）"), Requirement("LD-CS-018")]
    public async Task Planning_standard_and_consent_come_first()
    {
        var village = await hall.Registered(Village("示例先规划村", 1, 1, planning: ""));
        (await hall.Runs(Town, new RegisterToilet(Guid.CreateVersion7(), village, PublicToilet("示例公厕") with { Standard = "" }))).Refused("toilets.no-planning", "toilets.no-standard");

        hall.Done(await hall.Runs(Town, new RegisterVillage(village, Village("", 1, 1))));
        var toilet = await hall.Registered(village, PublicToilet("示例公厕"));
        hall.Done(await hall.Runs(Town, new StartWork(toilet)));
        var household = await hall.Registered(village, Household("1", HouseholdKind.Ordinary));
        (await hall.Runs(Town, new StartWork(household))).Refused("toilets.no-consent");
        hall.Done(await hall.Runs(Town, new RecordConsent(household, hall.Today)));
        hall.Done(await hall.Runs(Town, new StartWork(household)));
        Assert.Equal(["ToiletRegistered", "ToiletConsented", "ToiletStarted"], (await hall.LedgerOf((await hall.Toilet(household)).Subject)).Select(e => e.FactName));
    }

    [Fact(DisplayName = "台帐以自然村为单位：公厕逐座、户厕逐户，同一户只登记一次；别的镇看不到")]
    [Article(Law.LuodingRuralToilets, "四（三）"), Requirement("LD-CS-008")]
    public async Task The_ledger_is_kept_by_natural_village()
    {
        var village = await hall.Registered(Village("示例台帐村", 2, 2));
        await hall.Registered(village, Household("7", HouseholdKind.Poor));

        (await hall.Runs(Town, new RegisterToilet(Guid.CreateVersion7(), village, Household("7", HouseholdKind.MinimumLiving)))).Refused("toilets.twice");
        await hall.Registered(village, Household("7", HouseholdKind.Poor) with { NaturalVillage = "另一自然村" });
        (await hall.Runs(Town, new RegisterToilet(Guid.CreateVersion7(), village, Household("8") with { NaturalVillage = " ", Householder = "", Year = 2021 }))).Refused("toilets.natural-village", "toilets.householder", "toilets.kinds", "toilets.year");
        Assert.Same(Outcome.NotFound, await hall.Runs(OtherTown, new RegisterToilet(Guid.CreateVersion7(), village, Household("9", HouseholdKind.Poor))));
        Assert.Same(Outcome.Forbidden, await hall.Runs(Fund, new RegisterToilet(Guid.CreateVersion7(), village, Household("9", HouseholdKind.Poor))));
    }

    [Fact(DisplayName = "全部公厕和户厕验收通过才可销号；地图按未启动、推进中、已销号变化")]
    [Article(Law.LuodingRuralToilets, "四（三）"), Requirement("LD-CS-008")]
    public async Task A_village_is_closed_out_when_everything_is_accepted()
    {
        await hall.Papers_are_issued();
        var village = await hall.Registered(Village("示例销号村", 1, 2));
        var other = await hall.Registered(Village("示例别村"));
        Assert.Equal(VillageState.NotBegun, await StateOf(village));

        await hall.Accepted(village, PublicToilet("示例公厕"));
        await hall.Accepted(village, Household("1", HouseholdKind.Ordinary));
        (await hall.Runs(Lead, new CloseOutVillage(village))).Refused("toilets.not-all-household");
        Assert.Equal(VillageState.UnderWay, await StateOf(village));

        var last = await hall.Finished(village, Household("2", HouseholdKind.Ordinary));
        hall.Done(await hall.Runs(Lead, new AcceptToilet(last, false, "便器没有水封。")));
        (await hall.Runs(Lead, new CloseOutVillage(village))).Refused("toilets.not-all-household");
        hall.Done(await hall.Runs(Town, new FinishWork(last, SewageWay.Separate, false)));
        hall.Done(await hall.Runs(Lead, new AcceptToilet(last, true, "")));
        Assert.Same(Outcome.Forbidden, await hall.Runs(Town, new CloseOutVillage(village)));
        hall.Done(await hall.Runs(Lead, new CloseOutVillage(village)));

        Assert.Equal((VillageState.ClosedOut, VillageState.NotBegun), (await StateOf(village), await StateOf(other)));
        (await hall.Runs(Town, new RegisterToilet(Guid.CreateVersion7(), village, Household("3", HouseholdKind.Ordinary)))).Refused("toilets.closed-out");
    }

    [Fact(DisplayName = "粪污处理方式逐座逐户登记，按镇统计未登记数，只统计不判")]
    [Article(Law.LuodingRuralToilets, "一"), Requirement("LD-CS-005")]
    public async Task Sewage_is_counted_and_not_judged()
    {
        var village = await hall.Registered(Village("示例粪污村", 1, 2), OtherTown);
        await hall.Finished(village, Household("1", HouseholdKind.Ordinary), OtherTown);
        var second = await hall.Registered(village, Household("2", HouseholdKind.Ordinary), OtherTown);
        hall.Done(await hall.Runs(OtherTown, new RecordConsent(second, hall.Today)));
        hall.Done(await hall.Runs(OtherTown, new StartWork(second)));
        hall.Done(await hall.Runs(OtherTown, new FinishWork(second, SewageWay.Network, false)));

        var records = await hall.Asks<ToiletsDb, IReadOnlyList<TownRecords>>(await hall.As(OtherTown), db => Task.FromResult(TownRecords.Of(db.VisibleToilets)));

        var town = Assert.Single(records);
        Assert.Equal(("太平镇", 2, 1), (town.Town, town.Toilets, town.WithoutSewage));
    }

    [Fact(DisplayName = "每村至少培训一名监督员，只记岗位和日期；没有的列出")]
    [Article(Law.LuodingRuralToilets, "四（四）"), Requirement("LD-CS-014")]
    public async Task A_village_without_a_trained_supervisor_is_listed()
    {
        var (with, without) = (await hall.Registered(Village("示例有监督村")), await hall.Registered(Village("示例无监督村")));
        (await hall.Runs(Town, new TrainSupervisor(with, "", hall.Today.AddDays(1)))).Refused("toilets.supervisor-post", "toilets.trained-on");
        hall.Done(await hall.Runs(Town, new TrainSupervisor(with, "村民代表监督员", hall.Today)));

        var missing = SupervisorRule.Without([await hall.Village(with), await hall.Village(without)]);

        Assert.Equal(["示例无监督村"], missing.Select(v => v.Name));
    }

    [Fact(DisplayName = "制度、资金、人员缺一项就是管护不全；巡查记日期、问题、整改")]
    [Article(Law.LuodingRuralToilets, "四（四）"), Requirement("LD-CS-015")]
    public async Task Upkeep_has_three_parts_and_is_inspected()
    {
        var village = await hall.Registered(Village("示例管护村", 1));
        var toilet = await hall.Finished(village, PublicToilet("示例公厕"));
        hall.Done(await hall.Runs(Town, new RecordUpkeep(toilet, true, true, false)));
        Assert.False((await hall.Toilet(toilet)).IsKeptUp);
        hall.Done(await hall.Runs(Town, new RecordUpkeep(toilet, true, true, true)));
        Assert.True((await hall.Toilet(toilet)).IsKeptUp);

        hall.Done(await hall.Runs(Town, new InspectToilet(toilet, hall.Today, "灯坏了")));
        (await hall.Runs(Town, new MendProblem(toilet, 1, "换灯"))).Refused("toilets.no-problem");
        hall.Done(await hall.Runs(Town, new MendProblem(toilet, 0, "换了灯")));

        Assert.Equal([new Inspection(hall.Today, "灯坏了", "换了灯", hall.Today)], (await hall.Toilet(toilet)).Inspections);
    }

    private async Task<VillageState> StateOf(Guid village) =>
        (await hall.Asks<ToiletBoards, IReadOnlyList<VillageLine>>(Actor.Stranger(), b => b.Villages(TownName, TestContext.Current.CancellationToken))).Single(v => v.Id == village).State;
}
