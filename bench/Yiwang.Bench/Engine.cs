using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Yiwang.Bench;

/// <summary>One of the two database engines, as a driver sees it.</summary>
internal abstract class Engine
{
    public abstract string Name { get; }

    /// <summary>As in the host's configuration.</summary>
    public abstract string Setting { get; }

    public abstract string ConnectionString(string folder, string database);

    public abstract Task Create(string database);

    public abstract Task<string> Version();

    /// <summary>Opened, with the durability that the product asks for.</summary>
    public abstract Task<DbConnection> Open(string connectionString);

    /// <summary>Appends rows as fast as the engine takes them.</summary>
    public abstract Task Load(string connectionString, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows);

    public static string Quoted(string name) => $"\"{name}\"";
}

internal sealed class Sqlite : Engine
{
    public override string Name => "SQLite";

    public override string Setting => "sqlite";

    public override string ConnectionString(string folder, string database) => $"Data Source={Path.Combine(folder, "yiwang.db")}";

    public override Task Create(string database) => Task.CompletedTask;

    public override Task<string> Version()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        return Task.FromResult($"{connection.ServerVersion}, synchronous=FULL");
    }

    public override async Task<DbConnection> Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000;");
        return connection;
    }

    public override async Task Load(string connectionString, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        await using var connection = new SqliteConnection($"{connectionString};Pooling=False");
        await connection.OpenAsync();
        await Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;");
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var insert = connection.CreateCommand();
            insert.Transaction = (SqliteTransaction)transaction;
            insert.CommandText = $"INSERT INTO {Quoted(table)} ({string.Join(", ", columns.Select(Quoted))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
            foreach (var i in Enumerable.Range(0, columns.Count)) insert.Parameters.Add(new SqliteParameter($"@p{i}", null));
            foreach (var row in rows)
            {
                for (var i = 0; i < row.Length; i++) insert.Parameters[i].Value = row[i] ?? DBNull.Value;
                insert.ExecuteNonQuery();
            }

            await transaction.CommitAsync();
        }

        await Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE);");
    }

    private static async Task Execute(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A throw-away cluster that the script has started.</summary>
internal sealed class Postgres(string server) : Engine
{
    public override string Name => "PostgreSQL";

    public override string Setting => "postgres";

    public override string ConnectionString(string folder, string database) =>
        new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 40 }.ConnectionString;

    public override async Task Create(string database)
    {
        await using var connection = await Administer();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {Quoted(database)}", connection);
        await command.ExecuteNonQueryAsync();
    }

    public override async Task<string> Version()
    {
        await using var connection = await Administer();
        await using var command = new NpgsqlCommand("SELECT current_setting('server_version') || ', fsync=' || current_setting('fsync')", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public override async Task<DbConnection> Open(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }

    public override async Task Load(string connectionString, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using (var copy = await connection.BeginBinaryImportAsync($"COPY {Quoted(table)} ({string.Join(", ", columns.Select(Quoted))}) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync();
                foreach (var value in row)
                {
                    if (value is null or DBNull) await copy.WriteNullAsync();
                    else await copy.WriteAsync(value);
                }
            }

            await copy.CompleteAsync();
        }

        // What autovacuum would have done after a while.
        await using var command = new NpgsqlCommand($"VACUUM ANALYZE {Quoted(table)}", connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }

    private async Task<NpgsqlConnection> Administer()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
