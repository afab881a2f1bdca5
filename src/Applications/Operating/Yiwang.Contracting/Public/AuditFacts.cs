using Yiwang.Kernel;

namespace Yiwang.Contracting.Public;

/// <summary>Something that happened in a year's audit of contracts.</summary>
public abstract record AuditFact(Guid Id) : Fact($"contract-audit/{Id}")
{
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 74, 3);
}

/// <summary>The scope is fixed; its fingerprints are in the ledger before anybody can know the seed.</summary>
public sealed record AuditOpened(Guid Id, string Kind, int Year, string Scope) : AuditFact(Id)
{
    public override string Sentence => $"{Year}年{(Kind == "Inspection" ? "监督检查" : Kind == "Authority" ? "主管部门检查" : "履约审计")}：固定抽取范围，{Scope}";
}

public sealed record AuditDrawn(Guid Id, int Anchor, string Seed, int Drawn) : AuditFact(Id)
{
    public override string Sentence => $"以台账第 {Anchor} 次锚定的根为种子（{Seed[..8]}…），抽取 {Drawn} 份";
}

public sealed record AuditFound(Guid Id, Guid Contract) : AuditFact(Id)
{
    public override string Sentence => "登记一个问题，要求整改";
}

public sealed record AuditMended(Guid Id, Guid Contract) : AuditFact(Id)
{
    public override string Sentence => "承办部门报告整改情况";
}

public sealed record AuditClosed(Guid Id, int Findings) : AuditFact(Id)
{
    public override string Sentence => $"下结论，共 {Findings} 个问题";
}

public sealed record AuditNoted(Guid Id, string Kind) : AuditFact(Id)
{
    public override string Sentence => Kind == "OnSite" ? "登记现场核查" : "登记延伸检查事项";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 74, 2);
}

public sealed record ExpertEngaged(Guid Id) : AuditFact(Id)
{
    public override string Sentence => "聘请第三方参与，开放抽中的合同供查看";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 74, 2);
}

public sealed record MaterialsCalledFor(Guid Id, string Institution, int Items, bool NeedsCommitment) : AuditFact(Id)
{
    public override string Sentence => $"调阅资料 {Items} 项{(NeedsCommitment ? "，要求书面承诺" : "")}";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 75, 1);
}

public sealed record MaterialGiven(Guid Id, string Institution, int Item) : AuditFact(Id)
{
    public override string Sentence => $"提交第 {Item} 项资料";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 75, 1);
}

public sealed record TruthCommitted(Guid Id, string Institution) : AuditFact(Id)
{
    public override string Sentence => "书面承诺资料真实、完整";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 75, 2);
}

public sealed record DisciplineProposed(Guid Id, string Institution) : AuditFact(Id)
{
    public override string Sentence => "因不配合检查，送出处分建议";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 75, 3);
}

public sealed record DisciplineAnswered(Guid Id) : AuditFact(Id)
{
    public override string Sentence => "登记处分建议的处理结果";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 75, 3);
}

/// <summary>责任线索, for those who appoint or discipline; nothing is judged here.</summary>
public abstract record LeadFact(Guid Id) : Fact($"contract-lead/{Id}")
{
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 76, 2);
}

public sealed record LeadOpened(Guid Id, int Act, bool BySystem) : LeadFact(Id)
{
    public override string Sentence => $"登记责任线索（第{Act}类）{(BySystem ? "，由记录自动生成，待核" : "")}";
}

public sealed record LeadHandedOver(Guid Id, string To) : LeadFact(Id)
{
    public override string Sentence => $"线索移送{To}";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 76, 1);
}

public sealed record LeadAnswered(Guid Id) : LeadFact(Id)
{
    public override string Sentence => "登记线索的处理结果";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 76, 1);
}
