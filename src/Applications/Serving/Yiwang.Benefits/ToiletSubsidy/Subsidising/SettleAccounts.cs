using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.ToiletSubsidy.Subsidising;

/// <summary>结账 of a public toilet: what it cost and who bore it.</summary>
/// <param name="TownInFen">Null for the gap that is left.</param>
[Requires(Permissions.KeepToilets)]
internal sealed record SettleAccounts(Guid Id, long CostInFen, long? TownInFen, long SocialInFen) : ICommand;

internal sealed class SettleAccountsHandler(ToiletActs acts, ToiletsDb db, ToiletBook book) : IHandle<SettleAccounts>
{
    public async Task<Outcome> Handle(SettleAccounts command, CancellationToken ct)
    {
        if (db.OwnTown is not { } town || await db.Plan(ct) is not { } plan) return Outcome.NotFound;
        var (toilets, papers) = (await db.VisibleToilets.AsNoTracking().ToListAsync(ct), await db.AllPapers(ct));
        var subsidy = SubsidyRules.Of(toilets, plan.Of(town)!, papers.Any(p => p.PaysConversions), book).FirstOrDefault(e => e.Toilet.Id == command.Id)?.AmountInFen ?? 0;
        var accounts = new ToiletAccounts(command.CostInFen, subsidy, command.TownInFen ?? SubsidyRules.GapInFen(command.CostInFen, subsidy, command.SocialInFen), command.SocialInFen);
        return await acts.On(command.Id, (t, _) => [.. Standing(t), .. Sums(accounts)], (t, _) => t.Settle(accounts), ct);
    }

    private static IEnumerable<Finding> Standing(Toilet toilet)
    {
        if (!toilet.IsPublic) yield return Finding.Block("toilets.accounts-household", "户厕不结账，奖补按户发放。", Places.Works, remedy: "不用再办。");
        if (toilet.State is not ToiletState.Accepted) yield return Finding.Block("toilets.accounts-early", "验收通过以后才能结账。", Places.Works, remedy: "请先完工、验收。");
    }

    /// <summary>The sources must add up to the cost, or the accounts are not closed.</summary>
    [Article(Law.LuodingRuralToilets, "四（三）"), Requirement("LD-CS-013")]
    internal static IEnumerable<Finding> Sums(ToiletAccounts accounts)
    {
        if (accounts.CostInFen <= 0) yield return Finding.Block("toilets.cost", "请填写总造价，大于 0。", Places.Works, "cost", "以元为单位。");
        if (accounts.TownInFen < 0 || accounts.SocialInFen < 0) yield return Finding.Block("toilets.sources", "资金来源的金额不能是负数。", Places.Works, "town", "没有的填 0。");
        else if (accounts.CostInFen > 0 && accounts.SourcesInFen != accounts.CostInFen)
            yield return Finding.Block("toilets.sources-sum", $"来源合计 {accounts.SourcesInFen / 100m:N2} 元（奖补 {accounts.SubsidyInFen / 100m:N2}、自筹 {accounts.TownInFen / 100m:N2}、社会资本 {accounts.SocialInFen / 100m:N2}），总造价 {accounts.CostInFen / 100m:N2} 元，不能结账。",
                Places.Works, "town", "请核对金额；镇（街道）自筹不填的，按缺口算。");
    }
}
