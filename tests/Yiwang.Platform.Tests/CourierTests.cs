using Yiwang.Platform.Outbox;
using Yiwang.Platform.Tests.House;
using Yiwang.Platform.Time;

namespace Yiwang.Platform.Tests;

public sealed class CourierTests
{
    [Fact]
    public async Task What_happened_is_heard_once_by_each_hearer_in_the_order_in_which_it_happened()
    {
        await using var house = await PlatformHouse.Open();
        var (id, subject) = await house.A_parcel();
        await house.Run(new TakeParcel(id));

        var heard = await house.Deliver();
        var heardAgain = await house.Deliver();

        Assert.Equal((4, 0), (heard, heardAgain));
        Assert.Equal(["到了", "取走了"], await house.Heard(nameof(Clerk), subject));
        Assert.Equal(["到了", "取走了"], await house.Heard(nameof(MoodyClerk), subject));
        Assert.Empty(await house.All<Delivery>());
    }

    [Fact]
    public async Task A_hearer_that_fails_stops_only_itself_and_only_for_that_subject_and_is_visible()
    {
        await using var house = await PlatformHouse.Open();
        var (troubled, calm) = (await house.A_parcel(), await house.A_parcel());
        await house.Run(new TakeParcel(troubled.Id));
        house.Mood.Refuses = troubled.Subject;

        await house.Deliver();

        Assert.Equal(["到了", "取走了"], await house.Heard(nameof(Clerk), troubled.Subject));
        Assert.Equal(["到了"], await house.Heard(nameof(MoodyClerk), calm.Subject));
        Assert.Empty(await house.Heard(nameof(MoodyClerk), troubled.Subject)); // what it wrote before failing is undone
        var waiting = Assert.Single(await house.In<OutboxReader, IReadOnlyList<WaitingHearer>>(r => r.Waiting(TestContext.Current.CancellationToken)));
        Assert.Equal((nameof(MoodyClerk), 2, 1, nameof(InvalidOperationException)), (waiting.Hearer, waiting.Waiting, waiting.Failing, waiting.LastFault));
    }

    [Fact]
    public async Task It_is_tried_again_later_and_then_hears_everything_in_order()
    {
        await using var house = await PlatformHouse.Open();
        var (id, subject) = await house.A_parcel();
        house.Mood.Refuses = subject;
        await house.Deliver();
        await house.Run(new TakeParcel(id));
        house.Mood.Refuses = null;
        Assert.Equal(1, await house.Deliver()); // the clerk hears of the taking; the other waits for its pause to pass

        await house.Time_for_another_attempt();
        await house.Deliver();

        Assert.Equal(["到了", "取走了"], await house.Heard(nameof(MoodyClerk), subject));
    }

    [Fact]
    public async Task What_a_killed_node_had_not_delivered_another_delivers()
    {
        await using var house = await PlatformHouse.Open();
        var (_, subject) = await house.A_parcel();
        await using var other = house.SecondNode();

        await other.Deliver();

        Assert.Equal(["到了"], await other.Heard(nameof(Clerk), subject));
    }

    [Fact]
    public async Task Two_nodes_that_deliver_at_once_let_each_hearer_hear_once()
    {
        await using var house = await PlatformHouse.Open();
        await using var other = house.SecondNode();
        var parcels = new List<(Guid Id, string Subject)>();
        for (var i = 0; i < 5; i++) parcels.Add(await house.A_parcel());

        await Task.WhenAll(Task.Run(house.Deliver), Task.Run(other.Deliver));
        await house.Time_for_another_attempt(); // whoever lost a race has been postponed
        await house.Deliver();

        foreach (var (_, subject) in parcels) Assert.Equal(["到了"], await house.Heard(nameof(Clerk), subject));
    }

    [Fact]
    public async Task A_business_date_in_the_future_holds_nothing_back()
    {
        await using var house = await PlatformHouse.Open();
        await house.RunAs(PlatformHouse.Somebody, new SetBusinessDate(new DateOnly(2090, 1, 2)), null, PlatformPermissions.SetBusinessDate);
        await house.A_parcel();

        Assert.Equal(2, await house.Deliver());
    }
}
