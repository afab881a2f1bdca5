using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform.Data;
using Yiwang.Platform.Time;

namespace Yiwang.Platform.Jobs;

/// <summary>This node's hold on the work that only one node does.</summary>
internal sealed class JobLease(IServiceScopeFactory scopes, YiwangOptions options, BusinessClock clock)
{
    public static readonly TimeSpan For = TimeSpan.FromSeconds(15);

    // Nobody writes an end later than this. One that lies there was written before the clock was set back, and would hold everybody up until it comes.
    private static readonly TimeSpan Latest = For + TimeSpan.FromMinutes(1);
    private static readonly string[] Key = ["jobs"];

    private readonly string node = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}";

    /// <summary>Takes it where it is free, renews it where it is this node's and half of it has passed.</summary>
    public async Task<bool> Hold(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<YiwangDb>();
        var now = await Now(db, ct);
        var lease = await db.Set<Lease>().FindAsync([.. Key], ct);
        if (lease is not null && lease.Holder != node && lease.Until > now && lease.Until <= now + Latest) return false;
        if (lease is not null && lease.Holder == node && lease.Until - now > For / 2 && lease.Until <= now + Latest) return true;

        if (lease is null) db.Add(new Lease { Name = Key[0], Holder = node, Until = now + For });
        else (lease.Holder, lease.Until) = (node, now + For);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            return false; // another node took it in the same moment
        }
    }

    /// <summary>Whoever leaves in peace lets the next one begin at once.</summary>
    public async Task LetGo(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var past = DateTimeOffset.UnixEpoch;
        await scope.ServiceProvider.GetRequiredService<YiwangDb>().Set<Lease>().Where(l => l.Name == Key[0] && l.Holder == node)
            .ExecuteUpdateAsync(change => change.SetProperty(l => l.Until, past), ct);
    }

    // Several nodes ask one clock, the database's: their own may differ by more than a lease is long.
    private async Task<DateTimeOffset> Now(YiwangDb db, CancellationToken ct) => !options.IsPostgres ? clock.Real.GetUtcNow()
        : new(await db.Database.SqlQueryRaw<DateTime>("SELECT clock_timestamp() AT TIME ZONE 'UTC' AS \"Value\"").SingleAsync(ct), TimeSpan.Zero);
}
