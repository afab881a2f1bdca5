using Yiwang.Kernel;

namespace Yiwang.Contracting.Contracts;

/// <summary>What the legality review is asked before a contract may be signed.</summary>
/// <param name="Reference">As typed: number of the opinion, or of the model text that was used unchanged.</param>
internal sealed record LegalityQuestion(string Institution, string Region, ContractKind Kind, Backing Backing, bool IsKey, string Reference, DateOnly? SignedOn);

/// <summary>第四十条: nothing is signed without its legality having been reviewed.</summary>
internal interface ILegality
{
    Task<IReadOnlyList<Finding>> BeforeSigning(LegalityQuestion asked, CancellationToken ct);
}

/// <summary>Where the review was held on paper: its number has to be named.</summary>
internal sealed class TypedLegality : ILegality
{
    [Article(Law.LuohuContracts, 13, 2), Article(Law.LuohuContracts, 40, 1), Requirement("LH-HT-013d")]
    public Task<IReadOnlyList<Finding>> BeforeSigning(LegalityQuestion asked, CancellationToken ct) => Task.FromResult<IReadOnlyList<Finding>>(asked.Reference.Trim().Length is > 0 and <= 100 ? [] :
    [
        Finding.Block("contract.no-legality", "没有经过合法性审查，不能登记签订。", Citation.Of(Law.LuohuContracts, 40, 1), "legality",
            asked.IsKey || asked.Backing is Backing.InGovernmentsName ? "请先经单位内部审查，再经法制机构审查；没有改动的示范文本填文本编号。" : "请先经单位内部审查，填意见表的编号；没有改动的示范文本填文本编号。"),
    ]);
}
