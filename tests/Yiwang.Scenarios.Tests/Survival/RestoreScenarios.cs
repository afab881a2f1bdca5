using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests.Survival;

/// <summary>The commands by which an operator saves PostgreSQL and brings it back are run, not only written down.</summary>
[Collection(InTurn.Name)]
public sealed class RestoreScenarios(ITestOutputHelper output)
{
    [Fact(DisplayName = "PostgreSQL：基础备份加 WAL 归档，恢复到某一点，那以前的都在，以后的没有，台账相符")]
    public async Task A_base_backup_and_its_archive_bring_back_a_chosen_moment()
    {
        if (!TownHall.IsOnPostgres) return;

        output.WriteLine(await HostProcess.Execute(Repository.PathOf("tests", "postgres-drill"), Path.Combine(AppContext.BaseDirectory, "Yiwang.Host.dll")));
    }
}
