namespace Yiwang.Bench.Pages;

/// <summary>One row of the table: how long a visitor waits for the given addresses, once warm.</summary>
internal sealed record Asked(Sizes Sizes, Report Report)
{
    public async Task Time(string area, string what, Visitor visitor, string[] paths, double most)
    {
        if (!await visitor.Exists(paths[0]))
        {
            Report.Fact($"{paths[0]} is not there yet");
            return;
        }

        string[] asked = [.. Enumerable.Range(0, Sizes.Requests).Select(i => paths[i % paths.Length])];
        await visitor.Time(asked); // the compiler's tiers, and what the engine keeps in memory
        var times = await visitor.Time(asked);
        var (half, slow) = (times.Percentile(0.5), times.Percentile(0.99));
        Report.AddAtMost(area, what, $"p50 {Report.Number(half)} ms, p99 {Report.Number(slow)} ms", half, most, "ms");
    }
}
