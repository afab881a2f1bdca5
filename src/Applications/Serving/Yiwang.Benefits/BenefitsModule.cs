using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yiwang.Benefits.Paying;
using Yiwang.Benefits.RehabilitationAid;
using Yiwang.Benefits.RehabilitationAid.Appealing;
using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Excepting;
using Yiwang.Benefits.RehabilitationAid.Following;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.OnRecord;
using Yiwang.Benefits.RehabilitationAid.Printing;
using Yiwang.Benefits.RehabilitationAid.Priority;
using Yiwang.Benefits.RehabilitationAid.Replaying;
using Yiwang.Benefits.RehabilitationAid.Reporting;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.RehabilitationAid.Reviewing.Assessing;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Screening;
using Yiwang.Benefits.RehabilitationAid.Screening.Clues;
using Yiwang.Benefits.RehabilitationAid.Settling;
using Yiwang.Benefits.RehabilitationAid.Verifying;
using Yiwang.Benefits.ToiletSubsidy;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Packs;
using Yiwang.Platform.Web;
using Yiwang.Procedures.Public;
using Yiwang.Regulations.Public;

namespace Yiwang.Benefits;

/// <summary>救助: rehabilitation aid for disabled children (汕府办〔2019〕21号) and subsidies for rural toilets (罗府办函〔2019〕108号).</summary>
public sealed class BenefitsModule : YiwangModule
{
    public override string Name => "benefits";

    public override IReadOnlyDictionary<string, string> Permissions => Benefits.Permissions.All;

    public override IEnumerable<Verb> Verbs => [AidVerb.Verb];

    public override void AddTo(IServiceCollection services)
    {
        services.AddSingleton(provider => LoadRulebook(provider.GetRequiredService<YiwangOptions>()));
        services.AddScoped<BenefitsDb>();
        services.AddScoped<AidChecker>();
        services.AddScoped<AidDecision>();
        services.AddScoped<AidNotices>();
        services.AddScoped<AidReception>();
        services.AddScoped<ExceptionDesk>();
        services.AddScoped<ReviewFile>();
        services.AddScoped<ReviewSheets>();
        services.AddScoped<PriorityReader>();
        services.AddScoped<OwnApplications>();
        services.AddScoped<IOwnApplications>(provider => provider.GetRequiredService<OwnApplications>());
        services.AddScoped<OwnCases>();
        services.AddScoped<MaterialUploads>();
        services.AddScoped<EligibilityCheck>();
        services.AddScoped<IReplay, AidReplay>();
        CareParts.AddTo(services);
        RecordParts.AddTo(services);
        services.Handles<StartApplicationHandler>().Handles<AnswerQuestionsHandler>().Handles<HandInMaterialHandler>()
            .Handles<TakeBackMaterialHandler>().Handles<SubmitApplicationHandler>();
        services.Handles<LookAtChildHandler>().Handles<RecordReviewHandler>().Handles<AskForSupplementHandler>()
            .Handles<ApproveAidHandler>().Handles<RefuseAidHandler>();
        services.Handles<ExplainDuplicateHandler>().Handles<DecideExceptionHandler>();
        services.Handles<AnswerSupplementHandler>().Handles<WithdrawApplicationHandler>();
        services.Handles<LodgeAppealHandler>().Handles<AnswerAppealHandler>().Handles<ConfirmPriorityHandler>();
        InstitutionParts.AddTo(services);
        SettlingParts.AddTo(services);
        ReportingParts.AddTo(services);
        services.AddSingleton(p => new PopulationRegister(p.GetRequiredService<IConfiguration>(), OutsideService.Client(TimeSpan.FromSeconds(5)), p.GetRequiredService<ILogger<PopulationRegister>>()));
        services.AddScoped<ScreeningDb>().AddScoped<ScreeningReader>().Handles<ScreeningHandler>();
        services.AddScoped<ClueDb>().AddScoped<ClueReader>().Handles<GiveClueHandler>();
        services.AddSingleton(p => ApplicationForm.Read(p.GetRequiredService<YiwangOptions>()));
        services.AddScoped<RegisterEnquiry>().Handles<NoteRegisterAnswerHandler>().Handles<ConcludeRegisterCheckHandler>();
        services.AddSingleton(p => AssessorList.Read(p.GetRequiredService<YiwangOptions>(), p.GetRequiredService<CityDirectory>()));
        services.AddScoped<AssessmentOffice>().Handles<AskForAssessmentHandler>().Hears<AssessmentEnder>();
        services.AddScoped<PayingDb>().AddScoped<Payments>().Handles<AnswerPaymentHandler>();
        ToiletParts.AddTo(services);
    }

    public override void MapTo(IEndpointRouteBuilder api)
    {
        AidApi.Map(api);
        ReviewApi.Map(api);
        InstitutionParts.MapTo(api);
        SettlingParts.MapTo(api);
        PaymentsApi.Map(api);
        ToiletParts.MapTo(api);
        CareParts.MapTo(api);
        ClueApi.Map(api);
        RecordParts.MapTo(api);
    }

    public override IReadOnlyList<Finding> CheckPacks(IServiceProvider services) => [.. InstitutionParts.CheckPacks(services), .. SettlingParts.CheckPacks(services), .. services.GetRequiredService<ApplicationForm>().Findings, .. services.GetRequiredService<AssessorList>().Findings, .. ToiletParts.CheckPacks(services)];

    public override async Task LoadDemonstration(IServiceProvider services, CancellationToken ct)
    {
        await InstitutionParts.LoadDemonstration(services, ct);
        await ToiletParts.LoadDemonstration(services, ct);
    }

    public override void MapDocuments(IEndpointRouteBuilder site)
    {
        AidFiles.Map(site);
        ToiletParts.MapDocuments(site);
        CareParts.MapDocuments(site);
        InstitutionParts.MapDocuments(site);
    }

    private static RulebookLibrary LoadRulebook(YiwangOptions options)
    {
        var load = RulebookReader.Load(Path.Combine(options.PacksDirectory, options.City, "rulebooks"));
        PackException.ThrowIfAny(load.Findings);
        return load.Library!;
    }
}
