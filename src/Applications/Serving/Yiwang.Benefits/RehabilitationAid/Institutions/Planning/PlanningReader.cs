using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.OnRecord;
using Yiwang.Benefits.RehabilitationAid.Reporting.Publishing;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Screening;
using Yiwang.Design;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Registers.Public;
using Region = Yiwang.Organisation.Public.Region;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Planning;

/// <summary>Children in need in one town; null where they are too few to be told.</summary>
internal sealed record TownDemand(Town Town, int? Children);

/// <summary>An institution at about the town in which its address lies.</summary>
internal sealed record PlacedInstitution(RehabilitationInstitution Institution, Town? Town);

/// <summary>One county: what it needs and what it has.</summary>
/// <param name="Children">Null where they are too few to be told.</param>
/// <param name="Elsewhere">Of them, whose town nobody has entered.</param>
internal sealed record CountyPlan(Region County, int? Children, int? Elsewhere, IReadOnlyList<TownDemand> Towns, IReadOnlyList<PlacedInstitution> Institutions)
{
    /// <summary>Of those institutions that have said theirs.</summary>
    public int Capacity => Institutions.Sum(i => i.Institution.Capacity ?? 0);

    public int Unsaid => Institutions.Count(i => i.Institution.Capacity is null);
}

/// <summary>第十四条: demand and supply laid over each other.</summary>
/// <param name="Smallest">Counts below it are hidden; null for whoever may see all.</param>
internal sealed record PlanningSheet(IReadOnlyList<CountyPlan> Counties, int? Smallest)
{
    /// <summary>机构设置规划 as they are registered and count today.</summary>
    public IReadOnlyList<RegisteredEntry> Documents { get; init; } = [];

    public bool HidesAny => Counties.Any(c => c.Children is null || c.Elsewhere is null || c.Towns.Any(t => t.Children is null));

    public IReadOnlyList<MapPoint> Points =>
    [
        .. from county in Counties from town in county.Towns where town.Children is null or > 0
           select new MapPoint($"{county.County.Name}{town.Town.Name}：{(town.Children is { } n ? $"{n} 人" : "人数不写明")}", town.Town.Longitude, town.Town.Latitude, town.Children is null ? MapMark.Few : MapMark.Circle, town.Children ?? 0),
        .. from county in Counties from one in county.Institutions let town = one.Town where town is not null
           select new MapPoint(one.Institution.Name, town.Longitude, town.Latitude, MapMark.Square),
        .. from county in Counties from town in county.Towns where town.Town.IsSeat
           select new MapPoint(county.County.Name, town.Town.Longitude, town.Town.Latitude, MapMark.Place, IsLabelled: true, IsMajor: true),
        .. from county in Counties from town in county.Towns where !town.Town.IsSeat
           select new MapPoint(town.Town.Name, town.Town.Longitude, town.Town.Latitude, MapMark.Place, IsLabelled: true),
    ];
}

internal sealed class PlanningReader(ScreeningDb screenings, InstitutionRegister register, RulebookLibrary library, CityDirectory city, Offices offices, IRegisters registers, TimeProvider clock)
{
    /// <summary>For a federation: its own county, or the whole city, in exact numbers.</summary>
    public Task<PlanningSheet> ForOffice(CancellationToken ct) => Sheet([.. city.Counties.Where(c => offices.Sees(c.Code))], isPublic: false, ct);

    /// <summary>For anybody: the whole city, small numbers hidden as in every publication.</summary>
    public Task<PlanningSheet> ForPublic(CancellationToken ct) => Sheet([.. city.Counties], isPublic: true, ct);

    [Article(Law.ShanweiRehabilitationAid, 14, 1), Requirement("SW-KF-014a")]
    private async Task<PlanningSheet> Sheet(IReadOnlyList<Region> counties, bool isPublic, CancellationToken ct)
    {
        var today = clock.Today();
        var codes = counties.Select(c => c.Code).ToArray();
        var demand = (await screenings.Files.AsNoTracking().Where(f => f.HasNeed && codes.Contains(f.Region)).GroupBy(f => new { f.Region, f.Town }).Select(g => new { g.Key.Region, g.Key.Town, Children = g.Count() }).ToListAsync(ct))
            .ToDictionary(d => (d.Region, d.Town), d => d.Children);
        var listed = (await register.Listed(today, null, ct)).Where(i => i.StoppedOn is null).ToLookup(i => i.Region);
        var smallest = counties.Count == 0 ? 1 : counties.Max(c => library.For(c.Code).SettingsOn(today).PublicationSmallest);

        var total = counties.Select(c => demand.Where(d => d.Key.Region == c.Code).Sum(d => d.Value)).ToArray();
        IReadOnlyList<int?> told = isPublic ? SmallCounts.Hide(total, smallest, totalIsTold: false) : [.. total];
        var documents = await registers.On(RegisterCodes.InstitutionPlans, today, ct);
        return new([.. counties.Select((c, i) => Of(c, told[i], demand, listed[c.Code], isPublic ? smallest : null))], isPublic ? smallest : null) { Documents = [.. documents.Where(d => d.Region == city.RegionCode || codes.Contains(d.Region))] };
    }

    private CountyPlan Of(Region county, int? told, Dictionary<(string, string), int> demand, IEnumerable<RehabilitationInstitution> institutions, int? smallest)
    {
        var towns = city.Towns.Where(p => p.RegionCode == county.Code).ToArray();
        var known = towns.Select(t => t.Name).ToHashSet();
        var elsewhere = demand.Where(d => d.Key.Item1 == county.Code && !known.Contains(d.Key.Item2)).Sum(d => d.Value);
        int[] counts = [.. towns.Select(t => demand.GetValueOrDefault((county.Code, t.Name))), elsewhere];
        IReadOnlyList<int?> shown = smallest is { } few ? SmallCounts.Hide(counts, few, totalIsTold: told is not null) : [.. counts];
        return new(county, told, shown[^1], [.. towns.Select((t, i) => new TownDemand(t, shown[i]))],
            [.. institutions.Select(i => new PlacedInstitution(i, towns.FirstOrDefault(t => i.Address.Contains(t.Name, StringComparison.Ordinal)) ?? towns.FirstOrDefault(t => t.IsSeat)))]);
    }
}
