using Yiwang.Identity.Accounts;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Identity.SignIn;

[Requires(Permissions.NoteSignIn)]
internal sealed record BeginSignIn(Guid AccountId) : ICommand;

[Requires(Permissions.NoteSignIn)]
internal sealed record EndSignIn(Guid AccountId, bool PasswordIsRight) : ICommand;

/// <summary>Before and after the password is compared; the comparing itself is slow on purpose and stays out of the transaction.</summary>
internal sealed class NoteSignInHandler(IdentityDb db, TimeProvider clock) : IHandle<BeginSignIn>, IHandle<EndSignIn>
{
    public async Task<Outcome> Handle(BeginSignIn command, CancellationToken ct) =>
        await db.Accounts.FindAsync([command.AccountId], ct) is { } account ? account.BeginSignIn(clock.GetUtcNow()) : Outcome.NotFound;

    public async Task<Outcome> Handle(EndSignIn command, CancellationToken ct)
    {
        if (await db.Accounts.FindAsync([command.AccountId], ct) is not { } account) return Outcome.NotFound;
        account.EndSignIn(command.PasswordIsRight);
        return Outcome.Done;
    }
}
