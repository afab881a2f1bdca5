using System.Text.Json.Serialization;
using Yiwang.Kernel;
using Yiwang.Platform.Looks;

namespace Yiwang.Benefits.Public;

/// <summary>Rehabilitation aid was approved and its amount computed.</summary>
public sealed record AidGranted(string Subject, Guid CaseId, long TotalInFen, IReadOnlyList<string> Arithmetic) : Fact(Subject)
{
    public override string Sentence => $"核定补助：{string.Join("；", Arithmetic)}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 8);
}

public sealed record OriginalsSeen(string Subject, Guid CaseId, IReadOnlyList<string> Materials) : Fact(Subject)
{
    public override string Sentence => $"核对了 {Materials.Count} 件材料的原件";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 1, subItem: 2);
}

public sealed record IndicationJudged(string Subject, Guid CaseId, bool IsIndicated) : Fact(Subject)
{
    public override string Sentence => IsIndicated ? "认定具有康复服务适应指征" : "认定不具有康复服务适应指征";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 5, item: 2);
}

/// <summary>The head of the county federation decided on an exception to the rule against duplicates.</summary>
public sealed record ExceptionDecided(string Subject, Guid CaseId, bool Approved) : Fact(Subject)
{
    public override string Sentence => Approved ? "县级残联负责人批准了同类救助的例外" : "县级残联负责人没有批准同类救助的例外";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 8, item: 3, subItem: 3);
}

/// <summary>A person looked into what the rules leave open.</summary>
public sealed record FindingJudged(string Subject, Guid CaseId, string Code) : Fact(Subject)
{
    public override string Sentence => "人工复核了一项须由人判断的情况";
}

/// <summary>An officer opened the child's data; shown to the guardian.</summary>
public sealed record ChildDataSeen(string Subject, Guid CaseId, string PostName, string What, Citation For) : Fact(Subject), ILook
{
    public override string Sentence => $"{PostName}查看了儿童资料";
    public override Citation? Under => For;
    [JsonIgnore] public string Href => $"/my/rehabilitation-aid/{CaseId}";
    [JsonIgnore] public DataSubject Whose { get; init; } = new(null);
}

/// <summary>All bodies agreed that the child comes first.</summary>
public sealed record PriorityConfirmed(string Subject, Guid CaseId) : Fact(Subject)
{
    public override string Sentence => "残联、民政、扶贫、财政共同核准：优先提供康复救助";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 2, subItem: 2);
}

/// <summary>审核通过: the child is taken into 残疾人精准康复服务管理 and waits for the choice of an institution.</summary>
public sealed record RehabilitationRecordOpened(string Subject, Guid CaseId) : Fact(Subject)
{
    public override string Sentence => "已纳入残疾人精准康复服务管理，待选康复机构";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 2, subItem: 1);
}

/// <summary>The police's register was asked about household or permit; only the answer comes back.</summary>
public sealed record RegisterAsked(string Subject, Guid CaseId, string What, string Answer, DateOnly? DueOn) : Fact(Subject)
{
    public override string Sentence => $"向公安部门核实{What}：{Answer}{(DueOn is { } due ? $"，转人工，最晚 {due:yyyy-MM-dd}" : "")}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 3);
}

/// <summary>The police's officer concluded.</summary>
public sealed record RegisterConcluded(string Subject, Guid CaseId, string What, string Conclusion, bool InTime) : Fact(Subject)
{
    public override string Sentence => $"公安部门人工核实{What}：{Conclusion}{(InTime ? "" : "（逾期）")}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 3);
}
