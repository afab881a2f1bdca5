using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.ToiletSubsidy.Reporting;

/// <summary>A town or a department reports on the last period that is over; the numbers come from the ledger.</summary>
[Requires(Permissions.ReportToilets)]
internal sealed record ReportProgress(string Note) : ICommand;

internal sealed class ReportProgressHandler(ToiletsDb db, ToiletBook book, ReportDuties duties, CurrentUser user, TimeProvider clock) : IHandle<ReportProgress>
{
    public async Task<Outcome> Handle(ReportProgress command, CancellationToken ct)
    {
        if (book.NameOf(user.Institution) is not { } body) return Outcome.NotFound;
        var period = ReportPeriod.LastBefore(clock.Today(), book.Settings);
        if (command.Note.Trim().Length > 1000) return Outcome.Refused("toilets.note", "说明不超过 1000 字。", Places.Reporting, "note", "写要点。");
        if (await db.Reports.AnyAsync(r => r.Body == body && r.From == period.From, ct))
            return Outcome.Refused("toilets.reported", $"{period.Name}已经报送。", Places.Reporting, remedy: "下一期再报。");
        var done = book.FindTown(body) is { } town ? await Done(town.Name, ct) : (0, 0);
        db.Reports.Add(ToiletReport.Of(body, period, done, command.Note.Trim(), clock.GetUtcNow()));
        await duties.Close(body, ct);
        return Outcome.Done;
    }

    private async Task<(int, int)> Done(string town, CancellationToken ct)
    {
        var kinds = await db.Toilets.Where(t => t.Town == town && t.IsPlanned && t.State == ToiletState.Accepted).Select(t => t.Kind).ToListAsync(ct);
        return (kinds.Count(k => k is ToiletKind.Public), kinds.Count(k => k is ToiletKind.Household));
    }
}
