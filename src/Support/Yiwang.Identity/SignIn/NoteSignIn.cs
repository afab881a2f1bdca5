using Yiwang.Identity.Accounts;
using Yiwang.Identity.Public;
using Yiwang.Identity.Sessions;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Time;

namespace Yiwang.Identity.SignIn;

/// <summary>Counts an attempt by whatever means before it is looked at.</summary>
[Requires(Permissions.NoteSignIn)]
internal sealed record BeginSignIn(Guid AccountId) : ICommand;

/// <summary>What the comparing found. A refused attempt is written down too; where all was shown that is asked for, the sign-in begins.</summary>
/// <param name="Begins">Null when it was wrong, or when a second means is still asked for.</param>
[Requires(Permissions.NoteSignIn)]
internal sealed record EndSignIn(Guid AccountId, Proof Proof, bool IsRight, Visit Visit, NewSession? Begins) : ICommand
{
    /// <summary>The password under today's cost of hashing, where the stored one is of an older day.</summary>
    public string? BetterHash { get; init; }

    /// <summary>The password that was chosen in place of one handed out at the counter.</summary>
    public string? ChosenHash { get; init; }

    public override string ToString() => nameof(EndSignIn);
}

/// <summary>Another means was shown within a sign-in; its cookie is exchanged.</summary>
[Requires(Permissions.NoteSignIn)]
internal sealed record RaiseSession(Guid SessionId, Proof Proof, string NewKeyIndex, Visit Visit) : ICommand
{
    public override string ToString() => nameof(RaiseSession);
}

/// <summary>Before and after something is compared; the comparing itself is slow on purpose and stays out of the transaction.</summary>
internal sealed class NoteSignInHandler(IdentityDb db, ProofBook proofs, BusinessClock clock) : IHandle<BeginSignIn>, IHandle<EndSignIn>, IHandle<RaiseSession>
{
    private DateTimeOffset Now => clock.Real.GetUtcNow();

    public async Task<Outcome> Handle(BeginSignIn command, CancellationToken ct) =>
        await db.Accounts.FindAsync([command.AccountId], ct) is { } account ? account.BeginSignIn(Now) : Outcome.NotFound;

    public async Task<Outcome> Handle(EndSignIn command, CancellationToken ct)
    {
        if (await db.Accounts.FindAsync([command.AccountId], ct) is not { } account) return Outcome.NotFound;
        if (account.ClosedAt is not null) return Outcome.NotFound;
        if (command.IsRight && !await proofs.Spend(command.Proof, account.Id, Now, ct)) return Outcome.Conflict;
        db.Attempts.Add(SignInAttempt.Of(account.Id, command.Proof.Factor, command.IsRight, command.Visit, Now));
        if (command.BetterHash is { } better) account.SetPassword(better);
        if (!command.IsRight) account.EndWrongly();
        else if (command.Begins is { } begins)
        {
            account.EndRightly();
            if (command.ChosenHash is { } chosen) account.ChangePassword(chosen);
            // Whoever signs in again on the same device leaves the sign-in before (ASVS 7.2.4).
            if (begins.Visit.Leaves is { } before && await db.Sessions.FindAsync([before], ct) is { } left) left.End(SessionEnd.SignedOut, Now);
            db.Sessions.Add(Session.Begin(account.Id, begins, Now));
        }

        return Outcome.Done;
    }

    public async Task<Outcome> Handle(RaiseSession command, CancellationToken ct)
    {
        if (await db.Sessions.FindAsync([command.SessionId], ct) is not { EndedAt: null } session) return Outcome.NotFound;
        if (await db.Accounts.FindAsync([session.AccountId], ct) is not { ClosedAt: null } account) return Outcome.NotFound;
        if (!await proofs.Spend(command.Proof, account.Id, Now, ct)) return Outcome.Conflict;
        db.Attempts.Add(SignInAttempt.Of(account.Id, command.Proof.Factor, succeeded: true, command.Visit, Now));
        account.EndRightly();
        session.Raise(command.Proof.Factor, command.NewKeyIndex);
        return Outcome.Done;
    }
}
