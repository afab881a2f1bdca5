using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Outbox;

/// <summary>What one hearer still has to hear.</summary>
public sealed record WaitingHearer(string Hearer, int Waiting, int Failing, int MostAttempts, string LastFault, DateTimeOffset NextAt);

/// <summary>For the operations page: who is behind, and why.</summary>
public sealed class OutboxReader(YiwangDb db)
{
    public async Task<IReadOnlyList<WaitingHearer>> Waiting(CancellationToken ct = default)
    {
        var rows = await db.Set<Delivery>().AsNoTracking().OrderBy(d => d.Id).Take(10_000).ToListAsync(ct);
        return [.. rows.GroupBy(d => d.Hearer).Select(g => new WaitingHearer(
            g.Key, g.Count(), g.Count(d => d.Attempts > 0), g.Max(d => d.Attempts), g.FirstOrDefault(d => d.Attempts > 0)?.LastFault ?? "", g.Min(d => d.NextAt)))];
    }
}
