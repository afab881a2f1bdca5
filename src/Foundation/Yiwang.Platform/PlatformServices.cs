using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Yiwang.Platform.Access;
using Yiwang.Platform.Backups;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;
using Yiwang.Platform.Files;
using Yiwang.Platform.Jobs;
using Yiwang.Platform.Keys;
using Yiwang.Platform.Ledger;
using Yiwang.Platform.Looks;
using Yiwang.Platform.Outbox;
using Yiwang.Platform.Printing;
using Yiwang.Platform.Time;

namespace Yiwang.Platform;

public static class PlatformServices
{
    /// <summary>The base that every module stands on. The host calls it once, before the modules add theirs.</summary>
    public static IServiceCollection AddYiwangPlatform(this IServiceCollection services, YiwangOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(new BusinessClock(TimeProvider.System));
        services.TryAddSingleton<TimeProvider>(provider => provider.GetRequiredService<BusinessClock>());

        services.AddSingleton(_ => KeyRing.LoadOrCreate(Path.Combine(options.DataDirectory, "keys")));
        services.AddSingleton<PersonalText>();
        services.AddSingleton<ResealPlace>();
        services.AddScoped<SealedRows>();
        services.AddScoped<DataKeyState>();
        services.AddSingleton(_ => new FileStore(Path.Combine(options.DataDirectory, "files")));
        services.AddSingleton(_ => new ChromiumPrinter());
        services.AddSingleton(_ => CalendarPack.Read(options));

        services.AddYiwangDb(options);
        services.AddScoped<CurrentUser>();
        services.AddScoped<CommandRunner>();
        services.AddScoped<LooseFacts>();
        services.AddScoped<FactRecorder>();
        services.AddScoped<LedgerBook>();
        services.AddScoped<LookBook>();
        services.AddScoped<LookReader>();
        services.AddScoped<LedgerReader>();
        services.AddScoped<FourEyes>();
        services.AddScoped<AnchorVerifier>();
        services.AddScoped<LedgerVerifier>();
        services.AddScoped<LedgerProver>();
        services.AddScoped<LedgerSearch>();
        services.AddScoped<AnchorReader>();
        services.AddScoped<OutboxReader>();
        services.AddSingleton<FactCatalogue>();
        services.AddSingleton<Courier>();
        services.AddScoped<DatabaseMigrator>();
        services.AddSingleton<EmbeddedBackup>();
        services.AddScoped<BusinessDateSetting>();

        services.AddHttpContextAccessor();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddScoped<IAuthorizationHandler, HoldsPermissionHandler>();
        services.AddScoped<IAuthorizationHandler, IsSureEnoughHandler>();
        // Whatever names no permission and is not open is refused to everybody.
        services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        return services;
    }

    /// <summary>Courier and jobs, for a host that serves; a command-line verb or a test runs them itself.</summary>
    public static IServiceCollection AddBackgroundWork(this IServiceCollection services) => services.AddSingleton<JobLease>().AddHostedService<JobService>();
}
