using System.Diagnostics;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests.Survival;

/// <summary>Ten times as many people as the house takes at once, with whom it lets wait.</summary>
[Collection(InTurn.Name)]
public sealed class CrowdScenarios(CrowdScenarios.SmallHouse server, ITestOutputHelper output) : IClassFixture<CrowdScenarios.SmallHouse>
{
    private const int AtOnce = 4, Waiting = 4, People = 10 * (AtOnce + Waiting);
    private const long MostGrowth = 200L * 1024 * 1024;
    private static readonly TimeSpan Rush = TimeSpan.FromSeconds(5), SoonAgain = TimeSpan.FromSeconds(5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "来的人是容量的十倍：答复过的一件不少，没收下的当场请他稍后再来，内存不涨，人散后五秒内照常")]
    public async Task A_crowd_of_ten_times_the_capacity_loses_nothing_and_leaves_no_trace()
    {
        await using var writers = await Writers.Begin(server.Address, People);
        await writers.Acknowledge(People);
        var before = Memory();
        await Task.Delay(Rush, Ct);
        var during = Memory();
        await writers.Finish();

        var afterwards = Stopwatch.StartNew();
        using var somebody = await Writers.SignedIn(server.Address);
        using var page = await somebody.GetAsync(new Uri("/staff/inbox", UriKind.Relative), Ct);
        output.WriteLine($"{writers.Acknowledged.Count} acknowledged, {writers.TurnedAway} turned away, {(during - before) / 1024 / 1024} MB more, answered after {afterwards.ElapsedMilliseconds} ms");

        Assert.True(page.IsSuccessStatusCode && afterwards.Elapsed < SoonAgain, $"{page.StatusCode} after {afterwards.Elapsed}");
        Assert.True(writers.TurnedAway > 0);
        Assert.Equal(0, writers.Unanswered);
        Assert.True(during - before < MostGrowth, $"{during - before:N0} bytes more");
        await new Books(server.ConnectionString).Hold(writers, server.Process);
    }

    private long Memory()
    {
        using var process = Process.GetProcessById(server.Process.Id);
        return process.WorkingSet64;
    }

    public sealed class SmallHouse : RunningServer
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Overload__AtOnce"] = $"{AtOnce}", ["Overload__Waiting"] = $"{Waiting}" };
    }
}
