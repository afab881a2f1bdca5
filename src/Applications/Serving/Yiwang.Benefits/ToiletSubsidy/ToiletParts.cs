using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.Paying;
using Yiwang.Benefits.ToiletSubsidy.Building;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Keeping;
using Yiwang.Benefits.ToiletSubsidy.Leading;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Benefits.ToiletSubsidy.Reporting;
using Yiwang.Benefits.ToiletSubsidy.Showing;
using Yiwang.Benefits.ToiletSubsidy.Subsidising;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.ToiletSubsidy;

/// <summary>What the rural toilets campaign (罗府办函〔2019〕108号) adds to the module.</summary>
internal static class ToiletParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton(p => LoadBook(p.GetRequiredService<YiwangOptions>()));
        services.AddScoped<IPaymentPurpose, ToiletSubsidyPurpose>();
        services.AddScoped<ToiletsDb>().AddScoped<ToiletDuties>().AddScoped<ToiletActs>().AddScoped<ToiletBoards>().AddScoped<ReportDuties>();
        services.Handles<ImportPlanHandler>().Handles<RegisterVillageHandler>().Handles<RegisterToiletHandler>().Handles<BuildHandler>().Handles<AcceptToiletHandler>()
            .Handles<CloseOutVillageHandler>().Handles<UpkeepHandler>().Handles<TrainSupervisorHandler>();
        services.Handles<RegisterPaperHandler>().Handles<ReceiveFundHandler>().Handles<PaySubsidiesHandler>().Handles<SettleAccountsHandler>();
        services.Handles<RegisterGroupHandler>().Handles<TaskHandler>().Handles<AssessmentHandler>().Handles<ReportProgressHandler>().Handles<KeepReportRemindersHandler>()
            .Handles<SendSummaryHandler>().Repeats<ReportWatch>();
    }

    private static ToiletBook LoadBook(YiwangOptions options) => ToiletBookReader.Load(options.PacksDirectory, options.City);

    public static IReadOnlyList<Finding> CheckPacks(IServiceProvider services)
    {
        var city = services.GetRequiredService<CityDirectory>();
        return services.GetRequiredService<ToiletBook>().Check(code => city.FindInstitution(code) is not null);
    }

    public static void MapTo(IEndpointRouteBuilder api) => ToiletsApi.Map(api);

    public static void MapDocuments(IEndpointRouteBuilder site) => SummaryFile.Map(site);

    /// <summary>The demonstration city begins with the plan of its campaign.</summary>
    public static async Task LoadDemonstration(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<ToiletBook>();
        if (book.IsEmpty) return;
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("demonstration", Permissions.LeadToilets);
        var outcome = await scope.ServiceProvider.GetRequiredService<CommandRunner>().Run(new ImportPlan(book.PlanCsv), ct: ct);
        if (!outcome.IsDone) throw new InvalidOperationException($"The campaign's plan: {outcome.Findings[0].Message}");
    }
}
