using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Public;
using Yiwang.Identity.SignIn;
using Yiwang.Kernel;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Time;

namespace Yiwang.Identity.SecondFactors;

/// <summary>Looks at a code from the telephone, or at one of the recovery codes that stand in for it.</summary>
internal sealed class CodeCheck(IdentityDb db, PersonalText personal, BusinessClock clock)
{
    private const int CodeDigits = 6, LongestTyped = 40;

    public Task<bool> IsSetUp(Guid accountId, CancellationToken ct) => db.Authenticators.AnyAsync(a => a.AccountId == accountId && a.ConfirmedAt != null, ct);

    /// <returns>Null where it is wrong.</returns>
    public async Task<Proof?> Look(Guid accountId, string? typed, CancellationToken ct)
    {
        var code = Compact(typed);
        if (code.Length == CodeDigits && code.All(char.IsAsciiDigit))
        {
            var authenticator = await db.Authenticators.AsNoTracking().FirstOrDefaultAsync(a => a.AccountId == accountId && a.ConfirmedAt != null, ct);
            return authenticator?.StepOf(code, clock.Real.GetUtcNow()) is { } step ? new Proof(SignInFactor.OneTimePassword) { Step = step } : null;
        }

        var index = IndexOf(accountId, code);
        var recovery = await db.RecoveryCodes.AsNoTracking().Where(c => c.AccountId == accountId && c.CodeIndex == index && c.UsedAt == null).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(ct);
        return recovery is { } id ? new Proof(SignInFactor.RecoveryCode) { RecoveryCodeId = id } : null;
    }

    public string IndexOf(Guid accountId, string code) => personal.Index($"recovery/{accountId}/{Compact(code)}");

    /// <summary>Ten signs of 32, 50 bits: five tries in a quarter of an hour don't find one.</summary>
    public static string NewRecoveryCode()
    {
        var signs = RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 10);
        return $"{signs[..5]}-{signs[5..]}";
    }

    public static string Compact(string? typed) => typed is null || typed.Length > LongestTyped ? "" :
        string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c != '-')).ToUpperInvariant();
}
