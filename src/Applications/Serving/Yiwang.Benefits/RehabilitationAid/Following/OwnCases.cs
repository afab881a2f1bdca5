using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Applying;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Following;

/// <summary>An application of one's own that has become a case, with what was granted.</summary>
internal sealed record OwnCase(AidApplication Application, CaseView View, IReadOnlyList<AidGrant> Grants)
{
    public Case Case => View.Case;

    public long TotalInFen => Grants.Sum(g => g.AmountInFen);
}

/// <summary>Reads the cases of whoever is signed in.</summary>
internal sealed class OwnCases(BenefitsDb db, OwnApplications own, ICaseReader cases)
{
    public async Task<OwnCase?> View(Guid id, CancellationToken ct)
    {
        if (await own.Find(id, ct) is not { IsDraft: false } application || await cases.View(id, ct) is not { } view) return null;
        var grants = await db.Grants.AsNoTracking().Where(g => g.CaseId == id).OrderBy(g => g.Id).ToListAsync(ct);
        return new OwnCase(application, view, grants);
    }
}
