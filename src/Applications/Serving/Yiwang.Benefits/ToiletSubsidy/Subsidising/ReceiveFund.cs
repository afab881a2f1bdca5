using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.ToiletSubsidy.Subsidising;

/// <summary>Special funds of the higher level came in.</summary>
[Requires(Permissions.FundToilets)]
internal sealed record ReceiveFund(long AmountInFen, DateOnly? On, string By) : ICommand;

internal sealed class ReceiveFundHandler(ToiletsDb db, TimeProvider clock) : IHandle<ReceiveFund>
{
    public async Task<Outcome> Handle(ReceiveFund command, CancellationToken ct)
    {
        var outcome = Outcome.From(Check(command, clock.Today()));
        if (!outcome.IsDone) return outcome;
        var fund = await db.Funds.ByKey(ToiletFund.Key, ct);
        if (fund is null) db.Funds.Add(fund = ToiletFund.Empty());
        fund.Receive(new(command.On!.Value, command.AmountInFen, command.By.Trim()));
        return outcome;
    }

    private static IEnumerable<Finding> Check(ReceiveFund command, DateOnly today)
    {
        if (command.AmountInFen <= 0) yield return Finding.Block("toilets.fund-amount", "请填写收到的金额，大于 0。", Places.Works, "amount", "以元为单位，例如 800000。");
        if (command.By.Trim().Length is 0 or > 100) yield return Finding.Block("toilets.fund-by", "请填写下达的文号，不超过 100 字。", Places.Works, "by", "照资金文件填写。");
        if (command.On is null || command.On > today) yield return Finding.Block("toilets.fund-on", "请填写到账日期，不晚于今天。", Places.Works, "on", "照到账单填写。");
    }
}
