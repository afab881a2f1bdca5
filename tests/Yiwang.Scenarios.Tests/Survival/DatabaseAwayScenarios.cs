using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests.Survival;

/// <summary>PostgreSQL loses its current while people work, and comes back.</summary>
[Collection(InTurn.Name)]
public sealed class DatabaseAwayScenarios
{
    [Fact(DisplayName = "数据库断电再恢复：说明白、不丢、不留半件；恢复后自己好，不用重启。数据库不在时不启动，说得出为什么")]
    public async Task A_database_that_is_gone_for_a_while_costs_patience_and_nothing_else()
    {
        if (!TownHall.IsOnPostgres) return;
        await using var postgres = await OwnPostgres.Make();
        var data = Directory.CreateTempSubdirectory("yiwang-away").FullName;
        await using var host = new HostProcess(RunningServer.SettingsFor(data, postgres.ConnectionString), Path.Combine(data, "server.log"));
        await host.Start(); // makes the database as well

        await Trouble.Passes(host, postgres.ConnectionString, postgres.Crash, postgres.Start, Nightly.Away);

        await postgres.Crash();
        await Trouble.Start_is_refused(host, "数据库暂时连不上");
        await host.Kill();
        Directory.Delete(data, recursive: true);
    }
}
