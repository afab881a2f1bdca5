using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Identity.Acting;
using Yiwang.Identity.Sessions;
using Yiwang.Identity.SignIn;
using Yiwang.Platform;
using Yiwang.Platform.Access;

namespace Yiwang.Identity.Public;

/// <summary>What the host puts into the order of the web's layers.</summary>
public static class SignInLayers
{
    /// <summary>After authentication, before authorisation: fills <see cref="CurrentUser"/> from the cookie's sign-in.</summary>
    public static void UseCurrentUser(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!await GuessLimit.LetsThrough(context, context.RequestServices.GetRequiredService<AddressGuesses>())) return;

        // A cookie whose sign-in was ended, or whose account is no more, is nobody's.
        if (context.User.Identity?.IsAuthenticated == true)
        {
            if (await Recognise(context) is not { } session) context.User = new ClaimsPrincipal(new ClaimsIdentity());
            else if (!await ActingGuard.LetsThrough(context, session, context.RequestServices.GetRequiredService<CurrentUser>().ActsFor)) return;
        }

        await next(context);
    });

    public static void MapSignOut(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", async (HttpContext http, IAntiforgery antiforgery) =>
        {
            // Another site must not be able to sign somebody out.
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            await Entrance.LetOut(http, http.RequestAborted);
            return Results.LocalRedirect("/");
        }).Open("退出不需要岗位");

    private static async Task<SeenSession?> Recognise(HttpContext context)
    {
        var (services, ct) = (context.RequestServices, context.RequestAborted);
        if (SessionCookie.SecretOf(context.User) is not { } secret || await services.GetRequiredService<SessionDesk>().Find(secret, ct) is not { } session) return null;
        if (await services.GetRequiredService<Actors>().Find(session.AccountId, ct) is not { } actor) return null;

        var user = services.GetRequiredService<CurrentUser>();
        user.Become(actor);
        var actsFor = session.ActsForId is { } other ? await services.GetRequiredService<ActingDesk>().Find(session.AccountId, other, ct) : null;
        user.ComeWith(session.Id, session.Assurance, actsFor, services.GetServices<YiwangModule>().SelectMany(m => m.PermissionsOfEverybody));
        return session;
    }
}
