using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Boards;
using Yiwang.Contracting.Contracts;
using Yiwang.Kernel;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Tests.Boards;

/// <summary>三（七）1 合同信息监管分析: the page, its links and files.</summary>
public sealed class StatisticPageScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Bureau = "contracts-filing";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "三（七）1：页面上的数字、点开的清单、下载的明细是同一批合同；不该看到的看不到")]
    [Article(Law.LuohuContracts, 12), Article(Law.LuohuContracts, 37), Requirement("LH-SZ-118"), Requirement("LH-HT-037")]
    public async Task The_file_has_the_rows_of_the_number()
    {
        house.It_is(new(2026, 5, 4));
        var secret = await house.Entered(await house.Entry(new(2026, 5, 4)) with { Title = "示例保密合同", Terms = new() { Secrets = [Secret.Business], HasSecrecyClause = true } });
        house.It_is(new(2026, 5, 5)); // counted anew
        using var bureau = await house.Visitor((await house.As(Bureau)).Name);
        var page = await bureau.Opens("/staff/contracts/statistics");
        var links = page.Document.QuerySelectorAll("main td a[href*=counted]").Select(a => (Href: a.GetAttribute("href")!, Count: int.Parse(a.TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))).ToArray();
        Assert.NotEmpty(links);
        foreach (var (href, count) in links)
        {
            Assert.Contains($"共 {count} 份", (await bureau.Opens(href)).Text, StringComparison.Ordinal);
            var file = CsvText.Read(await bureau.Http.GetStringAsync(new Uri(href.Replace("/contracts?", "/contracts.csv?", StringComparison.Ordinal), UriKind.Relative), Ct), 1000)!;
            Assert.Equal(count, file.Rows.Count);
        }

        Assert.Contains(secret, await Behind(Bureau, ContractSlice.Whole));
        Assert.DoesNotContain(secret, await Behind("contracts-health-2", ContractSlice.Whole));
        var (all, fewer) = (await Total("contracts-health-manager"), await Total("contracts-health-2"));
        Assert.Equal(1, all.Contracts - fewer.Contracts);
        var sheet = CsvText.Read(await bureau.Http.GetStringAsync(new Uri("/staff/contracts/statistics.csv", UriKind.Relative), Ct), 1000)!;
        Assert.Equal($"{(await Total(Bureau)).Contracts}", sheet.Rows.Single(r => r[0] == "合计")[2]);
        Assert.NotEmpty(CsvText.Read(await bureau.Http.GetStringAsync(new Uri("/staff/contracts/ranking.csv", UriKind.Relative), Ct), 1000)!.Rows);
    }

    [Fact(DisplayName = "升级以前登记的合同，由后台补上对方当事人，只补一次")]
    public async Task Older_contracts_get_their_counterparties()
    {
        house.It_is(new(2026, 6, 1));
        var id = await house.Entered(await house.Entry(new(2026, 6, 1)));
        await house.Look(db => db.Set<Counterparty>().Where(p => p.ContractId == id).ExecuteDeleteAsync(Ct));

        await house.Turn<CounterpartyWatch>();
        await house.Turn<CounterpartyWatch>();
        Assert.Equal(ContractHouse.Company.Name, (await house.Look(db => db.Set<Counterparty>().SingleAsync(p => p.ContractId == id, Ct))).Name);
    }

    [Theory]
    [InlineData("50000、1000000", true)]
    [InlineData("1000000、50000", false)]
    [InlineData("0", false)]
    [InlineData("", false)]
    [InlineData("1、2、3、4、5、6、7", false)]
    public void Bands_are_told_from_the_lowest(string value, bool isRead) => Assert.Equal(isRead, AmountBands.Read(value) is not null);

    private async Task<StatisticRow> Total(string who) => await house.Asks(await house.As(who), (ContractStatistics s) => s.Total(Ct));

    private async Task<Guid[]> Behind(string who, ContractSlice slice) => [.. (await house.Asks(await house.As(who), (ContractList l) => l.Page(slice, null, Ct, 500))).Lines.Select(l => l.Id)];
}
