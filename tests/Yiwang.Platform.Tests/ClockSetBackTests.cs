using System.Diagnostics;
using Yiwang.Platform.Ledger;
using Yiwang.Platform.Outbox;
using Yiwang.Platform.Tests.House;

namespace Yiwang.Platform.Tests;

/// <summary>Somebody sets the machine's clock back by hours: nothing waits until it has caught up, and the ledger still verifies.</summary>
public sealed class ClockSetBackTests
{
    private static readonly TimeSpan Back = TimeSpan.FromHours(-5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "时钟拨回五小时：该送的照样送，后台任务照样跑")]
    public async Task What_is_due_does_not_wait_for_the_clock_to_catch_up()
    {
        var time = new MovableTime();
        await using var house = await PlatformHouse.Open(time);
        await house.Background.StartAsync(Ct);
        await Until(() => Task.FromResult(house.Mood.Runs > 0));
        var (_, failing) = await A_delivery_that_failed(house);

        time.Move(Back);
        var runs = house.Mood.Runs;
        var (_, subject) = await house.A_parcel();

        await Until(() => Task.FromResult(house.Mood.Runs > runs));
        await Until(async () => (await house.Heard(nameof(Clerk), subject)).Length == 1 && (await house.Heard(nameof(MoodyClerk), failing)).Length == 1);
        await house.Background.StopAsync(Ct);
    }

    [Fact(DisplayName = "时钟拨回五小时：照样锚定，台账相符")]
    public async Task The_ledger_is_anchored_and_verifies()
    {
        var time = new MovableTime();
        await using var house = await PlatformHouse.Open(time);
        await house.A_parcel();
        await LedgerHouse.Anchor(house);

        time.Move(Back);
        await house.A_parcel();
        await house.In<LedgerAnchoring, int>(async anchoring => { await anchoring.Run(Ct); return 0; });
        var verdict = await house.Verify();

        Assert.Empty(verdict.Faults);
        Assert.Equal((2, 0L), (verdict.Anchors!.Anchors, verdict.Anchors.Waiting));
    }

    [Fact(DisplayName = "别的节点在时钟拨回以前写下的占用，不会让后台任务等到那时")]
    public async Task A_hold_that_ends_too_far_ahead_is_none()
    {
        await using var house = await PlatformHouse.Open();
        await house.Sql($"INSERT INTO platform_leases (\"Name\", \"Holder\", \"Until\") VALUES ('jobs', 'a node that died before the clock was set back', {TimeProvider.System.GetUtcNow().AddHours(5).UtcTicks})");

        await house.Background.StartAsync(Ct);
        await Until(() => Task.FromResult(house.Mood.Runs > 0));
        await house.Background.StopAsync(Ct);
    }

    [Fact(DisplayName = "正常停下的节点立刻让位")]
    public async Task A_node_that_stops_in_peace_lets_the_next_begin_at_once()
    {
        await using var house = await PlatformHouse.Open();
        await using var other = house.SecondNode();
        await house.Background.StartAsync(Ct);
        await Until(() => Task.FromResult(house.Mood.Runs > 0));

        await house.Background.StopAsync(Ct);
        var stopped = Stopwatch.StartNew();
        await other.Background.StartAsync(Ct);
        await Until(() => Task.FromResult(other.Mood.Runs > 0));
        await other.Background.StopAsync(Ct);

        Assert.InRange(stopped.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10)); // a hold lasts fifteen
    }

    /// <summary>Put off into the future that the clock then leaves.</summary>
    private static async Task<(Guid Id, string Subject)> A_delivery_that_failed(PlatformHouse house)
    {
        var id = Guid.CreateVersion7();
        var subject = Parcel.SubjectOf(id);
        house.Mood.Refuses = subject;
        await house.Run(new ReceiveParcel(id));
        await Until(async () => (await house.All<Delivery>()).Any(d => d.Attempts > 0));
        house.Mood.Refuses = null;
        return (id, subject);
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        var patience = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), "It took too long.");
            await Task.Delay(50, Ct);
        }
    }
}
