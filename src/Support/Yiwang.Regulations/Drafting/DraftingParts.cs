using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform;
using Yiwang.Regulations.Drafting.Approving;
using Yiwang.Regulations.Drafting.Drafts;
using Yiwang.Regulations.Drafting.Publishing;
using Yiwang.Regulations.Drafting.Reviewing;
using Yiwang.Regulations.Drafting.Supervising;
using Yiwang.Regulations.Drafting.Writing;

namespace Yiwang.Regulations.Drafting;

/// <summary>What the way of a normative document from a desk into the gazette adds to the module.</summary>
internal static class DraftingParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton(p => DutyList.Load(p.GetRequiredService<YiwangOptions>()));
        services.AddScoped<DraftsDb>().AddScoped<DraftDuties>();
        services.Handles<WriteDraftHandler>().Handles<HandInDraftHandler>().Handles<ConcludeReviewHandler>().Handles<PutOnAgendaHandler>().Handles<ApproveDraftHandler>()
            .Handles<PublishDraftHandler>().Handles<OrderCorrectionHandler>().Handles<AnswerCorrectionHandler>().Handles<RevokeDocumentHandler>();
    }
}
