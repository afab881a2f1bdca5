using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Sessions;
using Yiwang.Identity.SignIn;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Identity.Public;

/// <summary>For the module that stands between this house and others: lets in whom another house vouches for, and ends sign-ins from outside.</summary>
public sealed class Entrance
{
    private readonly IdentityDb db;
    private readonly Errands errands;
    private readonly SessionDesk sessions;
    private readonly PersonalText personal;

    internal Entrance(IdentityDb db, Errands errands, SessionDesk sessions, PersonalText personal) =>
        (this.db, this.errands, this.sessions, this.personal) = (db, errands, sessions, personal);

    /// <summary>The open account of that person; null when there is none.</summary>
    public async Task<Guid?> FindByCitizenNumber(CitizenNumber number, CancellationToken ct)
    {
        var index = personal.Index(number.Reveal());
        return await db.Accounts.Where(a => a.CitizenNumberIndex == index && a.ClosedAt == null).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(ct);
    }

    /// <summary>Begins a sign-in in this browser by the word of another house and writes its cookie. Whatever sign-in it had before stays behind.</summary>
    /// <param name="level">How sure that house says it is.</param>
    public async Task<Outcome> LetIn(HttpContext http, Guid accountId, AssuranceLevel level, CancellationToken ct)
    {
        var (secret, key) = sessions.NewKey();
        var visit = SessionCookie.VisitOf(http);
        var begun = await errands.Run(new EndSignIn(accountId, new(SignInFactor.OtherHouse), IsRight: true, visit, new(key, [SignInFactor.OtherHouse], visit, level)), ct);
        if (begun.IsDone) await SessionCookie.Write(http, accountId, secret);
        return begun;
    }

    /// <summary>When and how a sign-in that is still good began, for the tokens that name it; null when it is over.</summary>
    public async Task<SignInState?> Find(Guid sessionId, CancellationToken ct) => await sessions.FindLive(sessionId, ct);
}

/// <summary>A sign-in as tokens tell it: <c>sid</c>, <c>auth_time</c>, <c>amr</c>, <c>acr</c>.</summary>
public sealed record SignInState(Guid Id, Guid AccountId, DateTimeOffset BegunAt, IReadOnlyList<SignInFactor> Factors, AssuranceLevel Assurance);
