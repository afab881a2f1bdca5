using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.Acting;
using Yiwang.Identity.Demonstration;
using Yiwang.Identity.Passkeys;
using Yiwang.Identity.Public;
using Yiwang.Identity.SecondFactors;
using Yiwang.Identity.Sessions;
using Yiwang.Identity.SignIn;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Identity;

public sealed class IdentityModule : YiwangModule
{
    public override string Name => "identity";

    public override IReadOnlyDictionary<string, string> Permissions => Identity.Permissions.All;

    public override IReadOnlyList<string> PermissionsOfEverybody { get; } = [Identity.Permissions.OwnAccount];

    public override void AddTo(IServiceCollection services)
    {
        services.AddSignInCookie();
        services.AddMemoryCache();
        services.AddSingleton(p => DemonstrationAccounts.Read(p.GetRequiredService<YiwangOptions>(), p.GetRequiredService<CityDirectory>()));
        services.AddScoped<IdentityDb>();
        services.AddSignInMeans();
        services.AddActing();
        services.AddSingleton<SessionLimits>();
        services.AddSingleton(p => new AddressGuesses(p.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>(), p.GetRequiredService<Platform.Time.BusinessClock>().Real));
        services.AddScoped<SessionDesk>();
        services.AddScoped<OwnData.OwnDataDesk>();
        services.TryAddSingleton(OtherEntrance.None);
        services.AddScoped(p => new Entrance(p.GetRequiredService<IdentityDb>(), p.GetRequiredService<Errands>(), p.GetRequiredService<SessionDesk>(), p.GetRequiredService<PersonalText>()));
        services.AddScoped(p => new AccountDirectory(p.GetRequiredService<IdentityDb>(), p.GetRequiredService<PostRegister>()));
        services.AddScoped(p => new ActorDirectory(p.GetRequiredService<Actors>()));

        services.Handles<OpenAccountHandler>();
        services.Handles<NoteSignInHandler>();
        services.Handles<EndSessionsHandler>();
        services.Handles<KeepSessionsHandler>();
        services.Handles<CloseAccountHandler>();
        services.Handles<AtCounterHandler>();
        services.Handles<EndSessionsOfHandler>();
        services.Handles<RecordGuardianshipHandler>();
        services.Handles<SigningUp.SignUpHandler>();
        services.Handles<AskChallengeHandler>();
        services.Handles<SetUpAuthenticatorHandler>();
        services.Handles<PasskeyHandlers>();
        services.Handles<Passwords.ChangePasswordHandler>();
        services.Repeats<ForgetOldSignInsJob>();
        services.Hears<Actors>();
        services.AddScoped<IKnowAccounts, KnownAccounts>();
    }

    public override IReadOnlyList<Finding> CheckPacks(IServiceProvider services) =>
        [.. services.GetRequiredService<DemonstrationAccounts>().Findings, .. services.GetRequiredService<ServiceScopes>().Findings];

    public override void MapTo(IEndpointRouteBuilder api)
    {
        OwnData.OwnDataApi.Map(api);
        if (api.ServiceProvider.GetRequiredService<YiwangOptions>().Demonstration) RealName.StandIn.Map(api);
    }

    public override async Task LoadDemonstration(IServiceProvider services, CancellationToken ct)
    {
        var accounts = services.GetRequiredService<DemonstrationAccounts>();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("demonstration", Identity.Permissions.ManageAccounts);
        var commands = scope.ServiceProvider.GetRequiredService<CommandRunner>();
        if (accounts.All.Count == 0) return;
        var hash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(null!, accounts.Password!);
        foreach (var account in accounts.All)
        {
            var outcome = await commands.Run(account.ToCommand(accounts.Password!, hash), ct: ct);
            if (!outcome.IsDone) throw new InvalidOperationException($"accounts.yaml, {account.Key}: {outcome.Findings[0].Message}");
        }
    }
}
