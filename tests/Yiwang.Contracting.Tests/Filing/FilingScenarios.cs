using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Filing;

/// <summary>第四十九条 to 第五十二条.</summary>
public sealed class FilingScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    [Fact(DisplayName = "第四十九条第二款：春节前签的，十个工作日到 2019-02-13；13 日登记按时，14 日逾期")]
    [Article(Law.LuohuContracts, 49, 2), Requirement("LH-HT-049b")]
    public async Task Ten_working_days_go_around_the_holidays()
    {
        house.It_is(new(2019, 1, 28));
        var signed = new DateOnly(2019, 1, 25);
        var (inTime, late) = (await house.Ready(await house.Entry(signed)), await house.Ready(await house.Entry(signed)));
        Assert.Equal(new DateOnly(2019, 2, 13), (await house.Stored(inTime)).FilingDueOn);

        house.It_is(new(2019, 2, 13));
        await house.Done(ContractHouse.Clerk, new FileContract(inTime));
        house.It_is(new(2019, 2, 14));
        await house.Done(ContractHouse.Clerk, new FileContract(late));

        Assert.False((await house.Stored(inTime)).IsFiledLate);
        Assert.True((await house.Stored(late)).IsFiledLate);
    }

    [Fact(DisplayName = "第四十九条第三款：2019-02-13 登记的，纸质原件到 2019-02-20；21 日签收逾期，不完整的不算")]
    [Article(Law.LuohuContracts, 49, 3), Requirement("LH-HT-049c"), Requirement("LH-HT-010b")]
    public async Task The_paper_follows_within_five()
    {
        house.It_is(new(2019, 2, 13));
        var id = await house.Filed(await house.Entry(new(2019, 1, 25)));
        Assert.Equal(new DateOnly(2019, 2, 20), (await house.Stored(id)).PaperDueOn);
        Assert.Contains(await house.Dues(ContractHouse.Clerk, id), d => d.Kind == "提交纸质合同原件" && d.DueOn == new DateOnly(2019, 2, 20));

        Assert.False((await house.Runs(ContractHouse.Clerk, new ReceivePaper(id, true, ""))).IsDone); // only the finance bureau
        Assert.Equal(["contract.paper-missing"], await house.Codes("contracts-filing", new ReceivePaper(id, false, " ")));
        await house.Done("contracts-filing", new ReceivePaper(id, false, "缺附件二"));
        Assert.Null((await house.Stored(id)).PaperReceivedOn);
        house.It_is(new(2019, 2, 21));
        await house.Done("contracts-filing", new ReceivePaper(id, true, ""));

        Assert.True((await house.Stored(id)).IsPaperLate);
        Assert.DoesNotContain(await house.Dues(ContractHouse.Clerk, id), d => d.Kind == "提交纸质合同原件");
    }

    [Fact(DisplayName = "第四十九条第一款、第五十条：缺一项都不能备案，一次说全；备案得编号，退回改正后编号不变")]
    [Article(Law.LuohuContracts, 49, 1), Article(Law.LuohuContracts, 50), Requirement("LH-HT-049a"), Requirement("LH-HT-050"), Requirement("LH-HT-010b"), Requirement("LH-SZ-113")]
    public async Task The_number_comes_with_the_filing_and_stays()
    {
        house.It_is(new(2026, 3, 2));
        var id = await house.Entered(await house.Entry(new(2026, 3, 2)));
        Assert.Null((await house.Stored(id)).Number);
        Assert.Equal(["contract.no-nodes", "contract.no-scan"], await house.Codes(ContractHouse.Clerk, new FileContract(id)));
        await house.Done(ContractHouse.Clerk, new PlanNode(id, "年度考核", new(2026, 12, 31), 12_000_000, true));
        await house.Done(ContractHouse.Clerk, new AttachFile(id, 3, ContractHouse.Scan));

        await house.Done(ContractHouse.Clerk, new FileContract(id));
        var number = (await house.Stored(id)).Number!;
        Assert.StartsWith("HT-441500-2026-", number, StringComparison.Ordinal);
        Assert.Equal(["contract.nodes-filed"], await house.Codes(ContractHouse.Clerk, new PlanNode(id, "另一个", new(2026, 12, 31), 0, false)));
        Assert.Contains(await house.Dues("contracts-filing", id), d => d.Kind == "核对备案");
        Assert.Equal(["contract.return-reason"], await house.Codes("contracts-filing", new ReturnFiling(id, "")));
        await house.Done("contracts-filing", new ReturnFiling(id, "扫描件缺第三页"));
        Assert.Contains(await house.Dues(ContractHouse.Clerk, id), d => d.Kind == "改正备案");
        await house.Done(ContractHouse.Clerk, new FileContract(id));
        await house.Done("contracts-filing", new CheckFiling(id));

        var stored = await house.Stored(id);
        Assert.Equal((number, FilingState.Checked), (stored.Number, stored.Filing));
    }

    [Theory(DisplayName = "第四十九条第四款：采购类付款 50000.00 元免备案，50000.01 元要备案；3 万元的出租不免")]
    [InlineData(5_000_000, true, FilingState.Exempt)]
    [InlineData(5_000_001, true, FilingState.Due)]
    [InlineData(3_000_000, false, FilingState.Due)]
    [Article(Law.LuohuContracts, 49, 4), Requirement("LH-HT-049d")]
    public async Task Small_procurements_are_exempt(long pays, bool isProcurement, object expected)
    {
        house.It_is(new(2026, 3, 2));
        var entry = await house.Entry(new(2026, 3, 2)) with { AmountInFen = pays, PaysInFen = pays, IsProcurement = isProcurement, Found = isProcurement ? WayOfFinding.Own : WayOfFinding.NotProcured };
        var id = await house.Ready(entry);

        Assert.Equal(expected, (await house.Stored(id)).Filing);
        await house.Done(ContractHouse.Clerk, new FileContract(id)); // an exempt one may still be filed
        Assert.False((await house.Stored(id)).IsFiledLate);
    }

    [Fact(DisplayName = "第四十九条第一款：同时登记的合同没有重号；同一张单按两次只登记一份")]
    [Article(Law.LuohuContracts, 49, 1), Requirement("LH-HT-049a")]
    public async Task Numbers_are_never_given_twice()
    {
        house.It_is(new(2026, 4, 1));
        var ids = new List<Guid>();
        for (var i = 0; i < 6; i++) ids.Add(await house.Ready(await house.Entry(new(2026, 4, 1))));
        var outcomes = await Task.WhenAll(ids.Select(id => house.Runs(ContractHouse.Clerk, new FileContract(id))));
        Assert.All(outcomes, o => Assert.True(o.IsDone));
        var numbers = await Task.WhenAll(ids.Select(async id => (await house.Stored(id)).Number));
        Assert.Equal(6, numbers.Distinct().Count());

        var (key, entry) = (Guid.CreateVersion7(), await house.Entry(new(2026, 4, 1)));
        var command = new EnterContract(Guid.CreateVersion7(), entry);
        Assert.True((await house.Runs(ContractHouse.Clerk, command, key)).IsDone);
        Assert.True((await house.Runs(ContractHouse.Clerk, command with { Id = Guid.CreateVersion7() }, key)).IsDone);
        Assert.Single(await house.LedgerOf($"contract/{command.Id}"), a => a.FactName == "ContractEntered");
    }

    [Fact(DisplayName = "第五十一条、第六条第二款：重点合同的 1 万元补充协议也是重点；备案后原合同的金额、期限以它为准，原来的留在记录里")]
    [Article(Law.LuohuContracts, 51), Article(Law.LuohuContracts, 6, 2), Requirement("LH-HT-051"), Requirement("LH-HT-006e"), Requirement("LH-HT-056a")]
    public async Task An_agreement_changes_the_contract_when_it_is_filed()
    {
        house.It_is(new(2026, 3, 2));
        var parent = await house.Filed(await house.Entry(new(2026, 3, 2)) with { AmountInFen = 1_000_000_000, PaysInFen = 12_000_000 });
        house.It_is(new(2026, 6, 1));
        var change = await house.Entry(new(2026, 6, 1)) with
        {
            Title = "物业保洁服务合同补充协议", AmountInFen = 1_000_000, PaysInFen = 1_000_000, EndsOn = new(2027, 6, 30), Parent = parent, Derivation = Derivation.Supplement, ChangeReason = "办公楼面积减少",
        };
        Assert.Contains("contract.change-reason", await house.Codes(ContractHouse.Clerk, new EnterContract(Guid.CreateVersion7(), change with { ChangeReason = "" })));
        var id = await house.Ready(change);
        Assert.True((await house.Stored(id)).IsKey);
        Assert.Equal(1_000_000_000, (await house.Stored(parent)).AmountInFen);

        await house.Done(ContractHouse.Clerk, new FileContract(id));

        var changed = await house.Stored(parent);
        Assert.Equal((1_000_000L, new DateOnly(2027, 6, 30)), (changed.AmountInFen!.Value, changed.EndsOn!.Value));
        Assert.Contains((await house.LedgerOf(changed.Subject)), a => a.Sentence.Contains("变更前：10,000,000 元", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "第十六条：备案只由承办人办；同单位另一名承办人不能，别的单位看不到；管理员可以换人")]
    [Article(Law.LuohuContracts, 16, 1), Article(Law.LuohuContracts, 12), Requirement("LH-HT-016b"), Requirement("LH-HT-016a"), Requirement("LH-HT-012"), Requirement("LH-HT-008d")]
    public async Task Only_the_handler_files()
    {
        house.It_is(new(2026, 3, 2));
        var id = await house.Ready(await house.Entry(new(2026, 3, 2)));
        Assert.Equal(["contract.not-handler"], await house.Codes("contracts-health-2", new FileContract(id)));
        Assert.Equal(OutcomeKind.NotFound, (await house.Runs("contracts-civil", new FileContract(id))).Kind);

        var second = (await house.As("contracts-health-2")).AccountId;
        Assert.Equal(["contract.handler-elsewhere"], await house.Codes("contracts-health-manager", new NameHandler(id, (await house.As("contracts-civil")).AccountId)));
        await house.Done("contracts-health-manager", new NameHandler(id, second));
        await house.Done("contracts-health-2", new FileContract(id));
        Assert.Equal(["contract.handler", "contract.title"], (await house.Codes(ContractHouse.Clerk, new EnterContract(Guid.CreateVersion7(), await house.Entry(new(2026, 3, 2)) with { Handler = null, Title = "" }))).Order());
    }
}
