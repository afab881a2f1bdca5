using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Procedures.Cases;

namespace Yiwang.Procedures.Notices;

/// <summary>The addressee opens a notice; the first time is recorded as service.</summary>
[Requires(Permissions.SeeOwnCases)]
internal sealed record OpenNotice(Guid NoticeId) : ICommand;

internal sealed class OpenNoticeHandler(ProceduresDb db, CurrentUser user, TimeProvider clock) : IHandle<OpenNotice>
{
    public async Task<Outcome> Handle(OpenNotice command, CancellationToken ct)
    {
        var notice = await db.Notices.SingleOrDefaultAsync(n => n.Id == command.NoticeId && n.Addressee == user.AccountId, ct);
        if (notice is null) return Outcome.NotFound;
        notice.Open(clock.GetUtcNow());
        return Outcome.Done;
    }
}
