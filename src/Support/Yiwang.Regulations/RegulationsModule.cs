using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Regulations.Amending;
using Yiwang.Regulations.Amending.Contradictions;
using Yiwang.Regulations.Coverage;
using Yiwang.Regulations.Drafting;
using Yiwang.Regulations.Library.Importing;
using Yiwang.Regulations.Library.Issues;
using Yiwang.Regulations.Library.Reading;
using Yiwang.Regulations.Library.Search;
using Yiwang.Regulations.Marks;
using Yiwang.Regulations.Normative;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Reading;

namespace Yiwang.Regulations;

public sealed class RegulationsModule : YiwangModule
{
    public override string Name => "regulations";

    public override IReadOnlyDictionary<string, string> Permissions => Regulations.Permissions.All;

    public override IEnumerable<Verb> Verbs => [CoverageVerb.Verb, ImportVerb.Verb, .. AmendingParts.Verbs];

    public override void AddTo(IServiceCollection services)
    {
        NormativeParts.AddTo(services);
        AmendingParts.AddTo(services);
        DraftingParts.AddTo(services);
        services.AddSingleton(provider => RegulationLibrary.Load(provider.GetRequiredService<YiwangOptions>()));
        services.AddSingleton<RuleMarks>();
        services.AddSingleton<PackEntries>();
        services.AddSingleton<RefusalCodes>();
        services.AddSingleton<Gists>();
        services.AddSingleton(provider => Imprints.Load(provider.GetRequiredService<YiwangOptions>()));
        services.AddScoped<LibraryDb>();
        services.AddScoped<SearchIndex>();
        services.AddScoped<Bookshelf>();
        services.AddScoped<LibrarySearch>();
        services.AddScoped<GazetteImport>();
        services.AddSingleton<ReadAhead>();
        services.Handles<ImportGazetteHandler>();
        services.Handles<WithdrawGazetteHandler>();
    }

    public override IReadOnlyList<Finding> CheckPacks(IServiceProvider services) => HeldMaterials.Read(services.GetRequiredService<YiwangOptions>()).Findings;

    public override void MapTo(IEndpointRouteBuilder api)
    {
        NormativeParts.MapTo(api);
        DraftsApi.Map(api);
        RegulationsApi.Map(api);
        LibraryApi.Map(api);
        AmendingParts.MapTo(api);
    }

    public override void MapDocuments(IEndpointRouteBuilder site)
    {
        NormativeParts.MapDocuments(site);
        GazetteDownloads.Map(site);
    }
}
