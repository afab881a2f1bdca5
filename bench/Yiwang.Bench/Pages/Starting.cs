namespace Yiwang.Bench.Pages;

/// <summary>From the start of the process to its first page, on a database that is there, and what it holds in memory when nobody asks.</summary>
internal sealed class Starting(Workplace place, Sizes sizes, Report report)
{
    private const double LongestStart = 2, MostMemory = 200;

    public async Task Measure()
    {
        await using var house = await Installation.Prepare(new Sqlite(), "start", place);
        var (starts, memory) = (new List<double>(), new List<double>());
        for (var i = 0; i <= sizes.Starts; i++)
        {
            await using var host = await Server.StartHost(place, house);
            if (i == 0) continue; // the files come from disk once
            starts.Add(host.UntilFirstPage.TotalSeconds);
            if (i < sizes.Starts) continue;
            await Task.Delay(sizes.Idle);
            memory.Add(host.ResidentMegabytes());
        }

        report.AddAtMost("Start", "process start to first page", $"{Report.Number(starts.Median())} s", starts.Median(), LongestStart, "s");
        report.AddAtMost("Idle", $"resident memory {sizes.Idle.TotalSeconds:N0} s after the first page", $"{Report.Number(memory.Median())} MB", memory.Median(), MostMemory, "MB");
    }
}
