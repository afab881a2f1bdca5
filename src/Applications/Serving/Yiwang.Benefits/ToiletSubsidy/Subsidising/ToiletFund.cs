using Yiwang.Benefits.Public;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Kernel;

namespace Yiwang.Benefits.ToiletSubsidy.Subsidising;

internal sealed record FundReceipt(DateOnly On, long AmountInFen, string By);

/// <summary>上级财政专项资金: what came in, and what is left of it. One row.</summary>
internal sealed class ToiletFund : Aggregate
{
    public const string Key = "higher-level";

    private ToiletFund() { }

    public string Id { get; private init; } = Key;
    public int Revision { get; private set; }
    public long BalanceInFen { get; private set; }
    public IReadOnlyList<FundReceipt> Receipts { get; private set; } = [];

    public static ToiletFund Empty() => new();

    public void Receive(FundReceipt receipt)
    {
        (Receipts, BalanceInFen) = ([.. Receipts, receipt], BalanceInFen + receipt.AmountInFen);
        Revision++;
        Record(new ToiletFundReceived("toilet-fund", receipt.AmountInFen, receipt.By));
    }

    public void Spend(long amountInFen)
    {
        if (amountInFen > BalanceInFen) throw new InvalidOperationException("More is spent than is there.");
        BalanceInFen -= amountInFen;
        Revision++;
    }

    /// <summary>What an order that was sent back had taken is there again.</summary>
    public void GiveBack(long amountInFen)
    {
        BalanceInFen += amountInFen;
        Revision++;
    }
}

/// <summary>What goes to the households and the town of one town at one time, and from which money; paid by a payment order.</summary>
internal sealed class ToiletPayment : Aggregate
{
    private ToiletPayment() { }

    public Guid Id { get; private init; }
    public string Town { get; private init; } = "";
    public DateOnly OrderedOn { get; private init; }
    public int Toilets { get; private init; }
    public long UpperInFen { get; private init; }
    public long LocalInFen { get; private init; }

    /// <summary>Null while the order is on its way, and where it was sent back.</summary>
    public DateOnly? PaidOn { get; private set; }

    public long TotalInFen => UpperInFen + LocalInFen;

    public static ToiletPayment Of(string town, DateOnly on, int toilets, SourceSplit split) =>
        new() { Id = Guid.CreateVersion7(), Town = town, OrderedOn = on, Toilets = toilets, UpperInFen = split.UpperInFen, LocalInFen = split.LocalInFen };

    public void Paid(DateOnly on)
    {
        PaidOn = on;
        Record(new ToiletSubsidiesPaid($"toilet-payment/{Id}", Town, Toilets, UpperInFen, LocalInFen));
    }
}

internal readonly record struct SourceSplit(long UpperInFen, long LocalInFen)
{
    /// <summary>The higher level's special funds come first; the city adds what is missing.</summary>
    [Article(Law.LuodingRuralToilets, "四（三）"), Requirement("LD-CS-011")]
    public static SourceSplit Of(long amountInFen, long upperBalanceInFen)
    {
        var upper = Math.Min(amountInFen, Math.Max(0, upperBalanceInFen));
        return new(upper, amountInFen - upper);
    }

    /// <summary>The city's own money can't be chosen while some of the special funds is left.</summary>
    [Article(Law.LuodingRuralToilets, "四（三）"), Requirement("LD-CS-011")]
    public static Finding? Refused(bool fromLocalOnly, long upperBalanceInFen) => fromLocalOnly && upperBalanceInFen > 0
        ? Finding.Block("toilets.upper-first", $"上级专项资金还有 {upperBalanceInFen / 100:N0} 元，不能选本级资金支付。", Places.Works, "source", "请先用上级专项资金，不足的部分系统会自动由本级补足。") : null;
}
