using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Registers.Public;

namespace Yiwang.Benefits.RehabilitationAid.OnRecord;

/// <summary>One program of one county: what was planned, and what was granted in the year.</summary>
internal sealed record PlanLine(string Region, string County, string Row, string Service, int PlannedChildren, int Children, long PlannedInFen, long GrantedInFen)
{
    public string ChildrenRate => Rate(Children, PlannedChildren);

    public string MoneyRate => Rate(GrantedInFen, PlannedInFen);

    private static string Rate(long done, long planned) => planned == 0 ? "—" : string.Create(CultureInfo.InvariantCulture, $"{100m * done / planned:0.#}%");
}

/// <summary>实际 ÷ 计划, for the own county; for all where the city looks.</summary>
internal sealed class PlanBoard(IRegisters registers, BenefitsDb db, RulebookLibrary library, CityDirectory city, CurrentUser user, TimeProvider clock)
{
    /// <summary>The first year that the regulation knows.</summary>
    private const int First = 2019;

    public int ThisYear => library.For(city.RegionCode).SettingsOn(clock.Today()).AidYearOf(clock.Today());

    /// <summary>The year that was asked for; this one where none was, or none that there are plans for.</summary>
    public int Chosen(int? year) => year is >= First and <= 2100 ? year.Value : ThisYear;

    /// <summary>Planned programs first, then what was granted without a plan; nothing of either is left out.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 1), Requirement("SW-KF-026d")]
    public async Task<IReadOnlyList<PlanLine>> Of(int year, CancellationToken ct)
    {
        var lines = new List<PlanLine>();
        foreach (var county in city.Counties.Where(c => user.Region == city.RegionCode || user.Region == c.Code))
        {
            var (from, to) = YearIn(year, county.Code);
            var planned = (await registers.On(RegisterCodes.Plans, clock.Today() < to ? clock.Today() : to, ct, county.Code)).Where(e => e.Region == county.Code && e.Number("year") == year).ToDictionary(e => e.Text("program"));
            var granted = (await db.Grants.AsNoTracking().Where(g => g.Region == county.Code && g.GrantedOn >= from && g.GrantedOn <= to).Select(g => new { g.Row, g.ChildIndex, g.AmountInFen }).ToArrayAsync(ct)).ToLookup(g => g.Row);
            lines.AddRange(library.City.Standards.Values.Where(s => planned.ContainsKey(s.Id) || granted.Contains(s.Id)).Select(s => new PlanLine(county.Code, county.Name, s.Id, s.Service,
                planned.GetValueOrDefault(s.Id)?.Number("children") ?? 0, granted[s.Id].Select(g => g.ChildIndex).Distinct().Count(), planned.GetValueOrDefault(s.Id)?.Fen("amount") ?? 0, granted[s.Id].Sum(g => g.AmountInFen))));
        }

        return lines;
    }

    // First and last day, found by the one setting that says how days belong to years.
    private (DateOnly From, DateOnly To) YearIn(int year, string region)
    {
        var settings = library.For(region).SettingsOn(clock.Today());
        var from = new DateOnly(year - 1, 1, 1);
        while (settings.AidYearOf(from) < year) from = from.AddMonths(1);
        return (from, from.AddYears(1).AddDays(-1));
    }
}
