using Microsoft.EntityFrameworkCore;

namespace Yiwang.SingleSignOn.Clients;

/// <summary>The register for its desk, which only the security administrator opens.</summary>
internal sealed class ClientReader(SignOnDb db)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<Client>> All(CancellationToken ct) =>
        await db.Clients.AsNoTracking().OrderBy(c => c.ClosedAt != null).ThenByDescending(c => c.RegisteredAt).Take(Most).ToListAsync(ct);

    public async Task<IReadOnlyList<AwaitedSystem>> Awaited(CancellationToken ct) =>
        await db.AwaitedSystems.AsNoTracking().Where(s => s.StruckAt == null).OrderBy(s => s.NotedAt).Take(Most).ToListAsync(ct);

    public async Task<Client?> Find(string id, CancellationToken ct) => !Client.IsId(id) ? null : await db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct);

    public async Task<IReadOnlyList<Keys.SigningKey>> SigningKeys(CancellationToken ct) =>
        await db.KeySets.AsNoTracking().FirstOrDefaultAsync(s => s.Name == Keys.SigningKeySet.Tokens, ct) is { } set ? [.. set.Keys.OrderBy(k => k.MadeAt)] : [];
}
