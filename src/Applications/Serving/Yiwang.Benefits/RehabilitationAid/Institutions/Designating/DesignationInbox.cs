using Yiwang.Inbox.Public;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Designating;

/// <summary>Who has to act next on an application.</summary>
internal sealed class DesignationInbox(Offices offices)
{
    public Task Keep(DesignationApplication one, CancellationToken ct) => offices.Keep(one.Subject, Drafts(one), ct);

    private IEnumerable<WorkItemDraft> Drafts(DesignationApplication one)
    {
        var (name, href, place) = (offices.NameOf(one.Institution), $"/staff/designation/applications/{one.Id}", Citation.Of(Law.ShanweiRehabilitationAid, 15));
        return one.State switch
        {
            DesignationState.Submitted => offices.For(one.Federation, Permissions.RunDesignation, Item(one, "check"), (one.RoundId is null ? "核验非定点机构" : "核验定点申请", name, href), null, Citation.Of(Law.ShanweiRehabilitationAid, one.RoundId is null ? 22 : 16)),
            DesignationState.Reviewing => offices.For(one.Federation, Permissions.RunDesignation, Item(one, "review"), ("登记专家评审", name, href), null, place),
            DesignationState.Countersigning when one.Countersigns.Any(c => c.Agrees is null) => one.Countersigns.Where(c => c.Agrees is null)
                .Select(c => new WorkItemDraft(c.Item, "会签定点认定", name, $"/staff/designation/countersign/{one.Id}", c.Post, c.Institution, one.Region, null, place)),
            DesignationState.Countersigning => offices.For(one.Federation, Permissions.DecideDesignation, Item(one, "publish"), ("公布认定结果", name, $"/staff/designation/{one.RoundId}"), null, place),
            _ => [],
        };
    }

    private static Guid Item(DesignationApplication one, string step) => Offices.ItemOf($"{one.Subject}/{step}");
}
