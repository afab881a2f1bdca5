using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Identity.Accounts;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Identity.SignIn;

/// <summary>Lets in whoever proves to be who he says. Why somebody was not let in is not told: it would tell which accounts exist.</summary>
internal sealed class Door(IdentityDb db, IServiceScopeFactory scopes, PersonalText personal, IPasswordHasher<Account> hasher, YiwangOptions options)
{
    // Compared with when there is no such account, so that the answer takes as long.
    private static readonly string NobodysHash = new PasswordHasher<object>().HashPassword(new object(), Guid.CreateVersion7().ToString());

    /// <returns>The account; null when not let in.</returns>
    public async Task<Guid?> Enter(string signInName, string password, CancellationToken ct)
    {
        var index = SignInName.IndexOf(personal, signInName);
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.SignInIndex == index, ct);
        if (account is null || !IsSomebody(account))
        {
            hasher.VerifyHashedPassword(null!, NobodysHash, password);
            return null;
        }

        if (!await Note(new BeginSignIn(account.Id), ct)) return null;
        var isRight = hasher.VerifyHashedPassword(account, account.PasswordHash, password) is not PasswordVerificationResult.Failed;
        return await Note(new EndSignIn(account.Id, isRight), ct) && isRight ? account.Id : null;
    }

    /// <summary>The button of the demonstration's list, without a password. Refuses everything outside a demonstration.</summary>
    public async Task<Guid?> EnterDemonstration(string key, CancellationToken ct)
    {
        if (!options.Demonstration || key.Length == 0) return null;
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.DemonstrationKey == key, ct);
        return account is not null && await Note(new EndSignIn(account.Id, PasswordIsRight: true), ct) ? account.Id : null;
    }

    /// <summary>A demonstration's account in a database that is no demonstration any more is nobody.</summary>
    private bool IsSomebody(Account account) => account.DemonstrationKey is null || options.Demonstration;

    private async Task<bool> Note<TCommand>(TCommand command, CancellationToken ct) where TCommand : ICommand
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("sign-in", Permissions.NoteSignIn);
        return (await scope.ServiceProvider.GetRequiredService<CommandRunner>().Run(command, ct: ct)).IsDone;
    }
}
