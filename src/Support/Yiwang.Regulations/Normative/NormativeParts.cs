using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform;
using Yiwang.Regulations.Normative.Changing;
using Yiwang.Regulations.Normative.CleanUps;
using Yiwang.Regulations.Normative.CleanUps.Concluding;
using Yiwang.Regulations.Normative.CleanUps.Proposing;
using Yiwang.Regulations.Normative.CleanUps.Publishing;
using Yiwang.Regulations.Normative.CleanUps.Starting;
using Yiwang.Regulations.Normative.Documents;
using Yiwang.Regulations.Normative.Reading;
using Yiwang.Regulations.Normative.Registering;
using Yiwang.Regulations.Normative.Reminding;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative;

/// <summary>What normative documents through time add to the module.</summary>
internal static class NormativeParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<NormativeDb>();
        services.AddScoped(p => new Standings(p.GetRequiredService<NormativeDb>(), p.GetRequiredService<RegulationLibrary>(), p.GetRequiredService<TimeProvider>()));
        services.Handles<KeepRemindersHandler>().Repeats<ValidityWatch>();
        services.AddScoped<CleanUpDb>();
        services.AddScoped<CleanUpInbox>();
        services.AddScoped<CleanUpReader>();
        services.Handles<StartCleanUpHandler>().Handles<TakeIntoCleanUpHandler>().Handles<ProposeConclusionsHandler>().Handles<ConcludeDocumentsHandler>()
            .Handles<PublishCleanUpHandler>().Handles<ReceiveResultHandler>();
        services.Handles<RegisterDocumentHandler>().Handles<RegisterCompanionHandler>().Handles<RecordChangeHandler>();
    }

    public static void MapTo(IEndpointRouteBuilder api)
    {
        NormativeApi.Map(api);
        CleanUpsApi.Map(api);
    }

    public static void MapDocuments(IEndpointRouteBuilder site) => OrderedChangesDownload.Map(site);
}
