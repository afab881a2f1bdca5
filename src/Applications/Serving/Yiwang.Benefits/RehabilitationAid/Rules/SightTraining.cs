using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>第八条（三）1（1）and（3）: paid once in some years, when the training was long enough.</summary>
internal static class SightTraining
{
    public static ServiceAssessment Assess(SightTrainingClaim claim, AidContext context)
    {
        var id = claim.ForBlind ? Rows.BlindOrientation : Rows.LowVisionBasic;
        var rate = Rate.For(id, claim.Institution?.Region, claim.StartedOn, context, claim.Where);
        Finding[] findings =
        [
            .. Suits(claim, rate.Row, context),
            .. LongEnough(claim, rate.Row),
            .. TooSoon(claim, rate.Row, context),
            .. DuplicateAid.Check(rate.Row, claim.StartedOn, context, claim.Where),
            .. rate.Findings,
        ];
        return ServiceAssessment.Of(rate.Row, rate.AmountInFen, $"训练 {claim.Hours:0.##} 小时，每人每次补助 {Yuan.Text(rate.AmountInFen)}。", findings) with
        {
            FamilyShareInFen = rate.FamilyShareInFen,
        };
    }

    private static IEnumerable<Finding> Suits(SightTrainingClaim claim, Standard row, AidContext context)
    {
        var needed = claim.ForBlind ? Degree.Blind : Degree.LowVision;
        if (!context.Child.Disabilities.Contains(Disability.Vision) || context.Child.Degree != needed)
            yield return Finding.Block("aid.service.category", $"“{row.Service}”面向{(claim.ForBlind ? "全盲" : "低视力")}儿童。", row.Citation, claim.Where, "请改选与残疾类别相符的服务。");
    }

    /// <summary>A month of training is full on the day before its date returns: 1 to 31 March, both days counted.</summary>
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 1)]
    [Requirement("SW-KF-008g"), Requirement("SW-KF-008i")]
    private static IEnumerable<Finding> LongEnough(SightTrainingClaim claim, Standard row)
    {
        if (claim.EndedOn < claim.StartedOn.AddMonths(row.MinMonths).AddDays(-1))
            yield return Finding.Block("aid.training.too-short", $"训练从 {claim.StartedOn.ToChinese()}到 {claim.EndedOn.ToChinese()}，不足 {row.MinMonths} 个月。",
                row.Citation, claim.Where, $"训练到 {claim.StartedOn.AddMonths(row.MinMonths).AddDays(-1).ToChinese()}满 {row.MinMonths} 个月后再结算。");
        if (claim.Hours < row.MinHours)
            yield return Finding.Block("aid.training.too-few-hours", $"累计训练 {claim.Hours:0.##} 小时，还缺 {row.MinHours - claim.Hours:0.##} 小时（须满 {row.MinHours} 小时）。",
                row.Citation, claim.Where, "补足训练时间后再结算。");
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 1)]
    [Requirement("SW-KF-008g"), Requirement("SW-KF-008i")]
    private static IEnumerable<Finding> TooSoon(SightTrainingClaim claim, Standard row, AidContext context)
    {
        if (row.EveryYears is not { } years) yield break;
        foreach (var prior in context.Prior.Where(p => p.Row == row.Id))
        {
            var from = context.Settings.FrequencyCountsFromServiceEnd ? prior.ServiceEndedOn ?? prior.GrantedOn : prior.GrantedOn;
            if (context.AppliedOn < from.AddYears(years))
                yield return Finding.Block("aid.training.too-soon",
                    $"{from.ToChinese()}已在{context.Library.NameOf(prior.Region)}补助过，{years} 年 1 次，{from.AddYears(years).ToChinese()}起可以再申请。",
                    row.Citation, claim.Where, $"请在 {from.AddYears(years).ToChinese()}以后申请。");
        }
    }
}
