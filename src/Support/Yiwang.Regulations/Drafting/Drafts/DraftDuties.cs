using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Regulations.Drafting.Drafts;

/// <summary>Whose turn it is: keeps the one open work item of a draft, and says where a draft goes next.</summary>
internal sealed class DraftDuties(IInbox inbox, CityDirectory city)
{
    private const string Drafter = "city-department.drafter", Reviewer = "justice-bureau.reviewer", Documents = "government-office.documents", Gazette = "government-office.gazette";

    public Task Keep(Draft draft, CancellationToken ct) => inbox.Keep(draft.Subject, Open(draft) is { } item ? [item] : [], ct);

    private WorkItemDraft? Open(Draft draft) => (draft.State, draft.OpenCorrection) switch
    {
        (DraftState.Writing, _) when draft.Review is not null => Item(draft, "修改后重新送审", Drafter, draft.Department, 3),
        (DraftState.Reviewing, _) => Item(draft, "合法性审查", Reviewer, Responsible("justice-bureau"), 3),
        (DraftState.Reviewed or DraftState.OnAgenda, _) when PublicationRules.NeedsApproval(draft) => Item(draft, "报市政府批准", Documents, Responsible("government-office"), 2),
        (DraftState.Reviewed or DraftState.Approved, _) => Item(draft, "公报统一发布", Gazette, Responsible("government-office"), 4),
        (DraftState.Published, { } order) => Item(draft, "纠正规范性文件", Drafter, draft.Department, 4, order.Until),
        _ => null,
    };

    private WorkItemDraft Item(Draft draft, string kind, string post, string institution, int paragraph, DateOnly? due = null) => new(
        IdOf(draft, kind), kind, $"{kind}：{draft.Title}", draft.Href, post, institution, city.GetInstitution(institution).RegionCode, due, Citation.Of(Law.LuodingWorkRules, 21, paragraph));

    private string Responsible(string kind) => city.FindResponsible(kind, city.RegionCode)?.Code ?? throw new InvalidOperationException($"The pack has no {kind} for {city.RegionCode}.");

    // Stable for one turn: a draft that is sent back and handed in again makes a new item.
    private static Guid IdOf(Draft draft, string kind)
    {
        var hash = Platform.Cryptography.Sm3.Hash(System.Text.Encoding.UTF8.GetBytes($"{draft.Id:N} {kind} {draft.Reviews.Count} {draft.Corrections.Count}"));
        return new Guid(hash.AsSpan(0, 16));
    }
}
