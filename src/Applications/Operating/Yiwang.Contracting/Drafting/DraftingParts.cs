using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform;

namespace Yiwang.Contracting.Drafting;

/// <summary>What chapter three brings to the module: checking texts and model texts.</summary>
internal static class DraftingParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton(p => TextRulebook.Load(p.GetRequiredService<YiwangOptions>()));
        services.AddSingleton<TextCheck>().AddScoped<LocalTextCheck>();
    }

    public static void MapTo(IEndpointRouteBuilder api) => ContractCheckApi.Map(api);
}
