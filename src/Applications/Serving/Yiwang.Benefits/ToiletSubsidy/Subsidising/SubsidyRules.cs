using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Kernel;

namespace Yiwang.Benefits.ToiletSubsidy.Subsidising;

/// <summary>One toilet with what is due for it; zero with the reason where nothing is.</summary>
internal sealed record Entitlement(Toilet Toilet, long AmountInFen, string WhyNot = "");

/// <summary>How much is due for what was accepted.</summary>
internal static class SubsidyRules
{
    /// <summary>By the kind of household; one that is of several kinds gets the highest once.</summary>
    [Article(Law.LuodingRuralToilets, "四（三）"), Requirement("LD-CS-010")]
    public static long OfHousehold(IEnumerable<HouseholdKind> kinds, ToiletBook book) => kinds.DefaultIfEmpty(HouseholdKind.Ordinary).Max(k => book.HouseholdInFen[k]);

    /// <summary>A new public toilet that is in the plan; a conversion only if the funding rules say so.</summary>
    [Article(Law.LuodingRuralToilets, "四（三）"), Requirement("LD-CS-009")]
    public static long OfPublic(Construction construction, bool paysConversions, ToiletBook book) =>
        construction is Construction.New || paysConversions ? book.PublicToiletInFen : 0;

    /// <summary>All toilets of one town, in the order of their acceptance: those beyond the town's plan get nothing.</summary>
    [Article(Law.LuodingRuralToilets, "四（三）"), Requirement("LD-CS-009"), Requirement("LD-CS-010")]
    public static IReadOnlyList<Entitlement> Of(IEnumerable<Toilet> ofTown, PlanRow plan, bool paysConversions, ToiletBook book)
    {
        var taken = new Dictionary<ToiletKind, int>();
        var result = new List<Entitlement>();
        foreach (var toilet in ofTown.OrderBy(t => t.AcceptedOn ?? DateOnly.MaxValue).ThenBy(t => t.Id))
        {
            if (toilet.State is not ToiletState.Accepted) result.Add(new(toilet, 0, "还没有验收通过"));
            else if (!toilet.IsPlanned) result.Add(new(toilet, 0, "没有列入计划"));
            else
            {
                var (number, limit) = (taken.GetValueOrDefault(toilet.Kind) + 1, toilet.IsPublic ? plan.PublicPlan : plan.HouseholdPlan);
                taken[toilet.Kind] = number;
                var amount = toilet.IsPublic ? OfPublic(toilet.Construction, paysConversions, book) : OfHousehold(toilet.Kinds, book);
                result.Add(number > limit ? new(toilet, 0, $"超出计划的 {limit} {(toilet.IsPublic ? "座" : "户")}") : new(toilet, amount, amount == 0 ? "改造的公厕，资金细则没有规定奖补" : ""));
            }
        }

        return result;
    }

    /// <summary>What is due and not ordered yet.</summary>
    public static IReadOnlyList<Entitlement> Due(IEnumerable<Toilet> ofTown, PlanRow plan, IEnumerable<ToiletPaper> papers, ToiletBook book) =>
        [.. Of(ofTown, plan, papers.Any(p => p.PaysConversions), book).Where(e => e.AmountInFen > 0 && e.Toilet.PaymentId is null)];

    /// <summary>What the town must find itself: the cost without the subsidy and without what society gave.</summary>
    [Article(Law.LuodingRuralToilets, "四（三）"), Requirement("LD-CS-009")]
    public static long GapInFen(long costInFen, long subsidyInFen, long socialInFen) => Math.Max(0, costInFen - subsidyInFen - socialInFen);
}
