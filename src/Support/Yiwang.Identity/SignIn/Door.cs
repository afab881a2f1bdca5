using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.Public;
using Yiwang.Identity.Sessions;
using Yiwang.Platform;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Identity.SignIn;

/// <summary>Lets in whoever proves to be who he says. Why somebody was not let in is not told: it would tell which accounts exist.</summary>
internal sealed class Door(IdentityDb db, Errands errands, SessionDesk sessions, PersonalText personal, IPasswordHasher<Account> hasher, YiwangOptions options)
{
    // Compared with when there is no such account, so that the answer takes as long.
    private static readonly string NobodysHash = new PasswordHasher<object>().HashPassword(new object(), Guid.CreateVersion7().ToString());

    /// <returns>The sign-in that began; null when not let in.</returns>
    public async Task<Entered?> Enter(string signInName, string password, Visit visit, CancellationToken ct)
    {
        var account = await Find(signInName, ct);
        if (account is null)
        {
            hasher.VerifyHashedPassword(null!, NobodysHash, password);
            return null;
        }

        if (!(await errands.Run(new BeginSignIn(account.Id), ct)).IsDone) return null;
        var isRight = hasher.VerifyHashedPassword(account, account.PasswordHash, password) is not PasswordVerificationResult.Failed;
        return await End(account, SignInFactor.Password, isRight, visit, ct);
    }

    /// <summary>The button of the demonstration's list, without a password. Refuses everything outside a demonstration.</summary>
    public async Task<Entered?> EnterDemonstration(string key, Visit visit, CancellationToken ct)
    {
        if (!options.Demonstration || key.Length == 0) return null;
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.DemonstrationKey == key && a.ClosedAt == null, ct);
        return account is null ? null : await End(account, SignInFactor.Demonstration, isRight: true, visit, ct);
    }

    private async Task<Entered?> End(Account account, SignInFactor factor, bool isRight, Visit visit, CancellationToken ct)
    {
        var (secret, key) = sessions.NewKey();
        var ended = await errands.Run(new EndSignIn(account.Id, factor, isRight, visit, isRight ? new(key, [factor], visit) : null), ct);
        return ended.IsDone && isRight ? new(account.Id, secret, account.Kind is AccountKind.Officer) : null;
    }

    /// <summary>A demonstration's account in a database that is no demonstration any more is nobody.</summary>
    private async Task<Account?> Find(string signInName, CancellationToken ct)
    {
        var index = SignInName.IndexOf(personal, signInName);
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.SignInIndex == index && a.ClosedAt == null, ct);
        return account is null || account.DemonstrationKey is null || options.Demonstration ? account : null;
    }
}

/// <summary>Somebody was let in; the cookie is still to be written.</summary>
internal sealed record Entered(Guid AccountId, string Secret, bool IsOfficer)
{
    public override string ToString() => nameof(Entered);
}
