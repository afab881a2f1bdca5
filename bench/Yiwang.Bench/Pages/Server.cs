using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Yiwang.Bench.Pages;

/// <summary>The product, or a bare page, as a process of its own, reached over HTTP on this machine only.</summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private Server(Process process, Uri address, TimeSpan untilFirstPage) => (this.process, Address, UntilFirstPage) = (process, address, untilFirstPage);

    public Uri Address { get; }

    /// <summary>From the start of the process to the end of the first page.</summary>
    public TimeSpan UntilFirstPage { get; }

    public static Task<Server> StartHost(Workplace place, Installation house) => Start(place.HostProgram, ["serve"], SettingsOf(place, house));

    /// <summary>As <c>./run</c> would find them in the environment.</summary>
    public static Dictionary<string, string> SettingsOf(Workplace place, Installation house) => new()
    {
        ["Root"] = place.Root, ["Data"] = house.Folder, ["Database"] = house.Engine.Setting, ["ConnectionString"] = house.ConnectionString, ["Demonstration"] = "true",
        ["Overload__PerAccount"] = "0", // few accounts stand for a city
    };

    /// <summary>This very program, serving one page that lies ready in memory.</summary>
    public static Task<Server> StartBare(string pageFile) => Start(typeof(Server).Assembly.Location, ["bare", pageFile], []);

    public double ResidentMegabytes()
    {
        process.Refresh();
        return process.WorkingSet64 / 1024.0 / 1024;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<Server> Start(string program, string[] words, Dictionary<string, string> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [program, .. words, "--urls", address.OriginalString]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;

        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var visitor = new HttpClient { BaseAddress = address };
        while (true)
        {
            try
            {
                await visitor.GetByteArrayAsync("/");
                return new Server(process, address, Stopwatch.GetElapsedTime(started));
            }
            catch (HttpRequestException) when (!process.HasExited && Stopwatch.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(5);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
