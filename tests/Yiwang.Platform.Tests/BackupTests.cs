using Microsoft.Data.Sqlite;
using Yiwang.Platform.Backups;
using Yiwang.Platform.Files;
using Yiwang.Platform.Tests.House;
using Yiwang.Testing;

namespace Yiwang.Platform.Tests;

/// <summary>A backup taken while people work comes back whole, or says what is damaged and restores nothing.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"yiwang-backup-{Guid.CreateVersion7():N}");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Fact(DisplayName = "办着事备份，恢复后一件不少，台账相符")]
    public async Task What_was_acknowledged_before_the_backup_is_there_after_the_restore()
    {
        if (TestDatabase.IsPostgres)
        {
            await PostgreSQL_is_backed_up_by_its_own_tools();
            return;
        }

        await using var house = await PlatformHouse.Open();
        var files = (FileStore)house.Services.GetService(typeof(FileStore))!;
        var stored = await files.KeepText("公报原文"u8.ToArray(), "a.txt", Ct);
        for (var i = 0; i < 20; i++) await house.A_parcel();
        using var others = new CancellationTokenSource();
        var working = Task.Run(async () => { while (!others.IsCancellationRequested) await house.A_parcel(); }, Ct);
        var (saved, report) = await Backup(house).Save(Path.Combine(folder, "one"), Ct);
        await others.CancelAsync();
        await working;

        await using var empty = await PlatformHouse.OpenUnmigrated();
        var (restored, _) = await Backup(empty).Restore(Path.Combine(folder, "one"), replace: true, Ct);
        var parcels = (await empty.All<Parcel>()).Length;

        Assert.True(saved.IsDone && restored.IsDone);
        Assert.Equal(1, report!.Files);
        Assert.InRange(parcels, 20, (await house.All<Parcel>()).Length);
        Assert.Empty((await empty.Verify()).Faults);
        await using var again = await ((FileStore)empty.Services.GetService(typeof(FileStore))!).Open(stored.Hash, Ct);
        Assert.Equal(stored.Length, again.Length);
    }

    [Theory(DisplayName = "备份少一个文件、改一个字节、没有写完，都说得出，什么都不恢复")]
    [InlineData("yiwang.db")]
    [InlineData("file")]
    [InlineData("backup.json")]
    [InlineData("truncated")]
    public async Task A_damaged_backup_restores_nothing(string what)
    {
        if (TestDatabase.IsPostgres) return; // there its own tools do it
        await using var house = await PlatformHouse.Open();
        await ((FileStore)house.Services.GetService(typeof(FileStore))!).KeepText("公报原文"u8.ToArray(), "a.txt", Ct);
        await house.A_parcel();
        await Backup(house).Save(folder, Ct);
        await Damage(what);

        await using var empty = await PlatformHouse.OpenUnmigrated();
        var (outcome, _) = await Backup(empty).Restore(folder, replace: true, Ct);

        Assert.False(outcome.IsDone);
        Assert.All(outcome.Findings, f => Assert.NotEmpty(f.Remedy));
        Assert.DoesNotContain(Directory.EnumerateFiles(empty.DataDirectory), f => f.EndsWith(".arriving", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_there_is_neither_written_over_nor_taken_away_from_a_server_that_runs()
    {
        if (TestDatabase.IsPostgres) return; // there its own tools do it
        await using var house = await PlatformHouse.Open();
        await Backup(house).Save(folder, Ct);

        var (twice, _) = await Backup(house).Save(folder, Ct);
        var (unasked, _) = await Backup(house).Restore(folder, replace: false, Ct);
        await house.Sql($"INSERT INTO platform_leases (\"Name\", \"Holder\", \"Until\") VALUES ('jobs', 'a server', {DateTimeOffset.MaxValue.UtcTicks})");
        var (serving, _) = await Backup(house).Restore(folder, replace: true, Ct);

        Assert.Equal(["backup.not-empty", "restore.exists", "restore.serving"], new[] { twice, unasked, serving }.Select(o => o.Findings.Single().Code));
    }

    private async Task PostgreSQL_is_backed_up_by_its_own_tools()
    {
        await using var house = await PlatformHouse.Open();
        Assert.Equal("backup.postgres", (await Backup(house).Save(folder, Ct)).Item1.Findings.Single().Code);
    }

    private async Task Damage(string what)
    {
        switch (what)
        {
            case "yiwang.db":
                await using (var file = new FileStream(Path.Combine(folder, what), FileMode.Open))
                {
                    file.Position = file.Length / 2;
                    file.WriteByte(0xA5);
                    file.WriteByte(0x5A);
                }

                break;
            case "file":
                File.Delete(Directory.EnumerateFiles(Path.Combine(folder, "files"), "*", SearchOption.AllDirectories).Single());
                break;
            case "backup.json":
                await File.WriteAllTextAsync(Path.Combine(folder, what), "{", Ct);
                break;
            default:
                await using (var file = new FileStream(Path.Combine(folder, "yiwang.db"), FileMode.Open)) file.SetLength(file.Length - 4096);
                break;
        }

        SqliteConnection.ClearAllPools();
    }

    private static EmbeddedBackup Backup(PlatformHouse house) => (EmbeddedBackup)house.Services.GetService(typeof(EmbeddedBackup))!;
}
