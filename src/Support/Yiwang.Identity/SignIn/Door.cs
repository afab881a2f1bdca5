using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.Passwords;
using Yiwang.Identity.Public;
using Yiwang.Identity.SecondFactors;
using Yiwang.Identity.Sessions;
using Yiwang.Platform;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Identity.SignIn;

/// <summary>Lets in whoever proves to be who he says. Why somebody was not let in is not told: it would tell which accounts exist.</summary>
internal sealed class Door(IdentityDb db, Doorkeeper keeper, PersonalText personal, IPasswordHasher<Account> hasher, CodeCheck codes, ChallengeDesk challenges, YiwangOptions options)
{
    // Compared with when there is no such account, so that the answer takes as long.
    private static readonly string NobodysHash = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = PasswordRules.HashRounds })).HashPassword(new object(), Guid.CreateVersion7().ToString());

    /// <summary>Who set up one-time passwords is asked for one before anything begins.</summary>
    public async Task<DoorAnswer> Enter(string signInName, string password, Visit visit, CancellationToken ct)
    {
        var account = await Find(signInName, ct);
        if (account is null)
        {
            hasher.VerifyHashedPassword(null!, NobodysHash, password);
            keeper.NoteStranger(visit);
            return DoorAnswer.No;
        }

        if (!await keeper.Counts(account.Id, ct))
        {
            keeper.NoteStranger(visit);
            return DoorAnswer.No;
        }

        var found = hasher.VerifyHashedPassword(account, account.PasswordHash, password);
        if (found is PasswordVerificationResult.Failed || keeper.HasRunOut(account)) return await Refuse(account, SignInFactor.Password, visit, ct);
        if (await codes.IsSetUp(account.Id, ct)) return new(null, (await challenges.Ask(ChallengeKind.SecondStep, account.Id, visit.Address, ct)).Token);
        if (account.HandedOutUntil is not null) return await AskNewPassword(account, new(SignInFactor.Password), visit, ct);

        var better = found is PasswordVerificationResult.SuccessRehashNeeded ? hasher.HashPassword(account, password) : null;
        return new(await keeper.Begin(account, new(SignInFactor.Password), [SignInFactor.Password], visit, ct, better), null);
    }

    /// <summary>The one-time password, or a recovery code, after the password.</summary>
    public async Task<DoorAnswer> EnterWithCode(string? token, string? code, Visit visit, CancellationToken ct)
    {
        if (await challenges.Find(token, ChallengeKind.SecondStep, ct) is not { AccountId: { } id } challenge || !await challenges.Counts(challenge, ct) || !await keeper.Counts(id, ct)) return DoorAnswer.No;
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == id, ct);
        if (await codes.Look(id, code, ct) is not { } proof)
        {
            await keeper.NoteWrong(id, SignInFactor.OneTimePassword, visit, ct);
            return new(null, token); // asked again, as often as the question allows
        }

        if (account.HandedOutUntil is not null) return await AskNewPassword(account, proof with { ChallengeId = challenge.Id }, visit, ct);
        return new(await keeper.Begin(account, proof with { ChallengeId = challenge.Id }, [SignInFactor.Password, proof.Factor], visit, ct), null);
    }

    /// <summary>The button of the demonstration's list, without a password. Refuses everything outside a demonstration.</summary>
    public async Task<Entered?> EnterDemonstration(string key, Visit visit, CancellationToken ct)
    {
        if (!options.Demonstration || key.Length == 0) return null;
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.DemonstrationKey == key && a.ClosedAt == null, ct);
        return account is null ? null : await keeper.Begin(account, new(SignInFactor.Demonstration), [SignInFactor.Demonstration], visit, ct);
    }

    /// <summary>By what is typed to sign in. A demonstration's account in a database that is no demonstration any more is nobody.</summary>
    public async Task<Account?> Find(string signInName, CancellationToken ct)
    {
        var index = SignInName.IndexOf(personal, signInName);
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.SignInIndex == index && a.ClosedAt == null, ct);
        return account is null || account.DemonstrationKey is null || options.Demonstration ? account : null;
    }

    // One that the counter handed out opens nothing but the choosing of one's own.
    private async Task<DoorAnswer> AskNewPassword(Account account, Proof shown, Visit visit, CancellationToken ct) =>
        await keeper.NoteRight(account.Id, shown, visit, ct) ? new(null, null) { NewPassword = (await challenges.Ask(ChallengeKind.NewPassword, account.Id, visit.Address, ct)).Token } : DoorAnswer.No;

    private async Task<DoorAnswer> Refuse(Account account, SignInFactor factor, Visit visit, CancellationToken ct)
    {
        await keeper.NoteWrong(account.Id, factor, visit, ct);
        return DoorAnswer.No;
    }
}

/// <param name="Inside">The sign-in that began; null when not let in.</param>
/// <param name="SecondStep">Names the question for the second means; null where none is asked.</param>
internal sealed record DoorAnswer(Entered? Inside, string? SecondStep)
{
    public static readonly DoorAnswer No = new(null, null);

    /// <summary>Names the question for a password of one's own, in place of one handed out.</summary>
    public string? NewPassword { get; init; }

    public override string ToString() => nameof(DoorAnswer);
}

/// <summary>Somebody was let in; the cookie is still to be written.</summary>
internal sealed record Entered(Guid AccountId, string Secret, bool IsOfficer)
{
    public override string ToString() => nameof(Entered);
}
