using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform.Ledger;

namespace Yiwang.Bench.Commands;

/// <summary>How many rows a second the ledger is verified with, against only reading them in the same order.</summary>
internal static class LedgerRow
{
    public static async Task Measure(Installation house, Sizes sizes, Report report)
    {
        var (verifying, reading) = (new List<double>(), new List<double>());
        long rows = 0;
        for (var round = 0; round <= sizes.Rounds; round++)
        {
            var seconds = await Statistics.SecondsOf(async () => rows = await Verify(house));
            var plain = await Statistics.SecondsOf(() => Read(house));
            if (round == 0) continue; // warming
            verifying.Add(rows / seconds);
            reading.Add(rows / plain);
        }

        report.Add("Ledger", $"rows verified, of {rows:N0} on {house.Engine.Name}; floor: reading them through the driver",
            verifying.Median(), reading.Median(), verifying.Zip(reading, (a, b) => a / b).Median(), target: null);
    }

    private static async Task<long> Verify(Installation house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var verdict = await scope.ServiceProvider.GetRequiredService<LedgerVerifier>().Verify();
        if (verdict.Faults.Count > 0) throw new InvalidOperationException($"The ledger has faults: {verdict.Faults[0]}");
        return verdict.Entries;
    }

    private static async Task Read(Installation house)
    {
        await using var connection = await house.Engine.Open(house.ConnectionString);
        await using var select = connection.CreateCommand();
        select.CommandText = """SELECT * FROM "platform_ledger_entries" ORDER BY "Subject", "Sequence" """;
        await using var reader = await select.ExecuteReaderAsync();
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync()) reader.GetValues(values);
    }
}
