using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Identity.Sessions;
using Yiwang.Platform.Access;

namespace Yiwang.Identity.SignIn;

/// <summary>The cookie says which account and which sign-in, and nothing else: name, post and permissions are looked up for each request.</summary>
internal static class SessionCookie
{
    public const string Scheme = "yiwang";
    private const string SecretClaim = "sign-in";

    public static Task Write(HttpContext http, Guid accountId, string secret)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, accountId.ToString()), new Claim(SecretClaim, secret)], Scheme);
        return http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    public static string? SecretOf(ClaimsPrincipal user) => user.FindFirstValue(SecretClaim);

    public static Visit VisitOf(HttpContext http) =>
        new(DeviceName.Of(http.Request.Headers.UserAgent), http.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : "",
            http.RequestServices.GetRequiredService<CurrentUser>().SessionId);
}
