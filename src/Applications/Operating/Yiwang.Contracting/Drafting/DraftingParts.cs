using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yiwang.Platform;
using Yiwang.Platform.Commands;

namespace Yiwang.Contracting.Drafting;

/// <summary>What chapter three brings to the module: checking texts and model texts.</summary>
internal static class DraftingParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton(p => TextRulebook.Load(p.GetRequiredService<YiwangOptions>()));
        services.AddSingleton<TextCheck>().AddScoped<LocalTextCheck>().AddScoped<AdvisedCheck>();
        services.AddSingleton(p => new TextAdviser(p.GetRequiredService<IConfiguration>(), TextAdviser.Client(), p.GetRequiredService<ILogger<TextAdviser>>()));
        services.Handles<SendTextOutHandler>();
    }

    public static void MapTo(IEndpointRouteBuilder api) => ContractCheckApi.Map(api);
}
