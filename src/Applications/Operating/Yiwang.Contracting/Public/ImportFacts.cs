using Yiwang.Kernel;

namespace Yiwang.Contracting.Public;

/// <summary>Something that happened to a table of contracts of the time of paper.</summary>
public abstract record ImportFact(Guid Id) : Fact($"contract-import/{Id}")
{
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 9, 2);
}

public sealed record ImportChecked(Guid Id, int Rows, int Good, int Faulty) : ImportFact(Id)
{
    public override string Sentence => $"核对一张合同表：{Rows} 行，可以导入 {Good} 行，有错 {Faulty} 行";
}

public sealed record ImportConfirmed(Guid Id, int Good) : ImportFact(Id)
{
    public override string Sentence => $"确认导入 {Good} 份合同";
}

public sealed record ImportFinished(Guid Id, int Entered) : ImportFact(Id)
{
    public override string Sentence => $"导入完成，登记 {Entered} 份合同";
}

/// <summary>It was filed, and perhaps ended, in the time of paper.</summary>
public sealed record ContractTakenFromPaper(Guid Id, string Number, DateOnly? FiledOn, DateOnly? EndedOn) : ContractFact(Id, 49, 1)
{
    public override string Sentence => $"从纸质记录导入{(Number.Length > 0 ? $"，备案编号 {Number}，{FiledOn:yyyy-MM-dd} 备案" : "，免备案")}{(EndedOn is { } end ? $"，{end:yyyy-MM-dd} 终止" : "")}";
}
