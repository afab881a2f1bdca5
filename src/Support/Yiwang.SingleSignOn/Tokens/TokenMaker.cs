using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Time;
using Yiwang.SingleSignOn.Authorising;
using Yiwang.SingleSignOn.Clients;
using Yiwang.SingleSignOn.Keys;

namespace Yiwang.SingleSignOn.Tokens;

/// <summary>Makes and reads our signed tokens: ES256 only, each kind by its own type, so that none passes for another.</summary>
internal sealed class TokenMaker(SigningKeys keys, PersonalText keyed, SignOnOptions options, BusinessClock clock)
{
    public const string AccessType = "at+jwt", IdType = "JWT", LogoutType = "logout+jwt", GrantClaim = "gid";

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>By what the client knows the person: another number for each client, unless the government's own systems share one.</summary>
    public string SubjectOf(Client client, Guid account) => keyed.Index(client.Details.Subjects is SubjectKind.Pairwise ? $"signon/subject/{client.Id}/{account:N}" : $"signon/subject//{account:N}");

    /// <summary>Names the sign-in to one client; another client's name for it is another.</summary>
    public string SessionOf(Client client, Guid session) => keyed.Index($"signon/session/{client.Id}/{session:N}")[..32];

    public Task<string> Access(string issuer, Client client, Grant grant, CancellationToken ct) => Sign(AccessType, issuer, issuer, options.AccessTokenLife, new()
    {
        ["sub"] = SubjectOf(client, grant.AccountId), ["client_id"] = client.Id, ["scope"] = grant.Scopes, [GrantClaim] = grant.Id.ToString("N"), ["jti"] = Guid.CreateVersion7().ToString("N"),
    }, ct);

    public Task<string> Identity(string issuer, Client client, Grant grant, string access, CancellationToken ct)
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = SubjectOf(client, grant.AccountId), ["auth_time"] = grant.SignedInAt.ToUnixTimeSeconds(), ["acr"] = Acr.Of(grant.Level),
            ["at_hash"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(access)).AsSpan(0, 16).ToArray()), ["azp"] = client.Id,
        };
        if (grant.Nonce is { } nonce) claims["nonce"] = nonce;
        if (grant.Session is { } session) claims["sid"] = SessionOf(client, session);
        return Sign(IdType, issuer, client.Id, options.IdTokenLife, claims, ct);
    }

    /// <summary>Tells a client that a sign-in is over (OpenID Connect Back-Channel Logout).</summary>
    public Task<string> Logout(string issuer, Client client, Guid account, Guid session, CancellationToken ct) => Sign(LogoutType, issuer, client.Id, TimeSpan.FromMinutes(2), new()
    {
        ["sub"] = SubjectOf(client, account), ["sid"] = SessionOf(client, session), ["jti"] = Guid.CreateVersion7().ToString("N"),
        ["events"] = new Dictionary<string, object> { ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>() },
    }, ct);

    /// <param name="type">The only type that is taken.</param>
    /// <param name="audience">Null where the caller compares it itself.</param>
    /// <param name="isHint">A hint says who it was; it may have run out.</param>
    /// <returns>Null for whatever isn't ours and good.</returns>
    public async Task<JsonWebToken?> Read(string token, string type, string issuer, string? audience, bool isHint, CancellationToken ct)
    {
        if (token.Length > 4000 || !Handler.CanReadToken(token)) return null;
        var now = clock.Real.GetUtcNow().UtcDateTime;
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256], ValidTypes = [type], ValidIssuer = issuer, ValidAudience = audience, ValidateAudience = audience is not null,
            IssuerSigningKeys = await keys.Published(ct), RequireSignedTokens = true, RequireExpirationTime = true, TryAllIssuerSigningKeys = false,
            LifetimeValidator = (_, ends, _, _) => isHint || ends > now,
        });
        return result.IsValid ? (JsonWebToken)result.SecurityToken : null;
    }

    private async Task<string> Sign(string type, string issuer, string audience, TimeSpan life, Dictionary<string, object> claims, CancellationToken ct)
    {
        var now = clock.Real.GetUtcNow().UtcDateTime;
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer, Audience = audience, IssuedAt = now, Expires = now + life, Claims = claims, TokenType = type, SigningCredentials = await keys.Signing(ct),
        });
    }
}
