namespace Yiwang.Contracting.Contracts;

/// <summary>The ten kinds of 第五条第二款 as bits of one number, since a contract may be of several and statistics are counted in an index.</summary>
internal static class ContractTypes
{
    public const int Last = 10;

    /// <summary>0, which no contract has, for a number that is none of the ten.</summary>
    public static int BitOf(int type) => type is >= 1 and <= Last ? 1 << type : 0;

    public static int BitsOf(IEnumerable<int> types) => types.Aggregate(0, (bits, type) => bits | BitOf(type));
}
