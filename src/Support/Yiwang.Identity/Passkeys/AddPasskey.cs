using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Time;

namespace Yiwang.Identity.Passkeys;

/// <param name="Made">What the framework has verified.</param>
[Requires(Permissions.OwnAccount), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record AddPasskey(UserPasskeyInfo Made, Guid ChallengeId, string Name) : ICommand
{
    public override string ToString() => nameof(AddPasskey);
}

[Requires(Permissions.OwnAccount), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record RemovePasskey(Guid PasskeyId) : ICommand;

internal sealed class PasskeyHandlers(IdentityDb db, CurrentUser user, BusinessClock clock) : IHandle<AddPasskey>, IHandle<RemovePasskey>
{
    public async Task<Outcome> Handle(AddPasskey command, CancellationToken ct)
    {
        var now = clock.Real.GetUtcNow();
        var name = command.Name.Trim();
        if (name.Length is 0 or > 20) return Outcome.Refused("passkey.name", "请给这把通行密钥起个名字，20 个字以内。", where: "Name", remedy: "例如“我的手机”。");
        if (await db.Passkeys.CountAsync(p => p.AccountId == user.AccountId, ct) >= Passkey.MostPerAccount)
            return Outcome.Refused("passkey.too-many", $"一个账号最多 {Passkey.MostPerAccount} 把通行密钥。", remedy: "请先删去不用的。");
        if (await db.Challenges.FindAsync([command.ChallengeId], ct) is not { } challenge || !challenge.Use(now)) return Outcome.Conflict;
        db.Passkeys.Add(Passkey.Of(user.AccountId!.Value, name, command.Made, now));
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(RemovePasskey command, CancellationToken ct)
    {
        if (await db.Passkeys.FirstOrDefaultAsync(p => p.Id == command.PasskeyId && p.AccountId == user.AccountId, ct) is not { } passkey) return Outcome.NotFound;
        passkey.Remove();
        db.Passkeys.Remove(passkey);
        return Outcome.Done;
    }
}
