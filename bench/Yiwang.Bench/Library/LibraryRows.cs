using System.Diagnostics;
using Yiwang.Bench.Pages;
using Yiwang.Kernel;

namespace Yiwang.Bench.Library;

/// <summary>The five gazettes into an empty library by the command, then searching and reading them over HTTP.</summary>
internal sealed class LibraryRows(Engine engine, Workplace place, Sizes sizes, Report report)
{
    private const double LongestImport = 3, MostForSearch = 20, MostForArticle = 10;
    private const int Gazettes = 5, Articles = 28;

    public async Task Measure()
    {
        var seeds = Path.Combine(place.Root, "..", "shared", "seeds");
        string[] files = Directory.Exists(seeds) ? [.. Directory.EnumerateFiles(seeds, "*.txt").Order(StringComparer.Ordinal)] : [];
        if (files.Length != Gazettes) throw new InvalidOperationException($"The {Gazettes} gazettes are expected in {seeds}, there are {files.Length}.");

        Installation? house = null;
        var imports = new List<double>();
        for (var round = 0; round <= sizes.Imports; round++)
        {
            if (house is not null) await house.DisposeAsync();
            house = await Installation.Prepare(engine, $"library{round}", place);
            var seconds = await Statistics.SecondsOf(() => Import(house, files));
            if (round > 0) imports.Add(seconds); // the program's files come from disk once
        }

        report.AddAtMost(engine.Name, $"./run import of the {Gazettes} gazettes into an empty library, with the program's start", $"{Report.Number(imports.Median())} s", imports.Median(), LongestImport, "s");
        await Read(house!);
        await house!.DisposeAsync();
    }

    private async Task Read(Installation house)
    {
        await using var host = await Server.StartHost(place, house);
        using var visitor = new Visitor(host.Address);
        var asked = new Asked(sizes, report);
        string[] questions = [.. (await File.ReadAllLinesAsync(Path.Combine(place.Root, "tests", "Yiwang.Regulations.Tests", "Library", "questions.tsv")))
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => Uri.EscapeDataString(l.Split('\t')[0]))];
        var area = $"{engine.Name}, {Gazettes} gazettes";
        await asked.Time(area, $"API search, {questions.Length} questions in turn", visitor, [.. questions.Select(q => $"/api/regulations/search?q={q}")], MostForSearch);
        await asked.Time(area, $"page /regulations/search, {questions.Length} questions in turn", visitor, [.. questions.Select(q => $"/regulations/search?q={q}")], MostForSearch);
        await asked.Time(area, $"article pages of one regulation, {Articles} in turn", visitor,
            [.. Enumerable.Range(1, Articles).Select(a => Citation.Of(Law.ShanweiRehabilitationAid, a).Href)], MostForArticle);
    }

    private async Task Import(Installation house, string[] files)
    {
        var start = new ProcessStartInfo("dotnet", [place.HostProgram, "import", .. files]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Server.SettingsOf(place, house)) start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The import did not start.");
        var (said, faults) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"The import ended with {process.ExitCode}: {await said}{await faults}");
    }
}
