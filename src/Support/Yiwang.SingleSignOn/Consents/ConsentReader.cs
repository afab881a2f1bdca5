using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Access;
using Yiwang.SingleSignOn.Clients;

namespace Yiwang.SingleSignOn.Consents;

internal sealed class ConsentReader(SignOnDb db, CurrentUser user)
{
    public const int Most = 50;

    /// <summary>Those that hold, of whoever asks; the latest first.</summary>
    public async Task<IReadOnlyList<SeenConsent>> Own(CancellationToken ct)
    {
        if (user.AccountId is not { } account) return [];
        var found = await db.Consents.AsNoTracking().Where(c => c.AccountId == account && c.WithdrawnAt == null)
            .Join(db.Clients.AsNoTracking(), c => c.ClientId, k => k.Id, (c, k) => new { c, k }).OrderByDescending(p => p.c.GivenAt).Take(Most).ToListAsync(ct);
        return [.. found.Select(p => new SeenConsent(p.c, p.k))];
    }
}

internal sealed record SeenConsent(Consent Consent, Client Client);
