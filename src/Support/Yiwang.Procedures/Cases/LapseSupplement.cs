using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Messages.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Jobs;
using Yiwang.Procedures.Public;

namespace Yiwang.Procedures.Cases;

/// <summary>The applicant stayed silent: the case goes on with what is there, and the applicant is told.</summary>
[Requires(Permissions.LapseSupplements)]
internal sealed record LapseSupplement(Guid CaseId) : ICommand;

internal sealed class LapseSupplementHandler(
    ProceduresDb db, ICases cases, IProcedureLibrary procedures, IMessages messages, WorkCalendar calendar, TimeProvider clock) : IHandle<LapseSupplement>
{
    public async Task<Outcome> Handle(LapseSupplement command, CancellationToken ct)
    {
        if (await db.Cases.SingleOrDefaultAsync(c => c.Id == command.CaseId, ct) is not { } silent) return Outcome.NotFound;
        var outcome = silent.LapseSupplement(clock.Today(), calendar);
        if (outcome.IsDone)
        {
            messages.Send(new MessageDraft(silent.Applicant, "补正期限已过", $"您的办件 {silent.Number} 没有在期限内补正，将按现有材料审核。仍可以联系受理单位。",
                procedures.Get(silent.Procedure).PublicHref.Replace("{id}", silent.Id.ToString(), StringComparison.Ordinal), silent.Subject));
        }

        return await cases.Keep(silent, outcome, ct);
    }
}

/// <summary>Looks for silence, often enough that it is noticed on its day.</summary>
internal sealed class SilenceWatch(ProceduresDb db, CommandRunner commands, CurrentUser user, TimeProvider clock) : IJob
{
    private const int AtOnce = 500;

    public static TimeSpan Pause => TimeSpan.FromMinutes(5);

    public async Task Run(CancellationToken ct)
    {
        user.BecomeSystem("silence-watch", Permissions.LapseSupplements);
        var today = clock.Today();
        var silent = await db.Cases.Where(c => c.State == CaseState.AwaitingApplicant && c.AnswerBy < today).OrderBy(c => c.AnswerBy).Select(c => c.Id).Take(AtOnce).ToListAsync(ct);
        foreach (var id in silent) _ = await commands.Run(new LapseSupplement(id), ct: ct);
    }
}
