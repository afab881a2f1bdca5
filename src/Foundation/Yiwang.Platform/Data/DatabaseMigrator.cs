using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Yiwang.Platform.Data;

/// <summary>Brings the schema up to date as an explicit step. Of several nodes that start at once one does it; the others wait and find it done.</summary>
public sealed class DatabaseMigrator(YiwangDb db, YiwangOptions options)
{
    private const long LockNumber = 0x79697761_6e67; // "yiwang"; any number that nobody else locks in this database
    private const int WouldBlock = 11; // EWOULDBLOCK: another process holds the file
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <returns>The migrations that were applied; empty when there was nothing to do.</returns>
    public async Task<IReadOnlyList<string>> Migrate(CancellationToken ct = default)
    {
        if (!options.IsPostgres) Directory.CreateDirectory(options.DataDirectory);
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToArray();
        if (pending.Length > 0) await db.Database.MigrateAsync(ct);
        return pending;
    }

    public async Task<bool> IsBehind(CancellationToken ct = default) => (await db.Database.GetPendingMigrationsAsync(ct)).Any();

    /// <summary>Waits until nobody else migrates or loads; nobody else does until it is disposed. A process that dies lets go of it by dying.</summary>
    public async Task<IAsyncDisposable> Alone(CancellationToken ct = default) => options.IsPostgres ? await LockPostgres(ct) : await LockFolder(ct);

    /// <summary>Empties a demonstration. Refuses anything else.</summary>
    public async Task DropEverything(CancellationToken ct = default)
    {
        if (!options.Demonstration) throw new InvalidOperationException("Only a demonstration can be dropped.");
        await db.Database.EnsureDeletedAsync(ct);
        if (db.Database.GetDbConnection() is KeptConnection kept) kept.LetGo();
    }

    private async Task<NpgsqlConnection> LockPostgres(CancellationToken ct)
    {
        var alone = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ConnectionString);
        try
        {
            await OpenOrCreate(alone, ct);
            await using var take = new NpgsqlCommand($"SELECT pg_advisory_lock({LockNumber})", alone) { CommandTimeout = 0 };
            await take.ExecuteNonQueryAsync(ct);
            return alone;
        }
        catch
        {
            await alone.DisposeAsync();
            throw;
        }
    }

    // 3D000: there is no such database yet. 42P04, 23505: another node has made it meanwhile.
    private async Task OpenOrCreate(NpgsqlConnection connection, CancellationToken ct)
    {
        try
        {
            await connection.OpenAsync(ct);
            return;
        }
        catch (PostgresException missing) when (missing.SqlState == "3D000")
        {
            // made below
        }

        try { await db.GetService<IRelationalDatabaseCreator>().CreateAsync(ct); }
        catch (PostgresException faster) when (faster.SqlState is "42P04" or "23505") { /* it is there, and that is what was wanted */ }
        await connection.OpenAsync(ct);
    }

    private async Task<FileStream> LockFolder(CancellationToken ct)
    {
        Directory.CreateDirectory(options.DataDirectory);
        while (true)
        {
            try
            {
                var alone = new FileStream(Path.Combine(options.DataDirectory, ".starting"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                await ForgetWhoDied(ct);
                return alone;
            }
            catch (IOException held) when (held.HResult == WouldBlock)
            {
                await Task.Delay(BetweenLooks, ct);
            }
        }
    }

    // Entity Framework's own lock on SQLite is a row: one that was killed while it migrated left it there, and whoever starts next would wait for ever.
    private async Task ForgetWhoDied(CancellationToken ct)
    {
        var tables = await db.Database.SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(ct);
        if (tables > 0) await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", ct);
    }
}
