using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Regulations.Amending.Contradictions;
using Yiwang.Regulations.Amending.Impacts;
using Yiwang.Regulations.Amending.Loading;
using Yiwang.Regulations.Amending.Replays;
using Yiwang.Regulations.Amending.Versions;

namespace Yiwang.Regulations.Amending;

/// <summary>What amendment and contradictions add to the module.</summary>
internal static class AmendingParts
{
    public static IEnumerable<Verb> Verbs => [AmendVerb.Verb, ReplayVerb.Verb, ContradictionsVerb.Verb];

    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<AmendingDb>();
        services.AddScoped<VersionSource>();
        services.AddScoped<VersionDesk>();
        services.AddScoped<ImpactReader>();
        services.AddSingleton<ReplayRuns>();
        services.AddScoped<ReplayDesk>();
        services.AddScoped<ContradictionReader>();
        services.Handles<LoadNewVersionHandler>().Handles<StartReplayHandler>();
    }

    public static void MapTo(IEndpointRouteBuilder api)
    {
        AmendmentsApi.Map(api);
        ReplaysApi.Map(api);
        api.MapGet("/contradictions", async (ContradictionReader reader, CancellationToken ct) => ContradictionsVerb.Json(await reader.All(ct))).Requires(Permissions.SeeContradictions);
    }
}
