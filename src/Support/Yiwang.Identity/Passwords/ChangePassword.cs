using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.Public;
using Yiwang.Identity.Sessions;
using Yiwang.Identity.SignIn;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Time;

namespace Yiwang.Identity.Passwords;

/// <summary>Every other sign-in ends with the old password.</summary>
/// <param name="Hash">Made outside the transaction: it takes long on purpose.</param>
[Requires(Permissions.OwnAccount), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record ChangePassword(string Hash) : ICommand
{
    public override string ToString() => nameof(ChangePassword);
}

internal sealed class ChangePasswordHandler(IdentityDb db, CurrentUser user, BusinessClock clock) : IHandle<ChangePassword>
{
    public async Task<Outcome> Handle(ChangePassword command, CancellationToken ct)
    {
        if (await db.Accounts.FindAsync([user.AccountId!.Value], ct) is not { } account) return Outcome.NotFound;
        account.ChangePassword(command.Hash);
        await db.EndSessions(account.Id, SessionEnd.AccountChanged, clock.Real.GetUtcNow(), ct, but: user.SessionId);
        return Outcome.Done;
    }
}

/// <summary>Looks at the old password and the new one before the command runs. A wrong old one counts like a wrong sign-in.</summary>
internal sealed class PasswordDesk(IdentityDb db, CurrentUser user, Doorkeeper keeper, PasswordRules rules, IPasswordHasher<Account> hasher, CommandRunner commands)
{
    private static readonly Finding WrongOld = Finding.Block("password.old", "现在的密码不对，或者试了太多次。", where: "Old", remedy: "请核对后再试。连续错 5 次会暂停 15 分钟。");

    public async Task<Outcome> Change(string old, string wanted, string again, HttpContext http, CancellationToken ct)
    {
        if (!user.IsSureEnough(AssuranceLevel.Two)) return Outcome.From(Assurance.Missing(AssuranceLevel.Two));
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == user.AccountId, ct);
        var findings = rules.Check(wanted, "New", account.Phone, account.Name).ToList();
        if (wanted != again) findings.Add(PasswordRules.NotTwice);
        if (findings.Count > 0) return Outcome.From(findings);

        if (!await keeper.Counts(account.Id, ct)) return Outcome.From(WrongOld);
        if (old.Length > PasswordRules.Longest || hasher.VerifyHashedPassword(account, account.PasswordHash, old) is PasswordVerificationResult.Failed)
        {
            await keeper.NoteWrong(account.Id, SignInFactor.Password, SessionCookie.VisitOf(http), ct);
            return Outcome.From(WrongOld);
        }

        return await commands.Run(new ChangePassword(hasher.HashPassword(account, wanted)), ct: ct);
    }
}
