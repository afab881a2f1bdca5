using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Reviewing.Assessing;

/// <summary>What the institution found.</summary>
/// <param name="Needs">What rehabilitation the child needs; empty where none is indicated.</param>
/// <param name="OnPaper">The reviewer entered it from a paper report.</param>
internal sealed record AssessmentConclusion(bool IsIndicated, string Diagnosis, string Needs, string AssessedBy, DateOnly AssessedOn, bool OnPaper);

/// <summary>What was asked and found, sealed: it is medical.</summary>
internal sealed record AssessmentPapers(string Question, AssessmentConclusion? Conclusion = null);

/// <summary>第十条（一）1: one request for 进一步诊断和康复需求评估, from asking to the conclusion.</summary>
internal sealed class FurtherAssessment : Aggregate
{
    public const int LongestText = 1000, LongestName = 100;

    private FurtherAssessment() { }

    public Guid Id { get; private init; }
    public Guid CaseId { get; private init; }
    public string Region { get; private init; } = "";
    public string Institution { get; private init; } = "";
    public string InstitutionName { get; private init; } = "";
    public DateOnly AskedOn { get; private init; }
    public bool StopsClock { get; private init; }
    public AssessmentPapers Papers { get; private set; } = null!;
    public DateOnly? ConcludedOn { get; private set; }

    /// <summary>Over without a conclusion.</summary>
    public DateOnly? TakenBackOn { get; private set; }
    public int Revision { get; private set; }

    public bool IsOpen => ConcludedOn is null && TakenBackOn is null;

    public string Subject => Case.SubjectOf(CaseId);

    public string WorkSubject => $"further-assessment/{Id:N}";

    public static FurtherAssessment Ask(Guid id, Case about, (string Code, string Name) institution, string question, bool stopsClock, DateOnly today)
    {
        var asked = new FurtherAssessment
        {
            Id = id, CaseId = about.Id, Region = about.Region, Institution = institution.Code, InstitutionName = institution.Name, AskedOn = today, StopsClock = stopsClock, Papers = new(question),
        };
        asked.Record(new FurtherAssessmentAsked(asked.Subject, about.Id, institution.Name, stopsClock));
        return asked;
    }

    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 1), Requirement("SW-KF-010c")]
    public Outcome Conclude(bool? isIndicated, AssessmentConclusion said, DateOnly today)
    {
        if (!IsOpen) return Over;
        var findings = new List<Finding>();
        if (isIndicated is null) findings.Add(Refusal("indicated", "请选择有没有康复适应指征。", "按评估的结论选。"));
        if (said.Diagnosis.Length is 0 or > LongestText) findings.Add(Refusal("diagnosis", $"请写明诊断和评估的结论（{LongestText} 字以内）。", "写结论，不写与评估无关的个人信息。"));
        if (isIndicated is true && said.Needs.Length == 0 || said.Needs.Length > LongestText) findings.Add(Refusal("needs", $"请写明需要什么康复服务（{LongestText} 字以内）。", "例如：全日制康复训练，每周单训 2 次。"));
        if (said.AssessedBy.Length is 0 or > LongestName) findings.Add(Refusal("by", $"请写明评估的科室和人员（{LongestName} 字以内）。", "与报告上的署名一致。"));
        if (said.AssessedOn < AskedOn || said.AssessedOn > today) findings.Add(Refusal("on", $"评估日期应在 {AskedOn.ToChinese()}发起以后、今天以前。", "请核对报告上的日期。"));
        if (findings.Count > 0) return Outcome.From(findings);

        (Papers, ConcludedOn) = (Papers with { Conclusion = said with { IsIndicated = isIndicated!.Value } }, today);
        Revision++;
        Record(new FurtherAssessmentConcluded(Subject, CaseId, InstitutionName, isIndicated.Value, said.OnPaper));
        return Outcome.Done;
    }

    public Outcome TakeBack(string why, DateOnly today)
    {
        if (!IsOpen) return Over;
        if (why.Length is 0 or > LongestName) return Outcome.From(Refusal("why", $"请写明为什么不再等结论（{LongestName} 字以内）。", "例如：监护人已提交同一医院的新报告。"));
        TakenBackOn = today;
        Revision++;
        Record(new FurtherAssessmentTakenBack(Subject, CaseId, InstitutionName, why));
        return Outcome.Done;
    }

    private static Outcome Over => Outcome.Refused("assessment.over", "这次评估已经有结论，或者已经不再等。", Articles.WhereToApply, remedy: "请刷新页面，看最新情况。");

    public static Finding Refusal(string where, string message, string remedy) => Finding.Block($"assessment.{where}", message, Articles.WhereToApply, where, remedy);
}

/// <summary>What an assessment means for the decision.</summary>
internal static class AssessmentRule
{
    /// <summary>Each request has its own code, so that a note about one doesn't settle the next.</summary>
    private const string Open = "aid.assessment.open.", Differs = "aid.assessment.differs.";

    /// <summary>
    /// The text doesn't say that the decision has to wait. So it may be taken before the conclusion, but only knowingly: with a note that says why.
    /// The same where the reviewer finds otherwise than the institution.
    /// </summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 1, SubItem = 1), Requirement("SW-KF-010c")]
    public static IReadOnlyList<Finding> Of(IReadOnlyList<FurtherAssessment> all, Indication? judged) =>
    [
        .. all.OrderBy(a => a.Id).Select((a, i) => (Assessment: a, Number: i + 1)).Select(n => n switch
        {
            { Assessment: { IsOpen: true } a } => Finding.Warn($"{Open}{n.Number}", $"{a.InstitutionName}的进一步诊断评估还没有结论（{a.AskedOn.ToChinese()}发起）。", Articles.WhereToApply, "assessment", "请等结论；确实要在结论以前决定的，写明为什么不用等。"),
            { Assessment.Papers.Conclusion: { } said } when n.Number == all.Count && judged is { } own && own.IsIndicated != said.IsIndicated =>
                Finding.Warn($"{Differs}{n.Number}", $"{n.Assessment.InstitutionName}的结论是{(said.IsIndicated ? "有" : "没有")}康复适应指征，与审核登记的认定不一致。", Articles.Indication, "assessment", "请核对；仍按自己的认定办的，写明依据。"),
            _ => null,
        }).OfType<Finding>(),
    ];

    /// <summary>Waiting for a conclusion is no ground for a refusal.</summary>
    public static bool IsAbout(Finding finding) => finding.Code.StartsWith(Open, StringComparison.Ordinal) || finding.Code.StartsWith(Differs, StringComparison.Ordinal);
}
