using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Drafting;
using Yiwang.Contracting.Importing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;

namespace Yiwang.Contracting.Tests.Importing;

/// <summary>Contracts of the time of paper by a table. Each test has contracts with numbers of its own.</summary>
public sealed class ImportScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Health = "441500-health";
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "一行登记成一份合同，编号照纸质记录")]
    [Article(Law.LuohuContracts, 9, 2), Article(Law.LuohuContracts, 49, 1)]
    public async Task A_row_becomes_a_contract_with_the_number_of_the_paper()
    {
        var import = await Checked(await ContractTable.Xlsx(ContractTable.Row("纸备〔2024〕A1号")));
        Assert.Equal((ImportState.Checked, 1, 1, 0), (import.State, import.Rows, import.Good, import.Faulty));
        Assert.False(await house.Look(db => db.Set<Contract>().AnyAsync(c => c.Number == "纸备〔2024〕A1号", Ct)));

        await Imported(import.Id);
        var contract = await house.Look(db => db.Set<Contract>().AsNoTracking().SingleAsync(c => c.Number == "纸备〔2024〕A1号", Ct));
        Assert.Equal((FilingState.Filed, 8_000_050L, Health), (contract.Filing, contract.AmountInFen, contract.Institution));
        Assert.Equal((new DateOnly(2024, 3, 4), new DateOnly(2024, 3, 12), new DateOnly(2025, 3, 20)), (contract.SignedOn, contract.FiledOn!.Value, contract.EndedOn!.Value));
        Assert.Contains(await house.LedgerOf(contract.Subject), a => a.FactName == "ContractTakenFromPaper");
        Assert.Contains(await house.LedgerOf($"contract-import/{import.Id}"), a => a.FactName == "ImportConfirmed" && a.ByPostName != "系统");
    }

    [Fact]
    public async Task Every_fault_of_every_row_is_told_and_the_right_rows_are_entered_once()
    {
        var good = ContractTable.Row("纸备〔2024〕B1号");
        var table = ContractTable.Csv(good, ContractTable.Row("纸备〔2024〕B2号").With(ImportColumns.Amount, "八万").With(ImportColumns.SignedOn, "去年"), ContractTable.Row("").With(ImportColumns.Title, "没有编号的合同").With(ImportColumns.Found, "").With(ImportColumns.PartyCode, "123"),
            good, ContractTable.Row("纸备〔2026〕B5号").With(ImportColumns.SignedOn, "2026-02-01").With(ImportColumns.FiledOn, "2026-02-03"), ContractTable.Row("HT-1"));
        var import = await Checked(table);
        Assert.Equal((6, 1, 5), (import.Rows, import.Good, import.Faulty));
        var faults = await Faults(import.Id);
        Assert.Contains(faults, f => f is { Line: 3, Column: ImportColumns.Amount } && f.Reason.Contains("八万", StringComparison.Ordinal) && f.Remedy.Length > 0);
        Assert.Contains(faults, f => f is { Line: 3, Column: ImportColumns.SignedOn });
        Assert.Contains(faults, f => f is { Line: 4, Column: ImportColumns.Number } && f.Under.Contains("第四十九条", StringComparison.Ordinal));
        Assert.Contains(faults, f => f is { Line: 4, Column: ImportColumns.PartyCode });
        Assert.Contains(faults, f => f.Line == 5 && f.Reason.Contains("第 2 行", StringComparison.Ordinal));
        Assert.Contains(faults, f => f is { Line: 6, Column: ImportColumns.SignedOn } && f.Reason.Contains("不能导入", StringComparison.Ordinal));
        Assert.Contains(faults, f => f is { Line: 7, Column: ImportColumns.Number });

        await Imported(import.Id);
        await house.Done(ContractHouse.Clerk, new ConfirmImport(import.Id)); // a second press
        await Goes_on(import.Id);
        Assert.Equal(1, await house.Look(db => db.Set<Contract>().CountAsync(c => c.Number!.StartsWith("纸备〔2024〕B"), Ct)));

        var again = await Checked(ContractTable.Csv(good, ContractTable.Row("纸备〔2024〕B2号"))); // mended, the good row still in it
        Assert.Equal((1, 1, 0), (again.Good, again.Known, again.Faulty));
    }

    [Fact]
    public async Task A_killed_import_goes_on_where_it_was()
    {
        var import = await Checked(ContractTable.Csv(Enumerable.Range(1, ContinueImportHandler.AtOnce + 50).Select(n => ContractTable.Row($"纸备〔2024〕C{n}号"))));
        await house.Done(ContractHouse.Clerk, new ConfirmImport(import.Id));
        await house.Done(ContractHouse.Clerk, new ContinueImport(import.Id)); // and then the machine stops
        var half = await Stored(import.Id);
        Assert.Equal((ImportState.Running, ContinueImportHandler.AtOnce, ContinueImportHandler.AtOnce), (half.State, half.Next, half.Entered));

        await Goes_on(import.Id);
        var whole = await Stored(import.Id);
        Assert.Equal((ImportState.Finished, ContinueImportHandler.AtOnce + 50), (whole.State, whole.Entered));
        Assert.Equal(ContinueImportHandler.AtOnce + 50, await house.Look(db => db.Set<Contract>().CountAsync(c => c.Number!.StartsWith("纸备〔2024〕C"), Ct)));
    }

    [Fact]
    public async Task Only_handlers_of_the_department_import_for_it()
    {
        house.It_is(Day);
        var (id, _) = await Taken(ContractTable.Csv(ContractTable.Row("纸备〔2024〕D1号")), "contracts-civil", Health);
        Assert.Null(id);
        var import = await Checked(ContractTable.Csv(ContractTable.Row("纸备〔2024〕D2号"), ContractTable.Row("纸备〔2024〕D3号").With(ImportColumns.Handler, "ht06"), ContractTable.Row("纸备〔2024〕D4号").With(ImportColumns.Handler, "ht02")));
        Assert.Equal((2, 1), (import.Good, import.Faulty));
        Assert.Equal(Kernel.OutcomeKind.NotFound, (await house.Runs("contracts-civil", new ConfirmImport(import.Id))).Kind);
        await Imported(import.Id);
        Assert.Equal((await house.As("contracts-health-2")).AccountId, (await house.Look(db => db.Set<Contract>().SingleAsync(c => c.Number == "纸备〔2024〕D4号", Ct))).Handler);
    }

    [Fact]
    public async Task The_pages_lead_from_the_file_to_the_contracts()
    {
        house.It_is(Day);
        using var clerk = await house.Visitor((await house.As(ContractHouse.Clerk)).Name);
        var desk = await clerk.Opens("/staff/contracts/import");
        Assert.Contains("还没有选文件", (await desk.Form("import").Submit()).Text, StringComparison.Ordinal);
        var refused = await desk.Form("import").Attach("file", "别的.csv", "甲,乙\n1,2\n"u8.ToArray()).Submit();
        Assert.Contains("不是合同导入表的列", refused.Text, StringComparison.Ordinal);
        var shown = await refused.Form("import").Attach("file", "合同.xlsx", await ContractTable.Xlsx(ContractTable.Row("纸备〔2024〕E1号"), ContractTable.Row("纸备〔2024〕E2号").With(ImportColumns.Place, ""))).Submit();
        Assert.Contains("可以导入 1 行", shown.Text, StringComparison.Ordinal);
        Assert.Contains("请填签订地点", shown.Text, StringComparison.Ordinal);
        var running = await shown.Form("confirm").Submit();
        Assert.Contains("正在导入", running.Text, StringComparison.Ordinal);
        using (var scope = house.Services.CreateScope()) await scope.ServiceProvider.GetRequiredService<ImportWatch>().Run(Ct);
        Assert.Contains("登记了 1 份合同", (await clerk.Opens(running.Address)).Text, StringComparison.Ordinal);
        Assert.Contains("合同.xlsx", (await clerk.Opens("/staff/contracts/import")).Text, StringComparison.Ordinal);
        Assert.NotEmpty(await clerk.Http.GetByteArrayAsync(new Uri("/staff/contracts/import-template.xlsx", UriKind.Relative), Ct));
    }

    [Fact]
    public async Task The_verb_enters_nothing_before_it_is_confirmed()
    {
        house.It_is(Day);
        var path = Path.Combine(Directory.CreateTempSubdirectory("yiwang-import").FullName, "t.csv");
        await File.WriteAllBytesAsync(path, ContractTable.Csv(ContractTable.Row("纸备〔2024〕F1号").With(ImportColumns.Handler, "ht01"), ContractTable.Row("纸备〔2024〕F2号")), Ct);
        var (code, shown) = await Verb("import", path, $"--institution={Health}");
        Assert.Equal(1, code);
        Assert.Contains("第 3 行 承办人工号", shown, StringComparison.Ordinal);
        Assert.Contains("还没有导入", shown, StringComparison.Ordinal);
        Assert.Contains("登记了 1 份合同", (await Verb("import", path, $"--institution={Health}", "--confirm")).Output, StringComparison.Ordinal);
        Assert.Contains("\"entered\": 1", (await Verb("import", path, $"--institution={Health}", "--confirm", "--json")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Verb("import", path)).Code);
    }

    private async Task<(int Code, string Output)> Verb(params string[] args)
    {
        using var output = new StringWriter();
        await using var scope = house.Services.CreateAsyncScope();
        return (await ContractVerb.Verb.Run(scope.ServiceProvider, args, output, Ct), output.ToString());
    }

    private async Task<(Guid? Id, IReadOnlyList<Kernel.Finding> Findings)> Taken(byte[] table, string who, string institution) =>
        await house.Asks(await house.As(who), (ImportFiles files) => files.Take(table, table.AsSpan().StartsWith("PK"u8) ? "合同.xlsx" : "合同.csv", institution, Ct));

    private async Task<ContractImport> Checked(byte[] table)
    {
        house.It_is(Day);
        var (id, findings) = await Taken(table, ContractHouse.Clerk, Health);
        Assert.True(id is not null, string.Join(" ", findings.Select(f => f.Message)));
        return await Stored(id.Value);
    }

    private Task<ContractImport> Stored(Guid id) => house.Look(db => db.Set<ContractImport>().AsNoTracking().SingleAsync(i => i.Id == id, Ct));

    private Task<List<ImportFault>> Faults(Guid id) => house.Look(db => db.Set<ImportFault>().AsNoTracking().Where(f => f.ImportId == id).OrderBy(f => f.Ordinal).ToListAsync(Ct));

    private async Task Imported(Guid id)
    {
        await house.Done(ContractHouse.Clerk, new ConfirmImport(id));
        await Goes_on(id);
    }

    private async Task Goes_on(Guid id)
    {
        using var scope = house.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<ImportWatch>().Run(Ct);
        Assert.Equal(ImportState.Finished, (await Stored(id)).State);
    }
}
