using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;
using Yiwang.Platform.Outbox;

namespace Yiwang.Platform.Jobs;

/// <summary>Runs the courier and the jobs while this node holds the lease. Started by the host when it serves.</summary>
internal sealed class JobService(IServiceScopeFactory scopes, IEnumerable<JobRegistration> jobs, Courier courier, ILogger<JobService> log) : BackgroundService
{
    private static readonly TimeSpan LeaseFor = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly string node = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}";
    private readonly Dictionary<Type, DateTimeOffset> nextRun = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await HoldLease(stoppingToken)) await RunWhatIsDue(stoppingToken);
                await courier.WaitForWork(Beat, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log.LogError(fault, "Background work failed; it goes on");
                await Task.Delay(Beat, stoppingToken);
            }
        }
    }

    private async Task RunWhatIsDue(CancellationToken ct)
    {
        await courier.DeliverDue(ct);
        foreach (var job in jobs)
        {
            var now = TimeProvider.System.GetUtcNow();
            if (nextRun.TryGetValue(job.JobType, out var next) && next > now) continue;
            nextRun[job.JobType] = now + job.Pause;
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem(job.JobType.Name);
            await ((IJob)scope.ServiceProvider.GetRequiredService(job.JobType)).Run(ct);
        }
    }

    private async Task<bool> HoldLease(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<YiwangDb>();
        var now = TimeProvider.System.GetUtcNow();
        var lease = await db.Set<Lease>().FindAsync(["jobs"], ct);
        if (lease is not null && lease.Holder != node && lease.Until > now) return false;
        if (lease is not null && lease.Holder == node && lease.Until - now > LeaseFor / 2) return true;

        if (lease is null) db.Add(new Lease { Name = "jobs", Holder = node, Until = now + LeaseFor });
        else (lease.Holder, lease.Until) = (node, now + LeaseFor);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            return false; // another node took it in the same moment
        }
    }
}
