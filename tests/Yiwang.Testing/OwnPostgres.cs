using Npgsql;

namespace Yiwang.Testing;

/// <summary>A PostgreSQL cluster that a test may stop and start as it likes; gone afterwards. PostgreSQL refuses to run as root, so root hands it on.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private const string Programs = "/usr/lib/postgresql/15/bin";
    private readonly string folder = Directory.CreateTempSubdirectory("yiwang-own-postgres").FullName;

    private OwnPostgres() { }

    public string ConnectionString => new NpgsqlConnectionStringBuilder { Host = folder, Username = "postgres", Database = "yiwang", MaxPoolSize = 20 }.ConnectionString;

    private string Data => Path.Combine(folder, "data");

    /// <summary>Made and started, without a database.</summary>
    public static async Task<OwnPostgres> Make()
    {
        var made = new OwnPostgres();
        if (Environment.IsPrivilegedProcess) await HostProcess.Execute("chown", "postgres", made.folder);
        await Execute("initdb", "-D", made.Data, "-U", "postgres", "-A", "trust", "--no-locale", "-E", "UTF8");
        await made.Start();
        return made;
    }

    public Task Start() => Execute("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-c listen_addresses='' -c unix_socket_directories='{folder}'", "start");

    /// <summary>As if the machine had lost its current.</summary>
    public Task Crash() => Execute("pg_ctl", "-D", Data, "-m", "immediate", "stop");

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (File.Exists(Path.Combine(Data, "postmaster.pid"))) await Crash();
        Directory.Delete(folder, recursive: true);
    }

    private static Task Execute(string program, params string[] words) => Environment.IsPrivilegedProcess
        ? HostProcess.Execute("runuser", ["-u", "postgres", "--", Path.Combine(Programs, program), .. words])
        : HostProcess.Execute(Path.Combine(Programs, program), words);
}
