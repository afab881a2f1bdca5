using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yiwang.Platform.Access;

namespace Yiwang.SingleSignOn.Authorising;

internal static class AuthorizeEndpoint
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet(Authorizing.Path, Authorize).Open("接入系统把来访者送到这里登录").ExcludeFromDescription();
        // Without the cast it would be taken for a bare request handler, and its answer thrown away. The protocol wants both. The cookie isn't sent with another site's POST, so the browser is sent to ask once more by itself.
        site.MapPost(Authorizing.Path, (Delegate)Repeat).Open("接入系统把来访者送到这里登录").ExcludeFromDescription();
    }

    private static async Task<IResult> Authorize(HttpContext http, Authorizing authorizing, SignOnOptions options)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer"; // a code stands in the address that follows
        if (options.IssuerFor(http.Request) is not { } issuer || await authorizing.FindSender(http.Request.Query, http.RequestAborted) is not { } client)
            return Refused();
        return Results.Redirect(await authorizing.Next(http.Request, client, issuer, http.RequestAborted));
    }

    private static async Task<IResult> Repeat(HttpContext http)
    {
        if (await FormText.Read(http) is not { } form) return Refused();
        http.Response.Headers.Location = Authorizing.Path + QueryString.Create(form);
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    // Here and not at an address of its own: whom nothing is known of is answered where he asked, and sent nowhere.
    private static RazorComponentResult<RefusedDocument> Refused() => new() { StatusCode = StatusCodes.Status400BadRequest };
}
