using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Benefits.ToiletSubsidy.Subsidising;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.ToiletSubsidy.Building;

/// <summary>The lead bureau accepts a finished toilet by the method that was issued, or sends it back.</summary>
[Requires(Permissions.LeadToilets)]
internal sealed record AcceptToilet(Guid Id, bool Passed, string Why) : ICommand;

internal sealed class AcceptToiletHandler(ToiletActs acts, ToiletsDb db, TimeProvider clock) : IHandle<AcceptToilet>
{
    public async Task<Outcome> Handle(AcceptToilet command, CancellationToken ct)
    {
        var papers = await db.AllPapers(ct);
        return await acts.On(command.Id, (t, _) => [.. PaperRule.Missing(papers, "验收", clock.Today()), .. Check(t, command)], (t, _) =>
        {
            if (command.Passed) t.Accept(clock.Today());
            else t.SendBack(command.Why.Trim());
        }, ct);
    }

    private static IEnumerable<Finding> Check(Toilet toilet, AcceptToilet command)
    {
        if (toilet.State is not ToiletState.Finished) yield return Finding.Block("toilets.not-finished", toilet.State is ToiletState.Accepted ? "已经验收通过。" : "还没有报完工，不能验收。", Places.Works, remedy: "完工以后再验收。");
        if (!command.Passed && command.Why.Trim().Length is 0 or > 500) yield return Finding.Block("toilets.why", "不通过的，请写明哪里不合格，不超过 500 字。", Places.Works, "why", "照验收办法逐项写。");
    }
}

/// <summary>销号: the bureau closes out a village.</summary>
[Requires(Permissions.LeadToilets)]
internal sealed record CloseOutVillage(Guid Id) : ICommand;

internal sealed class CloseOutVillageHandler(ToiletsDb db, ToiletDuties duties, TimeProvider clock) : IHandle<CloseOutVillage>
{
    public async Task<Outcome> Handle(CloseOutVillage command, CancellationToken ct)
    {
        if (await db.Village(command.Id, ct) is not { } village) return Outcome.NotFound;
        var toilets = await db.ToiletsOf(village.Id, ct);
        var outcome = Outcome.From(village.BeforeClosingOut(toilets));
        if (!outcome.IsDone) return outcome;
        village.CloseOut(clock.Today());
        await duties.Keep(village, toilets, ct);
        return outcome;
    }
}
