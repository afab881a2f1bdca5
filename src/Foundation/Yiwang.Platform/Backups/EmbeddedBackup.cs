using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Yiwang.Kernel;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Files;

namespace Yiwang.Platform.Backups;

/// <summary>
/// Saves and restores the embedded installation. The database is copied first, as one moment saw it, then the files: a file is on disk before
/// the act that names it is, so that the copy lacks none. Keys are not in it; they are kept elsewhere.
/// </summary>
internal sealed class EmbeddedBackup(YiwangOptions options)
{
    private const int BufferBytes = 1 << 20;
    private static readonly string[] DatabaseParts = ["", "-wal", "-shm"];

    private string DatabasePath => new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
    private string FilesFolder => Path.Combine(options.DataDirectory, BackupManifest.FilesFolder);

    public async Task<(Outcome, BackupReport?)> Save(string folder, CancellationToken ct)
    {
        if (NotEmbedded() is { } elsewhere) return (elsewhere, null);
        if (!File.Exists(DatabasePath)) return (Refused("backup.nothing", DatabasePath, "这里没有数据库，没有可备份的。", "请核对 Data= 和 ConnectionString= 的设置。"), null);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            return (Refused("backup.not-empty", folder, "文件夹不是空的，没有备份。", "请换一个新的文件夹，旧的备份不覆盖。"), null);

        var watch = Stopwatch.StartNew();
        Directory.CreateDirectory(folder);
        var database = Path.Combine(folder, BackupManifest.DatabaseName);
        CopyDatabase(DatabasePath, database);
        var sum = await SumOf(database, ct);
        var files = new Dictionary<string, long>();
        foreach (var (name, path) in StoredFiles())
        {
            var target = Path.Combine(folder, BackupManifest.FilesFolder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
            files[name] = new FileInfo(target).Length;
        }

        var manifest = new BackupManifest(BackupManifest.CurrentFormat, TimeProvider.System.GetUtcNow(), options.City, sum, new FileInfo(database).Length, files);
        await WriteDurably(Path.Combine(folder, BackupManifest.FileName), JsonSerializer.SerializeToUtf8Bytes(manifest, BackupManifest.Json), ct);
        Disk.SyncFolder(folder);
        return (Outcome.From(Finding.Note("backup.keys", "密钥不在备份里。请另行备份密钥文件夹，并与数据分开存放；没有密钥，备份里的个人信息打不开。", where: Path.Combine(options.DataDirectory, "keys"))), ReportOf(manifest, watch));
    }

    public async Task<(Outcome, BackupReport?)> Restore(string folder, bool replace, CancellationToken ct)
    {
        if (NotEmbedded() is { } elsewhere) return (elsewhere, null);
        if (await Read(folder, ct) is not { } manifest) return (Refused("restore.no-backup", folder, "这里没有完整的备份（缺少或读不懂 backup.json）。", "请指定 ./run backup 写出的文件夹；中途断掉的备份不能用。"), null);
        if (File.Exists(DatabasePath) && !replace) return (Refused("restore.exists", DatabasePath, "这里已经有数据库，没有恢复。", "确认要换掉它，请加 --replace；原来的会改名留着。"), null);
        if (File.Exists(DatabasePath) && IsServed(DatabasePath)) return (Refused("restore.serving", DatabasePath, "服务还在运行，没有恢复。", "请先停止服务，等十五秒再恢复。"), null);

        var watch = Stopwatch.StartNew();
        var faults = new List<Finding>();
        var arriving = DatabasePath + ".arriving";
        Directory.CreateDirectory(options.DataDirectory);
        if (await CopyAndSum(Path.Combine(folder, BackupManifest.DatabaseName), arriving, ct) != manifest.DatabaseSm3) faults.Add(Damaged(BackupManifest.DatabaseName));
        foreach (var (name, length) in manifest.Files)
        {
            if (!await TakeFile(Path.Combine(folder, BackupManifest.FilesFolder, name), Path.Combine(FilesFolder, name), length, ct)) faults.Add(Damaged($"{BackupManifest.FilesFolder}/{name}"));
        }

        if (faults.Count == 0 && !IsSound(arriving)) faults.Add(Damaged(BackupManifest.DatabaseName));
        if (faults.Count > 0)
        {
            File.Delete(arriving);
            return (Outcome.From(faults), null);
        }

        SetAside(DatabasePath);
        File.Move(arriving, DatabasePath);
        Disk.SyncFolder(Path.GetDirectoryName(DatabasePath)!);
        return (Outcome.From(Finding.Note("restore.verify", "已恢复，校验值都相符。请再运行 ./run ledger verify，核验台账和签名。", where: DatabasePath)), ReportOf(manifest, watch));
    }

    private Outcome? NotEmbedded() => options.IsPostgres
        ? Refused("backup.postgres", "Database", "PostgreSQL 用它自己的工具备份。", "做法和试过的脚本见 docs/operations.md（pg_basebackup 加 WAL 归档）。") : null;

    private static void CopyDatabase(string from, string to)
    {
        using var source = new SqliteConnection($"Data Source={from};Mode=ReadOnly;Pooling=False");
        using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    private IEnumerable<(string Name, string Path)> StoredFiles() => !Directory.Exists(FilesFolder) ? []
        : Directory.EnumerateFiles(FilesFolder, "*", SearchOption.AllDirectories).Select(p => (Path.GetRelativePath(FilesFolder, p), p)).Where(f => Path.GetFileName(f.p).Length == 2 * Sm3.HashBytes);

    /// <summary>Whether somebody holds the lease of the jobs: a server that runs renews it.</summary>
    private static bool IsServed(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master m WHERE m.name = 'platform_leases'";
        if ((long)command.ExecuteScalar()! == 0) return false;
        command.CommandText = "SELECT count(*) FROM platform_leases WHERE \"Until\" > $now";
        command.Parameters.AddWithValue("$now", TimeProvider.System.GetUtcNow().UtcTicks);
        return (long)command.ExecuteScalar()! > 0;
    }

    private static bool IsSound(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        return command.ExecuteScalar() is "ok";
    }

    private static void SetAside(string database)
    {
        var mark = TimeProvider.System.GetUtcNow().ToString("yyyyMMddHHmmss", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var part in DatabaseParts.Where(part => File.Exists(database + part))) File.Move(database + part, $"{database}.before-{mark}{part}");
    }

    private static async Task<BackupManifest?> Read(string folder, CancellationToken ct)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, BackupManifest.FileName), ct);
            return JsonSerializer.Deserialize<BackupManifest>(bytes, BackupManifest.Json) is { Format: BackupManifest.CurrentFormat, DatabaseSm3: not null, Files: not null } manifest
                && manifest.Files.Keys.All(IsPlainName) ? manifest : null;
        }
        catch (Exception missing) when (missing is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // A name that leads out of the folder is nobody's file.
    private static bool IsPlainName(string name) => name.Split('/', '\\').All(part => part.Length > 0 && part.All(char.IsAsciiHexDigitLower));

    private static async Task<bool> TakeFile(string from, string to, long length, CancellationToken ct)
    {
        if (!File.Exists(from) || new FileInfo(from).Length != length) return false;
        if (File.Exists(to)) return await SumOf(to, ct) == Path.GetFileName(to);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        if (await CopyAndSum(from, to, ct) == Path.GetFileName(to)) return true;
        File.Delete(to);
        return false;
    }

    private static async Task<string> SumOf(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await Sm3.HashAsync(file, ct));
    }

    private static async Task<string?> CopyAndSum(string from, string to, CancellationToken ct)
    {
        if (!File.Exists(from)) return null;
        using var sm3 = new Sm3();
        await using var source = File.OpenRead(from);
        await using var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes);
        var buffer = new byte[BufferBytes];
        while (await source.ReadAsync(buffer, ct) is > 0 and var read)
        {
            sm3.Append(buffer.AsSpan(0, read));
            await target.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        target.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(sm3.Finish());
    }

    private static async Task WriteDurably(string path, byte[] bytes, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.CreateNew);
        await file.WriteAsync(bytes, ct);
        file.Flush(flushToDisk: true);
    }

    private static BackupReport ReportOf(BackupManifest manifest, Stopwatch watch) =>
        new(manifest.DatabaseSm3, manifest.DatabaseBytes, manifest.Files.Count, manifest.Files.Values.Sum(), watch.Elapsed.TotalSeconds);

    private static Finding Damaged(string what) => Finding.Block("restore.damaged", "备份里的这个文件缺失或损坏，什么都没有恢复。", where: what, remedy: "请换一份备份。");

    private static Outcome Refused(string code, string where, string message, string remedy) => Outcome.Refused(code, message, where: where, remedy: remedy);
}
