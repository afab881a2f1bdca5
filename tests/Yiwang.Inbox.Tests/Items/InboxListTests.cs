using Microsoft.EntityFrameworkCore;
using Yiwang.Inbox.Items;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Inbox.Tests.Reviewers;

namespace Yiwang.Inbox.Tests.Items;

public sealed class InboxListTests(TownHall hall) : IClassFixture<TownHall>
{
    [Fact]
    public async Task Only_the_post_at_its_own_institution_sees_the_work()
    {
        await hall.Keeps("case/list-1", Work("list-1"));

        Assert.Single((await hall.Sees(Of("list-1"))).Items);
        Assert.Empty((await hall.Sees(Of("list-1-neighbour"))).Items);
        Assert.Empty((await hall.Sees(Of("list-1", post: "head"))).Items);
        Assert.Empty((await hall.Sees(Actor.Citizen(Permissions.SeeInbox))).Items);
    }

    [Fact]
    public async Task What_is_due_first_stands_first_and_what_is_never_due_last()
    {
        var (never, late, early) = (Work("list-2"), Work("list-2", hall.Today.AddDays(30)), Work("list-2", hall.Today.AddDays(-1)));
        await hall.Keeps("case/list-2", never, late, early);

        var page = await hall.Sees(Of("list-2"));

        Assert.Equal([early.Id, late.Id, never.Id], page.Items.Select(i => i.Id));
        Assert.Null(page.Items[^1].DueOn);
    }

    [Fact]
    public async Task Leafing_forth_and_back_shows_each_item_once()
    {
        // Many on one day and many on none, so that pages break in the middle of equal keys.
        var work = Enumerable.Range(0, 2 * WorkItems.PageSize + 30)
            .Select(i => Work("list-3", i % 3 == 0 ? null : hall.Today.AddDays(i % 2))).ToArray();
        await hall.Keeps("case/list-3", work);

        var first = await hall.Sees(Of("list-3"));
        var second = await hall.Sees(Of("list-3"), new(After: first.Next));
        var third = await hall.Sees(Of("list-3"), new(After: second.Next));
        var secondAgain = await hall.Sees(Of("list-3"), new(Before: third.Previous));
        var firstAgain = await hall.Sees(Of("list-3"), new(Before: secondAgain.Previous));

        Assert.Equal(work.Select(w => w.Id).Order(), IdsOf(first, second, third).Order());
        Assert.Equal(IdsOf(second), IdsOf(secondAgain));
        Assert.Equal(IdsOf(first), IdsOf(firstAgain));
        Assert.Equal((null, null), (firstAgain.Previous, third.Next));
    }

    [Fact]
    public async Task A_kind_narrows_the_list_and_every_kind_is_offered_once()
    {
        var appeal = Work("list-4", kind: "申诉答复");
        await hall.Keeps("case/list-4", Work("list-4"), Work("list-4"), appeal);

        Assert.Equal(appeal.Id, Assert.Single((await hall.Sees(Of("list-4"), new(Kind: "申诉答复"))).Items).Id);
        Assert.Equal(["审核", "申诉答复"], (await hall.Asks<WorkItems, IReadOnlyList<string>>(Of("list-4"), w => w.Kinds(TestContext.Current.CancellationToken))).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("SW-2026-00042")]
    [InlineData("sw 2026 00042")]
    [InlineData("SW-2026-0004")]
    [InlineData("42")]
    [InlineData("00042")]
    public async Task A_number_is_found_by_its_beginning_or_its_last_digits_however_it_is_typed(string typed)
    {
        var sought = Work("list-5", title: "康复救助 SW-2026-00042");
        var other = Work("list-5", title: "康复救助 SW-2026-00142");
        await hall.Keeps($"case/list-5-{typed}", sought, other);

        var found = await hall.Sees(Of("list-5"), InboxFilter.From("审核", "red", typed, null, null));

        Assert.Contains(sought.Id, found.Items.Select(i => i.Id));
        Assert.DoesNotContain(other.Id, found.Items.Select(i => i.Id));
    }

    [Fact]
    public async Task The_overview_counts_what_each_light_lists()
    {
        await hall.Keeps("case/list-6", Work("list-6", hall.Today.AddDays(-1)), Work("list-6", hall.Today), Work("list-6", hall.Today.AddDays(30)), Work("list-6"));

        var counts = await hall.Asks<IInboxOverview, InboxCounts>(Of("list-6"), o => o.Mine(TestContext.Current.CancellationToken));

        Assert.Equal(new InboxCounts(Overdue: 1, Soon: 1, Others: 2), counts);
        Assert.Equal(2, (await hall.Sees(Of("list-6"), new(Light: ClockLight.Green))).Items.Count);
    }

    [Theory]
    [InlineData("20260302_not-an-id")]
    [InlineData("yesterday")]
    [InlineData("")]
    public void A_place_that_was_not_written_by_the_list_is_its_beginning(string written) => Assert.Null(Place.Parse(written));

    [Fact]
    public void A_place_is_read_as_it_was_written()
    {
        var place = new Place(WorkItem.NeverDue, Guid.CreateVersion7());

        Assert.Equal(place, Place.Parse(place.ToString()));
    }

    private static IEnumerable<Guid> IdsOf(params InboxPage[] pages) => pages.SelectMany(p => p.Items).Select(i => i.Id);
}
