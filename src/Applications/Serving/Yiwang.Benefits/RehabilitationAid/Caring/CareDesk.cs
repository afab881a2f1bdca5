using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Institutions.Staff;
using Yiwang.Benefits.RehabilitationAid.OnRecord;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Registers.Public;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>One line of a desk's list; the child is masked.</summary>
internal sealed record CareLine(Care Care, string Number, string ChildMasked, string InstitutionName, int Months)
{
    /// <summary>How long a report of an end has been waiting.</summary>
    public int DaysOpen(DateOnly today) => Care.EndedOn is { } ended && Care.AdjustedOn is null ? today.DayNumber - ended.DayNumber : 0;
}

/// <summary>A recorded month and what keeps it from counting.</summary>
internal sealed record MonthLine(ServiceMonth Month, IReadOnlyList<Finding> Gaps, bool AfterEnd);

/// <summary>One care as it lies on a desk.</summary>
internal sealed record CareSheet(
    Care Care, AidApplication Application, string Number, RehabilitationInstitution Institution, string ReceiverName, string CountyName,
    IReadOnlyList<MonthLine> Months, IReadOnlyList<Professional> Staff, bool IsInstitution, bool IsCounty, bool IsReceiver, DateOnly Today)
{
    /// <summary>The norms that the agreement was made under.</summary>
    public IReadOnlyList<AppliedStandard> Standards { get; init; } = [];

    /// <summary>The institution's price list today.</summary>
    public IReadOnlyList<RegisteredEntry> Prices { get; init; } = [];

    public string Next => CareWords.Next(Care, Institution.Name, ReceiverName, CountyName, Today);
}

/// <summary>Lays children in care on the tables of those who serve them or answer for them, and of nobody else.</summary>
internal sealed class CareDesk(BenefitsDb db, Cares cares, CareBook book, AgreementRecord record, CityDirectory city, CurrentUser user, TimeProvider clock)
{
    private const int MostShown = 500;

    /// <summary>An institution's own children, or those for whom this county answers or is asked.</summary>
    public async Task<IReadOnlyList<CareLine>> Mine(CancellationToken ct)
    {
        var kind = city.FindInstitution(user.Institution)?.Kind;
        var all = db.Cares.AsNoTracking().Where(c => c.State != CareState.Dropped);
        var mine = kind == InstitutionKinds.Rehabilitation ? all.Where(c => c.Institution == user.Institution) : all.Where(c => c.Region == user.Region || c.State == CareState.AwaitingTransfer);
        var found = (await mine.OrderByDescending(c => c.Id).Take(MostShown).ToListAsync(ct)).Where(c => Shows(c)).ToArray();
        var (ids, records) = (found.Select(c => c.Id).ToArray(), found.Select(c => c.RecordId).Distinct().ToArray());
        var names = await db.Applications.AsNoTracking().Where(a => records.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Answers.Child!.Name, ct);
        var numbers = (await db.Grants.AsNoTracking().Where(g => records.Contains(g.CaseId)).ToListAsync(ct)).ToDictionary(g => g.Id, g => g.CaseNumber);
        var months = (await db.ServiceMonths.AsNoTracking().Where(m => ids.Contains(m.CareId)).Select(m => m.CareId).ToListAsync(ct)).CountBy(id => id).ToDictionary();
        var places = await db.Institutions.AsNoTracking().ToDictionaryAsync(i => i.Code, i => i.Name, ct);
        return [.. found.Select(c => new CareLine(c, c.FileNumber ?? numbers.GetValueOrDefault(c.GrantId, ""), MaskedName.Of(names.GetValueOrDefault(c.RecordId, "")), places.GetValueOrDefault(c.Institution, c.Institution), months.GetValueOrDefault(c.Id)))];
    }

    /// <summary>Children trained without a filed agreement, as far as this desk sees them.</summary>
    public async Task<IReadOnlyList<UnagreedService>> Unagreed(CancellationToken ct) => city.FindInstitution(user.Institution)?.Kind == InstitutionKinds.Rehabilitation
        ? await cares.ServedWithoutAgreement(user.Institution, null, ct)
        : await cares.ServedWithoutAgreement(null, user.Region, ct);

    public async Task<CareSheet?> Find(Guid id, CancellationToken ct)
    {
        if (await db.Cares.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } care || !Shows(care)) return null;
        var application = (await db.Applications.ByKey(care.RecordId, ct))!;
        var number = (await db.Grants.AsNoTracking().SingleAsync(g => g.Id == care.GrantId, ct)).CaseNumber;
        var months = await db.ServiceMonths.AsNoTracking().Where(m => m.CareId == id).OrderBy(m => m.Month).ToListAsync(ct);
        var staff = (await db.Professionals.AsNoTracking().Where(p => p.Institution == care.Institution).ToListAsync(ct)).Where(p => p.IsOnDutyOn(clock.Today())).ToArray();
        return new CareSheet(care, application, number, (await db.Institutions.ByKey(care.Institution, ct))!,
            care.Papers.Transfer is { Receiver.Length: > 0 } transfer ? city.GetInstitution(transfer.Receiver).Name : "当地残联", book.CountyOf(care)?.Name ?? "县级残联",
            [.. months.Select(m => new MonthLine(m, cares.Gaps(care, m.Record, months), !Cares.Settles(care, m.Month)))], staff,
            book.Acts(care, CareRole.Institution), book.Acts(care, CareRole.County), book.Acts(care, CareRole.Receiver), clock.Today())
        {
            Standards = await record.Applied(care.Papers.Agreement?.Standards ?? [], clock.Today(), ct), Prices = await record.PricesOf(care.Institution, clock.Today(), ct),
        };
    }

    private bool Shows(Care care) => book.Acts(care, CareRole.Institution) || book.Acts(care, CareRole.County) || book.Acts(care, CareRole.Receiver);
}

/// <summary>Somebody at a desk opens the child's data.</summary>
[Requires(Permissions.SeeCare)]
internal sealed record LookAtCare(Guid CareId) : ICommand;

internal sealed class LookAtCareHandler(CareBook book, CurrentUser user) : IHandle<LookAtCare>
{
    public async Task<Outcome> Handle(LookAtCare command, CancellationToken ct)
    {
        foreach (var role in new[] { CareRole.Institution, CareRole.County, CareRole.Receiver })
        {
            if (await book.Open(command.CareId, role, ct) is not { } care) continue;
            care.BeLookedAt(user.PostName);
            return Outcome.Done;
        }

        return Outcome.NotFound;
    }
}
