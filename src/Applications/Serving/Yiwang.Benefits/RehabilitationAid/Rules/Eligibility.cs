using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>
/// Every condition of articles 5, 6, 10 and 28, each with one finding: met (Notes), not met (Blocks), or for a person to judge (Warns).
/// A child qualifies when nothing blocks; an approval also needs that nothing is left to judge.
/// </summary>
internal static class Eligibility
{
    public const string IndicationOpen = "aid.indication.open";

    public static IReadOnlyList<Finding> Check(ChildFacts child, ApplicationFacts application, RulebookLibrary library, DateOnly appliedOn, DocumentLife? document = null)
    {
        var rulebook = library.For(application.Region);
        return
        [
            Validity.Check(rulebook, appliedOn, document),
            Age.Check(child.BornOn, rulebook, appliedOn),
            .. Categories(child),
            Certificate(child),
            Indication(application),
            .. PlaceOfApplication.Check(child, application, library, appliedOn),
            .. Applicant(application),
            .. Priority(application, rulebook),
        ];
    }

    [Article(Law.ShanweiRehabilitationAid, 5)]
    [Requirement("SW-KF-005c")]
    private static IEnumerable<Finding> Categories(ChildFacts child)
    {
        if (child.Disabilities.Count == 0)
            yield return Finding.Block("aid.category.missing", "还没有选残疾类别。", Articles.Children, "child.disabilities", "请按残疾人证或诊断证明书选择。");
        foreach (var disability in child.Disabilities)
            yield return disability is Disability.Other
                ? Finding.Warn("aid.category.other", "残疾类别选了“其他”，须由审核人复核是否属于救助对象。", Articles.Children, "child.disabilities", "请附上说明类别的证明。")
                : Finding.Note("aid.category.ok", $"{disability.Name()}，属于救助对象。", Articles.Children, "child.disabilities");
    }

    [Article(Law.ShanweiRehabilitationAid, 5, Item = 1)]
    [Requirement("SW-KF-005d")]
    private static Finding Certificate(ChildFacts child) => child switch
    {
        { HasDisabilityCertificate: true } => Finding.Note("aid.certificate.ok", "持有残疾人证。", Articles.Certificate, "child.certificate"),
        { Diagnosis: null } => Finding.Block("aid.certificate.missing", "没有残疾人证，也没有专业机构出具的诊断证明书。", Articles.Certificate,
            "child.certificate", "两件有其一即可：请申办残疾人证，或到具备资质的医疗机构诊断。"),
        { Diagnosis.Institution: "" } => Finding.Block("aid.certificate.no-institution", "诊断证明书没有登记出具机构。", Articles.Certificate,
            "child.diagnosis", "请填写出具诊断证明书的机构名称。"),
        { Diagnosis: { InstitutionIsQualified: true } diagnosis } => Finding.Note("aid.certificate.diagnosis", $"持有{diagnosis.Institution}的诊断证明书，机构在名录内。",
            Articles.Certificate, "child.diagnosis"),
        { Diagnosis: { } diagnosis } => Finding.Warn("aid.certificate.unlisted", $"{diagnosis.Institution}不在（或尚未核对）具备医疗诊断资质的机构名录内，须人工复核。",
            Articles.Certificate, "child.diagnosis", "请审核人核对该机构的资质。"),
    };

    /// <summary>Only a person judges it. Until then it is open, and an approval is not possible.</summary>
    [Article(Law.ShanweiRehabilitationAid, 5, Item = 2)]
    [Requirement("SW-KF-005e")]
    private static Finding Indication(ApplicationFacts application) => application.Indication switch
    {
        null => Finding.Warn(IndicationOpen, "是否具有康复服务适应指征，由审核人依据评估认定。", Articles.Indication, "application.indication",
            "审核人须选择“具有”或“不具有”，并注明评估机构、日期和结论。"),
        { IsIndicated: false } no => Finding.Block("aid.indication.none", $"{no.AssessedBy}评估认为不具有康复服务适应指征。", Articles.Indication, "application.indication",
            "可以提交新的评估；对审核结果有异议的，可以向上一级残联申诉。"),
        { } yes => Finding.Note("aid.indication.ok", $"{yes.AssessedBy}评估认为具有康复服务适应指征。", Articles.Indication, "application.indication"),
    };

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 1)]
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 2)]
    [Requirement("SW-KF-010a"), Requirement("SW-KF-010m")]
    private static IEnumerable<Finding> Applicant(ApplicationFacts application)
    {
        if (application is { Applicant: ApplicantKind.Agent, HasAuthority: false })
            yield return Finding.Block("aid.applicant.no-authority", "代为申请，但没有监护人的委托凭证。", Articles.WhereToApply, "application.applicant",
                "请提交监护人签名的委托凭证。");
        if (application.Applicant is not ApplicantKind.WelfareInstitution) yield break;
        if (!application.HasAuthority)
            yield return Finding.Block("aid.applicant.no-custody", "儿童福利机构申请，但没有抚养证明。", Articles.Priority, "application.applicant", "请提交收留抚养该儿童的证明。");
        yield return application.ServesByNorms switch
        {
            true => Finding.Note("aid.applicant.norms-ok", "儿童福利机构按有关服务规范开展康复服务。", Articles.Priority, "application.applicant"),
            false => Finding.Block("aid.applicant.norms", "儿童福利机构没有按有关服务规范开展康复服务。", Articles.Priority, "application.applicant", "请整改后再申请，或委托定点康复机构提供服务。"),
            null => Finding.Warn("aid.applicant.norms-open", "儿童福利机构执行服务规范的情况还没有登记，须人工复核。", Articles.Priority, "application.applicant", "请登记服务规范执行情况。"),
        };
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 2)]
    private static IEnumerable<Finding> Priority(ApplicationFacts application, Rulebook rulebook)
    {
        var rules = rulebook.City.Priority;
        var groups = rules.Groups.Where(g => application.PriorityGroups.Contains(g.Id)).Select(g => g.Name).ToArray();
        if (groups.Length > 0)
            yield return Finding.Note("aid.priority.joint", $"属于{string.Join("、", groups)}，由{string.Join("、", rules.ApprovedBy)}共同核准后优先提供救助。",
                Articles.Priority, "application.priorityGroups");
    }

    /// <summary>优先 only when the child belongs to a group and every body has agreed.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 2)]
    [Requirement("SW-KF-010l")]
    public static bool HasPriority(ApplicationFacts application, IReadOnlyCollection<string> agreedBy, PriorityRules rules) =>
        application.PriorityGroups.Any(id => rules.Groups.Any(g => g.Id == id)) && rules.ApprovedBy.All(agreedBy.Contains);
}
