using Yiwang.Bench.Commands;

namespace Yiwang.Bench;

/// <summary><c>./bench/run [--quick] [--only PART] [--postgres CONNECTION]</c>; the script starts the cluster.</summary>
internal static class Benchmarks
{
    public static async Task<int> Main(string[] args)
    {
        string? Value(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        var sizes = args.Contains("--quick") ? Sizes.Quick : Sizes.Full;
        var only = Value("--only");
        var place = new Workplace(Value("--root") ?? throw new InvalidOperationException("--root"), Directory.CreateTempSubdirectory("yiwang-bench").FullName);
        var report = new Report();
        List<Engine> engines = [new Sqlite()];
        if (Value("--postgres") is { } server) engines.Add(new Postgres(server));
        try
        {
            foreach (var engine in engines)
            {
                if (only is null or "commands") await new CommandRows(engine, place, sizes, report).Measure();
            }
        }
        finally
        {
            Directory.Delete(place.Temporary, recursive: true);
        }

        Console.WriteLine();
        Console.Write(report.ToMarkdown());
        return 0;
    }
}
