using Yiwang.Kernel;

namespace Yiwang.Contracting.Public;

/// <summary>Something that happened to a contract before it was signed.</summary>
public abstract record ProjectFact(Guid Id, int Article, int Paragraph = 0, int Item = 0) : Fact($"contract-project/{Id}")
{
    public override Citation? Under => Citation.Of(Law.LuohuContracts, Article, Paragraph, Item);
}

public sealed record ProjectOpened(Guid Id, string Number) : ProjectFact(Id, 13, 2, 3)
{
    public override string Sentence => $"登记合同项目 {Number}";
}

public sealed record CounterpartyNamed(Guid Id) : ProjectFact(Id, 18, 1)
{
    public override string Sentence => "登记对方当事人";
}

public sealed record ProjectStudied(Guid Id) : ProjectFact(Id, 13, 2, 3)
{
    public override string Sentence => "登记论证结论";
}

public sealed record CounterpartyInquired(Guid Id) : ProjectFact(Id, 19)
{
    public override string Sentence => "登记对方当事人调查情况";
}

public sealed record ProjectFileAdded(Guid Id, string Hash) : ProjectFact(Id, 13, 2, 4)
{
    public override string Sentence => $"存入一份材料（SM3 {Hash[..8]}…）";
}

public sealed record ProjectFileRead(Guid Id, string Hash) : ProjectFact(Id, 12)
{
    public override string Sentence => $"下载了一份材料（SM3 {Hash[..8]}…）";
}

public sealed record AuthorityAsked(Guid Id) : ProjectFact(Id, 20, 1)
{
    public override string Sentence => "申请磋商授权";
}

public sealed record AuthorityDecided(Guid Id, bool IsGiven) : ProjectFact(Id, 20, 1)
{
    public override string Sentence => IsGiven ? "授权磋商" : "不授权磋商";
}

public sealed record MemorandumRecorded(Guid Id, bool IsSigned) : ProjectFact(Id, 20, 2)
{
    public override string Sentence => $"登记谈判备忘录{(IsSigned ? "，双方已签字" : "")}";
}

public sealed record OthersConcerned(Guid Id, bool Concerns) : ProjectFact(Id, 21)
{
    public override string Sentence => Concerns ? "说明涉及其他部门职能" : "说明不涉及其他部门职能";
}

public sealed record ProjectOpinionAsked(Guid Id, string Institution) : ProjectFact(Id, 21)
{
    public override string Sentence => "征求一个部门的意见";
}

public sealed record ProjectOpinionAnswered(Guid Id, string Institution) : ProjectFact(Id, 21)
{
    public override string Sentence => "答复了征求的意见";
}

public sealed record WentOnWithoutAnswers(Guid Id) : ProjectFact(Id, 21)
{
    public override string Sentence => "没有等齐答复，写了理由";
}

public sealed record SharesWritten(Guid Id, int Departments) : ProjectFact(Id, 25, 2)
{
    public override string Sentence => Departments == 0 ? "说明只有本部门签订" : $"写明 {Departments} 个签订部门各自的权利义务";
}

public sealed record ContractDrafted(Guid Id, int Version, string? ModelNumber, bool IsOwnDespiteModel) : ProjectFact(Id, 24, ModelNumber is null ? 1 : 2)
{
    public override string Sentence => $"起草合同文本第 {Version} 稿{(ModelNumber is null ? IsOwnDespiteModel ? "，有示范文本而自拟，写了理由" : "" : $"，使用示范文本 {ModelNumber}")}";
}

public sealed record DeviationExplained(Guid Id, int Version) : ProjectFact(Id, 24, 2)
{
    public override string Sentence => $"说明第 {Version} 稿与示范文本不同的一处";
}

public sealed record ProjectHandlerNamed(Guid Id) : ProjectFact(Id, 16, 1)
{
    public override string Sentence => "重新指定了承办人";
}

public sealed record ProjectDropped(Guid Id) : ProjectFact(Id, 13, 2, 3)
{
    public override string Sentence => "不再办这个项目";
}

public sealed record ProjectSigned(Guid Id, Guid Contract) : ProjectFact(Id, 13, 2, 7)
{
    public override string Sentence => "登记签订合同";
}
