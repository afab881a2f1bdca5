using Xunit;

namespace Yiwang.Testing;

/// <summary>
/// The host as a process of its own, on a database of its own with the demonstration city: it can be killed without warning and started again on what it left behind.
/// </summary>
public class RunningServer : IAsyncLifetime
{
    private TestDatabase? database;
    private HostProcess? process;

    /// <summary>The process itself; another one each time it starts.</summary>
    public HostProcess Process => process ?? throw new InvalidOperationException("There is no server yet.");

    public Uri Address => Process.Address;

    /// <summary>What the process wrote, for the message of a failed test.</summary>
    public string Log => Process.Log;

    public string ConnectionString => database!.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        database = await (await TownHall.Template.Value).Copy();
        var settings = SettingsFor(database.DataDirectory, database.ConnectionString);
        foreach (var (name, value) in Settings) settings[name] = value;
        process = new HostProcess(settings, Path.Combine(database.DataDirectory, "server.log"));
        await process.Start();
    }

    /// <summary>Starts it, and waits until it answers.</summary>
    public Task Start() => Process.Start();

    public Task Kill() => Process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await process.DisposeAsync();
        if (database is null) return;
        await using (database) await PlainNumbers.Refuse(database); // its log lies there too
        GC.SuppressFinalize(this);
    }

    /// <summary>Settings of this server beside those of all.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>As <c>./run</c> would find them in the environment.</summary>
    internal static Dictionary<string, string> SettingsFor(string data, string connectionString) => new()
    {
        ["Root"] = Repository.Root, ["Data"] = data, ["Database"] = TestDatabase.Engine, ["ConnectionString"] = connectionString, ["Demonstration"] = "true",
    };
}
