using System.Diagnostics;
using Yiwang.Platform.Data;
using Yiwang.Platform.Tests.House;

namespace Yiwang.Platform.Tests;

public sealed class JobAndMigrationTests
{
    [Fact]
    public async Task Jobs_run_on_one_node_and_another_takes_over_when_its_lease_has_passed()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var house = await PlatformHouse.Open();
        await house.Sql($"INSERT INTO platform_leases (\"Name\", \"Holder\", \"Until\") VALUES ('jobs', 'another node', {TimeProvider.System.GetUtcNow().AddMinutes(1).UtcTicks})");

        await house.Background.StartAsync(ct);
        await Task.Delay(TimeSpan.FromSeconds(2), ct);
        var whileHeldByAnother = house.Mood.Runs;
        await house.Sql("UPDATE platform_leases SET \"Until\" = 1");
        await Until(() => house.Mood.Runs > 0);
        await house.Background.StopAsync(ct);

        Assert.Equal(0, whileHeldByAnother);
        Assert.True(house.Mood.Runs > 0);
    }

    [Fact]
    public async Task Of_two_nodes_that_start_together_one_runs_the_jobs()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var house = await PlatformHouse.Open();
        await using var other = house.SecondNode();

        await Task.WhenAll(house.Background.StartAsync(ct), other.Background.StartAsync(ct));
        await Until(() => house.Mood.Runs + other.Mood.Runs >= 2);
        await Task.WhenAll(house.Background.StopAsync(ct), other.Background.StopAsync(ct));

        Assert.True(house.Mood.Runs == 0 || other.Mood.Runs == 0, $"{house.Mood.Runs} and {other.Mood.Runs} runs");
    }

    [Fact]
    public async Task Migrating_is_a_step_of_its_own_and_doing_it_again_changes_nothing()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var house = await PlatformHouse.OpenUnmigrated();

        var wasBehind = await house.In<DatabaseMigrator, bool>(m => m.IsBehind(ct));
        var first = await house.In<DatabaseMigrator, IReadOnlyList<string>>(m => m.Migrate(ct));
        var second = await house.In<DatabaseMigrator, IReadOnlyList<string>>(m => m.Migrate(ct));

        Assert.True(wasBehind);
        Assert.Equal(["20261122_01_Platform", "20261122_70_LedgerAnchors", "20261122_90_Parcels", "20261122_99_Letters", "20261127_02_Looks"], first);
        Assert.Empty(second);
        Assert.False(await house.In<DatabaseMigrator, bool>(m => m.IsBehind(ct)));
    }

    [Fact]
    public async Task A_demonstration_is_emptied_and_begins_anew()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var house = await PlatformHouse.Open();
        await house.A_parcel();

        await house.In<DatabaseMigrator, object>(async m => { await m.DropEverything(ct); return m; });
        await house.In<DatabaseMigrator, IReadOnlyList<string>>(m => m.Migrate(ct));

        Assert.Empty(await house.All<Parcel>());
        await house.A_parcel();
        Assert.Single(await house.All<Parcel>());
    }

    private static async Task Until(Func<bool> isSo)
    {
        var patience = Stopwatch.StartNew();
        while (!isSo() && patience.Elapsed < TimeSpan.FromSeconds(30)) await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.True(isSo(), "It took too long.");
    }
}
