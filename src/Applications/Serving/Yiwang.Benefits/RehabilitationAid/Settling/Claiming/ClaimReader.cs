using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Settling.Claiming;

/// <summary>What a guardian may claim for in one case.</summary>
/// <param name="Services">Grants that are paid once, settled or not.</param>
internal sealed record OwnClaims(Guid RecordId, Guid Guardian, string Region, IReadOnlyList<Care> Cares, IReadOnlyList<AidGrant> Services);

/// <summary>A month as the guardian sees it: ready with its amount, or why not.</summary>
internal sealed record ClaimableMonth(Guid Id, string Institution, DateOnly Month, long AmountInFen, long FamilyShareInFen, IReadOnlyList<Kernel.Finding> Against);

/// <summary>Reads what whoever is signed in may claim; another's case is as if it weren't there.</summary>
internal sealed class ClaimReader(BenefitsDb db, SettlingDb settling, OwnApplications applications, SettlementFigures figures, RulebookLibrary library, TimeProvider clock)
{
    public async Task<OwnClaims?> Own(Guid recordId, CancellationToken ct)
    {
        if (await applications.Find(recordId, ct) is not { } application || await db.Records.ByKey(recordId, ct) is not { } record) return null;
        var services = (await db.Grants.AsNoTracking().Where(g => g.CaseId == recordId).ToListAsync(ct)).Where(g => library.City.Standards[g.Row].Measure is not Measure.PersonMonth).ToList();
        return new(recordId, application.Applicant, record.Region, await db.Cares.AsNoTracking().Where(c => c.RecordId == recordId).ToListAsync(ct), services);
    }

    public Task<SettlementFigure> Figure(OwnClaims own, string institution, SettlementPeriod period, bool outside, CancellationToken ct) =>
        figures.Of(new MonthScope(institution, own.Region, period, own.RecordId), outside, ct);

    public Task<List<ServiceMonth>> Months(IReadOnlyList<Guid> ids, CancellationToken ct) => db.ServiceMonths.AsNoTracking().Where(m => ids.Contains(m.Id)).ToListAsync(ct);

    /// <summary>All months that nobody has settled yet, over the last two years.</summary>
    public async Task<IReadOnlyList<ClaimableMonth>> Months(OwnClaims own, Func<string, Task<bool>> isOutside, CancellationToken ct)
    {
        var today = clock.Today();
        var period = new SettlementPeriod(new DateOnly(today.Year - 1, 1, 1), new DateOnly(today.Year, today.Month, 1).AddMonths(1).AddDays(-1));
        List<ClaimableMonth> months = [];
        foreach (var institution in own.Cares.Select(c => c.Institution).Distinct())
        {
            var figure = await Figure(own, institution, period, await isOutside(institution), ct);
            months.AddRange(figure.Reckoning.Lines.Select(l => new ClaimableMonth(l.Month.MonthId, institution, l.Month.Month, l.AmountInFen, l.FamilyShareInFen, [])));
            months.AddRange(figure.Reckoning.LeftOut.Select(l => new ClaimableMonth(Guid.Empty, institution, l.Month, 0, 0, l.Reasons)));
        }

        return [.. months.OrderBy(m => m.Month)];
    }

    public Task<List<Settlement>> Claimed(Guid recordId, CancellationToken ct) => settling.Settlements.AsNoTracking().Where(s => s.RecordId == recordId).OrderByDescending(s => s.Id).ToListAsync(ct);

    /// <summary>What institutions have settled for this child: so that a family sees what was paid for it.</summary>
    public Task<List<SettlementLine>> Lines(OwnClaims own, CancellationToken ct)
    {
        var cares = own.Cares.Select(c => (Guid?)c.Id).ToArray();
        return settling.Lines.AsNoTracking().Where(l => cares.Contains(l.CareId) && l.ReleasedOn == null).OrderBy(l => l.Month).ToListAsync(ct);
    }
}
