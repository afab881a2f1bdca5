using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.Sessions;
using Yiwang.Identity.SignIn;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
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

    /// <summary>Opens an account for a natural person whose name and number another house has proved. It has no password that anybody knows.</summary>
    public async Task<(Outcome Outcome, Guid AccountId)> Open(string name, string phone, CitizenNumber number, CancellationToken ct)
    {
        if (name.Trim().Length is 0 or > 40 || phone.Length is < 5 or > 20) return (Outcome.Refused("identity.incomplete", "统一身份认证没有给出姓名或手机号。", remedy: "请在那里补全后再来，或持身份证到办事窗口开通。"), default);
        var outcome = await errands.Open(new OpenAccount(AccountKind.Person, new(name.Trim(), phone, number), phone, sessions.NewKey().Secret, []), ct);
        return (outcome, outcome.IsDone ? await FindByCitizenNumber(number, ct) ?? default : default);
    }

    /// <summary>Begins a sign-in in this browser by the word of another house and writes its cookie. A sign-in that it had before ends.</summary>
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

    /// <summary>Whether the sign-in was ended: signed out of, revoked, or with its account. Left alone too long it is not ended: what it opened elsewhere may still be in use.</summary>
    public async Task<bool> WasEnded(Guid sessionId, CancellationToken ct) => !await sessions.IsOpen(sessionId, ct);

    /// <summary>Ends the sign-in of this browser, here and with whoever hears of it, and takes its cookie away.</summary>
    public static async Task LetOut(HttpContext http, CancellationToken ct)
    {
        var services = http.RequestServices;
        if (services.GetRequiredService<CurrentUser>().SessionId is { } session) _ = await services.GetRequiredService<CommandRunner>().Run(new EndSession(session), ct: ct);
        await http.SignOutAsync(SessionCookie.Scheme);
        // Whatever a page left in this browser goes with the sign-in (ASVS 14.3.1).
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }
}

/// <summary>A sign-in as tokens tell it: <c>sid</c>, <c>auth_time</c>, <c>amr</c>, <c>acr</c>.</summary>
public sealed record SignInState(Guid Id, Guid AccountId, DateTimeOffset BegunAt, IReadOnlyList<SignInFactor> Factors, AssuranceLevel Assurance);
