using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>Who may be trained how, 第八条（三）.</summary>
internal static class TrainingEligibility
{
    public static IEnumerable<Finding> Check(MonthlyTrainingClaim claim, Standard row, AidContext context) =>
    [
        .. Suits(claim, row, context),
        .. claim.Mode is TrainingMode.PartTime ? PartTime(claim, row, context) : [],
        .. Ownership.Check(claim, row),
    ];

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2)]
    [Requirement("SW-KF-008j")]
    private static IEnumerable<Finding> Suits(MonthlyTrainingClaim claim, Standard row, AidContext context)
    {
        foreach (var finding in Amounts.Category(row, context, claim.Where)) yield return finding;
        if (claim.Mode is TrainingMode.LowVision && context.Child.Degree is not Degree.LowVision)
            yield return Finding.Block("aid.service.category", $"“{row.Service}”面向低视力儿童。", row.Citation, claim.Where, "请改选与残疾类别相符的服务。");
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2)]
    [Requirement("SW-KF-008n")]
    private static IEnumerable<Finding> PartTime(MonthlyTrainingClaim claim, Standard row, AidContext context)
    {
        var settings = context.Settings;
        var firstMonth = claim.Months.Count > 0 ? claim.Months.Min(m => m.FirstDay) : context.AppliedOn;
        var age = context.AgeOn(settings.DayOf("part-time-age-on", context.AppliedOn, firstMonth));
        var youngEnough = settings.PartTimeAgeIncludesLimit ? age <= settings.PartTimeMaxAge : age < settings.PartTimeMaxAge;
        var inSchool = context.Child.Schooling is Schooling.OrdinaryKindergarten or Schooling.OrdinaryPrimarySchool;
        if (!youngEnough && !inSchool)
            yield return Finding.Block("aid.training.part-time", $"{age} 周岁，也没有就读普通幼儿园或普通小学，不能选非全日制训练。", row.Citation, claim.Where,
                $"请改选全日制训练；已就读的，请登记就读情况。{settings.PartTimeMaxAge} 周岁{(settings.PartTimeAgeIncludesLimit ? "及" : "")}以下不受此限。");
    }

    /// <summary>The text does not say what follows from a short year, so that it is told and left to a person.</summary>
    /// <param name="together">All claims assessed with this one: months in another mode or institution count towards the year.</param>
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3)]
    [Requirement("SW-KF-008h"), Requirement("SW-KF-008j")]
    public static IEnumerable<Finding> ShortYears(MonthlyTrainingClaim claim, IReadOnlyList<MonthlyTrainingClaim> together, AidContext context)
    {
        var (rows, settings) = (context.Library.City.Standards, context.Settings);
        var row = rows[MonthlyTraining.RowOf(claim)];
        var months = together.Where(c => rows[MonthlyTraining.RowOf(c)].Kind == row.Kind)
            .SelectMany(c => c.Months).Where(m => m.Counts).Select(m => m.FirstDay)
            .Concat(context.Prior.Where(p => rows.GetValueOrDefault(p.Row)?.Kind == row.Kind).SelectMany(p => p.Months));
        var years = claim.Months.Select(m => settings.AidYearOf(m.FirstDay)).ToHashSet();
        foreach (var (year, count) in months.Distinct().CountBy(settings.AidYearOf).Where(y => years.Contains(y.Key) && y.Value < row.MonthsPerYear))
            yield return Finding.Warn("aid.training.short-year", $"{year} 救助年度合格训练 {count} 个月，未达每年不少于 {row.MonthsPerYear} 个月。", row.Citation, claim.Where,
                "按月补助照算；是否扣减由审核人处理，本办法没有规定。");
    }
}

/// <summary>公办 in the sense of 第八条（三）2: the first welfare class only; the other classes count as private.</summary>
internal static class Ownership
{
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2)]
    [Requirement("SW-KF-008q")]
    public static bool CountsAsPublic(Institution institution) =>
        institution is { WelfareClass: 1, Organiser: not Organiser.Private };

    /// <summary>The list of organisers ends with 等: another public body counts, but a person confirms it.</summary>
    public static IEnumerable<Finding> Check(MonthlyTrainingClaim claim, Standard row)
    {
        if (claim.Institution is { WelfareClass: 1, Organiser: Organiser.OtherPublicBody } && claim.Mode is not TrainingMode.LowVision)
            yield return Finding.Warn("aid.institution.organiser", "举办部门不是教育、民政、卫生健康或残联，按公办机构标准测算，须人工复核。", row.Citation, claim.Where, "请审核人确认机构性质。");
        if (claim.Institution is { WelfareClass: 1, Organiser: Organiser.Private })
            yield return Finding.Warn("aid.institution.class", "社会办机构登记为公益一类，前后不一致，按非公办机构标准测算。", row.Citation, claim.Where, "请核对机构登记。");
    }
}
