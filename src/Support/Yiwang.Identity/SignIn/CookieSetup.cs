using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Platform.Web;

namespace Yiwang.Identity.SignIn;

internal static class CookieSetup
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static void AddSignInCookie(this IServiceCollection services)
    {
        services.AddAuthentication(SessionCookie.Scheme).AddCookie(SessionCookie.Scheme, cookie =>
        {
            cookie.Cookie.Name = "yiwang";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // How long it holds is said by its row (SessionLimits); the browser only forgets it in the end.
            cookie.ExpireTimeSpan = TimeSpan.FromDays(1);
            cookie.SlidingExpiration = false;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            // The registered clock is the business date's; a demonstration that moves to another year must not sign everybody out.
            cookie.TimeProvider = TimeProvider.System;
            cookie.Events.OnRedirectToAccessDenied = AskForMore;
            cookie.Events.OnRedirectToLogin = context =>
            {
                if (context.Request.Path.StartsWithSegments("/api")) return Answer(context, StatusCodes.Status401Unauthorized);
                context.Response.Redirect(context.RedirectUri);
                return Task.CompletedTask;
            };
        });

        services.AddDataProtection().SetApplicationName("yiwang");
        services.AddOptions<KeyManagementOptions>().Configure<YiwangOptions, ILoggerFactory>((keys, options, logs) =>
            keys.XmlRepository = new FileSystemXmlRepository(
                Directory.CreateDirectory(Path.Combine(options.DataDirectory, "keys", "web"), OwnerOnly), logs));
    }

    /// <summary>Where only the assurance is missing, a page leads to where it is raised; an endpoint says so.</summary>
    private static Task AskForMore(RedirectContext<CookieAuthenticationOptions> context)
    {
        var (http, user) = (context.HttpContext, context.HttpContext.RequestServices.GetRequiredService<CurrentUser>());
        var asked = http.GetEndpoint()?.Metadata.GetMetadata<RequiresAssuranceAttribute>()?.Level ?? AssuranceLevel.None;
        var isAllowed = http.GetEndpoint()?.Metadata.GetOrderedMetadata<RequiresAttribute>().All(r => user.May(r.Permission)) == true;
        if (user.IsSureEnough(asked) || !isAllowed) return Answer(context, StatusCodes.Status403Forbidden);
        if (http.Request.Path.StartsWithSegments("/api")) return Http.Refusal(StatusCodes.Status403Forbidden, Assurance.Missing(asked)).ExecuteAsync(http);
        http.Response.Redirect(Assurance.RaiseFor(http.Request.Path + http.Request.QueryString));
        return Task.CompletedTask;
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
