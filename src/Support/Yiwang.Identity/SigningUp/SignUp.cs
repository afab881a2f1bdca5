using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.RealName;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Time;

namespace Yiwang.Identity.SigningUp;

/// <summary>The telephone has answered and the register has confirmed the name. What came before is in <see cref="SignUpDesk"/>.</summary>
[Requires(Permissions.NoteSignIn)]
internal sealed record SignUp(Guid AccountId, Guid ChallengeId, PersonalDetails Person, string PasswordHash, string ProvedBy) : ICommand
{
    public override string ToString() => nameof(SignUp);
}

/// <summary>Name and number of an account that is there already belong together, by the register.</summary>
[Requires(Permissions.NoteSignIn)]
internal sealed record NoteRealName(Guid AccountId, string Source) : ICommand;

internal sealed class SignUpHandler(IdentityDb db, PersonalText personal, BusinessClock clock) : IHandle<SignUp>, IHandle<NoteRealName>
{
    public async Task<Outcome> Handle(SignUp command, CancellationToken ct)
    {
        var now = clock.Real.GetUtcNow();
        var (signIn, number) = (SignInName.IndexOf(personal, command.Person.Phone), personal.Index(command.Person.CitizenNumber!.Reveal()));
        if (await db.Challenges.FindAsync([command.ChallengeId], ct) is not { } challenge || !challenge.Use(now)) return Outcome.Conflict;
        if (await db.Accounts.AnyAsync(a => a.SignInIndex == signIn || a.CitizenNumberIndex == number, ct))
            return Outcome.Refused("identity.exists", "您已经有账号，同一个人、同一个手机号只开一个。", remedy: "请直接登录；换了手机号的，持身份证到办事窗口更改。");

        var account = Account.Open(AccountKind.Person, command.Person, signIn, number, null, command.AccountId);
        account.SetPassword(command.PasswordHash);
        account.Prove(command.ProvedBy, now);
        db.Accounts.Add(account);
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(NoteRealName command, CancellationToken ct)
    {
        if (await db.Accounts.FindAsync([command.AccountId], ct) is not { ClosedAt: null } account) return Outcome.NotFound;
        account.Prove(command.Source, clock.Real.GetUtcNow());
        return Outcome.Done;
    }
}
