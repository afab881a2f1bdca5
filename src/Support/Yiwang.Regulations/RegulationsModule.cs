using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform;
using Yiwang.Regulations.Coverage;
using Yiwang.Regulations.Marks;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Reading;

namespace Yiwang.Regulations;

public sealed class RegulationsModule : YiwangModule
{
    public override string Name => "regulations";

    public override IEnumerable<Verb> Verbs => [CoverageVerb.Verb];

    public override void AddTo(IServiceCollection services)
    {
        services.AddSingleton(provider => RegulationLibrary.Load(provider.GetRequiredService<YiwangOptions>()));
        services.AddSingleton<RuleMarks>();
        services.AddSingleton<PackEntries>();
    }

    public override void MapTo(IEndpointRouteBuilder api) => RegulationsApi.Map(api);
}
