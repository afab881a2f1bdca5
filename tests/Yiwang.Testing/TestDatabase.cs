using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Yiwang.Testing;

/// <summary>
/// A database and data folder of its own for one host. Which engine is said by <c>YIWANG_TEST_DATABASE</c> (sqlite, or postgres with
/// <c>YIWANG_TEST_CONNECTION</c>). The first one of a run is migrated and loaded; the others are copies of it. <c>./test</c> names a folder
/// in <c>YIWANG_TEST_TEMPLATES</c>, and all its processes copy what the first of them made.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string RunFolder = Path.Combine(Path.GetTempPath(), $"yiwang-test-{Environment.ProcessId}");
    private static int counter;

    static TestDatabase() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        if (Directory.Exists(RunFolder)) Directory.Delete(RunFolder, recursive: true); // the template, which nobody disposes of
    };

    private readonly string name;

    private TestDatabase(string name, string? folder = null)
    {
        this.name = name;
        DataDirectory = folder ?? Path.Combine(RunFolder, name);
        Directory.CreateDirectory(DataDirectory);
    }

    public static bool IsPostgres { get; } = Environment.GetEnvironmentVariable("YIWANG_TEST_DATABASE") switch
    {
        null or "" or "sqlite" => false,
        "postgres" => true,
        var other => throw new InvalidOperationException($"YIWANG_TEST_DATABASE={other}: say sqlite or postgres."),
    };

    public static string Engine => IsPostgres ? "postgres" : "sqlite";

    public string DataDirectory { get; }

    public string ConnectionString => IsPostgres
        ? new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString
        : $"Data Source={Path.Combine(DataDirectory, "yiwang.db")}";

    private static string Server => Environment.GetEnvironmentVariable("YIWANG_TEST_CONNECTION")
        ?? throw new InvalidOperationException("YIWANG_TEST_DATABASE=postgres needs YIWANG_TEST_CONNECTION.");

    /// <summary>An empty database, not even migrated.</summary>
    public static async Task<TestDatabase> New()
    {
        var made = new TestDatabase(NextName());
        if (IsPostgres) await Administer($"""CREATE DATABASE "{made.name}" """);
        return made;
    }

    /// <summary>The one that the others are copied from.</summary>
    public static async Task<TestDatabase> Template(Func<TestDatabase, Task> load)
    {
        if (Environment.GetEnvironmentVariable("YIWANG_TEST_TEMPLATES") is not { Length: > 0 } folder)
        {
            var own = await New();
            await load(own);
            return own;
        }

        using var turn = await Turn(Path.Combine(folder, $"{Engine}.lock"));
        var (template, loaded) = (new TestDatabase("yw_template", Path.Combine(folder, Engine)), Path.Combine(folder, $"{Engine}.loaded"));
        if (File.Exists(loaded)) return template;
        if (IsPostgres) await Administer($"""CREATE DATABASE "{template.name}" """);
        await load(template);
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        await File.WriteAllTextAsync(loaded, "");
        return template;
    }

    public async Task<TestDatabase> Copy()
    {
        // A pooled connection would keep SQLite's write-ahead log beside the file and PostgreSQL's template busy.
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();

        var copy = new TestDatabase(NextName());
        CopyFolder(DataDirectory, copy.DataDirectory);
        if (IsPostgres) await Administer($"""CREATE DATABASE "{copy.name}" TEMPLATE "{name}" STRATEGY FILE_COPY"""); // through the log it takes twice as long
        return copy;
    }

    /// <summary>What the tables hold, past the product.</summary>
    public static async Task<IReadOnlyList<object?[]>> Ask(string connectionString, string sql)
    {
        await using DbConnection connection = connectionString.StartsWith("Data Source", StringComparison.Ordinal)
            ? new SqliteConnection($"{connectionString};Pooling=False")
            : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        if (IsPostgres)
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(ConnectionString));
            await Administer($"""DROP DATABASE IF EXISTS "{name}" WITH (FORCE)""");
        }
        else
        {
            SqliteConnection.ClearPool(new SqliteConnection(ConnectionString));
        }

        Directory.Delete(DataDirectory, recursive: true);
    }

    // Held until it is disposed of; who waits longer than any load takes is told so.
    private static async Task<FileStream> Turn(string path)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < 3000)
            {
                await Task.Delay(100);
            }
        }
    }

    private static string NextName() => $"yw_{Environment.ProcessId}_{Interlocked.Increment(ref counter)}";

    private static async Task Administer(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    internal static void CopyFolder(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(folder.Replace(from, to, StringComparison.Ordinal), File.GetUnixFileMode(folder));
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, file.Replace(from, to, StringComparison.Ordinal));
        }
    }
}
