using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;

namespace Yiwang.Benefits.RehabilitationAid.Settling;

/// <summary>What settling adds to the module.</summary>
internal static class SettlingParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton(p => SettlementPack.Read(p.GetRequiredService<YiwangOptions>(), p.GetRequiredService<CityDirectory>()));
    }

    public static IReadOnlyList<Finding> CheckPacks(IServiceProvider services) => services.GetRequiredService<SettlementPack>().Findings;
}
