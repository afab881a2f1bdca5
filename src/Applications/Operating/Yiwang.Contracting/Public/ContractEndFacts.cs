using Yiwang.Kernel;

namespace Yiwang.Contracting.Public;

public sealed record RenewalProposed(Guid Id, bool IsLate) : ContractFact(Id, 35, 2)
{
    public override string Sentence => $"提出续签{(IsLate ? "，晚于规定的提前期" : "")}";
}

public sealed record RenewalDecided(Guid Id, bool Agreed) : ContractFact(Id, 35, 2)
{
    public override string Sentence => Agreed ? "决定续签" : "决定不续签";
}

/// <summary>A filed agreement changed it; what stood before is said here.</summary>
public sealed record ContractChanged(Guid Id, string By, string Before) : ContractFact(Id, 51)
{
    public override string Sentence => $"按备案的协议 {By} 变更；变更前：{Before}";
}

public sealed record EndAssessed(Guid Id) : ContractFact(Id, 57, 1)
{
    public override string Sentence => "单方解除：作了风险评估";
}

public sealed record EndDecided(Guid Id, bool Agreed) : ContractFact(Id, 57, 1)
{
    public override string Sentence => $"单方解除：决策审批{(Agreed ? "同意" : "不同意")}";
}

public sealed record EndApproved(Guid Id, bool Agreed) : ContractFact(Id, 57, 2)
{
    public override string Sentence => $"单方解除：政府{(Agreed ? "批准" : "不批准")}";
}

public sealed record EndNotified(Guid Id) : ContractFact(Id, 57, 1)
{
    public override string Sentence => "单方解除：发出书面解除通知";
}

public sealed record ContractEnded(Guid Id, int Unreported) : ContractFact(Id, 59, 1)
{
    public override string Sentence => $"承办事务终止{(Unreported > 0 ? $"，{Unreported} 个节点没有填报" : "")}";
}

/// <summary>A list of contracts was taken out as a file.</summary>
public sealed record ContractsExported(string Institution, string Filter) : Fact($"contracts-of/{Institution}")
{
    public override string Sentence => "下载了合同清单";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 12);
}

/// <summary>A draft was sent to the language model that the city has plugged in.</summary>
/// <param name="Digest">SM3 of its wording.</param>
public sealed record TextSentOut(string Institution, string Digest, string To) : Fact($"contracts-of/{Institution}")
{
    public override string Sentence => $"把一份合同文本送给语言模型（{To}）提问";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 37);
}

public sealed record PartyEvaluated(Guid Id, string Grade) : ContractFact(Id, 58)
{
    public override string Sentence => $"评价对方当事人履约：{Grade}";
}

/// <summary>归档; read-only from now on.</summary>
public sealed record ContractArchived(Guid Id, int Files) : ContractFact(Id, 68)
{
    public override string Sentence => $"归档，{Files} 份材料";
}

/// <summary>The finance bureau published the evaluations of a period.</summary>
public sealed record EvaluationsPublished(string Region, DateOnly From, DateOnly Until, int Count) : Fact($"evaluations/{Region}")
{
    public override string Sentence => $"发布{From.ToChinese()}至{Until.ToChinese()}的履约评价，{Count} 条";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 58);
}

/// <summary>A person signed the department's report.</summary>
public sealed record ContractReportSigned(string Institution, int Year, bool IsHalfYear, bool IsLate) : Fact($"contract-report/{Institution}")
{
    public override string Sentence => $"上传{Year}年{(IsHalfYear ? "上半年" : "度")}合同报告{(IsLate ? "，逾期" : "")}";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 60, IsHalfYear ? 1 : 2);
}
