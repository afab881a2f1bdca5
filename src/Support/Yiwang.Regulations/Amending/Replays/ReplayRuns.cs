using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Amending.Replays;

/// <summary>The replays of this process. Nothing of them is kept: after a restart, or on another node, one is run again.</summary>
internal sealed class ReplayRuns(IServiceScopeFactory scopes, IHostApplicationLifetime life, ILogger<ReplayRuns> log)
{
    private const int MostAtOnce = 2, MostKept = 20;

    private readonly ConcurrentDictionary<Guid, ReplayRun> runs = [];

    public bool IsBusy => runs.Values.Count(r => !r.Ended.IsCompleted) >= MostAtOnce;

    public static Finding Busy { get; } = Finding.Block("replay.busy", $"已有 {MostAtOnce} 次试算在进行。", remedy: "请等其中一次结束后再开始。");

    public IReadOnlyList<ReplayRun> Of(CurrentUser user) => [.. runs.Values.Where(r => r.StartedBy == user.AccountId).OrderByDescending(r => r.StartedAt)];

    public ReplayRun? Find(Guid id, CurrentUser user) => runs.TryGetValue(id, out var run) && run.StartedBy == user.AccountId ? run : null;

    /// <summary>Goes on by itself; look at <see cref="ReplayRun.Progress"/>.</summary>
    public void Start(ReplayRun run, string law, ProposedRules rules, CurrentUser user)
    {
        foreach (var old in runs.Values.Where(r => r.Ended.IsCompleted).OrderByDescending(r => r.StartedAt).Skip(MostKept - 1)) runs.TryRemove(old.Id, out _);
        runs[run.Id] = run;
        var who = new CurrentUser();
        who.Become(user);
        _ = Task.Run(() => Run(run, law, rules, who, life.ApplicationStopping));
    }

    private async Task Run(ReplayRun run, string law, ProposedRules rules, CurrentUser who, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        string? fault = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(who);
            var replay = scope.ServiceProvider.GetServices<IReplay>().First(r => r.Law == law);
            run.Begin(await replay.Count(rules, ct));
            await foreach (var replayed in replay.Run(rules, ct)) run.Take(replayed);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            fault = "系统停止，试算没有做完。";
        }
        catch (Exception broken)
        {
            log.LogError(broken, "Replay {Id} failed", run.Id);
            fault = "试算中途出错，没有做完；数字只含已试算的办件。";
        }

        run.End(Stopwatch.GetElapsedTime(started), fault);
    }
}
