using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Yiwang.SingleSignOn.Authorising;
using Yiwang.SingleSignOn.Clients;
using Yiwang.SingleSignOn.Tokens;

namespace Yiwang.SingleSignOn.Leaving;

/// <summary>What a client asks of /connect/end-session (OpenID Connect RP-Initiated Logout), checked.</summary>
/// <param name="IsForThisSignIn">The hint names the sign-in of this browser, so nobody need be asked.</param>
/// <param name="Back">Where the visitor goes afterwards; null where the address isn't one of the client's.</param>
internal sealed record EndSessionRequest(bool IsForThisSignIn, string? Back, string? ClientName)
{
    private static readonly EndSessionRequest Nobodys = new(false, null, null);

    /// <param name="ask">Reads one parameter, from the query or from a form.</param>
    public static async Task<EndSessionRequest> Read(Func<string, string?> ask, HttpRequest request, LeavingServices services, CancellationToken ct)
    {
        var (hint, back, state) = (ask("id_token_hint"), ask("post_logout_redirect_uri"), ask("state"));
        var issuer = services.Options.IssuerFor(request);
        var token = hint is null || issuer is null ? null : await services.Tokens.Read(hint, TokenMaker.IdType, issuer, audience: null, isHint: true, ct);
        var clientId = token?.Audiences.SingleOrDefault() ?? (hint is null ? ask("client_id") : null);
        if (!Client.IsId(clientId) || (ask("client_id") is { } said && said != clientId)) return Nobodys;
        if (await services.Db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == clientId, ct) is not { IsClosed: false } client) return Nobodys;

        var who = await services.Present.Find(ct);
        var isTheirs = token is not null && who?.Session is { } session && token.TryGetPayloadValue<string>("sid", out var sid) && Secrets.AreSame(sid, services.Tokens.SessionOf(client, session));
        return new(isTheirs || (token is not null && who is null), BackTo(client, back, state), client.Details.Name);
    }

    private static string? BackTo(Client client, string? back, string? state)
    {
        if (back is null || !client.Details.PostLogoutUris.Contains(back, StringComparer.Ordinal)) return null;
        return state is { Length: <= AuthorizeRequest.LongestState } ? QueryHelpers.AddQueryString(back, "state", state) : back;
    }
}

internal sealed record LeavingServices(SignOnDb Db, SignOnOptions Options, TokenMaker Tokens, PresentUser Present);
