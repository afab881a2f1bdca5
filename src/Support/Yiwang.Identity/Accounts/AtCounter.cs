using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Sessions;
using Yiwang.Identity.SignIn;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Time;

namespace Yiwang.Identity.Accounts;

/// <summary>Somebody who can't get in any more has shown at the counter who he is (ASVS 6.4.3, 6.4.4): a new password, and every sign-in ends.</summary>
/// <param name="Hash">Of a password that the counter made up; made outside the transaction, as it takes long on purpose.</param>
/// <param name="Paper">What was shown, without its number.</param>
/// <param name="WithoutMeans">The telephone or the key is lost too: one-time passwords, recovery codes and passkeys are given up.</param>
[Requires(Permissions.ManageAccounts), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record ResetPassword(Guid AccountId, string Hash, string Paper, bool WithoutMeans) : ICommand
{
    public override string ToString() => nameof(ResetPassword);
}

/// <summary>An officer's account. What it may do comes from appointments that name the staff number.</summary>
[Requires(Permissions.ManageAccounts), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record OpenOfficer(string Name, string Phone, string StaffNumber, string Hash) : ICommand
{
    public override string ToString() => nameof(OpenOfficer);
}

internal sealed class AtCounterHandler(IdentityDb db, PersonalText personal, CurrentUser user, BusinessClock clock) : IHandle<ResetPassword>, IHandle<OpenOfficer>
{
    public async Task<Outcome> Handle(ResetPassword command, CancellationToken ct)
    {
        if (await db.Accounts.FindAsync([command.AccountId], ct) is not { ClosedAt: null } account) return Outcome.NotFound;
        var now = clock.Real.GetUtcNow();
        List<Finding> findings = [];
        if (SeenPaper.Check(command.Paper, "account.paper", "Shown") is { } unsaid) findings.Add(unsaid);
        if (account.Id == user.AccountId)
            findings.Add(Finding.Block("account.own", "自己的密码不能由自己在窗口重设。", where: "Shown", remedy: "请用“账号安全”里的改密码，或请另一位管理员办。"));
        if (findings.Count > 0) return Outcome.From(findings);

        account.ResetPassword(command.Hash, command.Paper.Trim(), command.WithoutMeans, now);
        await db.EndSessions(account.Id, SessionEnd.AccountChanged, now, ct);
        if (!command.WithoutMeans) return Outcome.Done;
        await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ExecuteDeleteAsync(ct);
        await db.Passkeys.Where(p => p.AccountId == account.Id).ExecuteDeleteAsync(ct);
        if (await db.Authenticators.FindAsync([account.Id], ct) is { } authenticator) db.Authenticators.Remove(authenticator);
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(OpenOfficer command, CancellationToken ct)
    {
        var findings = Check(command).ToList();
        if (findings.Count > 0) return Outcome.From(findings);
        var signIn = SignInName.IndexOf(personal, command.StaffNumber.Trim());
        if (await db.Accounts.AnyAsync(a => a.SignInIndex == signIn, ct))
            return Outcome.Refused("identity.exists", "这个工号已经有账号。", where: "StaffNumber", remedy: "请按工号查找；忘了密码的，在那里重设。");

        var account = Account.Open(AccountKind.Officer, new(command.Name.Trim(), command.Phone.Trim(), null), signIn, null, null);
        account.HandOutPassword(command.Hash, clock.Real.GetUtcNow());
        db.Accounts.Add(account);
        return Outcome.Done;
    }

    private static IEnumerable<Finding> Check(OpenOfficer command)
    {
        if (command.Name.Trim().Length is 0 or > 40) yield return Finding.Block("account.name", "请填姓名，40 个字以内。", where: "OfficerName", remedy: "和任免文件上的一样。");
        if (command.Phone.Trim() is not { Length: 11 } phone || !phone.All(char.IsAsciiDigit)) yield return Finding.Block("account.phone", "请填 11 位手机号。", where: "OfficerPhone", remedy: "短信通知发到这里。");
        if (command.StaffNumber.Trim() is not { Length: >= 2 and <= 20 } number || !number.All(char.IsLetterOrDigit)) yield return Finding.Block("account.number", "请填工号：2 到 20 个字母和数字。", where: "StaffNumber", remedy: "任免登记里用同一个工号，岗位由此而来。");
    }
}
