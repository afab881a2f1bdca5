using System.Diagnostics;
using Yiwang.Bench.Pages;
using Yiwang.Kernel;
using Yiwang.Platform.Files;

namespace Yiwang.Bench.Contracts;

/// <summary>Ten thousand contracts by the command, copies of them to a hundred thousand, then lists and boards over HTTP.</summary>
internal sealed class ContractRows(Engine engine, Workplace place, Sizes sizes, Report report)
{
    private const double MostForPage = 20;
    private const string Table = "contracting_contracts", Parties = "contracting_counterparties", Institution = "441500-health", Clerk = "contracts-health", Bureau = "contracts-filing";
    private static readonly DateOnly First = new(2024, 1, 2);
    private static readonly string[] Heading = ["合同名称", "备案编号", "备案日期", "合同情形", "主要内容", "对方名称", "对方证件号码", "标的金额（元）", "政府付款（元）", "采购方式", "审查意见编号", "内部决定", "决定日期", "签订日期", "签订地点", "开始日期", "结束日期", "承办人工号"];

    public async Task Measure()
    {
        await using var house = await Installation.Prepare(engine, "contracts", place);
        var table = Path.Combine(place.Temporary, $"contracts-{engine.Setting}.xlsx");
        await File.WriteAllBytesAsync(table, await Sheet(sizes.Contracts / 10));
        var seconds = await Statistics.SecondsOf(() => Import(house, table));
        report.AddAtMost(engine.Name, $"./run contract import of {sizes.Contracts / 10:N0} rows (.xlsx): checked, confirmed, entered, with the program's start", $"{Report.Number(seconds)} s", seconds, null, "s");
        await Grow(house);
        await Lists(house);
    }

    private async Task Lists(Installation house)
    {
        await using var host = await Server.StartHost(place, house);
        using var bureau = new Visitor(host.Address);
        await bureau.SignIn(Bureau);
        using var clerk = new Visitor(host.Address);
        await clerk.SignIn(Clerk);
        var (area, asked) = ($"{engine.Name}, {sizes.Contracts:N0} contracts", new Asked(sizes, report));
        foreach (var show in new[] { "all", "due", "late", "expiring", "tocheck", "key", "publicmoney", "stateasset", "abnormal", "enterprise" })
            await asked.Time(area, $"page /staff/contracts, finance bureau, list “{show}”", bureau, [$"/staff/contracts?show={show}"], MostForPage);
        foreach (var show in new[] { "all", "mine", "key", "stateasset" }) await asked.Time(area, $"page /staff/contracts, one department, list “{show}”", clerk, [$"/staff/contracts?show={show}"], MostForPage);
        await asked.Time(area, "page /staff/contracts/board, finance bureau", bureau, ["/staff/contracts/board"], MostForPage);
        await asked.Time(area, "page /staff/contracts/statistics, finance bureau", bureau, ["/staff/contracts/statistics"], MostForPage);
        foreach (var (what, slice) in new[] { ("key supervision", "key=yes"), ("late", "late=yes"), ("a kind", "type=4"), ("an amount", "band=2"), ("a department", $"institution={Institution}") })
            await asked.Time(area, $"page /staff/contracts, finance bureau, behind the number of {what}", bureau, [$"/staff/contracts?counted=yes&{slice}"], MostForPage);
    }

    /// <summary>Copies with other ids and numbers; one in five hundred is of each rare kind.</summary>
    private async Task Grow(Installation house)
    {
        var (columns, rows) = await Stored(house);
        int At(string name) => Array.IndexOf(columns, name);
        var copies = Enumerable.Range(0, sizes.Contracts - rows.Count).Select(n =>
        {
            var row = (object?[])rows[n % rows.Count].Clone();
            var id = Guid.CreateVersion7(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(n * 10));
            row[At("Id")] = row[At("Id")] is string ? id.ToString("D").ToUpperInvariant() : id;
            (row[At("Registration")], row[At("Number")]) = ($"DJ-441500-2020-{n:D6}", $"纸备〔2020〕{n}号");
            if (n % 500 == 0) row[At("IsKey")] = row[At("IsKey")] is bool ? true : 1L;
            if (n % 500 == 1) row[At("DisposesOfStateAsset")] = row[At("DisposesOfStateAsset")] is bool ? true : 1L;
            row[At("OpenAbnormalities")] = n % 500 == 2 ? 1 : 0;
            if (n % 500 != 3) row[At("PaysInFen")] = 0L;
            if (n % 100 != 4) row[At("Filing")] = "Checked";
            return row;
        });
        var ids = new List<object>();
        await house.Engine.Load(house.ConnectionString, Table, columns, copies.Select(row =>
        {
            ids.Add(row[At("Id")]!);
            return row;
        }));
        // One counterparty in fifty contracts.
        await house.Engine.Load(house.ConnectionString, Parties, ["ContractId", "PartyKey", "Name"], ids.Select((id, n) => (object?[])[id, $"{n / 50:x64}", $"示例公司{n / 50}"]));
    }

    private static async Task<(string[] Columns, List<object?[]> Rows)> Stored(Installation house)
    {
        await using var connection = await house.Engine.Open(house.ConnectionString);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {Engine.Quoted(Table)} LIMIT 1000";
        await using var reader = await command.ExecuteReaderAsync();
        string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[columns.Length];
            reader.GetValues(row);
            rows.Add([.. row.Select(v => v switch { DBNull => null, DateTime day => DateOnly.FromDateTime(day), _ => v })]);
        }

        return (columns, rows);
    }

    private async Task Import(Installation house, string table)
    {
        var start = new ProcessStartInfo("dotnet", [place.HostProgram, "contract", "import", table, $"--institution={Institution}", "--confirm"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Server.SettingsOf(place, house)) start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The import did not start.");
        var (said, faults) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"The import ended with {process.ExitCode}: {await said}{await faults}");
    }

    private static async Task<byte[]> Sheet(int rows)
    {
        const string Body = "91441500MA0000000";
        var code = Body + CreditCode.CheckSign(Body);
        using var file = new MemoryStream();
        await XlsxWriter.Write(file, "合同", Heading, Enumerable.Range(0, rows).Select(n =>
        {
            var signed = First.AddDays(n % 600);
            return (IReadOnlyList<object?>)[$"设备维护合同{n}", $"纸备〔2024〕{n}号", signed.AddDays(5), "4", "维护一年，按季考核。", "示例服务有限公司", code, 80_000m, 80_000m, "自行采购", $"演审{n}号", "局长办公会纪要第3号", signed, signed, "示例市", signed, signed.AddYears(3), "ht01"];
        }).ToAsyncEnumerable(), CancellationToken.None);
        return file.ToArray();
    }
}
