using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Priority;

/// <summary>What the confirming bodies need to know: the groups, and a masked name; nothing of the disability.</summary>
internal sealed record PriorityView(CaseView Case, Guid ApplicationId, string ChildMasked, IReadOnlyList<string> Groups);

/// <summary>A child that waits for its services to be arranged.</summary>
internal sealed record WaitingChild(Guid CaseId, string ChildMasked, bool HasPriority, DateOnly ApprovedOn);

internal sealed class PriorityReader(BenefitsDb db, ICaseReader cases, RulebookLibrary library, CityDirectory city, CurrentUser user)
{
    private const int MostShown = 200;

    public async Task<PriorityView?> View(Guid id, CancellationToken ct)
    {
        if (await cases.View(id, ct) is not { } view || await db.Confirmations.ByKey(id, ct) is not { } confirmation) return null;
        if (await db.Applications.ByKey(confirmation.ApplicationId, ct) is not { } application) return null;

        var claimed = application.Answers.Applicant!.PriorityGroups;
        return new PriorityView(view, application.Id, MaskedName.Of(application.Answers.Child!.Name),
            [.. library.City.Priority.Groups.Where(g => claimed.Contains(g.Id)).Select(g => g.Name)]);
    }

    /// <summary>The officer's own county; priority first, then in the order of approval.</summary>
    public async Task<IReadOnlyList<WaitingChild>> Waiting(CancellationToken ct)
    {
        var region = city.FindInstitution(user.Institution)?.RegionCode ?? "";
        var records = await db.Records.AsNoTracking().Where(r => r.Region == region && r.State == RehabilitationState.ChoosingInstitution)
            .OrderByDescending(r => r.HasPriority).ThenBy(r => r.OpenedOn).ThenBy(r => r.Id).Take(MostShown).ToListAsync(ct);
        var ids = records.Select(r => r.Id).ToArray();
        var names = await db.Applications.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => MaskedName.Of(a.Answers.Child!.Name), ct);
        return [.. records.Select(r => new WaitingChild(r.Id, names.GetValueOrDefault(r.Id, ""), r.HasPriority, r.OpenedOn))];
    }
}
