using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform;
using Yiwang.SingleSignOn.Authorising;
using Yiwang.SingleSignOn.Clients;
using Yiwang.SingleSignOn.Consents;
using Yiwang.SingleSignOn.Keys;
using Yiwang.SingleSignOn.Leaving;
using Yiwang.SingleSignOn.Service;
using Yiwang.SingleSignOn.Tokens;

namespace Yiwang.SingleSignOn;

/// <summary>一次认证、全网通行: other systems let people sign in here, and this one may let them sign in elsewhere.</summary>
public sealed class SingleSignOnModule : YiwangModule
{
    private static readonly TimeSpan PatienceWithClients = TimeSpan.FromSeconds(5);

    public override string Name => "signon";

    public override IReadOnlyDictionary<string, string> Permissions => SingleSignOn.Permissions.All;

    public override IReadOnlyList<string> PermissionsOfEverybody { get; } = [SingleSignOn.Permissions.OwnConsents];

    public override void AddTo(IServiceCollection services)
    {
        services.AddSingleton(p => SignOnOptions.From(p.GetRequiredService<IConfiguration>()));
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<SystemTask>();
        services.AddSingleton<FreshSignIn>();
        services.AddScoped<SignOnDb>();
        services.AddScoped<PresentUser>();
        services.AddScoped<Authorizing>();
        services.AddScoped<ClientAuthentication>();
        services.AddScoped<TokenMaker>();
        services.AddScoped<TokenEndpoint>();
        services.AddScoped<PersonClaims>();
        services.AddScoped<UserInfoEndpoint>();
        services.AddScoped<LeavingServices>();
        services.AddScoped<ConsentReader>();
        services.AddScoped<ClientReader>();
        services.AddHttpClient(TellClientsJob.HttpName, c => c.Timeout = PatienceWithClients)
            .ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { AllowAutoRedirect = false });

        services.AddSignInService();
        services.Handles<LinkAccountHandler>();
        services.Handles<AwaitedSystemsHandler>();
        services.Handles<RotateSigningKeysHandler>();
        services.Handles<RegisterClientHandler>();
        services.Handles<GiveConsentHandler>();
        services.Handles<IssueCodeHandler>();
        services.Handles<TokenCommandsHandler>();
        services.Handles<SettleNoticeHandler>();
        services.Handles<ForgetOldGrantsHandler>();
        services.Hears<EndWithTheSignIn>();
        services.Repeats<TendKeysJob>();
        services.Repeats<TellClientsJob>();
        services.Repeats<ForgetOldGrantsJob>();
    }

    public override void MapDocuments(IEndpointRouteBuilder site)
    {
        Discovery.Map(site);
        AuthorizeEndpoint.Map(site);
        TokenEndpoint.Map(site);
        UserInfoEndpoint.Map(site);
        EndSessionEndpoint.Map(site);
        ServiceSetup.Map(site);
    }
}
