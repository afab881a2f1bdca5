using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Inbox.Items;
using Yiwang.Inbox.Public;
using Yiwang.Platform.Data;
using Yiwang.Testing;
using static Yiwang.Inbox.Tests.Reviewers;

namespace Yiwang.Inbox.Tests.Items;

public sealed class KeepTests(TownHall hall) : IClassFixture<TownHall>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_new_opens_and_what_is_no_more_closes()
    {
        var (first, second) = (Work("keep-1"), Work("keep-1"));
        await hall.Keeps("case/keep-1", first);

        await hall.Keeps("case/keep-1", second);

        Assert.Equal([second.Id], await OpenAt("keep-1"));
        Assert.NotNull((await Row(first.Id)).ClosedAt);
    }

    [Fact]
    public async Task Keeping_the_same_twice_writes_nothing()
    {
        var draft = Work("keep-2", hall.Today);
        await hall.Keeps("case/keep-2", draft);

        await using var scope = hall.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IInbox>().Keep("case/keep-2", [draft], Ct);

        Assert.False(scope.ServiceProvider.GetRequiredService<YiwangDb>().ChangeTracker.HasChanges());
    }

    [Fact]
    public async Task A_due_date_and_a_title_move_with_the_procedure()
    {
        var draft = Work("keep-3", hall.Today);
        await hall.Keeps("case/keep-3", draft);

        await hall.Keeps("case/keep-3", draft with { DueOn = hall.Today.AddDays(9), Title = "康复救助 SW-2026-00077" });

        var row = await Row(draft.Id);
        Assert.Equal((hall.Today.AddDays(9), "康复救助 SW-2026-00077", "77"), (row.DueOn, row.Title, row.Serial));
    }

    [Fact]
    public async Task A_step_that_is_due_again_is_open_again_and_keeps_its_beginning()
    {
        var draft = Work("keep-4");
        await hall.Keeps("case/keep-4", draft);
        var opened = (await Row(draft.Id)).OpenedAt;
        await hall.Keeps("case/keep-4");
        hall.Time_passes(TimeSpan.FromHours(1));

        await hall.Keeps("case/keep-4", draft);

        Assert.Equal((opened, null), ((await Row(draft.Id)).OpenedAt, (await Row(draft.Id)).ClosedAt));
    }

    [Fact]
    public async Task Within_one_transaction_the_last_word_counts()
    {
        var (passing, staying) = (Work("keep-5"), Work("keep-5"));
        await using (var scope = hall.Services.CreateAsyncScope())
        {
            var inbox = scope.ServiceProvider.GetRequiredService<IInbox>();
            await inbox.Keep("case/keep-5", [passing], Ct);
            await inbox.Keep("case/keep-5", [staying], Ct);
            await scope.ServiceProvider.GetRequiredService<YiwangDb>().SaveChangesAsync(Ct);
        }

        Assert.Equal([staying.Id], await OpenAt("keep-5"));
    }

    [Fact]
    public async Task Another_subject_is_left_alone_and_its_steps_cannot_be_taken()
    {
        var (mine, theirs) = (Work("keep-6"), Work("keep-6"));
        await hall.Keeps("case/keep-6-theirs", theirs);

        await hall.Keeps("case/keep-6", mine);

        Assert.Equal(new[] { mine.Id, theirs.Id }.ToHashSet(), (await OpenAt("keep-6")).ToHashSet());
        await Assert.ThrowsAsync<InvalidOperationException>(() => hall.Keeps("case/keep-6", theirs));
    }

    private Task<Guid[]> OpenAt(string institution) =>
        hall.Look(db => db.Set<WorkItem>().Where(i => i.Institution == institution && i.ClosedAt == null).Select(i => i.Id).ToArrayAsync(Ct));

    private Task<WorkItem> Row(Guid id) => hall.Look(db => db.Set<WorkItem>().AsNoTracking().SingleAsync(i => i.Id == id, Ct));
}
