using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.Passwords;
using Yiwang.Identity.Public;
using Yiwang.Identity.SecondFactors;
using Yiwang.Identity.Sessions;
using Yiwang.Kernel;

namespace Yiwang.Identity.SignIn;

/// <summary>Lets in whoever came with a password from the counter, once he has chosen one of his own. ASVS 6.4.1.</summary>
internal sealed class NewPasswordDoor(IdentityDb db, Doorkeeper keeper, ChallengeDesk challenges, PasswordRules rules, IPasswordHasher<Account> hasher)
{
    /// <param name="token">Of the question that the right password was answered with.</param>
    /// <returns>What is wrong with the new password; nobody inside where the question is spent or over.</returns>
    public async Task<(IReadOnlyList<Finding> Findings, Entered? Inside)> Enter(string? token, string wanted, string again, Visit visit, CancellationToken ct)
    {
        if (await challenges.Find(token, ChallengeKind.NewPassword, ct) is not { AccountId: { } id } challenge) return ([], null);
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == id, ct);
        var findings = rules.Check(wanted, "New", account.Phone, account.Name).ToList();
        if (wanted != again) findings.Add(PasswordRules.NotTwice);
        if (findings.Count == 0 && hasher.VerifyHashedPassword(account, account.PasswordHash, wanted) is not PasswordVerificationResult.Failed)
            findings.Add(Finding.Block("password.handed-out", "这就是窗口给的密码。", where: "New", remedy: "请换一个只有自己知道的。"));
        if (findings.Count > 0) return (findings, null);

        return ([], await keeper.Begin(account, new(SignInFactor.Password) { ChallengeId = challenge.Id }, [SignInFactor.Password], visit, ct, chosenHash: hasher.HashPassword(account, wanted)));
    }
}
