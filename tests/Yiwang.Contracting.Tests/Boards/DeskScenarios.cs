using Yiwang.Contracting.Boards;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Performing;
using Yiwang.Contracting.Tests.Entering;
using Yiwang.Kernel;
using Yiwang.Testing;

namespace Yiwang.Contracting.Tests.Boards;

/// <summary>By pages, and from hand to hand; in a house of its own, because the lists beside it count everything.</summary>
public sealed class DeskScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_pages_lead_from_the_signature_to_the_number()
    {
        house.It_is(new(2026, 6, 1));
        using var clerk = await house.Visitor((await house.As("contracts-health")).Name);
        var page = await clerk.Opens("/staff/contracts/new");
        var empty = await (await page.Form("enter").Submit("contract")).Turns();
        Assert.Contains("请填合同名称", empty.Text, StringComparison.Ordinal);
        var last = await page.Answers(("title", "设备维护合同"), ("types", "4"), ("content", "维护一年"), ("party-kind-0", "LegalPerson"), ("party-name-0", "示例服务有限公司"), ("party-code-0", ContractHouse.Company.Code),
            ("amount", "80000"), ("pays", "80000"), ("found", "Own"), ("legality", (await house.Entry(new(2026, 5, 29))).Signing.Legality), ("decision", "纪要第1号"), ("decidedOn", "2026-05-29"), ("signedOn", "2026-05-29"), ("place", "示例市"),
            ("representative", "yes"), ("startsOn", "2026-06-01"), ("endsOn", "2027-05-31"));
        var entered = await last.Form("enter").Tick("same-text", "yes").Submit("登记合同");
        Assert.StartsWith("/staff/contracts/", entered.Address, StringComparison.Ordinal);
        Assert.Contains("待备案", entered.Text, StringComparison.Ordinal);

        var planned = await (await entered.Follows("备案和材料")).Form("node").Fill("node-name", "年度考核").Fill("node-on", "2027-05-31").Fill("node-pays", "80000").Submit();
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
}
