using Yiwang.Kernel;

namespace Yiwang.Contracting.Public;

/// <summary>Something that happened to a contract, under one place of 罗府规〔2018〕6号.</summary>
public abstract record ContractFact(Guid Id, int Article, int Paragraph = 0, int Item = 0) : Fact($"contract/{Id}")
{
    public override Citation? Under => Citation.Of(Law.LuohuContracts, Article, Paragraph, Item);
}

/// <summary>A signed contract is in the database.</summary>
public sealed record ContractEntered(Guid Id, string Registration, string Institution, bool IsKey, bool IsExempt) : ContractFact(Id, 9, 2)
{
    public override string Sentence => $"登记了已签合同，登记号 {Registration}{(IsExempt ? "，属于采购类免备案" : "")}";
}

public sealed record ContractUnreviewed(Guid Id) : ContractFact(Id, 40, 1)
{
    public override string Sentence => "没有经过合法性审查就签订，列入监督检查清单";
}

public sealed record KeySupervised(Guid Id, Citation Reason) : ContractFact(Id, 6)
{
    public override string Sentence => $"列为重点监管合同（{Reason.Place}）";
    public override Citation? Under => Reason;
}

public sealed record ProcurementLinked(Guid Id, string Number) : ContractFact(Id, 10, 5)
{
    public override string Sentence => $"关联采购结果，采购项目 {Number}";
}

public sealed record HandlerNamed(Guid Id) : ContractFact(Id, 16, 1)
{
    public override string Sentence => "重新指定了承办人";
}

public sealed record ContractFileAdded(Guid Id, int Category, string Hash) : ContractFact(Id, 67, 1, Category)
{
    public override string Sentence => $"存入一份材料（第{Category}类，SM3 {Hash[..8]}…）";
}

public sealed record ContractFileRead(Guid Id, string Hash) : ContractFact(Id, 12)
{
    public override string Sentence => $"下载了一份材料（SM3 {Hash[..8]}…）";
}

/// <summary>Somebody of another body looked at it.</summary>
public sealed record ContractSeen(Guid Id) : ContractFact(Id, 12)
{
    public override string Sentence => "查看了合同";
}

public sealed record ContractFiled(Guid Id, string Number, bool IsLate) : ContractFact(Id, 49, 1)
{
    public override string Sentence => $"备案登记，合同编号 {Number}{(IsLate ? "，逾期" : "")}";
}

public sealed record FilingChecked(Guid Id) : ContractFact(Id, 10, 2)
{
    public override string Sentence => "核对备案，无误";
}

public sealed record FilingReturned(Guid Id) : ContractFact(Id, 10, 2)
{
    public override string Sentence => "退回备案，要求改正";
}

public sealed record PaperHandedIn(Guid Id, bool IsComplete, bool IsLate) : ContractFact(Id, 49, 3)
{
    public override string Sentence => IsComplete ? $"签收纸质合同原件{(IsLate ? "，逾期" : "")}" : "纸质合同原件不完整，退回";
}

public sealed record PaymentsPaused(Guid Id, string Number) : ContractFact(Id, 52)
{
    public override string Sentence => $"逾期没有备案，暂停付款，报告领导小组办公室（{Number}）";
}

public sealed record PaymentsResumed(Guid Id, DateOnly On) : ContractFact(Id, 52)
{
    public override string Sentence => "已经备案，恢复付款";
}

/// <summary>The treasury, or another body, asked whether it may pay.</summary>
public sealed record ClearanceAsked(Guid Id, string Number, bool IsAllowed, string Reason) : ContractFact(Id, 52)
{
    public override string Sentence => $"查询备案状态（{Number}）：{(IsAllowed ? "可以付款" : "不予付款")}，{Reason}";
}

public sealed record NodePlanned(Guid Id, int Ordinal, DateOnly On) : ContractFact(Id, 50, 1, 1)
{
    public override string Sentence => $"登记进度节点 {Ordinal}，{On.ToChinese()}";
}

public sealed record NodeReported(Guid Id, int Ordinal, bool IsDone, bool IsLate) : ContractFact(Id, 59, 1)
{
    public override string Sentence => $"填报节点 {Ordinal}：{(IsDone ? "已完成" : "没有完成")}{(IsLate ? "，逾期填报" : "")}";
}

public sealed record NodeAccepted(Guid Id, int Ordinal, bool Passed) : ContractFact(Id, 55, 2)
{
    public override string Sentence => $"节点 {Ordinal} 验收{(Passed ? "合格" : "不合格")}";
}

public sealed record AbnormalityReported(Guid Id, int Kind, bool IsLate) : ContractFact(Id, 54, 1, Kind)
{
    public override string Sentence => $"填报履行异常情形和应对措施{(IsLate ? "，逾期填报" : "")}";
}

public sealed record PlanProposed(Guid Id, bool IsLate) : ContractFact(Id, 54, 2)
{
    public override string Sentence => $"把应对方案提请政府处理{(IsLate ? "，逾期" : "")}";
}

public sealed record AbnormalityResolved(Guid Id, int Kind) : ContractFact(Id, 54, 1, Kind)
{
    public override string Sentence => "异常情形了结";
}

public sealed record PaymentAsked(Guid Id, long AmountInFen) : ContractFact(Id, 55, 3)
{
    public override string Sentence => $"申请付款 {Yuan.Text(AmountInFen)}";
}

public sealed record PaymentChecked(Guid Id, bool Agreed, long AmountInFen) : ContractFact(Id, 55, 3)
{
    public override string Sentence => $"{(Agreed ? "审核同意付款" : "不予付款")} {Yuan.Text(AmountInFen)}";
}
