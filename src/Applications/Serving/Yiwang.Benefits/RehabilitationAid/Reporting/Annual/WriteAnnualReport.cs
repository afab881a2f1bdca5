using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.RehabilitationAid.Reporting.Annual;

/// <summary>Counts the year of the officer's own county from the cases; a second time, anew.</summary>
[Requires(Permissions.WriteAnnualReports)]
internal sealed record CountYear(int Year) : ICommand;

/// <summary>Keeps what the county states and writes.</summary>
[Requires(Permissions.WriteAnnualReports)]
internal sealed record SaveAnnualReport(int Year, IReadOnlyList<StatedFigure> Figures, string Performance) : ICommand;

/// <summary>Sends both parts to the city's federation.</summary>
[Requires(Permissions.WriteAnnualReports)]
internal sealed record SubmitAnnualReport(int Year) : ICommand;

internal sealed class WriteAnnualReportHandler(ReportingDb db, FigureReader figures, RulebookLibrary library, IInbox inbox, CityDirectory city, CurrentUser user, TimeProvider clock)
    : IHandle<CountYear>, IHandle<SaveAnnualReport>, IHandle<SubmitAnnualReport>
{
    private const int FirstYear = 2019; // the regulation is of that year

    public async Task<Outcome> Handle(CountYear command, CancellationToken ct)
    {
        if (command.Year < FirstYear || command.Year > clock.Today().Year)
            return Outcome.Refused("annual-report.year", $"年度应在 {FirstYear} 年到今年之间。", Articles.AnnualReports, "year", "请选择要报送的年度。");

        var lines = ReportTable.Of(await figures.Of(Region, new DateOnly(command.Year, 1, 1), new DateOnly(command.Year, 12, 31), ct), library.City);
        if (await Find(command.Year, ct) is { } report) report.Recount(lines);
        else db.Reports.Add(AnnualReport.Begin(Region, command.Year, library.For(Region).SettingsOn(clock.Today()).AnnualReportDue(command.Year), lines));
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(SaveAnnualReport command, CancellationToken ct) =>
        await Find(command.Year, ct) is { } report ? report.State(command.Figures, command.Performance) : Outcome.NotFound;

    public async Task<Outcome> Handle(SubmitAnnualReport command, CancellationToken ct)
    {
        if (await Find(command.Year, ct) is not { } report) return Outcome.NotFound;
        var outcome = report.Submit(clock.Today());
        if (outcome.IsDone) await inbox.Keep(report.Subject, [], ct);
        return outcome;
    }

    private string Region => city.FindInstitution(user.Institution)?.RegionCode ?? "";

    private Task<AnnualReport?> Find(int year, CancellationToken ct)
    {
        var region = Region;
        return db.Reports.FirstOrDefaultAsync(r => r.Region == region && r.Year == year, ct);
    }
}
