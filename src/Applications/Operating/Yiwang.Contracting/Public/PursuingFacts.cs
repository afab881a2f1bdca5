using Yiwang.Kernel;

namespace Yiwang.Contracting.Public;

public sealed record CounterpartyUrged(Guid Id, int Ordinal, DateOnly On) : ContractFact(Id, 55, 1)
{
    public override string Sentence => $"督促对方履行节点 {Ordinal}（{On.ToChinese()}发出）";
}

public sealed record AbnormalityHandled(Guid Id, int Kind, bool Approved) : ContractFact(Id, 54, 2)
{
    public override string Sentence => Approved ? "政府处理异常情形：同意应对方案，定下措施" : "政府退回应对方案，要求重拟";
}

public sealed record CoordinationAsked(Guid Id, string Institution) : ContractFact(Id, 53, 3)
{
    public override string Sentence => "请相关部门协调、履行";
}

public sealed record CoordinationAnswered(Guid Id, string Institution) : ContractFact(Id, 53, 3)
{
    public override string Sentence => "相关部门回复了协调件";
}

public sealed record ArchiveHandedOver(Guid Id) : ContractFact(Id, 69)
{
    public override string Sentence => "档案移交给新的保管人，双方已签字";
}

/// <summary>What of the contract's data was one thing and is another, in a chain beside the contract's own.</summary>
public sealed record ContractDataChanged(Guid Id, IReadOnlyList<DataChange> Changes) : Fact(SubjectOf(Id))
{
    /// <summary>The contract is new: all that was said of it.</summary>
    public bool IsFirst { get; init; }

    public override string Sentence => IsFirst ? $"登记了 {Changes.Count} 项数据" : $"改动了 {Changes.Count} 项数据：{string.Join("、", Changes.Select(c => c.Name))}"; // the values are for whoever may see the contract
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 8, 3);

    public static string SubjectOf(Guid contract) => $"contract-data/{contract}";
}

/// <param name="Before">The value; of a list what went away; empty where the contract is new.</param>
/// <param name="After">The value; of a list what came.</param>
public sealed record DataChange(string Name, string Before, string After);

/// <summary>An authority set rules for its enterprises.</summary>
public sealed record EnterpriseRulesSet(string Authority, string Basis, DateOnly From) : Fact($"enterprise-rules/{Authority}")
{
    public override string Sentence => $"制定下属国有企事业单位合同规则（{Basis}），{From.ToChinese()}起施行";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 70, 2);
}

public sealed record CreditProposed(Guid Id, Guid Proposal) : ContractFact(Id, 58)
{
    public override string Sentence => "申请把对方纳入不良信用记录，告知对方可以陈述申辩";
}

public sealed record CounterpartyHeard(Guid Id) : ContractFact(Id, 58)
{
    public override string Sentence => "登记对方的陈述申辩";
}

public sealed record CreditReviewed(Guid Id, bool Approved) : ContractFact(Id, 58)
{
    public override string Sentence => Approved ? "不良信用记录申请审核同意，等待推送" : "不良信用记录申请不同意，撤回";
}

public sealed record CreditSent(Guid Id, string Receipt) : ContractFact(Id, 58)
{
    public override string Sentence => $"推送信用平台，回执 {Receipt}";
}
