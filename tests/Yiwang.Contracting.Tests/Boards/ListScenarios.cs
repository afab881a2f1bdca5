using Yiwang.Contracting.Boards;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Performing;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Contracting.Tests.Boards;

public sealed class ListScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第十二条、第十条、第三条：部门只看自己的，主管部门只看下属的，监管部门看本地全部；企业合同不算政府合同；合计等于各部门之和")]
    [Article(Law.LuohuContracts, 12), Article(Law.LuohuContracts, 8, 2), Requirement("LH-HT-012"), Requirement("LH-HT-008a"), Requirement("LH-HT-010h"), Requirement("LH-HT-003c"), Requirement("LH-HT-003a"), Requirement("LH-HT-070a"), Requirement("LH-HT-014b"), Requirement("LH-HT-009a")]
    public async Task Everybody_sees_what_is_theirs()
    {
        house.It_is(new(2026, 3, 2));
        var health = await house.Filed(await house.Entry(new(2026, 3, 2)) with { Title = "健康宣传服务合同" });
        var civil = await house.Entered(await house.Entry(new(2026, 3, 2), "contracts-civil"), "contracts-civil");
        var water = await house.Entered(await house.Entry(new(2026, 3, 2), "contracts-enterprise") with { Title = "水泵采购合同" }, "contracts-enterprise");
        var lufeng = await house.Entered(await house.Entry(new(2026, 3, 2), "contracts-lufeng"), "contracts-lufeng");

        Assert.Equal([health], await Seen("contracts-health"));
        Assert.Equal([civil], await Seen("contracts-civil"));
        Assert.Equal([water], await Seen("contracts-authority"));
        Assert.Equal([lufeng], await Seen("contracts-lufeng-filing"));
        Assert.Equal([water, civil, health], await Seen("contracts-filing"));
        Assert.Equal([water], await Seen("contracts-audit", ContractFilter.Enterprise));
        Assert.Equal(ContractKind.Enterprise, (await house.Stored(water)).Kind);
        Assert.Equal([health], (await List("contracts-filing", l => l.Search("健康宣传", Ct))).Lines.Select(l => l.Id));
        Assert.Equal([health], (await List("contracts-filing", l => l.Search("  " + house.Stored(health).Result.Number, Ct))).Lines.Select(l => l.Id));
        Assert.Empty((await List("contracts-civil", l => l.Search("健康宣传", Ct))).Lines);

        var rows = await house.Asks(await house.As("contracts-filing"), (ContractBoards b) => b.Rows(Ct));
        Assert.Equal(3, rows.Sum(r => r.Contracts));
        Assert.Equal(3 * 12_000_000, rows.Sum(r => r.AmountInFen));

        house.It_is(new(2026, 3, 17)); // civil and water are late with the filing, health with the paper
        Assert.Equal(3, (await house.Asks(await house.As("contracts-filing"), (ContractBoards b) => b.Rows(Ct))).Sum(r => r.Late));
        Assert.Equal(3, (await Seen("contracts-filing", ContractFilter.Late)).Length);
        await house.Done("contracts-health", new ReportAbnormality(health, Guid.CreateVersion7(), 5, new(2026, 3, 16), new(2026, 3, 16), "停工", "延期"));
        Assert.Equal([health], await Seen("contracts-filing", ContractFilter.Abnormal));
    }

    private async Task<Guid[]> Seen(string who, ContractFilter filter = ContractFilter.All) => [.. (await List(who, l => l.Page(filter, null, Ct))).Lines.Select(l => l.Id)];

    private async Task<ContractPage> List(string who, Func<ContractList, Task<ContractPage>> ask) => await house.Asks(await house.As(who), ask);
}
