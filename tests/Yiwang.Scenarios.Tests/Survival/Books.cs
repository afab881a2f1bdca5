using System.Diagnostics;
using System.Globalization;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests.Survival;

/// <summary>What must agree in the database whatever has happened: entries, their facts, the keys of the requests, what is still to be delivered.</summary>
internal sealed class Books(string connectionString)
{
    private static readonly TimeSpan PatienceForDelivery = TimeSpan.FromSeconds(60);

    /// <summary>Every acknowledged request is there once, nothing is there by half, everything is delivered, the ledger verifies.</summary>
    public async Task Hold(Writers writers, HostProcess host)
    {
        Assert.Empty(writers.Surprises);
        await Agree(writers);
        await Everything_is_delivered();
        var (code, output) = await host.Runs("ledger", "verify");
        Assert.True(code == 0, output);
    }

    private async Task Agree(Writers writers)
    {
        var entries = (await Ask($"""SELECT "Id", "Key" FROM registers_entries WHERE "Register" = '{Writers.Register}' AND "Key" LIKE '{Writers.TitlePrefix} %'""")).Select(r => (Id: IdOf(r[0]), Title: (string)r[1]!)).ToArray();
        var facts = (await Ask($"""SELECT "Subject" FROM platform_ledger_entries WHERE "FactName" = 'EntryRecorded' AND "Details" LIKE '%{Writers.Register}%'""")).Select(r => (string)r[0]!).ToArray();
        var heads = (await Ask("""SELECT "Subject" FROM platform_ledger_heads WHERE "Subject" LIKE 'register-entry/%'""")).Select(r => (string)r[0]!).ToHashSet();
        var keys = (await Ask("""SELECT "Key" FROM platform_command_keys WHERE "Command" = 'RecordEntry'""")).Select(r => IdOf(r[0])).ToHashSet();

        // Everybody has sent until he was answered: what is there and what was acknowledged is the same, each once.
        Assert.Equal(writers.Acknowledged.Values.Order(StringComparer.Ordinal), entries.Select(e => e.Title).Order(StringComparer.Ordinal));
        Assert.Equal(entries.Select(e => $"register-entry/{e.Id:N}").Order(StringComparer.Ordinal), facts.Order(StringComparer.Ordinal));
        Assert.True(facts.All(heads.Contains), "A fact has no head of its chain.");
        Assert.Equal(writers.Acknowledged.Keys.Order(), keys.Order());
    }

    private async Task Everything_is_delivered()
    {
        var patience = Stopwatch.StartNew();
        while (await Count("""SELECT count(*) FROM platform_deliveries""") is > 0 and var waiting)
        {
            Assert.True(patience.Elapsed < PatienceForDelivery, $"{waiting} deliveries wait.");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    public async Task<long> Count(string sql) => Convert.ToInt64((await Ask(sql))[0][0], CultureInfo.InvariantCulture);

    public Task<IReadOnlyList<object?[]>> Ask(string sql) => TestDatabase.Ask(connectionString, sql);

    // SQLite keeps an id as text, PostgreSQL as what it is.
    private static Guid IdOf(object? value) => value as Guid? ?? Guid.Parse((string)value!);
}
