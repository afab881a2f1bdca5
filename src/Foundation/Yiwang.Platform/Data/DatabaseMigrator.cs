using Microsoft.EntityFrameworkCore;

namespace Yiwang.Platform.Data;

/// <summary>Brings the schema up to date as an explicit step; EF holds a lock, so that two nodes can't do it at once.</summary>
public sealed class DatabaseMigrator(YiwangDb db, YiwangOptions options)
{
    /// <returns>The migrations that were applied; empty when there was nothing to do.</returns>
    public async Task<IReadOnlyList<string>> Migrate(CancellationToken ct = default)
    {
        if (!options.IsPostgres) Directory.CreateDirectory(options.DataDirectory);
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToArray();
        if (pending.Length > 0) await db.Database.MigrateAsync(ct);
        return pending;
    }

    public async Task<bool> IsBehind(CancellationToken ct = default) => (await db.Database.GetPendingMigrationsAsync(ct)).Any();

    /// <summary>Empties a demonstration. Refuses anything else.</summary>
    public async Task DropEverything(CancellationToken ct = default)
    {
        if (!options.Demonstration) throw new InvalidOperationException("Only a demonstration can be dropped.");
        await db.Database.EnsureDeletedAsync(ct);
        if (db.Database.GetDbConnection() is KeptConnection kept) kept.LetGo();
    }
}
