using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Yiwang.Testing;

/// <summary>
/// The host as a process of its own, on a database of its own with the demonstration city: it can be killed without warning and started again on what it left behind.
/// </summary>
public sealed class RunningServer : IAsyncLifetime
{
    private static readonly TimeSpan PatienceToStart = TimeSpan.FromSeconds(120);
    private TestDatabase? database;
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>What the process wrote, for the message of a failed test.</summary>
    public string Log => File.Exists(LogPath) ? File.ReadAllText(LogPath) : "";

    private string LogPath => Path.Combine(database!.DataDirectory, "server.log");

    public async ValueTask InitializeAsync()
    {
        database = await (await TownHall.Template.Value).Copy();
        await Start();
    }

    /// <summary>Starts it, and waits until it answers.</summary>
    public async Task Start()
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "Yiwang.Host.dll")}' >>'{LogPath}' 2>&1"])
        {
            Environment =
            {
                ["Root"] = Repository.Root, ["Data"] = database!.DataDirectory, ["Database"] = TestDatabase.Engine,
                ["ConnectionString"] = database.ConnectionString, ["Demonstration"] = "true", ["Urls"] = Address.ToString(),
            },
        };
        process = Process.Start(start)!;

        using var http = new HttpClient { BaseAddress = Address };
        var patience = Stopwatch.StartNew();
        while (!await Answers(http))
        {
            if (process.HasExited || patience.Elapsed > PatienceToStart) throw new InvalidOperationException($"The server did not start.\n{Log}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>kill -9: no goodbye, nothing flushed, no transaction ended.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await Kill();
        if (database is null) return;
        await using (database) await PlainNumbers.Refuse(database); // its log lies there too
    }

    private static async Task<bool> Answers(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/api/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
