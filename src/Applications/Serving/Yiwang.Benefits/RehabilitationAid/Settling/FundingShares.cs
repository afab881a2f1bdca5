using Yiwang.Benefits.Paying;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Settling;

/// <summary>Who pays a settlement, in all and line by line: central and provincial money is stated, what is left falls to the body's own level.</summary>
internal static class FundingShares
{
    public const string Central = "中央", Provincial = "省级";

    /// <summary>The name under which the rest stands.</summary>
    public static string OwnName(PayingLevel level) => level is PayingLevel.Province ? "同级（省级）" : WayChoice.LevelName(level);

    /// <param name="sharedInFen">What of the amount may be paid from above.</param>
    /// <param name="ownInFen">What only the same level may pay: training of part-time.</param>
    [Article(Law.ShanweiRehabilitationAid, 8), Article(Law.ShanweiRehabilitationAid, 11), Requirement("SW-KF-008t"), Requirement("SW-KF-008p")]
    public static (IReadOnlyList<PaymentSource> Sources, IReadOnlyList<Finding> Findings) Of(long sharedInFen, long ownInFen, long centralInFen, long provincialInFen, PayingLevel level)
    {
        var (split, findings) = FundingSplit.Of(sharedInFen, centralInFen, provincialInFen, sharedInFen == 0 ? Funding.SameLevel : Funding.Shared);
        return split is null ? ([], findings)
            : ([new(Central, split.CentralInFen), new(Provincial, split.ProvincialInFen), new(OwnName(level), split.CountyInFen + ownInFen)], []);
    }

    /// <summary>
    /// Divides the stated money over the lines in proportion. Running totals are rounded, not the lines: so the sums agree to the fen,
    /// no line gets more than its amount, and a line of the same level gets nothing from above.
    /// </summary>
    [Article(Law.ShanweiRehabilitationAid, 8), Requirement("SW-KF-008t"), Requirement("SW-KF-008p")]
    public static IReadOnlyList<FundingSplit> Allot(IReadOnlyList<(long AmountInFen, Funding Funding)> lines, long centralInFen, long provincialInFen)
    {
        var (shared, above) = (lines.Where(l => l.Funding is Funding.Shared).Sum(l => l.AmountInFen), centralInFen + provincialInFen);
        if (above > shared) throw new ArgumentOutOfRangeException(nameof(centralInFen), "More comes from above than may.");
        var splits = new List<FundingSplit>(lines.Count);
        long before = 0, givenAbove = 0, givenCentral = 0;
        foreach (var (amount, funding) in lines)
        {
            if (funding is not Funding.Shared || above == 0)
            {
                splits.Add(new FundingSplit(0, 0, amount));
                continue;
            }

            before += amount;
            var upTo = (long)((Int128)above * before / shared);
            var centralUpTo = (long)((Int128)centralInFen * upTo / above);
            var (own, central) = (upTo - givenAbove, centralUpTo - givenCentral);
            (givenAbove, givenCentral) = (upTo, centralUpTo);
            splits.Add(new FundingSplit(central, own - central, amount - own));
        }

        return splits;
    }
}
