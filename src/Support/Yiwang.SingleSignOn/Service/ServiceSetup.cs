using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Yiwang.Identity.Public;
using Yiwang.Platform.Access;

namespace Yiwang.SingleSignOn.Service;

/// <summary>Signing in by the province's identity service: the framework's own client, code and PKCE. Where none is set there is no scheme, and nothing listens.</summary>
internal static class ServiceSetup
{
    public static void AddSignInService(this IServiceCollection services)
    {
        services.AddScoped<ArrivalDoor>();
        services.AddOptions<AuthenticationOptions>().Configure<IConfiguration>((authentication, configuration) =>
        {
            if (ServiceOptions.From(configuration) is not null) authentication.AddScheme<OpenIdConnectHandler>(ServiceOptions.Scheme, null);
        });
        services.AddOptions<OpenIdConnectOptions>(ServiceOptions.Scheme).Configure<IConfiguration>((client, configuration) => Configure(client, ServiceOptions.From(configuration)!));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        services.AddTransient<OpenIdConnectHandler>();
        services.AddSingleton(p => ServiceOptions.From(p.GetRequiredService<IConfiguration>()) is { } service
            ? new OtherEntrance(service.Name, ServiceOptions.StartPath, service.IsLocalForPersons, service.IsLocalForOfficers)
            : OtherEntrance.None);
    }

    public static void Map(IEndpointRouteBuilder site) =>
        site.MapGet(ServiceOptions.StartPath, (string? returnUrl, OtherEntrance entrance) => entrance.IsThere
            ? Results.Challenge(new AuthenticationProperties { RedirectUri = ReturnAddress.OrNull(returnUrl) ?? "/" }, [ServiceOptions.Scheme])
            : Results.NotFound()).Open("去统一身份认证登录").ExcludeFromDescription();

    private static void Configure(OpenIdConnectOptions client, ServiceOptions service)
    {
        (client.Authority, client.ClientId, client.ClientSecret) = (service.Authority, service.ClientId, service.ClientSecret);
        client.RequireHttpsMetadata = !new Uri(service.Authority).IsLoopback;
        (client.ResponseType, client.ResponseMode, client.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        client.CallbackPath = ServiceOptions.CallbackPath;
        (client.MapInboundClaims, client.GetClaimsFromUserInfoEndpoint, client.SaveTokens) = (false, true, false);
        client.Scope.Clear();
        foreach (var scope in service.Scopes) client.Scope.Add(scope);
        foreach (var claim in new[] { "name", "phone_number", service.CitizenNumberClaim }) client.ClaimActions.MapUniqueJsonKey(claim, claim);
        client.ClaimActions.Remove("iss"); // kept: an account is found by issuer and subject
        client.ClaimActions.Remove("acr");
        // Whoever answers under that address must call itself so; the framework alone would believe whatever name the metadata bring.
        client.TokenValidationParameters.IssuerValidator = (issuer, _, _) => issuer == service.Authority ? issuer : throw new SecurityTokenInvalidIssuerException("Another issuer than the one that is set.");
        client.Events.OnRedirectToIdentityProvider = context => RefuseAnotherIssuer(context, service);
        client.TokenValidationParameters.ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256];
        // The way back is a link from another site, with which Lax cookies go; nothing needs None.
        (client.CorrelationCookie.SameSite, client.NonceCookie.SameSite) = (SameSiteMode.Lax, SameSiteMode.Lax);
        (client.CorrelationCookie.SecurePolicy, client.NonceCookie.SecurePolicy) = (CookieSecurePolicy.SameAsRequest, CookieSecurePolicy.SameAsRequest);
        (client.CorrelationCookie.Path, client.NonceCookie.Path) = (ServiceOptions.StartPath, ServiceOptions.StartPath);
        client.Events.OnTicketReceived = context => Arrive(context, service);
        client.Events.OnRemoteFailure = context =>
        {
            // Its kind only: messages of the protocol repeat what was sent.
            LogOf(context.HttpContext).LogWarning("The way back from the identity service failed: {Fault}", (context.Failure?.InnerException ?? context.Failure)?.GetType().Name);
            context.HandleResponse();
            context.Response.Redirect(ServiceOptions.ArrivalPath);
            return Task.CompletedTask;
        };
    }

    private static async Task RefuseAnotherIssuer(RedirectContext context, ServiceOptions service)
    {
        var metadata = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        if (metadata.Issuer == service.Authority) return;
        LogOf(context.HttpContext).LogError("The identity service calls itself by another name than SignInService:Authority.");
        context.HandleResponse();
        context.Response.Redirect(ServiceOptions.ArrivalPath);
    }

    private static ILogger LogOf(HttpContext http) => http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Yiwang.SingleSignOn.Service");

    private static async Task Arrive(TicketReceivedContext context, ServiceOptions service)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        var arrival = Arrival.From(context.Principal!, service, ReturnAddress.OrNull(context.ReturnUri));
        http.Response.Redirect(arrival is null ? ServiceOptions.ArrivalPath : await http.RequestServices.GetRequiredService<ArrivalDoor>().Enter(http, arrival, http.RequestAborted));
    }
}
