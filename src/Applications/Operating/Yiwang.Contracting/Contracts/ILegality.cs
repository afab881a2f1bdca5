using Yiwang.Contracting.Rules;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Contracts;

/// <summary>What the legality review is asked before a contract may be entered as signed.</summary>
/// <param name="Rules">Those of the day of the signature.</param>
internal sealed record LegalityQuestion(string Institution, ContractRules Rules, ContractKind Kind, Backing Backing, bool IsKey, Signing Signing, DateOnly? SignedOn, Enterprises.ReviewRoute Route = Enterprises.ReviewRoute.Own);

/// <summary>第四十条: nothing is signed without its legality having been reviewed.</summary>
internal interface ILegality
{
    Task<IReadOnlyList<Finding>> BeforeSigning(LegalityQuestion asked, CancellationToken ct);

    /// <summary>The review has done its work; it is for this contract and no other.</summary>
    Task Signed(Contract contract, CancellationToken ct);
}
