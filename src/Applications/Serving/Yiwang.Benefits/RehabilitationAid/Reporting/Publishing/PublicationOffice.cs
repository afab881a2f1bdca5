using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Reporting.Budgets;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Benefits.RehabilitationAid.Reporting.Publishing;

/// <summary>Composes what is to be told, and knows which period is next.</summary>
internal sealed class PublicationOffice(ReportingDb db, FigureReader figures, RulebookLibrary library, CityDirectory city, TimeProvider clock)
{
    private const int MostListed = 100;

    public async Task<(PublicationPeriod Period, bool IsPublished)> LastPeriod(string region, CancellationToken ct)
    {
        var period = PublicationPeriod.LastBefore(clock.Today(), SettingsOf(region).PublicationMonths);
        return (period, await db.Publications.AnyAsync(p => p.Region == region && p.From == period.From, ct));
    }

    public DateOnly DueOf(string region, PublicationPeriod period) => period.To.AddDays(SettingsOf(region).PublicationWithinDays);

    /// <summary>The draft writes itself from the cases, the payments and the budget.</summary>
    [Article(Law.ShanweiRehabilitationAid, 12), Requirement("SW-KF-012a")]
    public async Task<PublishedFigures> Compose(string region, PublicationPeriod period, CancellationToken ct)
    {
        var smallest = SettingsOf(region).PublicationSmallest;
        string[] regions = region == city.RegionCode ? [.. city.Counties.Select(c => c.Code)] : [region];
        var counted = new List<(string Region, AidFigures Figures)>();
        foreach (var one in regions) counted.Add((one, await figures.Of(one, period.From, period.To, ct)));

        var kinds = Enum.GetValues<Disability>();
        var total = counted.Sum(c => c.Figures.Children);
        var byKind = kinds.Select(k => counted.Sum(c => c.Figures.ByDisability.GetValueOrDefault(k))).ToArray();
        var byCounty = counted.Select(c => c.Figures.Children).ToArray();
        var totalIsTold = total == 0 || total >= smallest;
        return new(totalIsTold ? total : null, smallest,
            [.. kinds.Zip(SmallCounts.Hide(byKind, smallest, totalIsTold), (k, c) => new PublishedCount(k.Name(), c))],
            regions.Length == 1 ? [] : [.. counted.Zip(SmallCounts.Hide(byCounty, smallest, totalIsTold), (r, c) => new PublishedCount(library.NameOf(r.Region), c))])
        {
            Raised = await Raised(regions, period, ct),
            Used = [.. counted.Select(c => new PublishedSum(library.NameOf(c.Region), c.Figures.PaidInFen))],
        };
    }

    public Task<List<Publication>> Published(string? region, CancellationToken ct) =>
        db.Publications.AsNoTracking().Where(p => region == null || p.Region == region).OrderByDescending(p => p.From).ThenBy(p => p.Region).Take(MostListed).ToListAsync(ct);

    public Task<Publication?> Find(Guid id, CancellationToken ct) => db.Publications.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct);

    private async Task<IReadOnlyList<PublishedSum>> Raised(string[] regions, PublicationPeriod period, CancellationToken ct)
    {
        var raised = await db.Budgets.AsNoTracking().Where(b => regions.Contains(b.Region) && b.RegisteredOn >= period.From && b.RegisteredOn <= period.To).ToArrayAsync(ct);
        return [.. Enum.GetValues<BudgetSource>().Select(s => new PublishedSum(s.Name(), raised.Where(b => b.Source == s).Sum(b => b.AmountInFen)))];
    }

    private Settings SettingsOf(string region) => library.For(region).SettingsOn(clock.Today());
}
