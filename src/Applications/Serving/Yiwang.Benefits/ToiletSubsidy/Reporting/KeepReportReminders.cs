using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Jobs;

namespace Yiwang.Benefits.ToiletSubsidy.Reporting;

/// <summary>Makes the open work items exactly those of the towns and departments that have to report.</summary>
[Requires(Permissions.RemindToilets)]
internal sealed record KeepReportReminders : ICommand;

internal sealed class KeepReportRemindersHandler(ToiletsDb db, ToiletBook book, ReportDuties duties, TimeProvider clock) : IHandle<KeepReportReminders>
{
    public async Task<Outcome> Handle(KeepReportReminders command, CancellationToken ct)
    {
        var period = ReportPeriod.LastBefore(clock.Today(), book.Settings);
        var reported = await db.Reports.Where(r => r.From == period.From).Select(r => r.Body).ToListAsync(ct);
        foreach (var body in ReportPeriod.Reporters(book).Except(reported)) await duties.Open(body, period, ct);
        return Outcome.Done;
    }
}

/// <summary>The work item of one reporter: one at a time, for the last period that is over.</summary>
internal sealed class ReportDuties(IInbox inbox, ToiletDuties duties, ToiletBook book)
{
    public Task Open(string body, ReportPeriod period, CancellationToken ct)
    {
        var town = book.FindTown(body);
        var institution = town?.Institution ?? book.Bodies.First(b => b.Name == body).Institution;
        var post = town is not null ? ToiletDuties.Town : institution == book.Fund.Institution ? ToiletDuties.Fund : ToiletDuties.Body;
        var about = new Guid(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{body} {period.From:O}")).AsSpan(0, 16));
        return inbox.Keep(Subject(institution), [duties.Item(about, "报送厕所革命进展", $"{period.Name}进展", "/staff/rural-toilets/reports", post, institution, Places.Reporting, period.DueOn)], ct);
    }

    public Task Close(string body, CancellationToken ct) => inbox.Keep(Subject(book.FindTown(body)?.Institution ?? book.Bodies.First(b => b.Name == body).Institution), [], ct);

    private static string Subject(string institution) => $"toilet-report/{institution}";
}

/// <summary>Looks often enough that a new period is asked for on its first day.</summary>
internal sealed class ReportWatch(CommandRunner commands, CurrentUser user, ToiletBook book) : IJob
{
    public static TimeSpan Pause => TimeSpan.FromMinutes(30);

    public async Task Run(CancellationToken ct)
    {
        if (book.IsEmpty) return;
        user.BecomeSystem("toilet-report-watch", Permissions.RemindToilets);
        _ = await commands.Run(new KeepReportReminders(), ct: ct);
    }
}
