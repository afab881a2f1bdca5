using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.RehabilitationAid.Caring.Posting;
using Yiwang.Benefits.RehabilitationAid.Caring.Quality;
using Yiwang.Benefits.RehabilitationAid.Caring.Schooling;
using Yiwang.Platform;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>What care adds to the module.</summary>
internal static class CareParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<Cares>();
        services.AddScoped<CareTools>();
        services.AddScoped<CareBook>();
        services.AddScoped<ChoiceRule>();
        services.AddScoped<CareDesk>();
        services.AddScoped<OwnCares>();
        services.AddScoped<CareUploads>();
        services.AddScoped<ImplantSets>();
        services.Handles<ChooseInstitutionHandler>().Handles<DropChoiceHandler>().Handles<TransferHandler>();
        services.Handles<ConfirmRegistrationHandler>().Handles<AgreementHandler>().Handles<RecordMonthHandler>().Handles<EndCareHandler>();
        services.Handles<NoticeOverAgeHandler>().Handles<IssueImplantSetHandler>().Handles<LookAtCareHandler>().Handles<UnagreedHandler>();
        services.AddScoped<QualityDb>().AddScoped<QualityReader>().Handles<RateServiceHandler>();
        services.AddScoped<PostingDb>().AddScoped<PostingReader>().Handles<MakeNoticeHandler>();
        services.AddScoped<SchoolingDb>().AddScoped<SchoolingReader>().AddScoped<SchoolingOffice>().Handles<KeepSchoolingHandler>();
        services.Repeats<CareWatch>();
        services.Hears<WithdrawalHearer>();
    }

    public static void MapTo(IEndpointRouteBuilder api)
    {
        CareApi.Map(api);
        PostingApi.Map(api);
        SchoolingApi.Map(api);
    }

    public static void MapDocuments(IEndpointRouteBuilder site) => CareFiles.Map(site);
}
