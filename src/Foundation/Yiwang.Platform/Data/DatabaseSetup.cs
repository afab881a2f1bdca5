using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Yiwang.Platform.Data;

/// <summary>Chooses the engine once, from configuration.</summary>
internal static class DatabaseSetup
{
    public static IServiceCollection AddYiwangDb(this IServiceCollection services, YiwangOptions options) =>
        services.AddSingleton(new WriteTurns(options)).AddDbContextPool<YiwangDb>(db =>
        {
            if (options.IsPostgres) db.UseNpgsql(Prepared(options.ConnectionString)).AddInterceptors(new PlainSql.FreshCommands());
            else db.UseSqlite(options.ConnectionString).AddInterceptors(DurableSqlite.Instance, new KeptConnection.Connections(), new KeptConnection.Statements());

            // Migrations are written by hand in each module, one set for both engines; a test compares them with the model.
            db.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
            ((IDbContextOptionsBuilderInfrastructure)db).AddOrUpdateExtension(new StoredEnumerationsExtension());
            db.ReplaceService<IMigrationsAssembly, ModuleMigrations>();
            db.ReplaceService<IModelCacheKeyFactory, ModelPerInstallation>();
        });

    // A statement that comes again and again is planned once. Behind a pooler that hands connections on between transactions that can't
    // be; an administrator says Max Auto Prepare=0 there, and what he says holds.
    private static string Prepared(string connectionString)
    {
        var said = new NpgsqlConnectionStringBuilder(connectionString);
        if (!said.ShouldSerialize("Max Auto Prepare")) said.MaxAutoPrepare = 200;
        return said.ConnectionString;
    }

    /// <summary>Acknowledged means on disk: WAL, and a sync at every commit.</summary>
    private sealed class DurableSqlite : DbConnectionInterceptor
    {
        public static readonly DurableSqlite Instance = new();

        // The driver keeps native connections open and hands them out again, with what was set on them.
        private readonly ConditionalWeakTable<object, object> settled = [];

        private const string Settings = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            if (connection is not SqliteConnection { Handle: { } native } || !settled.TryAdd(native, Settings)) return;
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData); // SQLite's driver waits in either form
            return Task.CompletedTask;
        }
    }
}
