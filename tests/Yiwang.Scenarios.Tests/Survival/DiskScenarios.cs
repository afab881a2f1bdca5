using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests.Survival;

/// <summary>The disk below the embedded database is full, or takes nothing any more. PostgreSQL's disk is its own cluster's.</summary>
[Collection(InTurn.Name)]
public sealed class DiskScenarios
{
    [Fact(DisplayName = "磁盘满了：说明白、不丢、不留半件；腾出空间自己好。只读的磁盘上不启动，说得出为什么")]
    public async Task A_full_disk_turns_people_away_and_loses_nothing()
    {
        if (TownHall.IsOnPostgres) return;
        await using var disk = await SmallDisk.Mount();
        if (disk is null) Assert.Skip("NOT TRIED: only root may mount a small disk, and not in every container.");
        await using var database = await (await TownHall.Template.Value).Copy();
        TestDatabase.CopyFolder(database.DataDirectory, disk.Folder);
        var connectionString = $"Data Source={Path.Combine(disk.Folder, "yiwang.db")}";
        await using var host = new HostProcess(RunningServer.SettingsFor(disk.Folder, connectionString), Path.Combine(database.DataDirectory, "server.log"));
        await host.Start();

        await Trouble.Passes(host, connectionString, disk.Fill, disk.Free, TimeSpan.Zero);

        await host.Stop();
        await disk.Remount(writable: false);
        await Trouble.Start_is_refused(host, "存储暂时不能写入");
        await disk.Remount(writable: true);
        await host.Start();
    }

    [Fact(DisplayName = "磁盘写不进去：说明白、不丢、不留半件；能写了自己好")]
    public async Task A_disk_that_takes_nothing_turns_people_away_and_loses_nothing()
    {
        if (TownHall.IsOnPostgres) return;
        await using var database = await (await TownHall.Template.Value).Copy();
        await using var host = new HostProcess(RunningServer.SettingsFor(database.DataDirectory, database.ConnectionString), Path.Combine(database.DataDirectory, "server.log"));
        await host.Start();

        // No byte may be written to any file: what a disk does that the system has made read-only under a running program.
        await Trouble.Passes(host, database.ConnectionString, () => Limit(host, "0"), () => Limit(host, "unlimited"), TimeSpan.Zero);
    }

    private static Task Limit(HostProcess host, string longestFile) => HostProcess.Execute("prlimit", "--pid", $"{host.Id}", $"--fsize={longestFile}:unlimited");
}
