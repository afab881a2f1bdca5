using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Yiwang.Platform.Data;

/// <summary>Chooses the engine once, from configuration.</summary>
internal static class DatabaseSetup
{
    public static IServiceCollection AddYiwangDb(this IServiceCollection services, YiwangOptions options) =>
        services.AddDbContext<YiwangDb>((provider, db) =>
        {
            if (options.IsPostgres) db.UseNpgsql(options.ConnectionString);
            else db.UseSqlite(options.ConnectionString).AddInterceptors(DurableSqlite.Instance);

            // Migrations are written by hand in each module, one set for both engines; a test compares them with the model.
            db.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
            db.ReplaceService<IMigrationsAssembly, ModuleMigrations>();
            db.ReplaceService<IModelCacheKeyFactory, ModelPerInstallation>();
        });

    /// <summary>Acknowledged means on disk: WAL, and a sync at every commit.</summary>
    private sealed class DurableSqlite : DbConnectionInterceptor
    {
        public static readonly DurableSqlite Instance = new();

        private const string Settings = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Settings;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
