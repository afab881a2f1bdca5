using Yiwang.Bench.Commands;
using Yiwang.Bench.Pages;

namespace Yiwang.Bench.Trust;

/// <summary>What the base costs that can be trusted: facts with their anchors, verification, sign-ins, tokens, a backup and the way back.</summary>
internal sealed class TrustRows(Engine engine, Workplace place, Sizes sizes, Report report)
{
    public async Task Measure()
    {
        await using (var house = await Installation.Prepare(engine, "trust", place))
        {
            await new AnchoredFacts(house, sizes, report).Measure();
            await LedgerRow.Measure(house, sizes, report);
        }

        await using (var house = await Installation.Prepare(engine, "entrance", place))
        {
            await using var host = await Server.StartHost(place, house);
            await new SignIns(house, host.Address, sizes, report).Measure();
            await new Tokens(house, host.Address, sizes, report).Measure();
        }

        if (engine is Sqlite) await new BackupDrill(engine, place, sizes, report).Measure();
    }

    /// <summary>So many at once, each in turn, until all are done.</summary>
    public static async Task<double> PerSecond(int count, int atOnce, Func<int, Task> act)
    {
        var each = count / atOnce;
        var seconds = await Statistics.SecondsOf(() => Task.WhenAll(Enumerable.Range(0, atOnce).Select(one => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++) await act(one);
        }))));
        return each * atOnce / seconds;
    }
}
