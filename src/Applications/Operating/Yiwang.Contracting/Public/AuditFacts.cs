using Yiwang.Kernel;

namespace Yiwang.Contracting.Public;

/// <summary>Something that happened in a year's audit of contracts.</summary>
public abstract record AuditFact(Guid Id) : Fact($"contract-audit/{Id}")
{
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 74, 3);
}

/// <summary>The scope is fixed; its fingerprints are in the ledger before anybody can know the seed.</summary>
public sealed record AuditOpened(Guid Id, int Year, string Scope) : AuditFact(Id)
{
    public override string Sentence => $"{Year}年履约审计：固定抽取范围，{Scope}";
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
