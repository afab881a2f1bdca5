using Yiwang.Inbox.Public;
using Yiwang.Organisation.Public;

namespace Yiwang.Regulations.Normative.CleanUps;

/// <summary>What a clean-up leaves to do, and for whom: proposals until the result is there, then signing for it.</summary>
internal sealed class CleanUpInbox(IInbox inbox, CityDirectory city)
{
    public Task Keep(CleanUp cleanUp, IEnumerable<CleanUpParticipant> participants, CancellationToken ct) => inbox.Keep(cleanUp.Subject,
        [.. participants.Where(p => cleanUp.IsPublished ? p.ReceivedAt is null : p.AnsweredAt is null).Select(p => Draft(cleanUp, p))], ct);

    private WorkItemDraft Draft(CleanUp cleanUp, CleanUpParticipant p)
    {
        var region = city.FindInstitution(p.Institution)?.RegionCode ?? city.RegionCode;
        return cleanUp.IsPublished
            ? new(p.ReceiptItem, "签收清理结果", $"{cleanUp.Number} {cleanUp.Title}", $"{cleanUp.DeskHref}/receipt", p.Post, p.Institution, region, null, null)
            : new(p.ProposalItem, "报清理意见", cleanUp.Title, $"{cleanUp.DeskHref}/proposals", p.Post, p.Institution, region, cleanUp.ProposalsBy, null);
    }
}
