using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.RehabilitationAid.Institutions;

/// <summary>What institutions and their staff add to the module.</summary>
internal static class InstitutionParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton(p => InstitutionPack.Read(p.GetRequiredService<YiwangOptions>(), p.GetRequiredService<CityDirectory>()));
        services.AddScoped<InstitutionsDb>();
        services.AddScoped<InstitutionRegister>();
        services.Handles<LoadRegisterHandler>();
    }

    public static void MapTo(IEndpointRouteBuilder api)
    {
    }

    public static IReadOnlyList<Finding> CheckPacks(IServiceProvider services) => services.GetRequiredService<InstitutionPack>().Findings;

    public static async Task LoadDemonstration(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("demonstration", Permissions.LoadInstitutions);
        var outcome = await scope.ServiceProvider.GetRequiredService<CommandRunner>().Run(new LoadRegister(), ct: ct);
        if (!outcome.IsDone) throw new InvalidOperationException($"{InstitutionPack.File}: {outcome.Findings[0].Message}");
    }
}
