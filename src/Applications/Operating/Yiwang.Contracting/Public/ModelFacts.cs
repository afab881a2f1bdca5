using Yiwang.Kernel;

namespace Yiwang.Contracting.Public;

/// <summary>Something that happened to a model text.</summary>
public abstract record ModelFact(Guid Id) : Fact($"contract-model/{Id}")
{
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 23);
}

public sealed record ModelSubmitted(Guid Id, int Version) : ModelFact(Id)
{
    public override string Sentence => $"提交示范文本第 {Version} 版，请法制机构审查";
}

public sealed record ModelConfirmed(Guid Id, string Number, int Version) : ModelFact(Id)
{
    public override string Sentence => $"审查确认第 {Version} 版，编号 {Number}";
}

public sealed record ModelReturned(Guid Id, int Version) : ModelFact(Id)
{
    public override string Sentence => $"退回第 {Version} 版";
}

public sealed record ModelWithdrawn(Guid Id, string Number) : ModelFact(Id)
{
    public override string Sentence => $"停用示范文本 {Number}";
}
