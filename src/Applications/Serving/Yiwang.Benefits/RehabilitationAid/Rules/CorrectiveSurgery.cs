using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>第八条（一）2: up to the standard for the operation, plus a fixed sum for devices and training.</summary>
internal static class CorrectiveSurgery
{
    /// <param name="repeated">Whether the same operation is claimed a second time in one go.</param>
    public static ServiceAssessment Assess(CorrectiveSurgeryClaim claim, AidContext context, bool repeated)
    {
        var surgery = context.Rulebook.StandardOn(Rows.CorrectiveSurgery, claim.SurgeryOn);
        var after = context.Rulebook.StandardOn(Rows.CorrectiveDevices, claim.SurgeryOn);
        Finding[] findings =
        [
            .. Amounts.Category(surgery, context, claim.Where),
            Condition(claim, surgery, context.Rulebook.City),
            .. OnlyOnce(claim, surgery, context, repeated),
        ];
        return Amount(claim, surgery, after, findings);
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 1, SubItem = 2)]
    [Requirement("SW-KF-008d")]
    private static Finding Condition(CorrectiveSurgeryClaim claim, Standard row, CityRules city) =>
        city.Conditions.FirstOrDefault(c => c.Id == claim.Condition) switch
        {
            null => Finding.Block("aid.surgery.condition-missing", "还没有选矫治的病种。", row.Citation, claim.Where, "请按诊断选择病种；不在所列各类的，请选“其他”。"),
            { ForReview: true } => Finding.Warn("aid.surgery.condition-other", "病种选了“其他”，须由审核人复核是否属于矫治范围。", row.Citation, claim.Where, "请附诊断证明。"),
            { } condition => Finding.Note("aid.surgery.condition-ok", $"{condition.Name}，属于矫治范围。", row.Citation, claim.Where),
        };

    /// <summary>一次性: the same operation is never paid twice; another condition is for a person to judge.</summary>
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 1, SubItem = 2)]
    [Requirement("SW-KF-008e")]
    private static IEnumerable<Finding> OnlyOnce(CorrectiveSurgeryClaim claim, Standard row, AidContext context, bool repeated)
    {
        if (repeated)
            yield return Finding.Block("aid.surgery.again", "同一手术在这次申请中写了两次。", row.Citation, claim.Where, "请删去其中一项。");
        foreach (var prior in context.Prior.Where(p => p.Row is Rows.CorrectiveSurgery or Rows.CorrectiveDevices))
        {
            var when = $"{prior.GrantedOn.ToChinese()}已在{context.Library.NameOf(prior.Region)}领取过肢体残疾矫治补助";
            yield return prior.Condition == claim.Condition
                ? Finding.Block("aid.surgery.again", $"{when}，同一手术只补助一次。", row.Citation, claim.Where, "认为记录有误的，请向救助申请地残联核对。")
                : Finding.Warn("aid.surgery.another", $"{when}（另一病种），是否还可补助须人工复核。", row.Citation, claim.Where, "请审核人写明理由。");
        }
    }

    /// <summary>The text compares own payment with the cost of the operation only, so that the second part is never cut.</summary>
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 1, SubItem = 2)]
    [Requirement("SW-KF-008e")]
    private static ServiceAssessment Amount(CorrectiveSurgeryClaim claim, Standard surgery, Standard after, IReadOnlyList<Finding> findings)
    {
        var forSurgery = Math.Min(surgery.AmountInFen, claim.OwnPaymentInFen);
        var total = forSurgery + after.AmountInFen;
        var limit = claim.OwnPaymentInFen < surgery.AmountInFen ? $"低于标准 {Yuan.Text(surgery.AmountInFen)}，按实际补" : "按标准补";
        return ServiceAssessment.Of(surgery, total,
            $"手术费医保报销后个人支付 {Yuan.Text(claim.OwnPaymentInFen)}，{limit} {Yuan.Text(forSurgery)}；"
            + $"辅助器具适配及康复训练等补 {Yuan.Text(after.AmountInFen)}；合计 {Yuan.Text(total)}。", findings) with
        {
            Service = "肢体残疾矫治",
            Rows = [surgery.Id, after.Id],
        };
    }
}
