using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;
using Yiwang.Platform.Ledger;

namespace Yiwang.Bench.Trust;

/// <summary>Something that happened only to be counted.</summary>
internal sealed record Measured(string Subject, int Number) : Fact(Subject)
{
    public override string Sentence => $"测量 {Number}";
}

/// <summary>
/// Facts as commands append them, only without the rest of a command: a hundred in a transaction, each of a chain of its own, by four writers at once.
/// </summary>
internal sealed class AnchoredFacts(Installation house, Sizes sizes, Report report)
{
    private const int InOneTransaction = 100;
    private const int Writers = 4;
    private const double MustKeepUpWith = 2_000;
    private static readonly TimeSpan BetweenAnchors = TimeSpan.FromMilliseconds(500);

    private int number;

    public async Task Measure()
    {
        await Append(InOneTransaction * 5); // warming
        await Anchor();

        var withAnchors = await Statistics.SecondsOf(AppendWhileAnchoring);
        Add($"facts appended by {Writers} writers while they are anchored, until the last one is", sizes.Facts / withAnchors);

        await Append(sizes.Facts);
        var anchoring = await Statistics.SecondsOf(Anchor);
        Add("rows anchored that had waited", sizes.Facts / anchoring);
    }

    private async Task AppendWhileAnchoring()
    {
        using var ending = new CancellationTokenSource();
        var anchoring = Task.Run(async () =>
        {
            while (!ending.IsCancellationRequested)
            {
                await Anchor();
                await Task.Delay(BetweenAnchors, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        });
        await Append(sizes.Facts);
        await ending.CancelAsync();
        await anchoring;
        await Anchor();
    }

    private Task Append(int count) => Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => AppendAlone(count / Writers))));

    private async Task AppendAlone(int count)
    {
        for (var done = 0; done < count; done += InOneTransaction)
        {
            await using var scope = house.Services.CreateAsyncScope();
            var services = scope.ServiceProvider;
            services.GetRequiredService<CurrentUser>().BecomeSystem("measured");
            var (db, book) = (services.GetRequiredService<YiwangDb>(), services.GetRequiredService<LedgerBook>());
            using var turn = await services.GetRequiredService<WriteTurns>().Take(CancellationToken.None);
            await using var transaction = await db.Database.BeginTransactionAsync();
            for (var i = 0; i < InOneTransaction; i++) await book.Append(Next(), CancellationToken.None);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
    }

    private Measured Next()
    {
        var mine = Interlocked.Increment(ref number);
        return new($"measured/{mine}", mine);
    }

    private async Task Anchor()
    {
        await using var scope = house.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LedgerAnchoring>().AnchorAll(CancellationToken.None);
    }

    private void Add(string what, double perSecond) =>
        report.Add(new Row("Ledger", $"{what}, {sizes.Facts:N0} on {house.Engine.Name}", $"{Report.Number(perSecond)}/s", "", "", $"≥ {Report.Number(MustKeepUpWith)}/s", perSecond >= MustKeepUpWith));
}
