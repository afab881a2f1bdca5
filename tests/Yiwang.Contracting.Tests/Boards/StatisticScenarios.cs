using Yiwang.Contracting.Boards;
using Yiwang.Contracting.Contracts;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Boards;

/// <summary>三（七）1 合同信息监管分析, in a house of its own because it counts everything.</summary>
public sealed class StatisticScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Bureau = "contracts-filing", Civil = "contracts-civil", Clerk = ContractHouse.Clerk;
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly Party Roads = new(PartyKind.LegalPerson, "示例道路有限公司", ContractHouse.CodeOf("91441500MA0000001"));
    private static readonly Party First = new(PartyKind.NaturalPerson, "测试甲某", "441581199001010008"), Second = new(PartyKind.NaturalPerson, "测试乙某", "441521199102020006");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "三（七）1：按部门、主体、类型、金额段、重点标志、逾期统计，每个数字点开就是那些合同；对方当事人按合同总额排名；导出与明细一致")]
    [Article(Law.LuohuContracts, 8, 2), Requirement("LH-SZ-118")]
    public async Task Every_number_opens_the_contracts_behind_it()
    {
        house.It_is(Day);
        var large = await house.Entered(await house.Entry(Day) with { Title = "示例道路养护合同", Parties = [Roads], AmountInFen = 2_000_000_000, Types = [4, 6] });
        var small = await house.Filed(await house.Entry(Day) with { Title = "示例保洁合同", Parties = [ContractHouse.Company] });
        _ = await house.Entered(await house.Entry(Day, Civil) with { Title = "示例两方合同", Parties = [ContractHouse.Company, Roads], AmountInFen = 6_000_000, PaysInFen = 6_000_000 }, Civil);
        _ = await house.Entered(await house.Entry(Day) with { Title = "示例合作框架", Parties = [First], AmountInFen = null, HasNoAmount = true, PaysInFen = 0, IsProcurement = false, Types = [8] });
        _ = await house.Entered(await house.Entry(Day, "contracts-enterprise") with { Parties = [Second], AmountInFen = 100_000 }, "contracts-enterprise");
        // Agreements are counted with their contract; the agreement's lateness is its contract's.
        _ = await house.Entered(await house.Entry(Day) with { Title = "示例保洁补充协议", Parent = small, Derivation = Derivation.Supplement, ChangedFields = ["其他"], ChangeReason = "调整频次", AmountInFen = 12_000_000 });
        house.It_is(new(2026, 3, 17)); // the filing of each that isn't filed is late, and that of the agreement

        foreach (var who in new[] { Bureau, Clerk, Civil, "contracts-authority", "contracts-health-2" }) await Every_number_of(who);
        var rows = await Tables(Bureau);
        Assert.Equal(5, (await Total(Bureau)).Contracts);
        Assert.Equal(5, rows["按逾期"].Single(r => r.Slice.Late is true).Contracts);
        Assert.Equal([large], await Behind(Bureau, rows["按重点监管"].Single(r => r.Slice.Key is true).Slice));
        Assert.Equal([large], await Behind(Bureau, rows["按合同类型"].Single(r => r.Slice.Type == 6).Slice));
        Assert.Equal(["无标的金额 1", "5 万元以下 1", "5 万元（含）到 100 万元 2", "100 万元（含）到 500 万元 0", "500 万元（含）到 1,000 万元 0", "1,000 万元以上（含） 1"], rows["按标的金额"].Select(r => $"{r.Name} {r.Contracts}"));

        var ranking = await house.Asks(await house.As(Bureau), (ContractStatistics s) => s.Ranking(20, Ct));
        Assert.Equal([(1, Roads.Name, 2, 2_006_000_000L), (2, ContractHouse.Company.Name, 2, 18_000_000L)], ranking.Take(2).Select(r => (r.Rank, r.Name, r.Contracts, r.AmountInFen)));
        Assert.Equal(4, ranking.Count); // two people whose masked names are the same are two
        Assert.DoesNotContain(ranking, r => r.Name.Contains("甲某", StringComparison.Ordinal));
        foreach (var party in ranking)
        {
            Assert.Equal(party.Contracts, (await Behind(Bureau, party.Slice)).Length);
            Assert.Equal(party.Late, (await Behind(Bureau, party.Slice with { Late = true })).Length);
        }
    }

    private async Task Every_number_of(string who)
    {
        var all = await Behind(who, ContractSlice.Whole);
        Assert.Equal((await Total(who)).Contracts, all.Length);
        foreach (var (title, rows) in await Tables(who))
        {
            if (title != "按合同类型") Assert.Equal(all.Length, rows.Sum(r => r.Contracts)); // a contract may be of several types
            foreach (var row in rows)
            {
                Assert.Equal((row.Contracts, row.AmountInFen), await house.Asks(await house.As(who), (CountedContracts c) => c.Count(row.Slice, Ct)));
                Assert.Equal((row.Contracts, row.AmountInFen), await house.Asks(await house.As(who), (ContractStatistics s) => s.Count(row.Slice, Ct)));
                Assert.Equal(row.Contracts, (await Behind(who, row.Slice)).Length);
                if (row.Slice.Key is null) Assert.Equal(row.Key, (await Behind(who, row.Slice with { Key = true })).Length);
                if (row.Slice.Late is null) Assert.Equal(row.Late, (await Behind(who, row.Slice with { Late = true })).Length);
            }
        }
    }

    private async Task<StatisticRow> Total(string who) => await house.Asks(await house.As(who), (ContractStatistics s) => s.Total(Ct));

    private async Task<Dictionary<string, IReadOnlyList<StatisticRow>>> Tables(string who) => (await house.Asks(await house.As(who), (ContractStatistics s) => s.Tables(Ct))).ToDictionary(t => t.Title, t => t.Rows);

    private async Task<Guid[]> Behind(string who, ContractSlice slice) => [.. (await house.Asks(await house.As(who), (ContractList l) => l.Page(slice, null, Ct, 500))).Lines.Select(l => l.Id)];
}
