using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>
/// 第八条（三）1（2）and 2: aid by the month. All claims are walked month by month together, because a month is paid once
/// and the months of a year are limited across modes and institutions.
/// </summary>
internal static class MonthlyTraining
{
    // Two claims may read alike and are still two.
    private static readonly IEqualityComparer<MonthlyTrainingClaim> SameClaim = ReferenceEqualityComparer.Instance;

    public static IReadOnlyDictionary<MonthlyTrainingClaim, ServiceAssessment> Assess(IReadOnlyList<MonthlyTrainingClaim> claims, AidContext context)
    {
        var ledger = new MonthLedger(context);
        var lines = claims.ToDictionary(c => c, _ => new List<Line>(), SameClaim);
        var inOrder = from claim in claims from month in claim.Months orderby month.FirstDay select (claim, month);
        foreach (var (claim, month) in inOrder)
            lines[claim].Add(AssessMonth(claim, month, ledger, context));
        return claims.ToDictionary(c => c, c => Sum(c, lines[c], TrainingEligibility.ShortYears(c, claims, context), context), SameClaim);
    }

    private sealed record Line(DateOnly Month, Rate Rate, bool Paid, IReadOnlyList<Finding> Findings);

    private static Line AssessMonth(MonthlyTrainingClaim claim, TrainingMonth month, MonthLedger ledger, AidContext context)
    {
        var rate = Rate.For(RowOf(claim), claim.Institution.Region, month.FirstDay, context, claim.Where);
        Finding[] findings = [.. Qualifies(month, rate.Row, claim.Where), .. ledger.Take(rate.Row, month, claim.Where)];
        return new Line(month.FirstDay, rate, !findings.Any(f => f.Code is "aid.month.unqualified" or "aid.month.twice" or "aid.month.beyond-limit"), findings);
    }

    private static IEnumerable<Finding> Qualifies(TrainingMonth month, Standard row, string where)
    {
        // The gaps are told as what they are for the money: a month not paid, not a refusal of the whole service.
        foreach (var gap in month.Gaps) yield return gap with { Severity = Severity.Warns, Where = where };
        if (!month.Counts)
            yield return Finding.Warn("aid.month.unqualified", $"{month.FirstDay:yyyy年M月}训练时间不合格，不补助。", row.Citation, where, "请见该月逐日逐周的缺口。");
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2)]
    [Requirement("SW-KF-008m"), Requirement("SW-KF-008q")]
    public static string RowOf(MonthlyTrainingClaim claim) => (claim.Mode, Ownership.CountsAsPublic(claim.Institution)) switch
    {
        (TrainingMode.LowVision, _) => Rows.LowVisionMonthly,
        (TrainingMode.FullTime, true) => Rows.FullTimePublic,
        (TrainingMode.FullTime, false) => Rows.FullTimePrivate,
        (_, true) => Rows.PartTimePublic,
        _ => Rows.PartTimePrivate,
    };

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3)]
    [Requirement("SW-KF-008h"), Requirement("SW-KF-008m"), Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2)]
    private static ServiceAssessment Sum(MonthlyTrainingClaim claim, IReadOnlyList<Line> lines, IEnumerable<Finding> shortYears, AidContext context)
    {
        var row = context.Library.City.Standards[RowOf(claim)];
        var paid = lines.Where(l => l.Paid).ToArray();
        var amount = paid.Sum(l => l.Rate.AmountInFen);
        Finding[] findings =
        [
            .. TrainingEligibility.Check(claim, row, context),
            .. shortYears,
            .. lines.Select(l => context.Settings.AidYearOf(l.Month)).Distinct()
                .SelectMany(year => DuplicateAid.Check(row, lines.First(l => context.Settings.AidYearOf(l.Month) == year).Month, context, claim.Where)),
            .. lines.SelectMany(l => l.Findings),
            .. lines.SelectMany(l => l.Rate.Findings).Distinct(),
        ];
        // Part-time aid is the county's alone; elsewhere the text shares it.
        var funding = context.Settings.PartTimeFundingSameLevelOnly ? row.Funding : Funding.Shared;
        var assessed = ServiceAssessment.Of(row, amount, InWords(paid, amount), findings);
        return assessed with
        {
            Funding = funding,
            FamilyShareInFen = assessed.AmountInFen == 0 ? 0 : paid.Sum(l => l.Rate.FamilyShareInFen),
            PaidMonths = assessed.AmountInFen == 0 ? [] : [.. paid.Select(l => l.Month)],
        };
    }

    private static string InWords(IReadOnlyList<Line> paid, long amount)
    {
        var parts = paid.GroupBy(l => l.Rate.AmountInFen).Select(g => $"{Yuan.Text(g.Key)} × {g.Count()} 个月").ToArray();
        return parts.Length == 0 ? "没有可以补助的月份，0 元。" : $"{string.Join(" + ", parts)} = {Yuan.Text(amount)}。";
    }
}
