using Yiwang.Kernel;

namespace Yiwang.Benefits.Public;

/// <summary>第十条（一）1: the reviewer had a designated institution look at the child once more.</summary>
public sealed record FurtherAssessmentAsked(string Subject, Guid CaseId, string InstitutionName, bool StopsClock) : Fact(Subject)
{
    public override string Sentence => $"请{InstitutionName}做进一步诊断和康复需求评估{(StopsClock ? "，期间不计时" : "，审核期限照常计算")}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 1, subItem: 1);
}

/// <summary>The conclusion came back, by the institution itself or on paper by way of the reviewer.</summary>
public sealed record FurtherAssessmentConcluded(string Subject, Guid CaseId, string InstitutionName, bool IsIndicated, bool OnPaper) : Fact(Subject)
{
    public override string Sentence => $"{InstitutionName}回传了进一步诊断和康复需求评估的结论：{(IsIndicated ? "有" : "没有")}康复适应指征{(OnPaper ? "（审核岗按纸质报告登记）" : "")}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 1, subItem: 1);
}

/// <summary>Nothing came of it: taken back, or the case was over before.</summary>
public sealed record FurtherAssessmentTakenBack(string Subject, Guid CaseId, string InstitutionName, string Why) : Fact(Subject)
{
    public override string Sentence => $"不再等{InstitutionName}的进一步诊断评估：{Why}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 1, subItem: 1);
}
