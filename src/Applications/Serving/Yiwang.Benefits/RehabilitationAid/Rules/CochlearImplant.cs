using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>第八条（一）1: one implant, by one of two ways.</summary>
internal static class CochlearImplant
{
    /// <param name="first">Whether this is the first implant among the claims assessed together.</param>
    public static ServiceAssessment Assess(CochlearImplantClaim claim, AidContext context, bool first)
    {
        var row = context.Rulebook.StandardOn(claim.NationalProgramme ? Rows.NationalCochlearImplant : Rows.CochlearImplant, claim.SurgeryOn);
        Finding[] findings = [.. Conditions(claim, row, context), .. OnlyOnce(claim, row, context, first)];
        return claim.NationalProgramme ? InNationalProgramme(row, findings) : AfterInsurance(claim, row, findings);
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 1, SubItem = 1)]
    [Requirement("SW-KF-008a")]
    private static IEnumerable<Finding> Conditions(CochlearImplantClaim claim, Standard row, AidContext context)
    {
        var settings = context.Settings;
        var age = context.AgeOn(settings.DayOf("implant-age-on", context.AppliedOn, claim.SurgeryOn));
        if (age < settings.ImplantMinAge || age > settings.ImplantMaxAge)
            yield return Block("aid.implant.age", $"年龄 {age} 周岁，须为 {settings.ImplantMinAge} 至 {settings.ImplantMaxAge} 周岁（判定日：{settings["implant-age-on"].Text}）。", "请核对出生日期。");
        foreach (var finding in Amounts.Category(row, context, claim.Where)) yield return finding;
        if (context.Child.Degree is not Degree.Severe)
            yield return Block("aid.implant.degree", "残疾程度不是重度听力残疾。", "请核对残疾人证或诊断证明书上的程度。");
        if (claim.NationalProgramme) yield break; // the programme has made its own evaluation

        if (!claim.EvaluatedSuitable)
            yield return Block("aid.implant.evaluation", "没有“符合植入电子耳蜗条件”的评估。", "请提交定点医院的植入评估。");
        if (!claim.MeetsInsuranceRules)
            yield return Block("aid.implant.insurance", "不符合省、市基本医疗保险的规定。", "请向医保经办机构核对；在国家人工耳蜗项目内的，请改选国家项目。");
        if (!claim.HasValidReceipt)
            yield return Block("aid.implant.receipt", "没有医院开具的有效票据。", "请提交医院票据。");

        Finding Block(string code, string message, string remedy) => Finding.Block(code, message, row.Citation, claim.Where, remedy);
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 1, SubItem = 1)]
    [Requirement("SW-KF-008b")]
    private static IEnumerable<Finding> OnlyOnce(CochlearImplantClaim claim, Standard row, AidContext context, bool first)
    {
        if (!first)
            yield return Finding.Block("aid.implant.two-ways", "同一次植入只能在医保路径和国家项目中选一条。", row.Citation, claim.Where, "请删去其中一项。");
        foreach (var prior in context.Prior.Where(p => p.Row is Rows.CochlearImplant or Rows.NationalCochlearImplant))
            yield return Finding.Block("aid.implant.again",
                $"{prior.GrantedOn.ToChinese()}已在{context.Library.NameOf(prior.Region)}{(prior.Row == Rows.NationalCochlearImplant ? "领取过人工耳蜗产品 1 套和手术费补助" : "领取过人工耳蜗植入补助")}，每人只补助一次。",
                row.Citation, claim.Where, "认为记录有误的，请向救助申请地残联核对。");
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 1, SubItem = 1)]
    [Requirement("SW-KF-008b")]
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 6), Requirement("SW-KF-026h")] // what the receipt says, never a share computed from the catalogue
    private static ServiceAssessment AfterInsurance(CochlearImplantClaim claim, Standard row, IReadOnlyList<Finding> findings)
    {
        var amount = Math.Min(row.AmountInFen, claim.OwnPaymentInFen);
        var arithmetic = claim.OwnPaymentInFen < row.AmountInFen
            ? $"医保报销后个人支付 {Yuan.Text(claim.OwnPaymentInFen)}，低于标准 {Yuan.Text(row.AmountInFen)}，按实际支付补助 {Yuan.Text(amount)}。"
            : $"医保报销后个人支付 {Yuan.Text(claim.OwnPaymentInFen)}，按标准补助 {Yuan.Text(amount)}。";
        return ServiceAssessment.Of(row, amount, arithmetic, findings);
    }

    [Article(Law.ShanweiRehabilitationAid, 8, Item = 1, SubItem = 1)]
    private static ServiceAssessment InNationalProgramme(Standard row, IReadOnlyList<Finding> findings) =>
        ServiceAssessment.Of(row, row.AmountInFen, $"国家人工耳蜗项目：免费产品 1 套，另补助手术费（含调机费）{Yuan.Text(row.AmountInFen)}。", findings);
}
