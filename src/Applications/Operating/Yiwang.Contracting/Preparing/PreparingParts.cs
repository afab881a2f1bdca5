using Microsoft.Extensions.DependencyInjection;
using Yiwang.Contracting.Modelling;
using Yiwang.Platform;

namespace Yiwang.Contracting.Preparing;

/// <summary>What the articles before the signature bring to the module: projects, opinions, model texts, drafts.</summary>
internal static class PreparingParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<Projects>().AddScoped<ProjectActs>().AddScoped<ModelTexts>();
        services.Handles<OpenProjectHandler>().Handles<ProjectHandler>().Handles<OpinionHandler>().Handles<DraftHandler>().Handles<ModelHandler>();
    }
}
