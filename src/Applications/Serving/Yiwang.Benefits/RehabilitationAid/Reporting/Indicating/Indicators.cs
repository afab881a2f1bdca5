using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Reporting.Annual;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Screening;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Reporting.Indicating;

/// <summary>A child of the base numbers whom no grant has reached; masked.</summary>
internal sealed record UnreachedChild(string ChildMasked, Disability? Suspected, DateOnly FoundOn);

/// <summary>What can be computed of one county's year. It judges nobody: who answers for what is decided by people.</summary>
/// <param name="InNeed">Children found in need who qualify by age, on the day that is looked at.</param>
/// <param name="Aided">Of them, those to whom aid has been granted until that day.</param>
/// <param name="Beside">Children aided in the year whom no screening had found.</param>
/// <param name="Report">The county's annual report on that year.</param>
internal sealed record CountyIndicators(string Region, string County, int InNeed, int Aided, int Beside, CaseFigures Cases, CountyStanding Report)
{
    /// <summary>应救尽救率. The text sets no line to reach, so that none is drawn.</summary>
    public string Coverage => Rate(Aided, InNeed);

    public string Reviews => Rate(Cases.Reviews.InTime, Cases.Reviews.Ended);

    public string Appeals => Rate(Cases.Appeals.InTime, Cases.Appeals.Ended);

    /// <summary>In percent with one decimal; a dash where there is nothing to divide by.</summary>
    public static string Rate(int part, int whole) => whole == 0 ? "—" : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero):0.0}%");
}

/// <summary>第三条, 第四条: the indicators that this regulation gives to the appraisal of performance, from the records themselves.</summary>
internal sealed class IndicatorReader(ScreeningDb screenings, BenefitsDb db, ICaseFigures cases, AnnualReports reports, RulebookLibrary library, CityDirectory city, CurrentUser user)
{
    /// <summary>The year that was asked for; this one where none was, or none that anything is known of.</summary>
    public static int Chosen(int? year, DateOnly today) => year is >= 2016 and <= 2100 ? year.Value : today.Year;

    private const int PageSize = 500, MostListed = 200;

    /// <summary>基本实现应救尽救 by the first, 普遍享有基本康复服务 by the second.</summary>
    public static readonly IReadOnlyList<int> TargetYears = [2020, 2025];

    /// <summary>The own county; all of them where the city looks.</summary>
    [Article(Law.ShanweiRehabilitationAid, 4), Requirement("SW-KF-004")]
    public async Task<IReadOnlyList<CountyIndicators>> Of(int year, DateOnly today, CancellationToken ct)
    {
        var board = (await reports.Board(year, ct)).ToDictionary(s => s.Region);
        var all = new List<CountyIndicators>();
        foreach (var county in city.Counties.Where(c => user.Region == city.RegionCode || user.Region == c.Code))
        {
            var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            var reach = await Reach(county.Code, from, to < today ? to : today, ct);
            all.Add(new(county.Code, county.Name, reach.InNeed, reach.Aided, reach.Beside, await cases.Of(AidProcedure.Code, county.Code, from, to, ct), board[county.Code]));
        }

        return all;
    }

    /// <summary>Those behind the rate whom nobody has reached, at most 200; only of counties that one may look at.</summary>
    public async Task<IReadOnlyList<UnreachedChild>> Unreached(string region, int year, DateOnly today, CancellationToken ct) =>
        user.Region == city.RegionCode || user.Region == region
            ? (await Reach(region, new(year, 1, 1), new DateOnly(year, 12, 31) < today ? new(year, 12, 31) : today, ct)).Unreached : [];

    [Article(Law.ShanweiRehabilitationAid, 3), Requirement("SW-KF-003")]
    private async Task<(int InNeed, int Aided, int Beside, IReadOnlyList<UnreachedChild> Unreached)> Reach(string region, DateOnly from, DateOnly on, CancellationToken ct)
    {
        var (inNeed, aided, found, unreached) = (0, 0, new HashSet<string>(), new List<UnreachedChild>());
        var rulebook = library.For(region);
        for (var after = Guid.Empty; ;)
        {
            var page = await screenings.Files.AsNoTracking().Where(f => f.Region == region && f.HasNeed && f.Id > after).OrderBy(f => f.Id).Take(PageSize).ToArrayAsync(ct);
            var children = page.Select(f => f.ChildIndex).ToArray();
            var granted = (await db.Grants.AsNoTracking().Where(g => children.Contains(g.ChildIndex) && g.GrantedOn <= on).Select(g => g.ChildIndex).Distinct().ToArrayAsync(ct)).ToHashSet();
            found.UnionWith(children);
            foreach (var file in page.Where(f => f.Entries[0].On <= on && Age.Check(f.Child.BornOn, rulebook, on).Severity is not Severity.Blocks))
            {
                inNeed++;
                if (granted.Contains(file.ChildIndex)) aided++;
                else if (unreached.Count < MostListed) unreached.Add(new(MaskedName.Of(file.Child.Name), file.Entries[^1].Suspected, file.Entries[^1].On));
            }

            if (page.Length < PageSize) break;
            after = page[^1].Id;
        }

        var inYear = await db.Grants.AsNoTracking().Where(g => g.Region == region && g.GrantedOn >= from && g.GrantedOn <= on).Select(g => g.ChildIndex).Distinct().ToArrayAsync(ct);
        return (inNeed, aided, inYear.Count(c => !found.Contains(c)), unreached);
    }
}
