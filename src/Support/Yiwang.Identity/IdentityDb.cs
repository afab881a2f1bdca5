using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.Acting;
using Yiwang.Identity.Passkeys;
using Yiwang.Identity.SecondFactors;
using Yiwang.Identity.Sessions;
using Yiwang.Platform.Data;

namespace Yiwang.Identity;

/// <summary>The module's window on the database.</summary>
internal sealed class IdentityDb(YiwangDb db)
{
    public DbSet<Account> Accounts => db.Set<Account>();
    public DbSet<Session> Sessions => db.Set<Session>();
    public DbSet<Authenticator> Authenticators => db.Set<Authenticator>();
    public DbSet<RecoveryCode> RecoveryCodes => db.Set<RecoveryCode>();
    public DbSet<Challenge> Challenges => db.Set<Challenge>();
    public DbSet<Passkey> Passkeys => db.Set<Passkey>();
    public DbSet<LegalPerson> LegalPersons => db.Set<LegalPerson>();
    public DbSet<Authorisation> Authorisations => db.Set<Authorisation>();
    public DbSet<Guardianship> Guardianships => db.Set<Guardianship>();
    public DbSet<SignInAttempt> Attempts => db.Set<SignInAttempt>();

    /// <param name="but">The sign-in from which it is asked, where that one goes on.</param>
    public async Task EndSessions(Guid accountId, SessionEnd because, DateTimeOffset now, CancellationToken ct, Guid? but = null)
    {
        foreach (var session in await Sessions.Where(s => s.AccountId == accountId && s.EndedAt == null && s.Id != but).ToListAsync(ct)) session.End(because, now);
    }
}
