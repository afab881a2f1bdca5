using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.IdentityModel.Tokens;
using Yiwang.Platform.Access;
using Yiwang.SingleSignOn.Authorising;
using Yiwang.SingleSignOn.Clients;

namespace Yiwang.SingleSignOn.Keys;

/// <summary>What every client reads first: where the endpoints are and which keys sign.</summary>
internal static class Discovery
{
    private static readonly string[] Code = ["code"], Query = ["query"], Grants = ["authorization_code", "refresh_token"], S256 = ["S256"], Es256 = [SecurityAlgorithms.EcdsaSha256],
        ClientProofs = ["client_secret_basic", "client_secret_post", "none"], Subjects = ["pairwise", "public"], Prompts = ["none", "login", "consent"];

    private static readonly string[] Claims = ["sub", "iss", "aud", "exp", "iat", "auth_time", "nonce", "acr", "sid", "name", "kind", "phone_number", "citizen_number", "post", "post_name", "institution", "institution_name"];

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/.well-known/openid-configuration", Configuration).Open("接入系统先读这里").ExcludeFromDescription();
        site.MapGet("/.well-known/jwks.json", Published).Open("验证签名用的公钥").ExcludeFromDescription();
    }

    private static IResult Configuration(HttpRequest request, SignOnOptions options) => options.IssuerFor(request) is not { } issuer
        ? Results.NotFound()
        : Results.Json(new
        {
            issuer,
            authorization_endpoint = issuer + Authorizing.Path, token_endpoint = issuer + "/connect/token", userinfo_endpoint = issuer + "/connect/userinfo",
            jwks_uri = issuer + "/.well-known/jwks.json", end_session_endpoint = issuer + "/connect/end-session",
            introspection_endpoint = issuer + "/connect/introspect", revocation_endpoint = issuer + "/connect/revoke",
            response_types_supported = Code, response_modes_supported = Query, grant_types_supported = Grants, code_challenge_methods_supported = S256,
            scopes_supported = Scope.All.Select(s => s.Name), claims_supported = Claims, acr_values_supported = Acr.All, prompt_values_supported = Prompts,
            subject_types_supported = Subjects, id_token_signing_alg_values_supported = Es256, token_endpoint_auth_methods_supported = ClientProofs,
            request_parameter_supported = false, request_uri_parameter_supported = false, claims_parameter_supported = false,
            authorization_response_iss_parameter_supported = true, backchannel_logout_supported = true, backchannel_logout_session_supported = true,
        });

    private static async Task<IResult> Published(SigningKeys keys, HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Json(new { keys = (await keys.Published(http.RequestAborted)).Select(k => new { kty = k.Kty, crv = k.Crv, kid = k.Kid, use = k.Use, alg = k.Alg, x = k.X, y = k.Y }) });
    }
}
