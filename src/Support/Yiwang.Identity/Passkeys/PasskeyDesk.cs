using System.Buffers.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.Public;
using Yiwang.Identity.SecondFactors;
using Yiwang.Identity.SignIn;
using Yiwang.Kernel;

namespace Yiwang.Identity.Passkeys;

/// <summary>Asks a browser for a passkey and looks at its answer. All of WebAuthn is the framework's.</summary>
internal sealed class PasskeyDesk(IdentityDb db, IPasskeyHandler<Account> passkeys, ChallengeDesk challenges, ILogger<PasskeyDesk> log)
{
    private const int LongestAnswer = 16 * 1024;

    public async Task<PasskeyQuestion> AskForNew(HttpContext http, Guid accountId, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == accountId, ct);
        var asked = await passkeys.MakeCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = account.Name, DisplayName = account.Name }, http);
        var challenge = await challenges.Ask(ChallengeKind.NewPasskey, accountId, SessionCookie.VisitOf(http).Address, ct, state: asked.AttestationState);
        return new(challenge.Token, asked.CreationOptionsJson, challenge.Findings);
    }

    /// <summary>Of whoever comes: the passkey says itself whose it is.</summary>
    public async Task<PasskeyQuestion> Ask(HttpContext http, CancellationToken ct)
    {
        var asked = await passkeys.MakeRequestOptionsAsync(null, http);
        var challenge = await challenges.Ask(ChallengeKind.Passkey, null, SessionCookie.VisitOf(http).Address, ct, state: asked.AssertionState);
        return new(challenge.Token, asked.RequestOptionsJson, challenge.Findings);
    }

    /// <returns>The new passkey and the question that it answers; null where it doesn't.</returns>
    public async Task<(UserPasskeyInfo Made, Guid ChallengeId)?> LookAtNew(HttpContext http, Guid accountId, string? token, string? answer, CancellationToken ct)
    {
        if (await challenges.Find(token, ChallengeKind.NewPasskey, ct) is not { } challenge || challenge.AccountId != accountId || !IsReadable(answer)) return null;
        var result = await passkeys.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = answer!, AttestationState = challenge.State! });
        if (result.Succeeded && result.UserEntity.Id == accountId.ToString()) return (result.Passkey, challenge.Id);
        log.LogInformation("A new passkey was not taken: {Why}", result.Failure?.Message);
        return null;
    }

    /// <returns>Whose it is and what is spent with it; null where the answer is wrong.</returns>
    public async Task<(Account Account, Proof Proof)?> Look(HttpContext http, string? token, string? answer, CancellationToken ct)
    {
        if (await challenges.Find(token, ChallengeKind.Passkey, ct) is not { } challenge || !IsReadable(answer)) return null;
        var result = await passkeys.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = answer!, AssertionState = challenge.State! });
        if (!result.Succeeded)
        {
            log.LogInformation("A passkey was not taken: {Why}", result.Failure.Message);
            return null;
        }

        var id = Base64Url.EncodeToString(result.Passkey.CredentialId);
        var known = await db.Passkeys.AsNoTracking().SingleAsync(p => p.CredentialId == id, ct);
        return (result.User, new Proof(SignInFactor.Passkey) { ChallengeId = challenge.Id, Passkey = new(known.Id, result.Passkey.SignCount, result.Passkey.IsBackedUp) });
    }

    public async Task<IReadOnlyList<Passkey>> Of(Guid accountId, CancellationToken ct) =>
        await db.Passkeys.AsNoTracking().Where(p => p.AccountId == accountId).OrderBy(p => p.CreatedAt).Take(Passkey.MostPerAccount).ToListAsync(ct);

    private static bool IsReadable(string? answer) => answer is { Length: > 0 and <= LongestAnswer };
}

/// <summary>What the page hands to the browser, and the hidden field that says which question it is.</summary>
internal sealed record PasskeyQuestion(string? Token, string Options, IReadOnlyList<Finding> Findings)
{
    public override string ToString() => nameof(PasskeyQuestion);
}
