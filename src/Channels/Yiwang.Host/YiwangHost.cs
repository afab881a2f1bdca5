using System.Text.Encodings.Web;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;
using Yiwang.Design;
using Yiwang.Host.Watching;
using Yiwang.Identity.Public;
using Yiwang.Platform;
using Yiwang.Platform.Access;

namespace Yiwang.Host;

/// <summary>Puts the house together: configuration, modules, the order of the web's layers.</summary>
internal static class YiwangHost
{
    private const long LargestRequest = 24 * 1024 * 1024; // one file of 20 MB and its form

    public static WebApplication Build(string[] args, bool serving)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        if (builder.Configuration["Urls"] is null && builder.Configuration["ASPNETCORE_URLS"] is null) builder.WebHost.UseUrls("http://127.0.0.1:5080");
        Logging.Configure(builder.Logging, serving);

        AddServices(builder, serving);
        if (serving) builder.AddTraces();
        var app = builder.Build();
        if (!serving) return app; // a verb answers no requests

        HeadStart.Tables(app.Services);
        UseLayers(app);
        MapRoutes(app);
        HeadStart.Pages(app.Services);
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder, bool serving)
    {
        var options = YiwangOptions.From(builder.Configuration);
        builder.Services.AddYiwangPlatform(options);
        foreach (var module in Modules.All)
        {
            builder.Services.AddSingleton(module);
            module.AddTo(builder.Services);
        }

        if (serving && builder.Configuration.GetValue("Background", true)) builder.Services.AddBackgroundWork();
        builder.Services.AddScoped<IPageFrame, PageFrame>();
        builder.Services.AddScoped<PageTurns>();
        builder.Services.AddRazorComponents();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddAntiforgery(o => o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        builder.Services.AddOpenApi();
        builder.Services.AddProblemDetails();
        builder.Services.AddHealth();
        builder.Services.AddOverloadLimit(builder.Configuration);
        // Chinese stays readable in the page's source; what is dangerous in HTML is still escaped.
        builder.Services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            // A body without what its record asks for is refused where it is read, with the place, instead of failing somewhere within.
            o.SerializerOptions.RespectRequiredConstructorParameters = true;
            o.SerializerOptions.RespectNullableAnnotations = true;
            o.SerializerOptions.Converters.Add(new TextWithoutNul());
            o.SerializerOptions.TypeInfoResolver = o.SerializerOptions.TypeInfoResolver!.WithAddedModifier(ListsWithoutHoles.Refuse);
        });
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true); // caught by Faults, which tells the place
    }

    private static void UseLayers(WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseCookiePrefixes();
        app.UseSecurityHeaders();
        app.UseMetricsGate();
        app.UseRateLimiter();
        app.UseFaultPages();
        app.UseOutageAnswers();
        app.UseRouting();
        app.LogRefusals();
        app.RefuseCallsFromOtherSites();
        app.UseAuthentication();
        app.UseCurrentUser();
        app.LimitEachAccount();
        app.UseAuthorization();
        app.RefuseUnreadableAddresses();
        app.UseAntiforgery();
        app.RefuseUnstorableText();
        app.TellOfGoneForms();
    }

    private static void MapRoutes(WebApplication app)
    {
        app.MapStaticAssets().Open("样式和图标");
        app.MapOpenApi("/api/openapi.json").Open("接口说明");
        app.MapHealth();
        app.MapMetricsText();
        app.MapSignOut();
        var api = app.MapGroup("/api").RefuseMissingBodies();
        foreach (var module in Modules.All)
        {
            module.MapTo(api);
            module.MapDocuments(app);
        }

        app.MapRazorComponents<App>().AddAdditionalAssemblies(
            [.. Modules.All.Select(m => m.GetType().Assembly).Append(typeof(Design.PublicLayout).Assembly).Distinct()]);
        // Without it an address that doesn't exist would be refused, and the visitor sent to sign in for nothing.
        app.MapFallback("{**address}", () => Results.NotFound()).Open("告诉来访者这里没有页面");
    }
}
