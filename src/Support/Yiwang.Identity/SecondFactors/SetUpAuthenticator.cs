using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Time;

namespace Yiwang.Identity.SecondFactors;

/// <summary>A secret to put into the telephone; it counts once a code has come back.</summary>
[Requires(Permissions.OwnAccount), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record BeginAuthenticator : ICommand;

/// <param name="RecoveryIndexes">Of the codes that the page shows once.</param>
[Requires(Permissions.OwnAccount), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record ConfirmAuthenticator(string Code, IReadOnlyList<string> RecoveryIndexes) : ICommand
{
    public override string ToString() => nameof(ConfirmAuthenticator);
}

/// <summary>New recovery codes; the old ones are void.</summary>
[Requires(Permissions.OwnAccount), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record RenewRecoveryCodes(IReadOnlyList<string> RecoveryIndexes) : ICommand
{
    public override string ToString() => nameof(RenewRecoveryCodes);
}

[Requires(Permissions.OwnAccount), RequiresAssurance(AssuranceLevel.Two)]
internal sealed record RemoveAuthenticator : ICommand;

internal sealed class SetUpAuthenticatorHandler(IdentityDb db, CurrentUser user, BusinessClock clock)
    : IHandle<BeginAuthenticator>, IHandle<ConfirmAuthenticator>, IHandle<RenewRecoveryCodes>, IHandle<RemoveAuthenticator>
{
    private const int SecretBytes = 20; // RFC 4226: as long as its hash
    private static readonly Outcome None = Outcome.Refused("identity.no-authenticator", "还没有设置动态口令。", remedy: "请先开始设置。");

    public async Task<Outcome> Handle(BeginAuthenticator command, CancellationToken ct)
    {
        if (await Own(ct) is { } known)
        {
            if (known.ConfirmedAt is not null) return Outcome.Refused("identity.authenticator-exists", "已经设置了动态口令。", remedy: "换手机的，请先停用再重新设置。");
            return Outcome.Done; // the page shows the same secret again
        }

        db.Authenticators.Add(Authenticator.For(user.AccountId!.Value, RandomNumberGenerator.GetBytes(SecretBytes)));
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(ConfirmAuthenticator command, CancellationToken ct)
    {
        if (await Own(ct) is not { ConfirmedAt: null } authenticator) return None;
        if (authenticator.StepOf(command.Code, clock.Real.GetUtcNow()) is not { } step)
            return Outcome.Refused("identity.wrong-code", "动态口令不对。", where: "Code", remedy: "请核对手机时间是否准确，用现在显示的 6 位数字再试。");
        authenticator.Confirm(step, clock.Real.GetUtcNow());
        return await Renew(command.RecoveryIndexes, ct);
    }

    public async Task<Outcome> Handle(RenewRecoveryCodes command, CancellationToken ct) =>
        await Own(ct) is { ConfirmedAt: not null } ? await Renew(command.RecoveryIndexes, ct) : None;

    public async Task<Outcome> Handle(RemoveAuthenticator command, CancellationToken ct)
    {
        if (await Own(ct) is not { } authenticator) return None;
        authenticator.Remove();
        db.Authenticators.Remove(authenticator);
        await db.RecoveryCodes.Where(c => c.AccountId == user.AccountId).ExecuteDeleteAsync(ct);
        return Outcome.Done;
    }

    private async Task<Authenticator?> Own(CancellationToken ct) => await db.Authenticators.FindAsync([user.AccountId!.Value], ct);

    private async Task<Outcome> Renew(IReadOnlyList<string> indexes, CancellationToken ct)
    {
        if (indexes.Count != RecoveryCode.PerAccount) throw new ArgumentException("Somebody made another number of recovery codes.", nameof(indexes));
        await db.RecoveryCodes.Where(c => c.AccountId == user.AccountId).ExecuteDeleteAsync(ct);
        db.RecoveryCodes.AddRange(indexes.Select(i => new RecoveryCode { Id = Guid.CreateVersion7(), AccountId = user.AccountId!.Value, CodeIndex = i }));
        return Outcome.Done;
    }
}
