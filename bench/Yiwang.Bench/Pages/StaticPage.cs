using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Yiwang.Bench.Pages;

/// <summary>The home page, composed for each request, against the same bytes from a bare Kestrel; wrk asks both in turn.</summary>
internal sealed partial class StaticPage(Workplace place, Sizes sizes, Report report)
{
    private const int Connections = 16;

    public async Task Measure()
    {
        await using var house = await Installation.Prepare(new Sqlite(), "pages", place);
        await using var host = await Server.StartHost(place, house);
        using var visitor = new Visitor(host.Address);
        var file = Path.Combine(place.Temporary, "home.html");
        await File.WriteAllTextAsync(file, await visitor.Read("/"));
        await using var bare = await Server.StartBare(file);

        await Ask(host);
        await Ask(bare);
        var (own, floor) = (new List<double>(), new List<double>());
        for (var round = 0; round < sizes.Rounds; round++)
        {
            own.Add(await Ask(host));
            floor.Add(await Ask(bare));
        }

        report.Add("Home page", $"{new FileInfo(file).Length / 1024.0:N0} KiB composed for each request, {Connections} connections; floor: bare Kestrel with the same bytes",
            own.Median(), floor.Median(), own.Zip(floor, (a, b) => a / b).Median(), target: null);
    }

    private async Task<double> Ask(Server server)
    {
        var words = new[] { "-t1", $"-c{Connections}", $"-d{sizes.PageLoad.TotalSeconds.ToString(CultureInfo.InvariantCulture)}s", server.Address.ToString() };
        using var wrk = Process.Start(new ProcessStartInfo("wrk", words) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException("wrk did not start.");
        var said = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (said.Contains("Non-2xx", StringComparison.Ordinal)) throw new InvalidOperationException(said);
        return double.Parse(PerSecond().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();
}
