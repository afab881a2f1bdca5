using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.Public;
using Yiwang.Identity.Sessions;
using Yiwang.Platform.Access;
using Yiwang.Platform.Time;

namespace Yiwang.Identity.SignIn;

/// <summary>Keeps the book of the door: counts what is tried by whatever means, begins sign-ins and raises them.</summary>
internal sealed class Doorkeeper(Errands errands, SessionDesk sessions, OtherEntrance other, AddressGuesses guesses, BusinessClock clock, ILogger<Doorkeeper> log)
{
    /// <returns>Whether the account may be tried at all just now.</returns>
    public async Task<bool> Counts(Guid accountId, CancellationToken ct) => (await errands.Run(new BeginSignIn(accountId), ct)).IsDone;

    /// <summary>A password from the counter that nobody came with in time.</summary>
    public bool HasRunOut(Account account) => account.HandedOutUntil < clock.Real.GetUtcNow();

    public Task NoteWrong(Guid accountId, SignInFactor factor, Visit visit, CancellationToken ct)
    {
        log.LogInformation("Sign-in refused: wrong {Factor} for account {AccountId}", factor, accountId);
        guesses.NoteWrong(visit.Address);
        return errands.Run(new EndSignIn(accountId, new(factor), IsRight: false, visit, null), ct);
    }

    /// <summary>Somebody tried an account that there isn't, or one that must wait.</summary>
    public void NoteStranger(Visit visit)
    {
        log.LogInformation("Sign-in refused: no such account, or one that has to wait");
        guesses.NoteWrong(visit.Address);
    }

    /// <returns>Null where the proof was spent meanwhile, or where such accounts sign in elsewhere.</returns>
    public async Task<Entered?> Begin(Account account, Proof proof, IReadOnlyList<SignInFactor> factors, Visit visit, CancellationToken ct, string? betterHash = null, string? chosenHash = null)
    {
        // Where another house signs people in, ours is closed to them by whatever means; hiding the form alone would leave it open.
        if (!(account.Kind is AccountKind.Officer ? other.IsLocalForOfficers : other.IsLocalForPersons)) return null;
        var (secret, key) = sessions.NewKey();
        var ended = await errands.Run(new EndSignIn(account.Id, proof, IsRight: true, visit, new(key, factors, visit)) { BetterHash = betterHash, ChosenHash = chosenHash }, ct);
        return ended.IsDone ? new(account.Id, secret, account.Kind is AccountKind.Officer) : null;
    }

    /// <summary>A means was right, but nothing begins yet: it is spent all the same.</summary>
    public async Task<bool> NoteRight(Guid accountId, Proof proof, Visit visit, CancellationToken ct) =>
        (await errands.Run(new EndSignIn(accountId, proof, IsRight: true, visit, null), ct)).IsDone;

    /// <summary>Adds a proof to the sign-in of this request and exchanges its cookie.</summary>
    public async Task<bool> Raise(CurrentUser user, Proof proof, HttpContext http, CancellationToken ct)
    {
        var (secret, key) = sessions.NewKey();
        if (!(await errands.Run(new RaiseSession(user.SessionId!.Value, proof, key, SessionCookie.VisitOf(http)), ct)).IsDone) return false;
        await SessionCookie.Write(http, user.AccountId!.Value, secret);
        return true;
    }
}
