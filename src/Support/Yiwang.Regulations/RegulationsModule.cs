using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform;
using Yiwang.Regulations.Amending.Impacts;
using Yiwang.Regulations.Amending.Loading;
using Yiwang.Regulations.Amending.Replays;
using Yiwang.Regulations.Amending.Versions;
using Yiwang.Regulations.Coverage;
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

    public override IEnumerable<Verb> Verbs => [CoverageVerb.Verb, ImportVerb.Verb, AmendVerb.Verb, ReplayVerb.Verb];

    public override void AddTo(IServiceCollection services)
    {
        NormativeParts.AddTo(services);
        services.AddSingleton(provider => RegulationLibrary.Load(provider.GetRequiredService<YiwangOptions>()));
        services.AddSingleton<RuleMarks>();
        services.AddSingleton<PackEntries>();
        services.AddSingleton<RefusalCodes>();
        services.AddSingleton<Gists>();
        services.AddScoped<LibraryDb>();
        services.AddScoped<SearchIndex>();
        services.AddScoped<Bookshelf>();
        services.AddScoped<LibrarySearch>();
        services.AddScoped<GazetteImport>();
        services.AddScoped<AmendingDb>();
        services.AddScoped<VersionSource>();
        services.AddScoped<VersionDesk>();
        services.AddScoped<ImpactReader>();
        services.AddSingleton<ReplayRuns>();
        services.AddScoped<ReplayDesk>();
        services.Handles<ImportGazetteHandler>();
        services.Handles<WithdrawGazetteHandler>();
        services.Handles<LoadNewVersionHandler>().Handles<StartReplayHandler>();
    }

    public override void MapTo(IEndpointRouteBuilder api)
    {
        NormativeParts.MapTo(api);
        RegulationsApi.Map(api);
        LibraryApi.Map(api);
        AmendmentsApi.Map(api);
        ReplaysApi.Map(api);
    }

    public override void MapDocuments(IEndpointRouteBuilder site) => GazetteDownloads.Map(site);
}
