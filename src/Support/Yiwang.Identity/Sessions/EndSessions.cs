using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Time;

namespace Yiwang.Identity.Sessions;

/// <summary>One of one's own, on this device or another.</summary>
[Requires(Permissions.OwnAccount)]
internal sealed record EndSession(Guid SessionId) : ICommand;

/// <summary>All of one's own but the one that asks.</summary>
[Requires(Permissions.OwnAccount), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record EndOtherSessions : ICommand;

internal sealed class EndSessionsHandler(IdentityDb db, CurrentUser user, BusinessClock clock) : IHandle<EndSession>, IHandle<EndOtherSessions>
{
    public async Task<Outcome> Handle(EndSession command, CancellationToken ct)
    {
        if (await db.Sessions.FirstOrDefaultAsync(s => s.Id == command.SessionId && s.AccountId == user.AccountId, ct) is not { } session) return Outcome.NotFound;
        session.End(session.Id == user.SessionId ? SessionEnd.SignedOut : SessionEnd.Revoked, clock.Real.GetUtcNow());
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(EndOtherSessions command, CancellationToken ct)
    {
        await db.EndSessions(user.AccountId!.Value, SessionEnd.Revoked, clock.Real.GetUtcNow(), ct, but: user.SessionId);
        return Outcome.Done;
    }
}

/// <summary>Somebody's, all of them, by the administrator: a device was lost, or somebody else is suspected at it.</summary>
[Requires(Permissions.ManageAccounts), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record EndSessionsOf(Guid AccountId) : ICommand;

internal sealed class EndSessionsOfHandler(IdentityDb db, BusinessClock clock) : IHandle<EndSessionsOf>
{
    public async Task<Outcome> Handle(EndSessionsOf command, CancellationToken ct)
    {
        if (await db.Accounts.FindAsync([command.AccountId], ct) is null) return Outcome.NotFound;
        await db.EndSessions(command.AccountId, SessionEnd.Administrator, clock.Real.GetUtcNow(), ct);
        return Outcome.Done;
    }
}

/// <summary>It was used just now.</summary>
[Requires(Permissions.NoteSignIn)]
internal sealed record SeeSession(Guid SessionId) : ICommand;

/// <summary>The network security law (第二十一条) has logs of the network kept for six months at least; after a year nobody asks for them.</summary>
[Requires(Permissions.NoteSignIn)]
internal sealed record ForgetOldSignIns : ICommand;

internal sealed class KeepSessionsHandler(IdentityDb db, BusinessClock clock) : IHandle<SeeSession>, IHandle<ForgetOldSignIns>
{
    private const int DaysKept = 365;

    public async Task<Outcome> Handle(SeeSession command, CancellationToken ct)
    {
        if (await db.Sessions.FindAsync([command.SessionId], ct) is not { } session) return Outcome.NotFound;
        session.See(clock.Real.GetUtcNow());
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(ForgetOldSignIns command, CancellationToken ct)
    {
        var before = clock.Real.GetUtcNow().AddDays(-DaysKept);
        await db.Sessions.Where(s => s.BegunAt < before).ExecuteDeleteAsync(ct);
        await db.Attempts.Where(a => a.At < before).ExecuteDeleteAsync(ct);
        return Outcome.Done;
    }
}

internal sealed class ForgetOldSignInsJob(SignIn.Errands errands) : Platform.Jobs.IJob
{
    public static TimeSpan Pause => TimeSpan.FromHours(6);

    public Task Run(CancellationToken ct) => errands.Run(new ForgetOldSignIns(), ct);
}
