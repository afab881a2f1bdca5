using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Modelling;
using Yiwang.Platform;

namespace Yiwang.Contracting.Reviewing;

/// <summary>What the legality review brings to the module.</summary>
internal static class ReviewingParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<IReviewHabits, Staffing.ReviewHabits>().AddScoped<OpinionTemplates>().AddScoped<OpinionOffice>();
        services.Handles<Staffing.ReviewHabitHandler>().Handles<OpinionTemplateHandler>();
        services.AddScoped<Reviews>().AddScoped<DraftReader>().AddScoped<ReviewIntake>().AddScoped<ReviewBackground>().AddScoped<ILegality, ReviewedLegality>().AddScoped<IModelTextUse>(p => p.GetRequiredService<ModelTexts>());
        services.Handles<RequestReviewHandler>().Handles<ReviewFileHandler>().Handles<OpinionHandler>();
    }

    public static void MapDocuments(IEndpointRouteBuilder site)
    {
        ReviewIntake.Map(site);
        OpinionSheet.Map(site);
    }
}
