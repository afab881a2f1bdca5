using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>A month that may be settled, with what keeps it from counting.</summary>
/// <param name="Record">Without the days on which the institution was designated no more.</param>
/// <param name="Gaps">Each day and week that falls short; the month counts when there is none.</param>
internal sealed record ReadyMonth(Care Care, ServiceMonth Month, TrainingRecord Record, IReadOnlyList<Finding> Gaps)
{
    public bool Counts => Gaps.Count == 0;
}

/// <summary>Training without a filed agreement: the suspicion that 第二十一条（一） names.</summary>
internal sealed record UnagreedService(Guid CareId, Guid RecordId, string Institution, string Region, string FileNumber, DateOnly ServedFrom)
{
    public static readonly Citation Under = Citation.Of(Law.ShanweiRehabilitationAid, 21, item: 1);

    public int DaysOn(DateOnly day) => day.DayNumber - ServedFrom.DayNumber;
}

/// <summary>Where the other parts of this benefit find children in care and their months. Asks nobody who may see what; desks do.</summary>
internal sealed class Cares(BenefitsDb db, RulebookLibrary library)
{
    public Task<Care?> Of(Guid id, CancellationToken ct) => db.Cares.ByKey(id, ct);

    /// <summary>Oldest first; the last one leads.</summary>
    public Task<List<Care>> OfRecord(Guid recordId, CancellationToken ct) => db.Cares.Where(c => c.RecordId == recordId).OrderBy(c => c.Id).ToListAsync(ct);

    public Task<List<ServiceMonth>> MonthsOf(Guid careId, CancellationToken ct) => db.ServiceMonths.Where(m => m.CareId == careId).OrderBy(m => m.Month).ToListAsync(ct);

    /// <summary>
    /// The months of one institution for children of one county that no settlement has taken up: agreement filed, not after the end of the
    /// care, not after the child became over age, not after the institution lost its designation.
    /// </summary>
    /// <param name="from">First day of the first month.</param>
    /// <param name="to">Any day of the last month.</param>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 2), Requirement("SW-KF-010p")]
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 3), Requirement("SW-KF-010q")]
    public async Task<IReadOnlyList<ReadyMonth>> MonthsReady(string institution, string region, DateOnly @from, DateOnly to, CancellationToken ct)
    {
        // A week that straddles two months is judged whole, so that the months beside are read along.
        var (first, last) = (from.AddMonths(-1), to.AddMonths(1));
        var found = await (from month in db.ServiceMonths
                           join care in db.Cares on month.CareId equals care.Id
                           where month.Institution == institution && care.Region == region && care.AgreementFiledOn != null && month.Month >= first && month.Month <= last
                           select new { month, care }).ToListAsync(ct);
        var months = found.ToLookup(f => f.care.Id, f => f.month);
        return
        [
            .. from one in found
               where one.month.SettlementId is null && one.month.Month >= @from && one.month.Month <= to && Settles(one.care, one.month.Month)
               orderby one.month.Month, one.care.Id
               let record = Designated(one.month.Record, one.care.WithdrawnFrom)
               select new ReadyMonth(one.care, one.month, record, Gaps(one.care, record, months[one.care.Id])),
        ];
    }

    /// <summary>The month of the end still counts; what comes after does not. A child becomes over age in a month and keeps that month.</summary>
    public static bool Settles(Care care, DateOnly month) =>
        (care.EndedOn is not { } ended || month <= ended) && month <= care.OverAgeOn && (care.WithdrawnFrom is not { } from || month < from);

    /// <summary>What is short in one month, its straddling weeks seen whole.</summary>
    public IReadOnlyList<Finding> Gaps(Care care, TrainingRecord record, IEnumerable<ServiceMonth> months) => Gaps(care.Mode, care.Region, record, months);

    public IReadOnlyList<Finding> Gaps(TrainingMode mode, string region, TrainingRecord record, IEnumerable<ServiceMonth> months)
    {
        if (mode is TrainingMode.LowVision)
        {
            // The text asks sight training for no hours by day or week; a month counts when it was trained in.
            return record.Days.Any(d => d.Minutes > 0) ? [] : [Finding.Block("aid.hours.none", $"{record.Month.Year}年{record.Month.Month}月没有训练记录。", CareArticles.Rescue, "", "请核对训练记录；没有训练的，该月不补助。")];
        }

        // Of the months beside only the days that can lie in a week of this one.
        var (first, last) = (record.Month.AddDays(-6), record.Month.AddMonths(1).AddDays(5));
        var beside = months.Where(m => m.Month != record.Month && Math.Abs(m.Month.DayNumber - record.Month.DayNumber) < 35).Select(m => m.Record).ToArray();
        IEnumerable<Session> Near(Func<TrainingRecord, IReadOnlyList<Session>> of) => beside.SelectMany(of).Where(s => s.On >= first && s.On <= last);
        var whole = record with { Days = [.. record.Days, .. Near(r => r.Days)], Singles = [.. record.Singles, .. Near(r => r.Singles)], Groups = [.. record.Groups, .. Near(r => r.Groups)] };
        return TrainingHoursCheck.Check(mode, whole, library.City.Hours, library.For(region).SettingsOn(record.Month));
    }

    /// <summary>Children who are or were trained without a filed agreement; of one institution, or of all.</summary>
    [Article(Law.ShanweiRehabilitationAid, 21, Item = 1), Requirement("SW-KF-018b")]
    public async Task<IReadOnlyList<UnagreedService>> ServedWithoutAgreement(string? institution, string? region, CancellationToken ct)
    {
        var cares = await db.Cares.AsNoTracking()
            .Where(c => c.AgreementFiledOn == null && c.FileNumber != null && c.State != CareState.Registered && (institution == null || c.Institution == institution) && (region == null || c.Region == region))
            .Where(c => db.ServiceMonths.Any(m => m.CareId == c.Id)).OrderBy(c => c.Id).ToListAsync(ct);
        return [.. cares.Select(c => new UnagreedService(c.Id, c.RecordId, c.Institution, c.Region, c.FileNumber!, c.ServedFrom!.Value))];
    }

    /// <summary>From the day on which the withdrawal is effective the institution serves nobody at public cost.</summary>
    public static TrainingRecord Designated(TrainingRecord record, DateOnly? withdrawnFrom) => withdrawnFrom is not { } from ? record : record with
    {
        Days = [.. record.Days.Where(d => d.On < from)],
        Singles = [.. record.Singles.Where(d => d.On < from)],
        Groups = [.. record.Groups.Where(d => d.On < from)],
    };
}
