using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yiwang.Benefits.RehabilitationAid.Institutions.Commercial;
using Yiwang.Benefits.RehabilitationAid.Institutions.Credit;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Benefits.RehabilitationAid.Institutions.Inspecting;
using Yiwang.Benefits.RehabilitationAid.Institutions.Planning;
using Yiwang.Benefits.RehabilitationAid.Institutions.Progress;
using Yiwang.Benefits.RehabilitationAid.Institutions.Reading;
using Yiwang.Benefits.RehabilitationAid.Institutions.Rectifying;
using Yiwang.Benefits.RehabilitationAid.Institutions.Staff;
using Yiwang.Benefits.RehabilitationAid.Institutions.Welfare;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Web;

namespace Yiwang.Benefits.RehabilitationAid.Institutions;

/// <summary>What institutions and their staff add to the module.</summary>
internal static class InstitutionParts
{
    private static readonly TimeSpan PlatformPatience = TimeSpan.FromSeconds(5);

    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton(p => InstitutionPack.Read(p.GetRequiredService<YiwangOptions>(), p.GetRequiredService<CityDirectory>()));
        services.AddSingleton(p => new CreditPlatform(p.GetRequiredService<IConfiguration>(), OutsideService.Client(PlatformPatience), p.GetRequiredService<ILogger<CreditPlatform>>()));
        services.AddScoped<InstitutionsDb>().AddScoped<InstitutionRegister>().AddScoped<Offices>().AddScoped<Qualification>().AddScoped<DesignationInbox>().AddScoped<CreditEnquiry>();
        services.AddScoped<CreditBook>().AddScoped<BlacklistParties>().AddScoped<InstitutionList>().AddScoped<InstitutionReader>();
        services.Handles<LoadRegisterHandler>().Handles<AnnounceDesignationHandler>().Handles<SubmitDesignationHandler>().Handles<CheckQualificationHandler>()
            .Handles<ReviewByExpertsHandler>().Handles<PublishDesignationsHandler>().Handles<PublishListHandler>();
        services.Handles<OpenRectificationHandler>().Handles<EnterProfessionalHandler>().Handles<RecordCreditHandler>().Handles<ProposeBlacklistingHandler>();
        services.AddScoped<RectificationOrders>().AddScoped<InspectionTasks>().AddScoped<InspectionReader>().Handles<AnswerAdmissionHandler>();
        services.Handles<KeepInspectionPlanHandler>().Handles<RecordInspectionHandler>().Handles<SafetyAccidentHandler>().Repeats<InspectionWatch>();
        services.AddSingleton(p => new CommercialRegistry(p.GetRequiredService<IConfiguration>(), OutsideService.Client(PlatformPatience), p.GetRequiredService<ILogger<CommercialRegistry>>()));
        services.AddScoped<CommercialEnquiry>().Handles<CommercialStateHandler>().Repeats<CommercialWatch>();
        services.AddScoped<PlanningReader>().Handles<SetCapacityHandler>();
        services.AddScoped<WelfareDb>().AddScoped<WelfareReader>().AddScoped<WelfareInbox>().Handles<KeepWelfareHandler>().Hears<WelfareHearer>();
        services.Handles<PublishProgressHandler>().Handles<KeepInstitutionRemindersHandler>().Repeats<InstitutionWatch>();
    }

    public static void MapTo(IEndpointRouteBuilder api)
    {
        InstitutionsApi.Map(api);
        InspectionsApi.Map(api);
        PlanningApi.Map(api);
        WelfareApi.Map(api);
    }

    public static void MapDocuments(IEndpointRouteBuilder site)
    {
        AdmissionFiles.Map(site);
        WelfareApi.MapDocuments(site);
    }

    public static IReadOnlyList<Finding> CheckPacks(IServiceProvider services) => services.GetRequiredService<InstitutionPack>().Findings;

    public static async Task LoadDemonstration(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem("demonstration", Permissions.LoadInstitutions);
        var outcome = await scope.ServiceProvider.GetRequiredService<CommandRunner>().Run(new LoadRegister(), ct: ct);
        if (!outcome.IsDone) throw new InvalidOperationException($"{InstitutionPack.File}: {outcome.Findings[0].Message}");
    }
}
