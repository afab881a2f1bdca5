using System.Diagnostics;
using Yiwang.Bench.Commands;
using Yiwang.Bench.Lists;
using Yiwang.Bench.Pages;

namespace Yiwang.Bench.Trust;

/// <summary>A backup of many cases, and the way back, by the verbs that an operator types, each with the program's start.</summary>
internal sealed class BackupDrill(Engine engine, Workplace place, Sizes sizes, Report report)
{
    private const double MostSeconds = 60;

    public async Task Measure()
    {
        await using var house = await Installation.Prepare(engine, "drill", place);
        var templates = new List<Template>();
        foreach (var county in CommandRows.Counties) templates.Add(await Template.Capture(house, new CaseLife(house, county)));
        await new CaseLoad(house, templates).GrowTo(sizes.ManyCases);
        var bytes = new FileInfo(Path.Combine(house.Folder, "yiwang.db")).Length;
        var backup = Path.Combine(place.Temporary, "backup");

        var area = $"{engine.Name}, {sizes.ManyCases:N0} cases, {bytes / 1_048_576.0:N0} MB";
        var settings = Server.SettingsOf(place, house);
        Add(area, "./run backup, with the program's start", await Statistics.SecondsOf(() => Verb(settings, "backup", backup)));
        await house.DisposeAsync(); // a restore wants nobody there
        Add(area, "./run restore --replace, every sum compared, with the program's start", await Statistics.SecondsOf(() => Verb(settings, "restore", backup, "--replace")));
        await Verb(settings, "ledger", "verify");
    }

    private void Add(string area, string what, double seconds) => report.AddAtMost(area, what, $"{seconds:N1} s", seconds, MostSeconds, "s");

    private async Task Verb(Dictionary<string, string> settings, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [place.HostProgram, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{words[0]} did not start.");
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', words)}: {string.Concat(texts)}");
    }
}
