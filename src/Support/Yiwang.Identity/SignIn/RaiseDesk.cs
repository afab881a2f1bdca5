using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.Passkeys;
using Yiwang.Identity.Public;
using Yiwang.Identity.SecondFactors;
using Yiwang.Platform.Access;

namespace Yiwang.Identity.SignIn;

/// <summary>Makes surer who sits there, by a means of another kind than those already shown.</summary>
internal sealed class RaiseDesk(IdentityDb db, CurrentUser user, Doorkeeper keeper, CodeCheck codes, TextDoor texts, PasskeyDesk passkeys, IPasswordHasher<Account> hasher)
{
    private Guid Own => user.AccountId!.Value;

    public async Task<RaiseChoices> Choices(CancellationToken ct)
    {
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == user.SessionId, ct);
        var showedHeld = session.Factors.Any(f => f is SignInFactor.TextMessage or SignInFactor.OneTimePassword or SignInFactor.RecoveryCode);
        var hasCodes = await codes.IsSetUp(Own, ct);
        return new(Password: showedHeld, Codes: !showedHeld && hasCodes, Text: !showedHeld && !hasCodes && texts.IsOffered, Passkey: await db.Passkeys.AnyAsync(p => p.AccountId == Own, ct));
    }

    public async Task<bool> ByPassword(HttpContext http, string password, CancellationToken ct)
    {
        if (!await keeper.Counts(Own, ct)) return false;
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == Own, ct);
        return hasher.VerifyHashedPassword(account, account.PasswordHash, password) is not PasswordVerificationResult.Failed
            ? await keeper.Raise(user, new(SignInFactor.Password), http, ct)
            : await Wrong(SignInFactor.Password, http, ct);
    }

    public async Task<bool> ByCode(HttpContext http, string? code, CancellationToken ct) =>
        await keeper.Counts(Own, ct) && (await codes.Look(Own, code, ct) is { } proof ? await keeper.Raise(user, proof, http, ct) : await Wrong(SignInFactor.OneTimePassword, http, ct));

    public async Task<bool> ByText(HttpContext http, string? token, string? code, CancellationToken ct) =>
        await texts.Right(token, code, SessionCookie.VisitOf(http), ct) is { } found && found.AccountId == Own && await keeper.Raise(user, found.Proof, http, ct);

    public async Task<bool> ByPasskey(HttpContext http, string? token, string? answer, CancellationToken ct) =>
        await passkeys.Look(http, token, answer, ct) is { } found && found.Account.Id == Own && await keeper.Raise(user, found.Proof, http, ct);

    private async Task<bool> Wrong(SignInFactor factor, HttpContext http, CancellationToken ct)
    {
        await keeper.NoteWrong(Own, factor, SessionCookie.VisitOf(http), ct);
        return false;
    }
}

internal sealed record RaiseChoices(bool Password, bool Codes, bool Text, bool Passkey);
