using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Sessions;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Time;

namespace Yiwang.Identity.Accounts;

[Requires(Permissions.ManageAccounts), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record CloseAccount(Guid AccountId) : ICommand;

internal sealed class CloseAccountHandler(IdentityDb db, PostRegister posts, BusinessClock clock) : IHandle<CloseAccount>
{
    public async Task<Outcome> Handle(CloseAccount command, CancellationToken ct)
    {
        if (await db.Accounts.FindAsync([command.AccountId], ct) is not { } account) return Outcome.NotFound;
        var now = clock.Real.GetUtcNow();
        if (Outcome.From(await posts.BeforeClosing(account.Id, clock.Today(), ct)) is { IsDone: false } stillInPost) return stillInPost;
        if (account.Close(now) is { IsDone: false } refused) return refused;
        await db.EndSessions(account.Id, SessionEnd.AccountChanged, now, ct);
        return Outcome.Done;
    }
}
