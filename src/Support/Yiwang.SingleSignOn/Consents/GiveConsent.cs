using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Time;
using Yiwang.SingleSignOn.Authorising;
using Yiwang.SingleSignOn.Public;

namespace Yiwang.SingleSignOn.Consents;

/// <summary>By the person who is signed in, about himself.</summary>
[Requires(Permissions.OwnConsents)]
internal sealed record GiveConsent(string ClientId, IReadOnlyList<string> Scopes) : ICommand;

[Requires(Permissions.OwnConsents)]
internal sealed record WithdrawConsent(string ClientId) : ICommand;

internal sealed class GiveConsentHandler(SignOnDb db, CurrentUser user, BusinessClock clock) : IHandle<GiveConsent>, IHandle<WithdrawConsent>
{
    public async Task<Outcome> Handle(GiveConsent command, CancellationToken ct)
    {
        if (user.AccountId is not { } account || !Clients.Client.IsId(command.ClientId) || await db.Clients.ByKey(command.ClientId, ct) is not { IsClosed: false } client) return Outcome.NotFound;
        if (!command.Scopes.All(client.Details.MayAsk)) return Outcome.NotFound;
        if (await Find(account, command.ClientId, ct) is not { } consent) db.Consents.Add(consent = Consent.For(account, client.Id));
        consent.Give(client.Details, command.Scopes, clock.GetUtcNow());
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(WithdrawConsent command, CancellationToken ct)
    {
        if (user.AccountId is not { } account || !Clients.Client.IsId(command.ClientId) || await Find(account, command.ClientId, ct) is not { } consent) return Outcome.NotFound;
        var outcome = consent.Withdraw(clock.GetUtcNow());
        if (!outcome.IsDone) return outcome;
        var now = clock.Real.GetUtcNow();
        foreach (var grant in await db.Grants.Where(g => g.AccountId == account && g.ClientId == command.ClientId && g.EndedAt == null && g.EndsAt > now).ToListAsync(ct))
            grant.End(GrantEnd.ConsentWithdrawn, now);
        return outcome;
    }

    private Task<Consent?> Find(Guid account, string client, CancellationToken ct) =>
        db.Consents.FirstOrDefaultAsync(c => c.AccountId == account && c.ClientId == client, ct);
}
