using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Identity.SignIn;
using Yiwang.Platform.Access;

namespace Yiwang.Identity.Public;

/// <summary>What the host puts into the order of the web's layers.</summary>
public static class SignInLayers
{
    /// <summary>After authentication, before authorisation: fills <see cref="CurrentUser"/> from the cookie's account.</summary>
    public static void UseCurrentUser(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (AccountClaims.AccountOf(context.User) is { } id)
        {
            if (await context.RequestServices.GetRequiredService<Actors>().Find(id, context.RequestAborted) is { } actor)
                context.RequestServices.GetRequiredService<CurrentUser>().Become(actor);
            else
                context.User = new ClaimsPrincipal(new ClaimsIdentity()); // a cookie of an account that is no more
        }

        await next(context);
    });

    public static void MapSignOut(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", async (HttpContext http, IAntiforgery antiforgery) =>
        {
            // Another site must not be able to sign somebody out.
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            await http.SignOutAsync(AccountClaims.Scheme);
            return Results.LocalRedirect("/");
        }).Open("退出不需要岗位");
}
