using System.Diagnostics;
using Yiwang.Bench.Commands;
using Yiwang.Bench.Lists;
using Yiwang.Bench.Pages;

namespace Yiwang.Bench;

/// <summary><c>./bench/run [--quick] [--only PART]</c>; the script builds, and starts the PostgreSQL that is thrown away.</summary>
internal static class Benchmarks
{
    public static async Task<int> Main(string[] args)
    {
        if (args is ["bare", var page, .. var settings])
        {
            await BarePage.Serve(page, settings);
            return 0;
        }

        string? Value(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        var (quick, only) = (args.Contains("--quick"), Value("--only"));
        var place = new Workplace(Value("--root") ?? throw new InvalidOperationException("--root is missing."), Directory.CreateTempSubdirectory("yiwang-bench").FullName);
        List<Engine> engines = [new Sqlite()];
        if (Value("--postgres") is { } server) engines.Add(new Postgres(server));
        var report = new Report();
        try
        {
            var seconds = await Statistics.SecondsOf(() => Measure(engines, place, quick ? Sizes.Quick : Sizes.Full, report, only));
            report.Fact($"measured in {seconds / 60:N1} minutes");
        }
        finally
        {
            Directory.Delete(place.Temporary, recursive: true);
        }

        Console.WriteLine();
        Console.Write(report.ToMarkdown());
        if (!quick && only is null) report.WriteInto(place.Documentation);
        return 0;
    }

    private static async Task Measure(IReadOnlyList<Engine> engines, Workplace place, Sizes sizes, Report report, string? only)
    {
        foreach (var engine in engines) report.Fact($"{engine.Name} {await engine.Version()}");
        report.Fact($"Node.js {await VersionOf("node")}");

        if (only is null or "start") await new Starting(place, sizes, report).Measure();
        if (only is null or "pages") await new StaticPage(place, sizes, report).Measure();
        if (only is null or "dates") await new DueDates(place, sizes, report).Measure();
        foreach (var engine in engines)
        {
            if (only is null or "commands") await new CommandRows(engine, place, sizes, report).Measure();
        }

        foreach (var engine in engines)
        {
            if (only is null or "lists") await new ListRows(engine, place, sizes, report).Measure();
        }
    }

    private static async Task<string> VersionOf(string program)
    {
        using var process = Process.Start(new ProcessStartInfo(program, ["--version"]) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException($"{program} did not start.");
        return (await process.StandardOutput.ReadToEndAsync()).Trim();
    }
}
