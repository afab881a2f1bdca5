using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform;
using Yiwang.Regulations.Normative.Changing;
using Yiwang.Regulations.Normative.Documents;
using Yiwang.Regulations.Normative.Reading;
using Yiwang.Regulations.Normative.Registering;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative;

/// <summary>What normative documents through time add to the module.</summary>
internal static class NormativeParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<NormativeDb>();
        services.AddScoped(p => new Standings(p.GetRequiredService<NormativeDb>(), p.GetRequiredService<RegulationLibrary>()));
        services.Handles<RegisterDocumentHandler>().Handles<RegisterCompanionHandler>().Handles<RecordChangeHandler>();
    }

    public static void MapTo(IEndpointRouteBuilder api) => NormativeApi.Map(api);
}
