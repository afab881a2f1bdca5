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

    [Fact]
    public async Task The_pages_lead_from_the_signature_to_the_number()
    {
        house.It_is(new(2026, 6, 1));
        using var clerk = await house.Visitor((await house.As("contracts-health")).Name);
        var empty = await (await clerk.Opens("/staff/contracts/new")).Form("enter").Submit();
        Assert.Contains("请填合同名称", empty.Text, StringComparison.Ordinal);
        Assert.Contains("没有经过合法性审查", empty.Text, StringComparison.Ordinal);
        var form = empty.Form("enter").Fill("title", "设备维护合同").Tick("types", "4").Fill("content", "维护一年").Fill("party-kind-0", "LegalPerson").Fill("party-name-0", "示例服务有限公司").Fill("party-code-0", ContractHouse.Company.Code)
            .Fill("amount", "80000").Fill("pays", "80000").Fill("found", "Own").Fill("legality", "演示1号").Fill("decision", "纪要第1号").Fill("decidedOn", "2026-05-29").Fill("signedOn", "2026-05-29").Fill("place", "示例市")
            .Tick("representative", "yes").Fill("startsOn", "2026-06-01").Fill("endsOn", "2027-05-31");
        var entered = await form.Submit();
        Assert.StartsWith("/staff/contracts/", entered.Address, StringComparison.Ordinal);
        Assert.Contains("待备案", entered.Text, StringComparison.Ordinal);

        var planned = await entered.Form("node").Fill("node-name", "年度考核").Fill("node-on", "2027-05-31").Fill("node-pays", "80000").Submit();
        Assert.Contains("年度考核", planned.Text, StringComparison.Ordinal);
        var refused = await planned.Form("file-contract").Submit();
        Assert.Contains("还没有上传经各方签署的合同原件扫描件", refused.Text, StringComparison.Ordinal);
        var attached = await refused.Form("attach").Fill("category", "3").Attach("file", "扫描件.pdf", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"u8.ToArray()).Submit();
        var filed = await attached.Form("file-contract").Submit();
        Assert.Contains("HT-441500-2026-", filed.Text, StringComparison.Ordinal);

        using var bureau = await house.Visitor((await house.As("contracts-filing")).Name);
        var seen = await bureau.Opens(filed.Address);
        Assert.Contains("备案已核对", (await seen.Form("check").Submit()).Text, StringComparison.Ordinal);
        Assert.Contains("设备维护合同", (await bureau.Opens("/staff/contracts?show=due")).Text, StringComparison.Ordinal);
        Assert.Contains("卫生健康", (await bureau.Opens("/staff/contracts/board")).Text, StringComparison.Ordinal);
        Assert.Contains("汕府办〔2023〕演示6号", (await bureau.Opens("/staff/contracts/rules")).Text, StringComparison.Ordinal);
        Assert.Contains("设备维护合同", await bureau.Http.GetStringAsync(new Uri("/staff/contracts.csv", UriKind.Relative), Ct), StringComparison.Ordinal);
        using var stranger = await house.Visitor((await house.As("contracts-civil")).Name);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.Opens(filed.Address)).Status);
        using var treasury = await house.Visitor((await house.As("contracts-treasury")).Name);
        Assert.Contains("没有这个合同编号", (await (await treasury.Opens("/staff/contracts/clearance")).Form("ask").Fill("number", "x").Submit()).Text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "第十七条：承办人还有没终止的合同，交接时列出，交给接替人")]
    [Article(Law.LuohuContracts, 17, 1), Requirement("LH-HT-017a")]
    public async Task A_handlers_contracts_are_handed_over()
    {
        house.It_is(new(2026, 8, 3));
        var id = await house.Entered(await house.Entry(new(2026, 8, 3)));
        var (from, to) = ((await house.As("contracts-health")).AccountId!.Value, (await house.As("contracts-health-2")).AccountId!.Value);
        var held = new Organisation.Public.HeldPost(Guid.Empty, from, "city-department.contracts-handler", "441500-health", new(2016, 1, 1), null);
        var open = await house.Asks(await house.As("contracts-health"), (ContractsInHand hand) => hand.Of(held, 100, Ct));

        Assert.Contains(open, o => o.Key == id.ToString() && !o.IsThePosts);
        Assert.NotEqual(from, to);
    }

    private async Task<Guid[]> Seen(string who, ContractFilter filter = ContractFilter.All) => [.. (await List(who, l => l.Page(filter, null, Ct))).Lines.Select(l => l.Id)];

    private async Task<ContractPage> List(string who, Func<ContractList, Task<ContractPage>> ask) => await house.Asks(await house.As(who), ask);
}
