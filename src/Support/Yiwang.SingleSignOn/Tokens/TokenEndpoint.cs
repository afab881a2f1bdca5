using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Cryptography;
using Yiwang.SingleSignOn.Authorising;
using Yiwang.SingleSignOn.Clients;
using Yiwang.SingleSignOn.Public;

namespace Yiwang.SingleSignOn.Tokens;

/// <summary>/connect/token: a code or a refresh token becomes tokens, once each.</summary>
internal sealed class TokenEndpoint(SignOnDb db, ClientAuthentication authentication, TokenMaker tokens, SystemTask task, PersonalText keyed, PresentUser present, SignOnOptions options)
{
    private static readonly OAuthError NotGood = new("invalid_grant", "The code or token is unknown, used, ended, or not this client's.");

    public static void Map(IEndpointRouteBuilder site) =>
        site.MapPost("/connect/token", (HttpContext http, TokenEndpoint endpoint) => endpoint.Answer(http)).Open("接入系统以自己的密钥证明身份").ExcludeFromDescription();

    private async Task<IResult> Answer(HttpContext http)
    {
        var ct = http.RequestAborted;
        http.Response.Headers.CacheControl = "no-store";
        if (options.IssuerFor(http.Request) is not { } issuer) return Answers.Error(OAuthError.Invalid("The provider's address is not set."));
        if (await FormText.Read(http) is not { } form || form.HasTwice()) return Answers.Error(OAuthError.Invalid("A small url-encoded form is expected, each parameter once."));
        if (await authentication.Find(http.Request, form, ct) is not { } client) return Answers.NotTheClient(http);

        var refresh = Secrets.New();
        var (grant, error) = form.One("grant_type") switch
        {
            "authorization_code" => await Redeem(form, client, refresh, ct),
            "refresh_token" => await Exchange(form, client, refresh, ct),
            _ => (null, new("unsupported_grant_type", "Only authorization_code and refresh_token.")),
        };
        if (grant is null) return Answers.Error(error!);
        var access = await tokens.Access(issuer, client, grant, ct);
        return Results.Json(new TokenAnswer(access, "Bearer", (int)options.AccessTokenLife.TotalSeconds, refresh, await tokens.Identity(issuer, client, grant, access, ct), grant.Scopes));
    }

    private async Task<(Grant?, OAuthError?)> Redeem(IFormCollection form, Client client, string refresh, CancellationToken ct)
    {
        if (form.One("code") is not { Length: > 0 and < 200 } code || form.One("redirect_uri") is not { } redirect || form.One("code_verifier") is not { } verifier)
            return (null, OAuthError.Invalid("code, redirect_uri and code_verifier are needed."));
        var hash = Secrets.Hash(keyed, code);
        var outcome = await task.Run(new RedeemCode(client.Id, hash, redirect, verifier, Secrets.Hash(keyed, refresh)), ct);
        return await Settle(outcome, db.Grants.AsNoTracking().Where(g => g.CodeHash == hash), GrantEnd.CodeReused, ct);
    }

    private async Task<(Grant?, OAuthError?)> Exchange(IFormCollection form, Client client, string refresh, CancellationToken ct)
    {
        if (form.One("refresh_token") is not { Length: > 0 and < 200 } token) return (null, OAuthError.Invalid("refresh_token is needed."));
        var hash = Secrets.Hash(keyed, token);
        var found = db.Grants.AsNoTracking().Where(g => db.RefreshTokens.Any(t => t.Hash == hash && t.GrantId == g.Id));
        var known = await found.FirstOrDefaultAsync(ct);
        if (known is not null && form.One("scope") is { } narrower && narrower.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(known.ScopeList).Any())
            return (null, new("invalid_scope", "More than was granted."));
        // The fact that ends the grant is heard a moment after the sign-in has ended.
        if (known is not null && !await present.IsStillSignedIn(known.Session, ct)) return (null, NotGood);
        var outcome = await task.Run(new ExchangeRefreshToken(client.Id, hash, Secrets.Hash(keyed, refresh)), ct);
        return await Settle(outcome, found, GrantEnd.RefreshReused, ct);
    }

    private async Task<(Grant?, OAuthError?)> Settle(Outcome outcome, IQueryable<Grant> found, GrantEnd ifReused, CancellationToken ct)
    {
        if (outcome.IsDone) return (await found.SingleAsync(ct), null);
        if (outcome.Findings.Any(f => f.Code is TokenCommandsHandler.CodeReused or TokenCommandsHandler.RefreshReused) && await found.FirstOrDefaultAsync(ct) is { } stolen)
            await task.Run(new EndGrant(stolen.Id, ifReused), ct);
        return (null, NotGood);
    }

    private sealed record TokenAnswer(
        [property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("token_type")] string TokenType, [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonPropertyName("refresh_token")] string RefreshToken, [property: JsonPropertyName("id_token")] string IdToken, [property: JsonPropertyName("scope")] string Scope);
}
