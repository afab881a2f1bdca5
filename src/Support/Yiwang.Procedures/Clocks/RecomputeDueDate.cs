using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Jobs;
using Yiwang.Procedures.Cases;
using Yiwang.Procedures.Public;

namespace Yiwang.Procedures.Clocks;

/// <summary>Brings one case's stored due date in line with its record, after the calendar of a year came in or was amended.</summary>
[Requires(Permissions.RecomputeDueDates)]
internal sealed record RecomputeDueDate(Guid CaseId) : ICommand;

internal sealed class RecomputeDueDateHandler(ProceduresDb db, ICases cases, WorkCalendar calendar) : IHandle<RecomputeDueDate>
{
    public async Task<Outcome> Handle(RecomputeDueDate command, CancellationToken ct)
    {
        if (await db.Cases.SingleOrDefaultAsync(c => c.Id == command.CaseId, ct) is not { } one) return Outcome.NotFound;
        return one.Recompute(calendar) ? await cases.Keep(one, Outcome.Done, ct) : Outcome.Done;
    }
}

/// <summary>
/// The calendar is read at start: once then, and once a day, every open case is computed again. A case received when the next year's
/// holidays were not yet known gets its date in this way.
/// </summary>
internal sealed class CalendarWatch(ProceduresDb db, CommandRunner commands, CurrentUser user, WorkCalendar calendar) : IJob
{
    public static TimeSpan Pause => TimeSpan.FromDays(1);

    public async Task Run(CancellationToken ct)
    {
        user.BecomeSystem("calendar-watch", Permissions.RecomputeDueDates);
        var changed = new List<Guid>();
        await foreach (var one in db.Cases.AsNoTracking().Where(c => c.State != CaseState.Ended).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (one.Recompute(calendar)) changed.Add(one.Id);
        }

        foreach (var id in changed) _ = await commands.Run(new RecomputeDueDate(id), ct: ct);
    }
}
