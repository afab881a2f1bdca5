using System.Diagnostics;
using System.Net;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests.Survival;

/// <summary>Two processes on one PostgreSQL behind a proxy that speaks TLS: people don't notice that one of them dies.</summary>
[Collection(InTurn.Name)]
public sealed class NodesScenarios(ITestOutputHelper output)
{
    private const int People = 4, Some = 20;
    private static readonly TimeSpan PatienceForHolder = TimeSpan.FromSeconds(60);
    private const string NoteLeases = """
        CREATE TABLE seen_leases (number bigserial PRIMARY KEY, at bigint, holder text, until bigint);
        CREATE TABLE seen_deliveries (number bigserial PRIMARY KEY, hearer text, subject text, sequence int);
        CREATE FUNCTION note_lease() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            INSERT INTO seen_leases (at, holder, until) VALUES (621355968000000000 + (extract(epoch FROM clock_timestamp()) * 10000000)::bigint, NEW."Holder", NEW."Until"); RETURN NEW; END $$;
        CREATE FUNCTION note_delivery() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            INSERT INTO seen_deliveries (hearer, subject, sequence) VALUES (OLD."Hearer", OLD."Subject", OLD."Sequence"); RETURN OLD; END $$;
        CREATE TRIGGER note_lease AFTER INSERT OR UPDATE ON platform_leases FOR EACH ROW EXECUTE FUNCTION note_lease();
        CREATE TRIGGER note_delivery AFTER DELETE ON platform_deliveries FOR EACH ROW EXECUTE FUNCTION note_delivery();
        INSERT INTO seen_leases (at, holder, until) SELECT 0, "Holder", "Until" FROM platform_leases;
        SELECT 1;
        """;

    [Fact(DisplayName = "两台同时在空库上启动，只升级一次、只装载一次；一台断了，办事不断，登录不断，后台任务只由一台做")]
    public async Task People_behind_a_proxy_go_on_while_a_node_is_killed_and_comes_back()
    {
        if (!TownHall.IsOnPostgres) return;
        await using var database = await TestDatabase.New();
        await using var first = Node(database, "first");
        await using var second = Node(database, "second");
        first.Begin();
        second.Begin();
        await Task.WhenAll(first.IsReady(), second.IsReady());
        await Was_prepared_once(database);
        await Work_is_held(database); // or the first holder might die before it is noted, and his successor would look like the first
        await TestDatabase.Ask(database.ConnectionString, NoteLeases);
        await using var proxy = await SmallProxy.Before(first.Address, second.Address);
        await using var writers = await Writers.Begin(proxy.Address, People, readsBack: true);
        await writers.Acknowledge(Some);

        foreach (var node in new[] { first, second })
        {
            await node.Kill();
            await writers.Acknowledge(Some); // on the other one
            using var newcomer = await Writers.SignedIn(proxy.Address);
            await node.Start();
            await writers.Acknowledge(Some);
            await Is_known(newcomer);
            await Is_known(newcomer); // in turn: once to each node
        }

        await writers.Finish();
        output.WriteLine($"{writers.Acknowledged.Count} acknowledged, {writers.Unanswered} sent again, {writers.ReadBack} read back");
        await new Books(database.ConnectionString).Hold(writers, first);
        Assert.True(writers.ReadBack > 0);
        await Work_was_done_by_one_at_a_time(database);
        await PlainNumbers.Refuse(database);
    }

    private static HostProcess Node(TestDatabase database, string name)
    {
        var settings = RunningServer.SettingsFor(database.DataDirectory, database.ConnectionString);
        settings["Proxies"] = "127.0.0.1";
        return new HostProcess(settings, Path.Combine(database.DataDirectory, $"{name}.log"));
    }

    // What only one of two should load is there as often as where there was only one.
    private static async Task Was_prepared_once(TestDatabase database)
    {
        await using var alone = await (await TownHall.Template.Value).Copy(); // others copy the template meanwhile, which nobody may look into then
        foreach (var table in new[] { "__EFMigrationsHistory", "identity_accounts", "registers_entries", "regulations_documents" })
        {
            var count = $"""SELECT count(*) FROM "{table}" """;
            Assert.Equal(await new Books(alone.ConnectionString).Count(count), await new Books(database.ConnectionString).Count(count));
        }
    }

    private static async Task Work_is_held(TestDatabase database)
    {
        var patience = Stopwatch.StartNew();
        while (await new Books(database.ConnectionString).Count("SELECT count(*) FROM platform_leases") == 0)
        {
            Assert.True(patience.Elapsed < PatienceForHolder, "Nobody holds the background work.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static async Task Is_known(HttpClient http)
    {
        using var page = await http.GetAsync(new Uri("/staff", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotContain("sign-in", page.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    private static async Task Work_was_done_by_one_at_a_time(TestDatabase database)
    {
        var leases = (await TestDatabase.Ask(database.ConnectionString, "SELECT at, holder, until FROM seen_leases ORDER BY number")).Select(r => (At: (long)r[0]!, Holder: (string)r[1]!, Until: (long)r[2]!)).ToArray();
        var overlaps = leases.Zip(leases.Skip(1)).Where(pair => pair.First.Holder != pair.Second.Holder && pair.Second.At < pair.First.Until).ToArray();
        var (delivered, twice) = (await new Books(database.ConnectionString).Count("SELECT count(*) FROM seen_deliveries"), await new Books(database.ConnectionString).Count("SELECT count(*) FROM (SELECT 1 FROM seen_deliveries GROUP BY hearer, subject, sequence HAVING count(*) > 1) AS twice"));

        Assert.Empty(overlaps);
        Assert.True(leases.Select(l => l.Holder).Distinct().Count() > 1, "Nobody took over.");
        Assert.True(delivered > 0);
        Assert.Equal(0, twice);
    }
}
