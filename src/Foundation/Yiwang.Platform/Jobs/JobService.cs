using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;
using Yiwang.Platform.Outbox;

namespace Yiwang.Platform.Jobs;

/// <summary>Runs the courier and the jobs while this node holds the lease. Started by the host when it serves.</summary>
internal sealed class JobService(IServiceScopeFactory scopes, IEnumerable<JobRegistration> jobs, Courier courier, JobLease lease, ILogger<JobService> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1), PatienceAtTheEnd = TimeSpan.FromSeconds(2);

    // By a clock that nobody sets: a clock that was set back must not let a job wait until it has caught up.
    private readonly Dictionary<Type, long> lastRun = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Pause(stoppingToken); // whoever waits for the first page comes first
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await lease.Hold(stoppingToken)) await WhileHeld(RunWhatIsDue, stoppingToken);
                await courier.WaitForWork(Beat, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                if (Outage.KindOf(fault) is { } kind) log.LogWarning("{Outage}: background work waits", kind);
                else log.LogError(fault, "Background work failed; it goes on");
                if (!await Pause(stoppingToken)) break;
            }
        }

        await LetGo();
    }

    /// <summary>Work that takes longer than the lease keeps it; a node that has lost it stops where it is, and what it had not committed is undone.</summary>
    private async Task WhileHeld(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var working = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var renewing = Renew(held, working.Token);
        try
        {
            await work(held.Token);
        }
        finally
        {
            await working.CancelAsync();
            await renewing;
        }
    }

    private async Task Renew(CancellationTokenSource held, CancellationToken ct)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await Task.Delay(JobLease.For / 3, ct);
                if (!await lease.Hold(ct)) break;
                since = Stopwatch.GetTimestamp();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception away) when (away is DbException or DbUpdateException or InvalidOperationException)
            {
                if (Stopwatch.GetElapsedTime(since) >= JobLease.For) break; // it may be somebody else's by now
            }
        }

        await held.CancelAsync();
    }

    private async Task RunWhatIsDue(CancellationToken ct)
    {
        await courier.DeliverDue(ct);
        foreach (var job in jobs)
        {
            if (lastRun.TryGetValue(job.JobType, out var last) && Stopwatch.GetElapsedTime(last) < job.Pause) continue;
            lastRun[job.JobType] = Stopwatch.GetTimestamp();
            using var activity = Tracing.Source.StartActivity(job.JobType.Name);
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem(job.JobType.Name);
            await ((IJob)scope.ServiceProvider.GetRequiredService(job.JobType)).Run(ct);
        }
    }

    private static async Task<bool> Pause(CancellationToken ct)
    {
        await Task.Delay(Beat, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !ct.IsCancellationRequested;
    }

    private async Task LetGo()
    {
        using var patience = new CancellationTokenSource(PatienceAtTheEnd);
        try { await lease.LetGo(patience.Token); }
        catch (Exception away) when (away is DbException or DbUpdateException or InvalidOperationException or OperationCanceledException or ObjectDisposedException) { /* it ends by itself */ }
    }
}
