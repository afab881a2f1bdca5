using Yiwang.Kernel;

namespace Yiwang.Contracting.Public;

/// <summary>A department put its own procedure, or who does what, on record.</summary>
public sealed record DepartmentPaperKept(Guid Id, bool IsProcedure) : Fact($"contract-department-paper/{Id}")
{
    public override string Sentence => IsProcedure ? "存入本单位的合同管理制度" : "存入本单位的责任分工表";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 13, 2, IsProcedure ? 1 : 2);
}
