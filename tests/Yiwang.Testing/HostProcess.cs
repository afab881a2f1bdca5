using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Yiwang.Testing;

/// <summary>The host as a process of its own, which can be killed without warning and started again.</summary>
/// <param name="settings">As <c>./run</c> would find them in the environment.</param>
/// <param name="logPath">What it writes is added there.</param>
public sealed class HostProcess(IReadOnlyDictionary<string, string> settings, string logPath) : IAsyncDisposable
{
    private static readonly TimeSpan PatienceToStart = TimeSpan.FromSeconds(120);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Yiwang.Host.dll");
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    public int Id => process!.Id;

    public string Log => File.Exists(logPath) ? File.ReadAllText(logPath) : "";

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public async Task Start()
    {
        Begin();
        await IsReady();
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public void Begin()
    {
        // The log goes through a pipe: what is forbidden to the process is not forbidden to its log. A limit on a file's length answers
        // instead of killing.
        var start = Information("/bin/bash", ["-c", $"trap '' XFSZ; exec dotnet '{Program}' > >(exec cat >>'{logPath}') 2>&1"]);
        start.Environment["Urls"] = Address.ToString();
        process = Process.Start(start)!;
    }

    public async Task IsReady()
    {
        using var http = new HttpClient { BaseAddress = Address };
        var patience = Stopwatch.StartNew();
        while (await Asked(http, "/health/ready") is not HttpStatusCode.OK)
        {
            if (process!.HasExited || patience.Elapsed > PatienceToStart) throw new InvalidOperationException($"The server did not start.\n{Log}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>kill -9: no goodbye, nothing flushed, no transaction ended.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await Gone();
    }

    /// <summary>SIGTERM, as a service manager stops it.</summary>
    public async Task Stop()
    {
        await Execute("/bin/kill", "-TERM", $"{Id}");
        await Gone();
    }

    /// <summary><c>./run VERB …</c> on the same settings, beside the server.</summary>
    public async Task<(int Code, string Output)> Runs(params string[] words)
    {
        var start = Information("dotnet", [Program, .. words]);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        start.Environment["Urls"] = "http://127.0.0.1:0";
        using var verb = Process.Start(start)!;
        var ct = TestContext.Current.CancellationToken;
        var texts = await Task.WhenAll(verb.StandardOutput.ReadToEndAsync(ct), verb.StandardError.ReadToEndAsync(ct));
        await verb.WaitForExitAsync(ct);
        return (verb.ExitCode, string.Concat(texts));
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await Kill();
    }

    /// <returns>Null where nobody answers.</returns>
    public static async Task<HttpStatusCode?> Asked(HttpClient http, string address)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Runs a program of the system to its end.</summary>
    internal static async Task<string> Execute(string program, params string[] words)
    {
        using var running = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var ct = TestContext.Current.CancellationToken;
        var texts = await Task.WhenAll(running.StandardOutput.ReadToEndAsync(ct), running.StandardError.ReadToEndAsync(ct));
        await running.WaitForExitAsync(ct);
        return running.ExitCode == 0 ? texts[0] : throw new InvalidOperationException($"{program} {string.Join(' ', words)}: {string.Concat(texts)}");
    }

    private async Task Gone()
    {
        await process!.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.Dispose();
        process = null;
    }

    private ProcessStartInfo Information(string program, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(program, words);
        start.Environment["Overload__PerAccount"] = "0";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
