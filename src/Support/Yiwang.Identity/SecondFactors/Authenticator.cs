using OtpNet;
using Yiwang.Identity.Public;
using Yiwang.Kernel;

namespace Yiwang.Identity.SecondFactors;

/// <summary>The secret that a person's telephone shares with this house, and counts time-based one-time passwords from (RFC 6238).</summary>
internal sealed class Authenticator : Aggregate
{
    // The step of now and no other: what somebody saw on the telephone is worth nothing half a minute later. Telephones have the network's time.
    private static readonly VerificationWindow Window = new(previous: 0, future: 0);

    private Authenticator() { }

    public Guid AccountId { get; private init; }
    public string Secret { get; private init; } = "";

    /// <summary>Until the first right code it counts for nothing.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The newest step of which a code was taken; that one and all before it are spent.</summary>
    public long LastStep { get; private set; }

    public static Authenticator For(Guid accountId, byte[] secret) => new() { AccountId = accountId, Secret = Base32Encoding.ToString(secret) };

    /// <summary>Which step the code belongs to; null where it is wrong or spent.</summary>
    public long? StepOf(string code, DateTimeOffset now) =>
        new Totp(Base32Encoding.ToBytes(Secret)).VerifyTotp(now.UtcDateTime, code, out var step, Window) && step > LastStep ? step : null;

    public bool Spend(long step)
    {
        if (step <= LastStep) return false;
        LastStep = step;
        return true;
    }

    public void Confirm(long step, DateTimeOffset now)
    {
        (ConfirmedAt, LastStep) = (now, step);
        Record(new MeansAdded(AccountId, SignInFactor.OneTimePassword));
    }

    public void Remove() => Record(new MeansRemoved(AccountId, SignInFactor.OneTimePassword));
}

/// <summary>Opens once instead of the telephone that was lost. Only its keyed hash is kept.</summary>
internal sealed class RecoveryCode
{
    public const int PerAccount = 10;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required string CodeIndex { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}
