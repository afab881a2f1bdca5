using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Benefits.ToiletSubsidy.Reporting;
using Yiwang.Kernel;

namespace Yiwang.Benefits.ToiletSubsidy.Showing;

/// <summary>One subsidised household as the public sees it.</summary>
internal sealed record PublicHousehold(string Village, string NaturalVillage, string Masked, long AmountInFen, DateOnly PaidOn);

/// <summary>What the campaign has come to, for everybody: counted from the ledger, without anybody's name.</summary>
internal sealed class ToiletBoards(ToiletsDb db, ToiletBook book)
{
    public async Task<IReadOnlyList<YearBoard>> Years(CancellationToken ct) => await db.Plan(ct) is { } plan ? YearBoard.Of(book, plan.Total, await DoneByYear(ct)) : [];

    /// <summary>Plan and done of every town, in the order of the plan.</summary>
    public async Task<IReadOnlyList<SummaryLine>> Summary(CancellationToken ct)
    {
        if (await db.Plan(ct) is not { } plan) return [];
        var done = (await Accepted(ct)).ToLookup(a => a.Town);
        return
        [
            .. from row in plan.Rows
               let town = book.Towns.First(t => t.Plan == row.Town)
               let of = Count(done[town.Name])
               select new SummaryLine(town.Name, row.PublicPlan, of.Public, row.HouseholdPlan, of.Household),
        ];
    }

    /// <summary>The villages of one town, or of all.</summary>
    public async Task<IReadOnlyList<VillageLine>> Villages(string? town, CancellationToken ct)
    {
        var villages = await db.Villages.AsNoTracking().Where(v => town == null || v.Town == town).OrderBy(v => v.Town).ThenBy(v => v.Name).ToListAsync(ct);
        var counted = (await db.Toilets.AsNoTracking().Where(t => t.IsPlanned && (town == null || t.Town == town)).GroupBy(t => new { t.VillageId, t.Kind, IsDone = t.State == ToiletState.Accepted })
            .Select(g => new { g.Key.VillageId, g.Key.Kind, g.Key.IsDone, Number = g.Count() }).ToListAsync(ct)).ToLookup(c => c.VillageId);
        int Of(Guid id, ToiletKind kind, bool onlyDone) => counted[id].Where(c => c.Kind == kind && (c.IsDone || !onlyDone)).Sum(c => c.Number);
        return
        [
            .. villages.Select(v => new VillageLine(v.Id, v.Town, v.Name, v.State, v.Households, v.Sanitary, new(v.PublicPlan, v.HouseholdPlan),
                new(Of(v.Id, ToiletKind.Public, false), Of(v.Id, ToiletKind.Household, false)), new(Of(v.Id, ToiletKind.Public, true), Of(v.Id, ToiletKind.Household, true)), v.Supervisors.Count)),
        ];
    }

    public async Task<IReadOnlyList<ListedRate>> Listed(CancellationToken ct)
    {
        if (await db.Plan(ct) is not { } plan) return [];
        var done = (await Accepted(ct)).Where(a => a.Kind is ToiletKind.Household).GroupBy(a => a.Town).ToDictionary(g => g.Key, g => g.Sum(a => a.Number));
        return ListedRate.Of(book, plan, await Villages(null, ct), done);
    }

    /// <summary>Of the towns that the officer sees.</summary>
    public async Task<IReadOnlyList<TownRecords>> Records(CancellationToken ct) => TownRecords.Of(await db.VisibleToilets.AsNoTracking().ToListAsync(ct));

    /// <summary>Subsidised households of one town, the last paid first; names masked, the kind of household left out.</summary>
    public async Task<IReadOnlyList<PublicHousehold>> Households(string town, int skip, int take, CancellationToken ct)
    {
        var paid = await (from t in db.Toilets.AsNoTracking()
                          join p in db.Payments.AsNoTracking() on t.PaymentId equals p.Id
                          where t.Town == town && t.Kind == ToiletKind.Household && p.PaidOn != null
                          orderby p.PaidOn descending, t.Village, t.NaturalVillage, t.Id
                          select new { t.Village, t.NaturalVillage, t.Householder, t.SubsidyInFen, PaidOn = p.PaidOn!.Value }).Skip(skip).Take(take).ToListAsync(ct);
        return [.. paid.Select(p => new PublicHousehold(p.Village, p.NaturalVillage, MaskedName.Of(p.Householder), p.SubsidyInFen, p.PaidOn))];
    }

    public Task<int> HouseholdCount(string town, CancellationToken ct) => db.Toilets.CountAsync(t => t.Town == town && t.Kind == ToiletKind.Household && db.Payments.Any(p => p.Id == t.PaymentId && p.PaidOn != null), ct);

    private async Task<IReadOnlyDictionary<int, DoneCount>> DoneByYear(CancellationToken ct) => (await Accepted(ct)).GroupBy(a => a.Year).ToDictionary(g => g.Key, Count);

    private static DoneCount Count(IEnumerable<AcceptedNumber> accepted) => accepted.Aggregate(new DoneCount(), (sum, a) => sum + (a.Kind is ToiletKind.Public ? new DoneCount(a.Number, 0) : new(0, a.Number)));

    private async Task<List<AcceptedNumber>> Accepted(CancellationToken ct) =>
        await db.Toilets.AsNoTracking().Where(t => t.IsPlanned && t.State == ToiletState.Accepted).GroupBy(t => new { t.Town, t.Year, t.Kind })
            .Select(g => new AcceptedNumber(g.Key.Town, g.Key.Year, g.Key.Kind, g.Count())).ToListAsync(ct);

    private sealed record AcceptedNumber(string Town, int Year, ToiletKind Kind, int Number);
}
