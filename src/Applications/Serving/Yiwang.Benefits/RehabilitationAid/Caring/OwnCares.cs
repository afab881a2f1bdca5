using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Caring.Quality;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>One care as the family sees it.</summary>
internal sealed record OwnCare(Care Care, string InstitutionName, string Address, string Phone, string Next, IReadOnlyList<MonthLine> Months, IReadOnlyDictionary<Guid, int> Stars);

/// <summary>What the guardian can choose from.</summary>
internal sealed record OwnChoice(IReadOnlyList<AidGrant> Waiting, IReadOnlyList<RehabilitationInstitution> Offered);

/// <summary>The cares of an application that is the current user's own; whoever asks has made sure of that.</summary>
internal sealed class OwnCares(BenefitsDb db, Cares cares, CareBook book, ChoiceRule rule, QualityReader quality, CityDirectory city, TimeProvider clock)
{
    /// <summary>The newest first; what leads stands on top.</summary>
    public async Task<IReadOnlyList<OwnCare>> Of(Guid application, CancellationToken ct)
    {
        var found = await db.Cares.AsNoTracking().Where(c => c.RecordId == application).OrderByDescending(c => c.Id).ToListAsync(ct);
        var own = new List<OwnCare>();
        foreach (var care in found)
        {
            var institution = await db.Institutions.AsNoTracking().SingleAsync(i => i.Code == care.Institution, ct);
            var months = await db.ServiceMonths.AsNoTracking().Where(m => m.CareId == care.Id).OrderBy(m => m.Month).ToListAsync(ct);
            var receiver = care.Papers.Transfer is { Receiver.Length: > 0 } transfer ? city.GetInstitution(transfer.Receiver).Name : "当地残联";
            own.Add(new OwnCare(care, institution.Name, institution.Address, institution.Phone,
                CareWords.Next(care, institution.Name, receiver, book.CountyOf(care)?.Name ?? "县级残联", clock.Today()),
                [.. months.Select(m => new MonthLine(m, cares.Gaps(care, m.Record, months), !Cares.Settles(care, m.Month)))],
                (await quality.RatingsOf(care.Id, ct)).ToDictionary(r => r.Id, r => r.Stars)));
        }

        return own;
    }

    public async Task<OwnChoice> Choice(Guid id, CancellationToken ct) => await Choice((await db.Applications.ByKey(id, ct))!, ct);

    public async Task<OwnChoice> Choice(AidApplication application, CancellationToken ct)
    {
        var waiting = await rule.Waiting(application.Id, ct);
        return new OwnChoice(waiting, waiting.Count == 0 ? [] : await rule.Offered(application, ct));
    }
}
