using Yiwang.Kernel;

namespace Yiwang.Contracting.Rules;

/// <summary>What 第六条 asks about a contract.</summary>
/// <param name="AmountInFen">涉及标的; null for 无标的金额.</param>
/// <param name="Types">The numbers of 第五条第二款, 1 to 10.</param>
/// <param name="DisposesOfStateAsset">Use, loan, lease, transfer or security of state property, or disposal of rights in renewal.</param>
/// <param name="IsTalentHousing">Lease or sale of 人才保障住房.</param>
/// <param name="DerivesFromKey">It supplements, changes or ends a contract under key supervision.</param>
internal sealed record KeyQuestion(long? AmountInFen, IReadOnlyList<int> Types, bool DisposesOfStateAsset, bool IsTalentHousing, bool IsDemanded, bool DerivesFromKey);

internal static class KeySupervision
{
    public const int RenewalSupervision = 5;

    public static readonly Citation Amount = Citation.Of(Law.LuohuContracts, 6, 1, 1), StateAsset = Citation.Of(Law.LuohuContracts, 6, 1, 2),
        Agreement = Citation.Of(Law.LuohuContracts, 6, 1, 3), Demanded = Citation.Of(Law.LuohuContracts, 6, 1, 4), Derived = Citation.Of(Law.LuohuContracts, 6, 2);

    /// <summary>Every place of 第六条 by which the contract is under key supervision; none means that it isn't.</summary>
    [Article(Law.LuohuContracts, 6)]
    [Requirement("LH-HT-006a"), Requirement("LH-HT-006b"), Requirement("LH-HT-006c"), Requirement("LH-HT-006d"), Requirement("LH-HT-006e")]
    public static IReadOnlyList<Citation> Reasons(KeyQuestion asked, ContractRules rules)
    {
        var reasons = new List<Citation>();
        if (asked.AmountInFen >= rules.KeyAmountInFen) reasons.Add(Amount);
        if (asked.DisposesOfStateAsset && !asked.IsTalentHousing) reasons.Add(StateAsset);
        if (asked.Types.Contains(RenewalSupervision)) reasons.Add(Agreement);
        if (asked.IsDemanded) reasons.Add(Demanded);
        if (asked.DerivesFromKey) reasons.Add(Derived);
        return reasons;
    }
}
