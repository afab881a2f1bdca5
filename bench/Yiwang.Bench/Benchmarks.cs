using System.Diagnostics;
using Yiwang.Bench.Commands;
using Yiwang.Bench.Contracts;
using Yiwang.Bench.Library;
using Yiwang.Bench.Lists;
using Yiwang.Bench.Pages;
using Yiwang.Bench.Settlements;
using Yiwang.Bench.Trust;

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
            // After each part, so that a run that is stopped has not been for nothing.
            Action kept = quick || only is not null ? () => { } : () => report.WriteInto(place.Documentation);
            var seconds = await Statistics.SecondsOf(() => Measure(engines, place, quick ? Sizes.Quick : Sizes.Full, report, only, kept));
            report.Fact($"measured in {seconds / 60:N1} minutes");
            kept();
        }
        finally
        {
            Directory.Delete(place.Temporary, recursive: true);
        }

        Console.WriteLine();
        Console.Write(report.ToMarkdown());
        return 0;
    }

    private static async Task Measure(IReadOnlyList<Engine> engines, Workplace place, Sizes sizes, Report report, string? only, Action kept)
    {
        foreach (var engine in engines) report.Fact($"{engine.Name} {await engine.Version()}");
        report.Fact($"Node.js {await VersionOf("node")}");

        (string Name, Func<Task> Measure)[] parts =
        [
            ("start", new Starting(place, sizes, report).Measure),
            ("pages", new StaticPage(place, sizes, report).Measure),
            ("dates", new DueDates(place, sizes, report).Measure),
            .. engines.Select(e => ("commands", (Func<Task>)new CommandRows(e, place, sizes, report).Measure)),
            .. engines.Select(e => ("settlements", (Func<Task>)new SettlementRows(e, place, sizes, report).Measure)),
            .. engines.Select(e => ("library", (Func<Task>)new LibraryRows(e, place, sizes, report).Measure)),
            .. engines.Select(e => ("lists", (Func<Task>)new ListRows(e, place, sizes, report).Measure)),
            ("contracts", new TextRows(place, sizes, report).Measure),
            .. engines.Select(e => ("contracts", (Func<Task>)new ContractRows(e, place, sizes, report).Measure)),
            .. engines.Select(e => ("trust", (Func<Task>)new TrustRows(e, place, sizes, report).Measure)),
        ];
        foreach (var part in parts.Where(p => only is null || only == p.Name))
        {
            await part.Measure();
            kept();
        }
    }

    private static async Task<string> VersionOf(string program)
    {
        using var process = Process.Start(new ProcessStartInfo(program, ["--version"]) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException($"{program} did not start.");
        return (await process.StandardOutput.ReadToEndAsync()).Trim();
    }
}
