using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;

namespace Yiwang.Benefits.RehabilitationAid.Reporting.Annual;

/// <summary>One county on the city's board.</summary>
/// <param name="Report">Null while it has not even begun.</param>
internal sealed record CountyStanding(string Region, string Name, AnnualReport? Report, DateOnly DueOn, DateOnly Today)
{
    public bool IsSent => Report?.SubmittedOn is not null;

    public bool IsOverdue => !IsSent && Today > DueOn;

    public string Words => Report switch
    {
        { SubmittedOn: { } on, IsLate: true } => $"{on.ToChinese(Today)}报送，逾期",
        { SubmittedOn: { } on } => $"{on.ToChinese(Today)}按期报送",
        _ when IsOverdue => $"未报，已过期 {Today.DayNumber - DueOn.DayNumber} 天",
        { } => "在填",
        _ => "未开始",
    };
}

/// <summary>Reads reports: a county its own, the city's federation all of its counties.</summary>
internal sealed class AnnualReports(ReportingDb db, RulebookLibrary library, CityDirectory city, CurrentUser user, TimeProvider clock)
{
    public DateOnly DueOf(string region, int year) => library.For(region).SettingsOn(clock.Today()).AnnualReportDue(year);

    public string OwnRegion => city.FindInstitution(user.Institution)?.RegionCode ?? "";

    public Task<AnnualReport?> Find(string region, int year, CancellationToken ct) =>
        region == OwnRegion || OwnRegion == city.RegionCode ? db.Reports.AsNoTracking().FirstOrDefaultAsync(r => r.Region == region && r.Year == year, ct) : Task.FromResult<AnnualReport?>(null);

    /// <summary>All counties of the city, also those that have sent nothing.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 4), Requirement("SW-KF-010s")]
    public async Task<IReadOnlyList<CountyStanding>> Board(int year, CancellationToken ct)
    {
        var (sent, today) = (await db.Reports.AsNoTracking().Where(r => r.Year == year).ToDictionaryAsync(r => r.Region, ct), clock.Today());
        return [.. city.Counties.Select(c => new CountyStanding(c.Code, c.Name, sent.GetValueOrDefault(c.Code), DueOf(c.Code, year), today))];
    }
}
