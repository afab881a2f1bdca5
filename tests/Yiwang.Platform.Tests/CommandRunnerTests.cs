using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Ledger;
using Yiwang.Platform.Outbox;
using Yiwang.Platform.Tests.House;

namespace Yiwang.Platform.Tests;

public sealed class CommandRunnerTests
{
    [Fact]
    public async Task Whoever_lacks_the_permission_is_refused_and_nothing_is_stored()
    {
        await using var house = await PlatformHouse.Open();

        var outcome = await house.RunAs(PlatformHouse.Somebody, new ReceiveParcel(Guid.CreateVersion7()), Guid.CreateVersion7(), "parcels.look");

        Assert.Equal(OutcomeKind.Forbidden, outcome.Kind);
        await Nothing_is_stored(house);
    }

    [Fact]
    public async Task A_refusal_stores_nothing_not_even_what_the_handler_had_added()
    {
        await using var house = await PlatformHouse.Open();

        var outcome = await house.Run(new ReceiveParcel(Guid.CreateVersion7(), Note: ""), Guid.CreateVersion7());

        Assert.Equal(OutcomeKind.Refused, outcome.Kind);
        await Nothing_is_stored(house);
    }

    [Fact]
    public async Task A_form_that_was_refused_can_be_mended_and_sent_again()
    {
        await using var house = await PlatformHouse.Open();
        var (form, id) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await house.Run(new ReceiveParcel(id, Note: ""), form);

        var outcome = await house.Run(new ReceiveParcel(id), form);

        Assert.True(outcome.IsDone);
        Assert.Single(await house.All<Parcel>());
    }

    [Fact]
    public async Task A_command_that_does_not_say_who_may_run_it_is_a_fault()
    {
        await using var house = await PlatformHouse.Open();

        await Assert.ThrowsAsync<InvalidOperationException>(() => house.Run(new NamelessCommand()));
    }

    [Fact]
    public async Task A_command_inside_a_command_is_a_fault_at_once_and_not_an_endless_wait()
    {
        await using var house = await PlatformHouse.Open();

        var running = house.Run(new ReceiveAndTakeParcel(Guid.CreateVersion7()));
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => running.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

        Assert.Contains($"The handler of {nameof(ReceiveAndTakeParcel)} runs {nameof(ReceiveParcel)}.", fault.Message, StringComparison.Ordinal);
        await Nothing_is_stored(house);
        await house.A_parcel(); // the next one has its turn
    }

    [Fact]
    public async Task The_thing_its_ledger_entry_and_its_deliveries_are_stored_together()
    {
        await using var house = await PlatformHouse.Open();

        var (_, subject) = await house.A_parcel();

        Assert.Single(await house.All<Parcel>());
        var entry = Assert.Single(await house.All<LedgerEntry>());
        Assert.Equal((subject, 1, "到了", "经办人"), (entry.Subject, entry.Sequence, entry.Sentence, entry.ByPostName));
        Assert.Equal([nameof(Clerk), nameof(MoodyClerk)], (await house.All<Delivery>()).Select(d => d.Hearer).Order());
    }

    [Theory]
    [InlineData("platform_ledger_entries")]
    [InlineData("platform_ledger_heads")]
    [InlineData("platform_deliveries")]
    public async Task If_the_ledger_or_the_outbox_cannot_be_written_nothing_happened(string table)
    {
        await using var house = await PlatformHouse.Open();
        await house.Sql($"ALTER TABLE {table} RENAME TO {table}_gone");

        await Assert.ThrowsAnyAsync<Exception>(() => house.Run(new ReceiveParcel(Guid.CreateVersion7()), Guid.CreateVersion7()));

        await house.Sql($"ALTER TABLE {table}_gone RENAME TO {table}");
        await Nothing_is_stored(house);
    }

    [Fact(DisplayName = "同一表单提交两次，只办一次")]
    public async Task A_form_sent_twice_acts_once_and_answers_the_same()
    {
        await using var house = await PlatformHouse.Open();
        var (form, id) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var first = await house.Run(new ReceiveParcel(id), form);
        var second = await house.Run(new ReceiveParcel(id), form);

        Assert.True(first.IsDone && second.IsDone);
        Assert.Single(await house.All<LedgerEntry>());
    }

    [Fact(DisplayName = "同一表单同时提交多次，只办一次")]
    public async Task A_form_sent_many_times_in_one_moment_acts_once()
    {
        await using var house = await PlatformHouse.Open();
        var form = Guid.CreateVersion7();

        // Each would make a parcel of its own: only the form's key holds them together.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => house.Run(new ReceiveParcel(Guid.CreateVersion7()), form))));

        Assert.All(outcomes, o => Assert.True(o.IsDone));
        Assert.Single(await house.All<Parcel>());
        Assert.Single(await house.All<LedgerEntry>());
    }

    [Fact]
    public async Task The_key_of_another_persons_form_is_no_answer()
    {
        await using var house = await PlatformHouse.Open();
        var form = Guid.CreateVersion7();
        await house.Run(new ReceiveParcel(Guid.CreateVersion7()), form);

        var outcome = await house.RunAs(PlatformHouse.SomebodyElse, new ReceiveParcel(Guid.CreateVersion7()), form, ParcelsModule.Handle);

        Assert.Equal(OutcomeKind.Conflict, outcome.Kind);
        Assert.Single(await house.All<Parcel>());
    }

    [Fact(DisplayName = "多人同时办同一步，只有一人办成，其余得到说明")]
    public async Task Of_clerks_who_act_on_one_thing_at_once_one_succeeds_and_the_others_are_told()
    {
        await using var house = await PlatformHouse.Open();
        var (id, subject) = await house.A_parcel();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => house.Run(new TakeParcel(id)))));

        Assert.Single(outcomes, o => o.IsDone);
        Assert.All(outcomes.Where(o => !o.IsDone), o => Assert.True(o.Kind is OutcomeKind.Refused or OutcomeKind.Conflict));
        Assert.Equal(["到了", "取走了"], (await house.All<LedgerEntry>()).Where(e => e.Subject == subject).OrderBy(e => e.Sequence).Select(e => e.Sentence));
        Assert.Empty((await house.Verify()).Faults);
    }

    [Fact(DisplayName = "许多人同一刻为同一事项各记一笔：各记各的，轮不到的得到说明，没有一个是系统出错")]
    public async Task A_crowd_about_one_thing_is_recorded_one_after_another()
    {
        await using var house = await PlatformHouse.Open();
        var (id, subject) = await house.A_parcel();

        // So many that some are never in time, however often they try.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => Task.Run(() => house.Run(new MoveParcel(id)))));

        Assert.All(outcomes, o => Assert.True(o.Kind is OutcomeKind.Done or OutcomeKind.Conflict));
        Assert.True(outcomes.Count(o => o.IsDone) >= 12, $"Only {outcomes.Count(o => o.IsDone)} were done.");
        Assert.Equal(outcomes.Count(o => o.IsDone), (await house.All<LedgerEntry>()).Count(e => e.Subject == subject && e.Sentence == "挪了位置"));
        Assert.Empty((await house.Verify()).Faults);
    }

    [Fact(DisplayName = "拒绝的理由出自同一时刻：两次读之间别人办成了，不会读到一半旧、一半新")]
    public async Task A_refusal_is_of_one_moment()
    {
        await using var house = await PlatformHouse.Open();
        var (id, _) = await house.A_parcel();
        Task? meanwhile = null;
        house.Mood.Between = () =>
        {
            using (ExecutionContext.SuppressFlow()) meanwhile = Task.Run(() => house.Run(new TakeParcel(id))); // somebody else's command
            return Task.WhenAny(meanwhile, Task.Delay(TimeSpan.FromSeconds(2))); // SQLite's one writer comes afterwards
        };

        var outcome = await house.Run(new LookTwice(id));
        await meanwhile!;

        Assert.Equal("parcel.seen", Assert.Single(outcome.Findings).Code);
    }

    [Fact]
    public async Task Many_rows_are_written_as_the_mapping_says_and_only_if_the_command_is_done()
    {
        await using var house = await PlatformHouse.Open();
        Parcel[] van = [.. Enumerable.Range(0, 2500).Select(i => new Parcel { Id = Guid.CreateVersion7(), Note = $"“{i}”\t'x' --\n\\" })];
        van[7].Take();

        Assert.Equal(OutcomeKind.Refused, (await house.Run(new Unload(van, ThenRefuses: true))).Kind);
        Assert.Empty(await house.All<Parcel>());
        Assert.True((await house.Run(new Unload(van))).IsDone);
        await Assert.ThrowsAnyAsync<Exception>(() => house.Run(new Unload(van))); // the same keys again
        await Assert.ThrowsAsync<InvalidOperationException>(() => house.In<YiwangDb, int>(async db => { await db.AddMany(van, TestContext.Current.CancellationToken); return 0; }));

        var stored = (await house.All<Parcel>()).ToDictionary(p => p.Id);
        Assert.Equal(van.Length, stored.Count);
        Assert.All(van, p => Assert.Equal((p.Note, p.Status), (stored[p.Id].Note, stored[p.Id].Status)));
    }

    [Fact]
    public async Task Keys_older_than_thirty_days_are_forgotten()
    {
        await using var house = await PlatformHouse.Open();
        await house.Run(new ReceiveParcel(Guid.CreateVersion7()), Guid.CreateVersion7());
        await house.Run(new ReceiveParcel(Guid.CreateVersion7()), Guid.CreateVersion7());
        var kept = (await house.All<CommandKey>())[0].Key;
        var old = TimeProvider.System.GetUtcNow().AddDays(-31).UtcTicks;
        await house.In<Data.YiwangDb, int>(db => db.Set<CommandKey>().Where(k => k.Key != kept)
            .ExecuteUpdateAsync(k => k.SetProperty(x => x.At, new DateTimeOffset(old, TimeSpan.Zero)), TestContext.Current.CancellationToken));

        await house.In<ForgetOldCommandKeys, object?>(async job =>
        {
            await job.Run(TestContext.Current.CancellationToken);
            return null;
        });

        Assert.Equal(kept, Assert.Single(await house.All<CommandKey>()).Key);
    }

    private static async Task Nothing_is_stored(PlatformHouse house)
    {
        Assert.Empty(await house.All<Parcel>());
        Assert.Empty(await house.All<LedgerEntry>());
        Assert.Empty(await house.All<LedgerHead>());
        Assert.Empty(await house.All<Delivery>());
        Assert.Empty(await house.All<CommandKey>());
    }
}
