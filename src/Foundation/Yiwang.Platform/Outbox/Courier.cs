using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;
using Yiwang.Platform.Ledger;
using Yiwang.Platform.Time;

namespace Yiwang.Platform.Outbox;

/// <summary>
/// Brings facts to their hearers: at least once, in order for each subject and hearer, each in its own transaction.
/// What a hearer writes commits together with the end of the delivery, so within the database it happens exactly once.
/// </summary>
public sealed class Courier(IServiceScopeFactory scopes, BusinessClock clock, ILogger<Courier> log) : IDisposable
{
    private const int BatchSize = 100;
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim wake = new(0, 1);

    /// <summary>Says that there is something to deliver; never blocks.</summary>
    public void Wake()
    {
        if (wake.CurrentCount > 0) return; // awake already
        try { wake.Release(); }
        catch (SemaphoreFullException) { /* by somebody else, meanwhile */ }
    }

    /// <summary>Waits until somebody says that there is something, or until the time has passed.</summary>
    public Task WaitForWork(TimeSpan atMost, CancellationToken ct) => wake.WaitAsync(atMost, ct);

    /// <summary>Delivers whatever is due, until nothing due is left. Returns how many were heard.</summary>
    public async Task<int> DeliverDue(CancellationToken ct = default)
    {
        var heard = 0;
        while (await FindDue(ct) is { Count: > 0 } due)
        {
            foreach (var id in due)
            {
                if (await DeliverOne(id, ct)) heard++;
            }
        }

        return heard;
    }

    public void Dispose() => wake.Dispose();

    // Retries are a matter of real time, also while a demonstration has set the business date to another day.
    private DateTimeOffset Now => clock.Real.GetUtcNow();

    private async Task<List<long>> FindDue(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var deliveries = scope.ServiceProvider.GetRequiredService<YiwangDb>().Set<Delivery>();
        var now = Now;
        var farthest = now + LongestPause;
        // The first attempt is due whatever the clock says, and none is put off further than that: a clock that was set back holds nothing up.
        return await deliveries
            .Where(d => d.Attempts == 0 || d.NextAt <= now || d.NextAt > farthest)
            .Where(d => !deliveries.Any(e => e.Hearer == d.Hearer && e.Subject == d.Subject && e.Sequence < d.Sequence))
            .OrderBy(d => d.Id).Select(d => d.Id).Take(BatchSize).ToListAsync(ct);
    }

    private async Task<bool> DeliverOne(long id, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            using var activity = Tracing.Source.StartActivity("Deliver");
            return await Hear(scope.ServiceProvider, id, activity, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            await Postpone(id, fault, ct);
            return false;
        }
    }

    private static async Task<bool> Hear(IServiceProvider services, long id, Activity? activity, CancellationToken ct)
    {
        var db = services.GetRequiredService<YiwangDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var delivery = await db.Set<Delivery>().FindAsync([id], ct);
        if (delivery is null) return false; // another node was faster
        activity?.SetTag("hearer", delivery.Hearer);

        var entry = await db.Set<LedgerEntry>().AsNoTracking()
            .SingleAsync(e => e.Subject == delivery.Subject && e.Sequence == delivery.Sequence, ct);
        var catalogue = services.GetRequiredService<FactCatalogue>();
        if (catalogue.Find(delivery.Hearer, entry.FactName) is { } registration)
        {
            services.GetRequiredService<CurrentUser>().BecomeSystem(delivery.Hearer);
            var hearer = services.GetRequiredService(registration.HearerType);
            await (Task)typeof(IHear<>).MakeGenericType(registration.FactType).GetMethod(nameof(IHear<Fact>.Hear))!
                .Invoke(hearer, [catalogue.Read(entry), ct])!;
        }

        db.Remove(delivery);
        await services.GetRequiredService<FactRecorder>().RecordAll(ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private async Task Postpone(long id, Exception fault, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<YiwangDb>();
        if (await db.Set<Delivery>().FindAsync([id], ct) is not { } delivery) return;

        delivery.Attempts++;
        delivery.LastFault = (fault is System.Reflection.TargetInvocationException { InnerException: { } inner } ? inner : fault).GetType().Name;
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(delivery.Attempts, 12)));
        delivery.NextAt = Now + (pause < LongestPause ? pause : LongestPause);
        await db.SaveChangesAsync(ct);
        log.LogError(fault, "{Hearer} could not hear entry {Sequence} of {Subject}; attempt {Attempts}", delivery.Hearer, delivery.Sequence, delivery.Subject, delivery.Attempts);
    }
}
