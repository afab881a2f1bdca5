using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Contracting.Modelling;
using Yiwang.Contracting.Staffing;
using Yiwang.Organisation.Public;
using Yiwang.Platform;

namespace Yiwang.Contracting.Preparing;

/// <summary>What the articles before the signature bring to the module: projects, opinions, model texts, drafts, and how a department is set up.</summary>
internal static class PreparingParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<Projects>().AddScoped<ProjectActs>().AddScoped<ProjectFiles>().AddScoped<ModelTexts>().AddScoped<Departments>().AddScoped<ContractLedger>();
        services.AddScoped<ProjectsInHand>().AddScoped<IHaveOpenWork>(p => p.GetRequiredService<ProjectsInHand>());
        services.Handles<OpenProjectHandler>().Handles<ProjectHandler>().Handles<OpinionHandler>().Handles<DraftHandler>().Handles<ModelHandler>().Handles<DepartmentPaperHandler>();
    }

    public static void MapDocuments(IEndpointRouteBuilder site)
    {
        ProjectFiles.Map(site);
        Departments.Map(site);
        ContractLedger.Map(site);
    }
}
