using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Platform;

namespace Yiwang.Organisation;

public sealed class OrganisationModule : YiwangModule
{
    public override string Name => "organisation";

    public override void AddTo(IServiceCollection services)
    {
        services.AddSingleton(p => CityPack.Read(p.GetRequiredService<YiwangOptions>(), p.GetServices<YiwangModule>()));
        services.AddSingleton(p => p.GetRequiredService<CityPack>().Directory);
    }

    public override IReadOnlyList<Finding> CheckPacks(IServiceProvider services) => services.GetRequiredService<CityPack>().Findings;
}
