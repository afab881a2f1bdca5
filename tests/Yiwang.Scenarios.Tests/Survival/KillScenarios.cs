using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests.Survival;

/// <summary>kill -9 again and again while several people work.</summary>
[Collection(InTurn.Name)]
public sealed class KillScenarios(RunningServer server, ITestOutputHelper output) : IClassFixture<RunningServer>
{
    private const int People = 4, LongestPeace = 1200, LongestStart = 4000, OneInSoManyDiesStarting = 3;

    [Fact(DisplayName = "众人办着事，反复 kill -9：答复过的一件不少，没有一件是半件，没送到的恢复后送到，台账相符")]
    public async Task However_often_it_is_killed_what_was_acknowledged_is_there_once_and_nothing_by_half()
    {
        var random = new Random(Nightly.Seed);
        output.WriteLine($"YIWANG_KILLS={Nightly.Kills} YIWANG_SEED={Nightly.Seed}");
        await using var writers = await Writers.Begin(server.Address, People);
        await writers.Acknowledge(1);

        for (var kill = 1; kill <= Nightly.Kills; kill++)
        {
            await Task.Delay(random.Next(LongestPeace), TestContext.Current.CancellationToken);
            await server.Kill();
            if (kill % OneInSoManyDiesStarting == 0)
            {
                await Dies_starting(random);
                kill++;
            }

            await server.Start();
            await writers.Acknowledge(1); // it works again, and nobody did anything to it
        }

        await writers.Finish();
        output.WriteLine($"{writers.Acknowledged.Count} acknowledged, {writers.Unanswered} sent again");
        await new Books(server.ConnectionString).Hold(writers, server.Process);
    }

    private async Task Dies_starting(Random random)
    {
        server.Process.Begin();
        await Task.Delay(random.Next(LongestStart), TestContext.Current.CancellationToken);
        await server.Kill();
    }
}
