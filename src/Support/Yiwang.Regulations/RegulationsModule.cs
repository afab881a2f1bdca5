using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations;

public sealed class RegulationsModule : YiwangModule
{
    public override string Name => "regulations";

    public override void AddTo(IServiceCollection services)
    {
        services.AddSingleton(provider => RegulationLibrary.Load(provider.GetRequiredService<YiwangOptions>()));
    }
}
