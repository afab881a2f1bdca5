using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Benefits.ToiletSubsidy.Building;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Benefits.ToiletSubsidy.Subsidising;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Toilets;

/// <summary>The cast and the steps of the campaign. The town is 罗镜 of the plan, its villages are invented.</summary>
internal static class ToiletSteps
{
    public const string Town = "toilets-luojing", OtherTown = "toilets-taiping", Lead = "toilets-lead", Fund = "toilets-fund", Culture = "toilets-culture";

    public const string TownName = "罗镜镇", Planning = "示例村庄规划（2019年）", Standard = "《广东省农村公厕建设指引》";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static VillageEntry Village(string name, int publics = 0, int households = 0, string planning = Planning) => new(name, 500, 480, publics, households, planning);

    public static ToiletEntry PublicToilet(string name, bool isPlanned = true, Construction construction = Construction.New) =>
        new(ToiletKind.Public, "示例自然村", name, 2019, isPlanned, construction) { Standard = Standard, IsSiteSettled = true };

    public static ToiletEntry Household(string number, params IReadOnlyList<HouseholdKind> kinds) =>
        new(ToiletKind.Household, "示例自然村", number, 2019, true, Construction.Conversion) { Householder = "示例户主", Kinds = kinds };

    public static async Task<Guid> Registered(this TownHall hall, VillageEntry village, string town = Town)
    {
        var id = Guid.CreateVersion7();
        hall.Done(await hall.Runs(town, new RegisterVillage(id, village)));
        return id;
    }

    public static async Task<Guid> Registered(this TownHall hall, Guid village, ToiletEntry entry, string town = Town)
    {
        var id = Guid.CreateVersion7();
        hall.Done(await hall.Runs(town, new RegisterToilet(id, village, entry)));
        return id;
    }

    public static async Task<Guid> Finished(this TownHall hall, Guid village, ToiletEntry entry, string town = Town)
    {
        var id = await hall.Registered(village, entry, town);
        if (entry.Kind is ToiletKind.Household) hall.Done(await hall.Runs(town, new RecordConsent(id, hall.Today)));
        hall.Done(await hall.Runs(town, new StartWork(id)));
        hall.Done(await hall.Runs(town, new FinishWork(id, null, true)));
        return id;
    }

    public static async Task<Guid> Accepted(this TownHall hall, Guid village, ToiletEntry entry, string town = Town)
    {
        var id = await hall.Finished(village, entry, town);
        hall.Done(await hall.Runs(Lead, new AcceptToilet(id, true, "")));
        return id;
    }

    /// <summary>The three documents are approved and issued.</summary>
    public static async Task Papers_are_issued(this TownHall hall, bool paysConversions = false)
    {
        hall.Done(await hall.Runs(Fund, new RegisterFundingPaper(PaperKind.FundingRules, Paper("示例资金使用细则", 1, hall.Today) with { PaysConversions = paysConversions })));
        hall.Done(await hall.Runs(Fund, new RegisterFundingPaper(PaperKind.AllocationPlan, Paper("示例资金拨付方案", 2, hall.Today))));
        hall.Done(await hall.Runs(Lead, new RegisterAcceptanceMethod(Paper("示例验收办法", 3, hall.Today))));
    }

    public static PaperEntry Paper(string title, int number, DateOnly on) => new(title, $"示例批复{number}号", $"示府办〔2026〕{number}号", on, false);

    public static Task<Toilet> Toilet(this TownHall hall, Guid id) => hall.Look(db => db.Set<Toilet>().AsNoTracking().SingleAsync(t => t.Id == id, Ct));

    public static Task<ToiletVillage> Village(this TownHall hall, Guid id) => hall.Look(db => db.Set<ToiletVillage>().AsNoTracking().SingleAsync(t => t.Id == id, Ct));
}
