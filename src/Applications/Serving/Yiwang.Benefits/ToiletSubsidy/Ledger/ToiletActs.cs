using Yiwang.Kernel;

namespace Yiwang.Benefits.ToiletSubsidy.Ledger;

/// <summary>The way of every act on one toilet: found among those that the user sees, checked, done, and the work items of its village kept.</summary>
internal sealed class ToiletActs(ToiletsDb db, ToiletDuties duties)
{
    public async Task<Outcome> On(Guid id, Func<Toilet, ToiletVillage, IEnumerable<Finding>> check, Action<Toilet, ToiletVillage> act, CancellationToken ct)
    {
        if (await db.Toilet(id, ct) is not { } toilet || await db.Village(toilet.VillageId, ct) is not { } village) return Outcome.NotFound;
        var outcome = Outcome.From(check(toilet, village));
        if (!outcome.IsDone) return outcome;
        act(toilet, village);
        await duties.Keep(village, await db.ToiletsOf(village.Id, ct), ct);
        return outcome;
    }
}
