using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Access;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Time;
using Yiwang.SingleSignOn.Authorising;
using Yiwang.SingleSignOn.Clients;
using Yiwang.SingleSignOn.Public;

namespace Yiwang.SingleSignOn.Tokens;

/// <summary>What tokens are shown for: userinfo, introspection (RFC 7662), revocation (RFC 7009). A token whose grant has ended is dead at once, though its signature is good.</summary>
internal sealed class UserInfoEndpoint(SignOnDb db, ClientAuthentication authentication, TokenMaker tokens, PersonClaims claims, PresentUser present, SystemTask task, SignOnOptions options)
{
    private const string Bearer = "Bearer ";

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapMethods("/connect/userinfo", ["GET", "POST"], (HttpContext http, UserInfoEndpoint endpoint) => endpoint.TellAbout(http)).Open("接入系统以访问令牌证明").ExcludeFromDescription();
        site.MapPost("/connect/introspect", (HttpContext http, UserInfoEndpoint endpoint, BusinessClock clock) => endpoint.Introspect(http, clock)).Open("接入系统以自己的密钥证明身份").ExcludeFromDescription();
        site.MapPost("/connect/revoke", (HttpContext http, UserInfoEndpoint endpoint, PersonalText keyed) => endpoint.Revoke(http, keyed)).Open("接入系统以自己的密钥证明身份").ExcludeFromDescription();
    }

    private async Task<IResult> TellAbout(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var header = http.Request.Headers.Authorization.ToString();
        if (options.IssuerFor(http.Request) is not { } issuer || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return Answers.NotTheToken(http);
        if (await Find(header[Bearer.Length..].Trim(), issuer, http.RequestAborted) is not var (client, grant)) return Answers.NotTheToken(http);
        if (await claims.About(client, grant, http.RequestAborted) is not { } told) return Answers.NotTheToken(http);
        return Results.Json(new Dictionary<string, object>(told) { ["sub"] = tokens.SubjectOf(client, grant.AccountId) });
    }

    private async Task<IResult> Introspect(HttpContext http, BusinessClock clock)
    {
        http.Response.Headers.CacheControl = "no-store";
        var (client, form, refused) = await Caller(http);
        if (client is null || client.IsPublic) return refused ?? Answers.NotTheClient(http);
        if (options.IssuerFor(http.Request) is not { } issuer || form!.One("token") is not { } token) return Answers.Error(OAuthError.Invalid("token is needed."));
        // Of another client's token nothing is told, not even that it is one.
        if (await Find(token, issuer, http.RequestAborted) is not var (owner, grant) || owner.Id != client.Id) return Results.Json(new { active = false });
        return Results.Json(new
        {
            active = true, iss = issuer, client_id = owner.Id, scope = grant.Scopes, token_type = "Bearer", sub = tokens.SubjectOf(owner, grant.AccountId),
            acr = Acr.Of(grant.Level), auth_time = grant.SignedInAt.ToUnixTimeSeconds(), now = clock.Real.GetUtcNow().ToUnixTimeSeconds(),
        });
    }

    private async Task<IResult> Revoke(HttpContext http, PersonalText keyed)
    {
        var ct = http.RequestAborted;
        var (client, form, refused) = await Caller(http);
        if (client is null) return refused!;
        if (options.IssuerFor(http.Request) is not { } issuer || form!.One("token") is not { Length: > 0 and < 4000 } token) return Answers.Error(OAuthError.Invalid("token is needed."));
        var hash = Secrets.Hash(keyed, token);
        var grant = await db.Grants.AsNoTracking().FirstOrDefaultAsync(g => db.RefreshTokens.Any(t => t.Hash == hash && t.GrantId == g.Id), ct) ?? (await Find(token, issuer, ct))?.Grant;
        if (grant?.ClientId == client.Id) await task.Run(new EndGrant(grant.Id, GrantEnd.Revoked), ct);
        return Results.Ok(); // also for what nobody knows: it is dead either way
    }

    private async Task<(Client? Client, IFormCollection? Form, IResult? Refused)> Caller(HttpContext http)
    {
        if (await FormText.Read(http) is not { } form || form.HasTwice()) return (null, null, Answers.Error(OAuthError.Invalid("A small url-encoded form is expected, each parameter once.")));
        return await authentication.Find(http.Request, form, http.RequestAborted) is { } client ? (client, form, null) : (null, null, Answers.NotTheClient(http));
    }

    private async Task<(Client Client, Grant Grant)?> Find(string token, string issuer, CancellationToken ct)
    {
        if (await tokens.Read(token, TokenMaker.AccessType, issuer, issuer, isHint: false, ct) is not { } read) return null;
        if (!read.TryGetPayloadValue<string>(TokenMaker.GrantClaim, out var id) || !Guid.TryParseExact(id, "N", out var grantId)) return null;
        var grant = await db.Grants.AsNoTracking().FirstOrDefaultAsync(g => g.Id == grantId, ct);
        if (grant is not { EndedAt: null } || !await present.IsStillSignedIn(grant.Session, ct)) return null;
        var client = await db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == grant.ClientId, ct);
        return client is { IsClosed: false } ? (client, grant) : null;
    }
}
