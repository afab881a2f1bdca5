using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;
using Yiwang.Platform.Time;
using Yiwang.SingleSignOn.Clients;
using Yiwang.SingleSignOn.Consents;

namespace Yiwang.SingleSignOn.Authorising;

/// <summary>What comes of a request to authorise: a page here, a step in between, or the way back with a code or an error.</summary>
internal sealed class Authorizing(SignOnDb db, BusinessClock clock, PersonalText keyed, FreshSignIn fresh, PresentUser present, SystemTask task)
{
    public const string Path = "/connect/authorize", ConsentPath = "/connect/consent";

    /// <summary>The client that asks, if it may send people back to where it says. Until that is known nothing is sent anywhere.</summary>
    public async Task<Client?> FindSender(IQueryCollection query, CancellationToken ct)
    {
        if (AuthorizeRequest.Sender(query) is not var (clientId, redirect)) return null;
        var client = Client.IsId(clientId) ? await db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == clientId, ct) : null;
        return client is { IsClosed: false } && client.SendsTo(redirect) ? client : null;
    }

    /// <returns>Where the visitor goes next.</returns>
    public async Task<string> Next(HttpRequest request, Client client, string issuer, CancellationToken ct)
    {
        var query = request.Query;
        var (_, redirect) = AuthorizeRequest.Sender(query)!.Value;
        var (asked, error) = AuthorizeRequest.Read(query);
        if (asked is null) return Back(redirect, AuthorizeRequest.StateOf(query), issuer, error!);
        if (!asked.Scopes.All(s => Scope.All.Any(known => known.Name == s) && client.Details.MayAsk(s)))
            return Back(redirect, asked.State, issuer, new("invalid_scope", "The client is not registered for one of the scopes."));

        if (request.Query.ContainsKey(FreshSignIn.Denied)) return Back(redirect, asked.State, issuer, new("access_denied", "The person said no."));
        var who = await present.Find(ct);
        if (StepToSignIn(request, asked, who) is { } step) return asked.MayNotAsk ? Back(redirect, asked.State, issuer, new("login_required", "Nobody is signed in, or not as asked.")) : step;
        if (await NeedsConsent(request, asked, client, who!, ct))
            return asked.MayNotAsk ? Back(redirect, asked.State, issuer, new("consent_required", "The person has not consented.")) : ConsentPath + request.QueryString;
        return await Back(asked, who!, issuer, ct);
    }

    /// <summary>After the person has consented on the page.</summary>
    public async Task<string> Back(AuthorizeRequest asked, Presence who, string issuer, CancellationToken ct)
    {
        var code = Secrets.New();
        var outcome = await task.Run(new IssueCode(asked, who, Secrets.Hash(keyed, code)), ct);
        return outcome.IsDone
            ? QueryHelpers.AddQueryString(asked.RedirectUri, Parameters(asked.State, issuer, ("code", code)))
            : Back(asked.RedirectUri, asked.State, issuer, new("server_error", "Please try again."));
    }

    public static string Back(string redirect, string? state, string issuer, OAuthError error) =>
        QueryHelpers.AddQueryString(redirect, Parameters(state, issuer, ("error", error.Code), ("error_description", error.Description)));

    private static IEnumerable<KeyValuePair<string, string?>> Parameters(string? state, string issuer, params (string Name, string Value)[] own)
    {
        foreach (var (name, value) in own) yield return new(name, value);
        if (state is not null) yield return new("state", state);
        yield return new("iss", issuer); // RFC 9207: says whose answer it is to a client of several providers
    }

    /// <returns>Null where nobody has to sign in, again or more surely.</returns>
    [Requirement("LF-SZ-065")]
    private string? StepToSignIn(HttpRequest request, AuthorizeRequest asked, Presence? who)
    {
        if (who is null) return fresh.SignIn(request, asked.WantsSignIn);
        var tooOld = asked.MaxAge is { } most && clock.Real.GetUtcNow() - who.SignedInAt > most;
        if ((asked.WantsSignIn || tooOld) && !fresh.IsSince(request, who.SignedInAt)) return fresh.SignIn(request, mustBeNew: true);
        return who.Level < asked.LeastLevel ? fresh.Raise(request) : null;
    }

    private async Task<bool> NeedsConsent(HttpRequest request, AuthorizeRequest asked, Client client, Presence who, CancellationToken ct)
    {
        // A program without a secret may be anybody's who knows its number: the person is asked each time (RFC 8252, 8.6).
        if (asked.WantsConsent || (client.IsPublic && !fresh.IsConsentedTo(request))) return true;
        var consent = await db.Consents.AsNoTracking().FirstOrDefaultAsync(c => c.AccountId == who.AccountId && c.ClientId == client.Id, ct);
        return consent?.Covers(client.Details, asked.Scopes) != true;
    }
}
