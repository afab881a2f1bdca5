using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Public;

namespace Yiwang.Identity.SignIn;

/// <summary>What was shown, and what of it is thereby spent: a step of the clock, a question, a recovery code, a count of a passkey.</summary>
internal sealed record Proof(SignInFactor Factor)
{
    public long? Step { get; init; }
    public Guid? ChallengeId { get; init; }
    public Guid? RecoveryCodeId { get; init; }
    public Passkeys.PasskeyUse? Passkey { get; init; }
}

/// <summary>Spends a proof in the transaction in which it opens the door, so that of two who bring the same one only one gets in.</summary>
internal sealed class ProofBook(IdentityDb db)
{
    public async Task<bool> Spend(Proof proof, Guid accountId, DateTimeOffset now, CancellationToken ct)
    {
        if (proof.Step is { } step && (await db.Authenticators.FindAsync([accountId], ct))?.Spend(step) != true) return false;
        if (proof.ChallengeId is { } asked && (await db.Challenges.FindAsync([asked], ct))?.Use(now) != true) return false;
        if (proof.RecoveryCodeId is { } recovery)
        {
            if (await db.RecoveryCodes.FirstOrDefaultAsync(c => c.Id == recovery && c.AccountId == accountId && c.UsedAt == null, ct) is not { } code) return false;
            code.UsedAt = now;
        }

        if (proof.Passkey is { } used)
        {
            if (await db.Passkeys.FirstOrDefaultAsync(p => p.Id == used.PasskeyId && p.AccountId == accountId, ct) is not { } passkey) return false;
            passkey.Use(used.SignCount, used.IsBackedUp, now);
        }

        return true;
    }
}
