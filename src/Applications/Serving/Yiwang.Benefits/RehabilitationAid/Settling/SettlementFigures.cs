using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Institutions.Staff;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Settling.Outside;
using Yiwang.Benefits.RehabilitationAid.Settling.Supervising;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Settling;

/// <summary>Whose months: one institution's for children of one county, or one child's.</summary>
/// <param name="RecordId">Null for all children.</param>
internal sealed record MonthScope(string Institution, string Region, SettlementPeriod Period, Guid? RecordId = null);

/// <summary>What the months of a scope come to, and what about them is to be looked into.</summary>
internal sealed record SettlementFigure(Reckoning Reckoning, IReadOnlyList<Found> Suspicious);

/// <summary>
/// Reads everything that a settlement depends on and reckons it. A county's whole institution costs as many statements as one child:
/// nothing here asks the database for a single child.
/// </summary>
internal sealed class SettlementFigures(BenefitsDb db, SettlingDb settling, InstitutionsDb institutions, Cares cares, OutsideServices outside, RulebookLibrary library)
{
    /// <param name="outsideOnly">The institution is settled as one that isn't designated: only children whom both bodies approved.</param>
    public async Task<SettlementFigure> Of(MonthScope scope, bool outsideOnly, CancellationToken ct)
    {
        var months = await Months(scope, ct);
        var wanted = months.Where(m => m.SettlementId is null && m.Month >= scope.Period.From && m.Month <= scope.Period.To).ToList();
        if (wanted.Count == 0) return new(new Reckoning([], []), []);

        // Without the sealed papers of a care: what was agreed with whom is nobody's business here.
        var served = await CaresOf(scope).Select(c => new ServedChild(c.Id, c.RecordId, c.ChildIndex, c.Region, c.Row, c.FileNumber ?? "", c.AgreementFiledOn, c.EndedOn, c.OverAgeOn, c.WithdrawnFrom)).ToDictionaryAsync(c => c.Id, ct);
        var institution = await institutions.Register.AsNoTracking().FirstOrDefaultAsync(i => i.Code == scope.Institution, ct);
        var children = await Children(scope, served.Values, isAway: institution is not null && institution.Region != scope.Region, ct);
        var judge = new MonthJudge(cares, months.ToLookup(m => m.CareId), await institutions.Staff.AsNoTracking().Where(p => p.Institution == scope.Institution).ToDictionaryAsync(p => p.Id, ct),
            institution, outsideOnly ? await outside.ApprovedAt(scope.Institution, ct) : null);

        var reckoned = SettlementReckoning.Reckon(wanted.Where(m => served.ContainsKey(m.CareId)).GroupBy(m => served[m.CareId].ChildIndex).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
            new ChildToSettle(g.Key, children[served[g.First().CareId].RecordId], [.. g.Select(m => judge.Judge(served[m.CareId], m))])));
        return new(reckoned, await Suspicious(scope, reckoned, months.ToDictionary(m => m.Id), served, ct));
    }

    // The months beside are read along: a week that straddles two is judged whole.
    private Task<List<ServiceMonth>> Months(MonthScope scope, CancellationToken ct)
    {
        var (first, last) = (scope.Period.From.AddMonths(-1), scope.Period.To.AddMonths(1));
        return (from care in CaresOf(scope)
                join month in db.ServiceMonths on care.Id equals month.CareId
                where month.Month >= first && month.Month <= last
                select month).AsNoTracking().ToListAsync(ct);
    }

    private IQueryable<Care> CaresOf(MonthScope scope) =>
        db.Cares.Where(c => c.Institution == scope.Institution && c.Region == scope.Region && (scope.RecordId == null || c.RecordId == scope.RecordId));

    /// <param name="isAway">Only then does the standard depend on where the child comes from, and only then is its application opened.</param>
    private async Task<Dictionary<Guid, AidContext>> Children(MonthScope scope, IEnumerable<ServedChild> served, bool isAway, CancellationToken ct)
    {
        var (first, last) = (scope.Period.From.AddYears(-1), scope.Period.To.AddYears(1));
        var settled = (await (from care in CaresOf(scope)
                              join line in settling.Lines on care.ChildIndex equals line.ChildIndex
                              where line.ReleasedOn == null && line.MonthId != null && line.Month >= first && line.Month <= last
                              select new { line.ChildIndex, line.Row, line.Month }).Distinct().ToListAsync(ct)).ToLookup(l => l.ChildIndex);
        var origins = isAway ? await Origins(scope, ct) : [];
        var home = (Place.Household, Region: scope.Region);
        return served.DistinctBy(c => c.RecordId).ToDictionary(c => c.RecordId, c =>
        {
            var (place, household) = origins.GetValueOrDefault(c.RecordId, home);
            return new AidContext(new ChildFacts(default, household), new ApplicationFacts(place, scope.Region), scope.Period.From, library)
            {
                Prior = [.. settled[c.ChildIndex].GroupBy(l => l.Row).Select(g => new PriorAid(scope.Region, g.Key, g.Min(l => l.Month)) { Months = [.. g.Select(l => l.Month)] })],
            };
        });
    }

    private async Task<Dictionary<Guid, (Place Place, string Household)>> Origins(MonthScope scope, CancellationToken ct)
    {
        var answers = await (from care in CaresOf(scope)
                             join application in db.Applications on care.RecordId equals application.Id
                             select new { application.Id, application.Answers }).ToListAsync(ct);
        return answers.DistinctBy(a => a.Id).ToDictionary(a => a.Id, a => (a.Answers.Place!.Place, a.Answers.Place.HouseholdRegion));
    }

    private async Task<IReadOnlyList<Found>> Suspicious(MonthScope scope, Reckoning reckoned, Dictionary<Guid, ServiceMonth> months, Dictionary<Guid, ServedChild> served, CancellationToken ct)
    {
        if (reckoned.Lines.Count == 0) return [];
        var (from, to) = (scope.Period.From, scope.Period.To);
        var elsewhere = await (from own in CaresOf(scope)
                               join care in db.Cares on own.ChildIndex equals care.ChildIndex
                               join month in db.ServiceMonths on care.Id equals month.CareId
                               where care.Institution != scope.Institution && month.Month >= @from && month.Month <= to
                               select new { month.Id, care.ChildIndex, care.FileNumber, care.Institution, month.Record }).ToListAsync(ct);
        var closures = await settling.Closures.AsNoTracking().Where(c => c.Institution == scope.Institution && c.From <= to && c.To >= from).ToListAsync(ct);
        var settings = library.For(scope.Region).SettingsOn(scope.Period.To);
        return
        [
            .. SuspicionRules.InMonths(
                [.. reckoned.Lines.Select(l => new WatchedMonth(l.Month.MonthId, l.ChildIndex, l.Month.FileNumber, scope.Institution, months[l.Month.MonthId].Record) { EndedOn = served[l.Month.CareId].EndedOn })],
                [.. elsewhere.DistinctBy(e => e.Id).Select(e => new WatchedMonth(e.Id, e.ChildIndex, e.FileNumber ?? "", e.Institution, e.Record))],
                [.. closures.Select(c => (c.Institution, c.From, c.To))], settings.MostTrainingHoursADay),
        ];
    }
}

/// <summary>A care as far as a settlement depends on it.</summary>
internal sealed record ServedChild(Guid Id, Guid RecordId, string ChildIndex, string Region, string Row, string FileNumber, DateOnly? AgreementFiledOn, DateOnly? EndedOn, DateOnly OverAgeOn, DateOnly? WithdrawnFrom);

/// <summary>Says of one month what keeps it from being settled.</summary>
/// <param name="approvedOutside">The records that both bodies have approved; null where the institution is settled as a designated one.</param>
internal sealed class MonthJudge(Cares cares, ILookup<Guid, ServiceMonth> months, Dictionary<Guid, Professional> staff, RehabilitationInstitution? institution, IReadOnlySet<Guid>? approvedOutside)
{
    public MonthToSettle Judge(ServedChild care, ServiceMonth month) => new(month.Id, care.Id, care.FileNumber, month.Month, care.Row, institution?.Region ?? care.Region, month.ChargedInFen,
        [.. Standing(care, month), .. cares.Gaps(Care.ModeOf(care.Row), care.Region, Cares.Designated(month.Record, care.WithdrawnFrom), months[care.Id]), .. Qualified(month)]);

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 2), Requirement("SW-KF-010p")]
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 3, SubItem = 3), Requirement("SW-KF-010q")]
    private IEnumerable<Finding> Standing(ServedChild care, ServiceMonth month)
    {
        if (care.AgreementFiledOn is null)
            yield return Finding.Block("settlement.no-agreement", "服务协议还没有备案，不能结算。", CareArticles.Agreement, "", "协议备案后，再报这个月。");
        if (care.EndedOn is { } ended && month.Month > ended)
            yield return Finding.Block("settlement.after-end", $"{ended.ToChinese()}已终止服务，终止月之后不结算。", CareArticles.Ending, "", "记录有误的，请先更正。");
        else if (month.Month > care.OverAgeOn)
            yield return Finding.Block("settlement.over-age", $"儿童自 {care.OverAgeOn.ToChinese()}起超过救助年龄。", Articles.Children, "", "超龄的，请终止服务并报告县级残联。");
        if (approvedOutside is null && !DesignatedIn(month.Month, care))
            yield return Finding.Block("settlement.not-designated", $"机构在{month.Month:yyyy年M月}不是定点机构。", CareArticles.Withdrawal, "", "只结算定点期间的服务。");
        if (approvedOutside is not null && !approvedOutside.Contains(care.RecordId))
            yield return Finding.Block("settlement.outside-not-approved", "在非定点机构接受服务，没有残联和财政双方核准的记录。", Articles.Settlement, "", "请救助申请地残联会同财政核准后再报。");
    }

    [Article(Law.ShanweiRehabilitationAid, 15)]
    private bool DesignatedIn(DateOnly month, ServedChild care) =>
        institution is not null && (institution.IsDesignatedOn(month) || institution.IsDesignatedOn(month.AddMonths(1).AddDays(-1))) && (care.WithdrawnFrom is not { } from || month < from);

    /// <summary>On every day of training somebody trained who may; what nobody may train doesn't count.</summary>
    [Article(Law.ShanweiRehabilitationAid, 23), Requirement("SW-KF-023")]
    private IEnumerable<Finding> Qualified(ServiceMonth month)
    {
        var trainers = month.Professionals.Select(id => staff.GetValueOrDefault(id)).OfType<Professional>().ToArray();
        if (trainers.Length == 0)
            return [Finding.Block("settlement.professional-none", "没有登记由谁训练，或者人员不在这家机构的名册。", Citation.Of(Law.ShanweiRehabilitationAid, 23), "", "请补登训练这个月的专业人员。")];
        var days = month.Record.Days.Concat(month.Record.Singles).Concat(month.Record.Groups).Select(s => s.On).Where(d => d >= month.Month && d < month.Month.AddMonths(1)).Distinct().Order();
        return days.Where(day => trainers.All(t => t.MayTrainOn(day).Count > 0)).Take(1).SelectMany(day => trainers.SelectMany(t => t.MayTrainOn(day)));
    }
}
