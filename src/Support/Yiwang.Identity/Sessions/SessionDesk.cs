using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.SignIn;
using Yiwang.Platform.Access;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;
using Yiwang.Platform.Time;

namespace Yiwang.Identity.Sessions;

/// <summary>Which sign-in a cookie belongs to, asked at each request and on each node: what was revoked a moment ago is over.</summary>
internal sealed class SessionDesk(YiwangDb db, PersonalText personal, SessionLimits limits, BusinessClock clock, Errands errands)
{
    private const int SecretBytes = 32;
    private static readonly TimeSpan Coarse = TimeSpan.FromMinutes(1);

    private static readonly Question<string, SeenSession> ByKey = new((db, key) =>
        from s in db.Set<Session>()
        join a in db.Set<Account>() on s.AccountId equals a.Id
        where s.KeyIndex == key && s.EndedAt == null && a.ClosedAt == null
        select new SeenSession(s.Id, s.AccountId, s.Assurance, a.ProvedAt != null, s.BegunAt, s.SeenAt, s.ActsForId));

    /// <summary>What a new cookie will hold, and what the table keeps of it.</summary>
    public (string Secret, string KeyIndex) NewKey()
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        return (secret, KeyOf(secret));
    }

    public string KeyOf(string secret) => personal.Index("session/" + secret);

    /// <returns>Null where it was ended, left alone too long, or never was.</returns>
    public async Task<SeenSession?> Find(string secret, CancellationToken ct)
    {
        if (await ByKey.One(db, KeyOf(secret), ct) is not { } seen) return null;
        var now = clock.Real.GetUtcNow();
        if (!limits.Allow(seen.BegunAt, seen.SeenAt, now)) return null;
        if (now - seen.SeenAt >= Coarse) await errands.Run(new SeeSession(seen.Id), ct);
        return seen;
    }

    public async Task<Public.SignInState?> FindLive(Guid sessionId, CancellationToken ct)
    {
        var found = await (from s in db.Set<Session>().AsNoTracking() join a in db.Set<Account>() on s.AccountId equals a.Id
            where s.Id == sessionId && s.EndedAt == null && a.ClosedAt == null select new { Session = s, IsProved = a.ProvedAt != null }).FirstOrDefaultAsync(ct);
        if (found is null || !limits.Allow(found.Session.BegunAt, found.Session.SeenAt, clock.Real.GetUtcNow())) return null;
        var (session, isProved) = (found.Session, found.IsProved);
        return new(session.Id, session.AccountId, session.BegunAt, session.Factors, SeenSession.Level(session.Assurance, isProved));
    }

    public Task<bool> IsOpen(Guid sessionId, CancellationToken ct) =>
        (from s in db.Set<Session>() join a in db.Set<Account>() on s.AccountId equals a.Id where s.Id == sessionId && s.EndedAt == null && a.ClosedAt == null select s.Id).AnyAsync(ct);

    /// <summary>Those of the account that are still good, the newest first.</summary>
    public async Task<IReadOnlyList<Session>> LiveOf(Guid accountId, CancellationToken ct)
    {
        var now = clock.Real.GetUtcNow();
        var (seen, begun) = (now - limits.Idle, now - limits.Absolute);
        return await db.Set<Session>().AsNoTracking().Where(s => s.AccountId == accountId && s.EndedAt == null && s.SeenAt >= seen && s.BegunAt >= begun)
            .OrderByDescending(s => s.BegunAt).Take(ShownAtMost).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<SignInAttempt>> AttemptsOf(Guid accountId, CancellationToken ct) =>
        await db.Set<SignInAttempt>().AsNoTracking().Where(a => a.AccountId == accountId).OrderByDescending(a => a.At).Take(ShownAtMost).ToListAsync(ct);

    public const int ShownAtMost = 50;
}

/// <summary>A sign-in as a request needs it.</summary>
internal sealed record SeenSession(Guid Id, Guid AccountId, AssuranceLevel Shown, bool IsProved, DateTimeOffset BegunAt, DateTimeOffset SeenAt, Guid? ActsForId)
{
    public AssuranceLevel Assurance => Level(Shown, IsProved);

    public static AssuranceLevel Level(AssuranceLevel shown, bool isProved) => shown is AssuranceLevel.Two && isProved ? AssuranceLevel.Three : shown;
}
