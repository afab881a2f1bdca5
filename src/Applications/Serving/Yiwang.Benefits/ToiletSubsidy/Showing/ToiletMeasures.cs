using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Kernel;

namespace Yiwang.Benefits.ToiletSubsidy.Showing;

/// <summary>How many of a year's or a town's plan are accepted.</summary>
internal readonly record struct DoneCount(int Public, int Household)
{
    public static DoneCount operator +(DoneCount a, DoneCount b) => new(a.Public + b.Public, a.Household + b.Household);
}

/// <summary>One year of the whole campaign: what was to be done and what is.</summary>
/// <param name="Coverage">普及率, with everything that was accepted up to this year.</param>
/// <param name="CoverageTarget">Null where the document sets no number.</param>
internal sealed record YearBoard(int Year, int PublicTarget, int HouseholdTarget, DoneCount Done, decimal ShareOfPublicTotal, decimal Coverage, decimal? CoverageTarget)
{
    public decimal PublicRate => Share.Of(Done.Public, PublicTarget);

    public decimal HouseholdRate => Share.Of(Done.Household, HouseholdTarget);

    [Article(Law.LuodingRuralToilets, "二（一）"), Requirement("LD-CS-002")]
    public bool IsMet => Done.Public >= PublicTarget && Done.Household >= HouseholdTarget && (CoverageTarget is null || Coverage >= CoverageTarget);

    /// <summary>One board for each year; the later year stands on what the earlier one reached.</summary>
    [Article(Law.LuodingRuralToilets, "二（一）"), Requirement("LD-CS-002"), Article(Law.LuodingRuralToilets, "二（二）"), Requirement("LD-CS-004")]
    public static IReadOnlyList<YearBoard> Of(ToiletBook book, PlanRow plan, IReadOnlyDictionary<int, DoneCount> doneByYear)
    {
        var (boards, household) = (new List<YearBoard>(), 0);
        for (var i = 0; i < book.Years.Count; i++)
        {
            var (publics, households) = plan.In(i);
            var done = doneByYear.GetValueOrDefault(book.Years[i]);
            household += done.Household;
            boards.Add(new(book.Years[i], publics, households, done, Share.Of(publics, plan.PublicPlan), Share.Of(plan.Sanitary + household, plan.Households), i == 0 ? book.FirstYearRate : null));
        }

        return boards;
    }
}

/// <summary>A village of the four classes, with the share that it has reached; null while the town has not registered it.</summary>
internal sealed record ListedRate(ListedVillage Village, decimal? Rate)
{
    /// <summary>All of them, and not almost all: what rounds to 100 % does not count.</summary>
    public required bool IsMet { get; init; }

    [Article(Law.LuodingRuralToilets, "二（一）"), Requirement("LD-CS-003")]
    public static IReadOnlyList<ListedRate> Of(ToiletBook book, ToiletPlan plan, IReadOnlyCollection<VillageLine> villages, IReadOnlyDictionary<string, int> householdsDoneByTown) =>
        [.. book.Listed.Select(listed => listed.IsWholeTown ? OfTown(book, plan, listed, householdsDoneByTown) : OfVillage(listed, villages))];

    private static ListedRate OfTown(ToiletBook book, ToiletPlan plan, ListedVillage listed, IReadOnlyDictionary<string, int> done) =>
        book.FindTown(listed.Town) is { } town && plan.Of(town) is { } row ? Rated(listed, row.Sanitary + done.GetValueOrDefault(town.Name), row.Households) : new(listed, null) { IsMet = false };

    private static ListedRate OfVillage(ListedVillage listed, IEnumerable<VillageLine> villages) =>
        villages.FirstOrDefault(v => v.Town == listed.Town && v.Name == listed.Name) is { } found ? Rated(listed, found.Sanitary + found.Done.Household, found.Households) : new(listed, null) { IsMet = false };

    private static ListedRate Rated(ListedVillage listed, int sanitary, int households) => new(listed, Share.Of(sanitary, households)) { IsMet = sanitary >= households };
}

/// <summary>A village with what stands in its ledger.</summary>
/// <param name="Planned">Lines of the ledger that are in the plan.</param>
internal sealed record VillageLine(Guid Id, string Town, string Name, VillageState State, int Households, int Sanitary, DoneCount Plan, DoneCount Planned, DoneCount Done, int Supervisors);

/// <summary>Of one town: how many have no way of sewage written down, and how many public toilets lack a part of their upkeep. Counted, not judged.</summary>
internal sealed record TownRecords(string Town, int Toilets, int WithoutSewage, int PublicToilets, int NotKeptUp)
{
    [Article(Law.LuodingRuralToilets, "一"), Requirement("LD-CS-005")]
    public static IReadOnlyList<TownRecords> Of(IEnumerable<Toilet> toilets) =>
    [
        .. toilets.GroupBy(t => t.Town).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new TownRecords(g.Key, g.Count(), g.Count(t => t.Sewage is null), g.Count(t => t.IsPublic), g.Count(t => t.IsPublic && !t.IsKeptUp))),
    ];
}
