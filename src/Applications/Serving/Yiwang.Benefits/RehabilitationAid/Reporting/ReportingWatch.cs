using System.Text;
using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Reporting.Annual;
using Yiwang.Benefits.RehabilitationAid.Reporting.Publishing;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Jobs;

namespace Yiwang.Benefits.RehabilitationAid.Reporting;

/// <summary>Makes the open work items exactly those of the reports and publications that are due.</summary>
[Requires(Permissions.RemindOfReports)]
internal sealed record RemindOfReports : ICommand;

internal sealed class RemindOfReportsHandler(ReportingDb db, AnnualReports reports, PublicationOffice publications, RulebookLibrary library, IInbox inbox, CityDirectory city, TimeProvider clock)
    : IHandle<RemindOfReports>
{
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 4), Article(Law.ShanweiRehabilitationAid, 12)]
    public async Task<Outcome> Handle(RemindOfReports command, CancellationToken ct)
    {
        var year = clock.Today().Year - 1;
        foreach (var county in city.Counties)
        {
            var due = reports.DueOf(county.Code, year);
            var settings = library.For(county.Code).SettingsOn(clock.Today());
            var isSent = await db.Reports.AnyAsync(r => r.Region == county.Code && r.Year == year && r.SubmittedOn != null, ct);
            var asked = !isSent && clock.Today() >= due.AddDays(-settings.AnnualReportReminderDays);
            await Keep(AnnualReport.SubjectOf(county.Code, year), asked ? county.Code : null, Permissions.WriteAnnualReports,
                "年度报送", $"报送 {year} 年度救助数据和绩效报告", $"/staff/rehabilitation-aid/annual-report?year={year}", due, Articles.AnnualReports, ct);
        }

        foreach (var region in city.Counties.Select(c => c.Code).Append(city.RegionCode))
        {
            var (period, isPublished) = await publications.LastPeriod(region, ct);
            await Keep(Publication.SubjectOf(region, period.From), isPublished ? null : region, Permissions.PublishFigures,
                "定期公开", $"公开 {period.From:yyyy年M月} 至 {period.To:yyyy年M月} 的救助和资金情况", "/staff/rehabilitation-aid/publications", publications.DueOf(region, period), Articles.Supervision, ct);
        }

        return Outcome.Done;
    }

    private Task Keep(string subject, string? region, string permission, string kind, string title, string href, DateOnly due, Citation under, CancellationToken ct)
    {
        var holders = region is null ? [] : city.Posts.Where(p => p.Permissions.Contains(permission) && p.InstitutionKind is not null)
            .SelectMany(p => city.InstitutionsOf(p.InstitutionKind!).Where(i => i.RegionCode == region), (p, i) => (Post: p.Code, Institution: i)).Take(1).ToArray();
        return inbox.Keep(subject, [.. holders.Select(h => new WorkItemDraft(IdOf(subject), kind, title, href, h.Post, h.Institution.Code, h.Institution.RegionCode, due, under))], ct);
    }

    private static Guid IdOf(string subject) => new(Sm3.Hash(Encoding.UTF8.GetBytes(subject)).AsSpan(0, 16));
}

/// <summary>Looks often enough that what is due is noticed on its day.</summary>
internal sealed class ReportingWatch(CommandRunner commands, CurrentUser user) : IJob
{
    public static TimeSpan Pause => TimeSpan.FromMinutes(30);

    public async Task Run(CancellationToken ct)
    {
        user.BecomeSystem("reporting-watch", Permissions.RemindOfReports);
        _ = await commands.Run(new RemindOfReports(), ct: ct);
    }
}
