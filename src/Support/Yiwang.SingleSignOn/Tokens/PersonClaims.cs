using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.SingleSignOn.Authorising;
using Yiwang.SingleSignOn.Clients;
using Yiwang.SingleSignOn.Consents;

namespace Yiwang.SingleSignOn.Tokens;

/// <summary>What a client is told about a person: what was asked, is registered, was consented to and still is. Masked unless the person was told that it isn't.</summary>
internal sealed class PersonClaims(SignOnDb db, AccountDirectory accounts, ActorDirectory actors)
{
    public async Task<IReadOnlyDictionary<string, object>?> About(Client client, Grant grant, CancellationToken ct)
    {
        var consent = await db.Consents.AsNoTracking().FirstOrDefaultAsync(c => c.AccountId == grant.AccountId && c.ClientId == client.Id, ct);
        if (consent is not { IsGiven: true } || await accounts.Find(grant.AccountId, ct) is not { } person || await actors.Find(grant.AccountId, ct) is not { } actor) return null;

        var claims = new Dictionary<string, object>();
        if (Gets(Scope.Profile))
        {
            claims["name"] = IsPlain(Scope.Profile) ? person.Name : MaskedName.Of(person.Name);
            claims["kind"] = actor.Post == Posts.Public ? "natural_person" : "officer";
        }

        if (Gets(Scope.Phone)) claims["phone_number"] = IsPlain(Scope.Phone) ? person.Phone : person.MaskedPhone;
        if (Gets(Scope.CitizenNumber) && person.CitizenNumber is { } number) claims["citizen_number"] = IsPlain(Scope.CitizenNumber) ? number.Reveal() : number.Masked;
        if (Gets(Scope.Post) && actor.IsOfficer)
        {
            (claims["post"], claims["post_name"]) = (actor.Post, actor.PostName);
            (claims["institution"], claims["institution_name"]) = (actor.Institution, actor.InstitutionName);
        }

        return claims;

        bool Gets(string scope) => grant.ScopeList.Contains(scope) && client.Details.MayAsk(scope) && consent.Allows(scope);
        bool IsPlain(string scope) => client.Details.PlainScopes.Contains(scope) && consent.AllowsPlain(scope);
    }
}
