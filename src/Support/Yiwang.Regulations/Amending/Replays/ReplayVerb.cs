using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Platform;
using Yiwang.Platform.Access;
using Yiwang.Platform.Web;
using Yiwang.Regulations.Amending.Loading;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Amending.Replays;

/// <summary><c>./run replay RULEBOOK.yaml [--law=…] [--json]</c>. Says how many and why; no case numbers, since a terminal holds no post.</summary>
internal static class ReplayVerb
{
    private const string LawOption = "--law=";
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(1);

    public static Verb Verb { get; } = new("replay", "replay 规则文件.yaml [--law=地区/文号] [--json]   用拟议的规则试算已办结的办件，不改动任何办件", Run);

    private static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken ct)
    {
        var law = args.FirstOrDefault(a => a.StartsWith(LawOption, StringComparison.Ordinal))?[LawOption.Length..] ?? "";
        if (args.Where(a => a != "--json" && !a.StartsWith(LawOption, StringComparison.Ordinal)).ToArray() is not [var path] || !File.Exists(path) || new FileInfo(path).Length > ReplayDesk.LargestFile)
        {
            await output.WriteLineAsync($"{Verb.Usage}\n文件须存在，且不超过 1 MB。");
            return 2;
        }

        services.GetRequiredService<CurrentUser>().BecomeSystem("replay", Permissions.RunReplays);
        var isJson = args.Contains("--json");
        var (run, findings) = await services.GetRequiredService<ReplayDesk>().Start(law, await File.ReadAllBytesAsync(path, ct), ct);
        if (run is null)
        {
            await output.WriteLineAsync(isJson ? JsonSerializer.Serialize(new { findings = findings.Select(FindingJson.From) }, AmendVerb.Json)
                : string.Join(Environment.NewLine, findings.Select(f => $"{f.Where} {f.Message}{f.Remedy}")));
            return 1;
        }

        while (await Task.WhenAny(run.Ended, Task.Delay(BetweenReports, ct)) != run.Ended) await Console.Error.WriteLineAsync($"{run.Progress.Done:N0}/{run.Progress.Total:N0}");
        await output.WriteLineAsync(isJson ? JsonSerializer.Serialize(ReplaysApi.Json(run, 1, ReplayRun.MostListed), AmendVerb.Json) : TextOf(run));
        return run.Progress.Fault is null ? 0 : 1;
    }

    private static string TextOf(ReplayRun run)
    {
        var p = run.Progress;
        return string.Join(Environment.NewLine,
        [
            $"{run.Name}，{run.Scope}：{ReplayWords.Sum(p)}。{p.Fault}用时 {p.Took!.Value.TotalSeconds:F1} 秒。",
            $"金额合计相差 {ReplayWords.Signed(p.DifferenceInFen)}。",
            .. run.Listed(ReplayFate.Otherwise, 1, ReplayRun.MostListed)
                .GroupBy(c => (Then: c.Then.Words, Now: c.Now.Words, Because: string.Join("、", c.Because.Select(b => b.Place)))).OrderByDescending(g => g.Count())
                .Select(g => $"  {g.Count():N0} 件　{g.Key.Then} → {g.Key.Now}　{ReplayWords.Signed(g.Sum(c => (c.Now.AmountInFen - c.Then.AmountInFen) ?? 0))}　依据：{g.Key.Because}"),
        ]);
    }
}
