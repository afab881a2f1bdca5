using Yiwang.Platform.Access;

namespace Yiwang.Host;

/// <summary>What every answer says to the browser, and what of refusals is logged.</summary>
internal static class SecurityHeaders
{
    // No inline script or style anywhere: nothing that a visitor typed can become code.
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use(async (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        context.Response.OnStarting(() =>
        {
            // What was made for one person stays in no cache, not in the browser's either (ASVS 14.3.2).
            if (context.User.Identity?.IsAuthenticated == true && headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        await next();
    });

    /// <summary>
    /// Who was refused a page or an interface, sent a form without its token, one that its page doesn't show, or what can't be read, or asked too fast, stands in the log
    /// (ASVS 16.3.2, 16.3.3): the route's pattern, never the address with its values.
    /// </summary>
    public static void LogRefusals(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next();
        if (context.Response.StatusCode is not (StatusCodes.Status400BadRequest or StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status409Conflict or StatusCodes.Status429TooManyRequests)) return;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        var user = context.RequestServices.GetRequiredService<CurrentUser>();
        app.Logger.LogInformation("Refused {Status}: {Method} {Route} to account {AccountId}, post {Post}", context.Response.StatusCode, context.Request.Method, route, user.AccountId, user.Post);
    });
}
