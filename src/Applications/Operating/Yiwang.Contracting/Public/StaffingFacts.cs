using Yiwang.Kernel;

namespace Yiwang.Contracting.Public;

/// <summary>A department put its own procedure, or who does what, on record.</summary>
public sealed record DepartmentPaperKept(Guid Id, bool IsProcedure) : Fact($"contract-department-paper/{Id}")
{
    public override string Sentence => IsProcedure ? "存入本单位的合同管理制度" : "存入本单位的责任分工表";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 13, 2, IsProcedure ? 1 : 2);
}

/// <summary>A department switched the simplified review of plain model texts on or off.</summary>
public sealed record SimplifiedReviewSwitched(string Institution, bool Allows) : Fact($"contract-review-habit/{Institution}")
{
    public override string Sentence => Allows ? "开通示范文本的简化审查" : "关闭示范文本的简化审查";
    public override Citation? Under => Citation.Of(Law.LuohuContracts, 40, 2);
}
