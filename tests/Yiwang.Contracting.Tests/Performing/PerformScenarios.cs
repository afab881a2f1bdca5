using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Performing;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Performing;

/// <summary>第五十三条 to 第五十九条 and 第三十五条第二款.</summary>
public sealed class PerformScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Clerk = ContractHouse.Clerk;

    [Fact(DisplayName = "第五十九条第一款：2019-04-29 的节点填报到 2019-05-06（5 月 1—4 日放假，5 日上班），7 日逾期")]
    [Article(Law.LuohuContracts, 59, 1), Requirement("LH-HT-059a")]
    public async Task A_node_is_reported_within_three_working_days()
    {
        var id = await WithNodes(new(2019, 4, 29), new(2019, 4, 29));
        Assert.All((await house.Stored(id)).Nodes, n => Assert.Equal(new DateOnly(2019, 5, 6), n.DueOn));
        house.It_is(new(2019, 5, 6));
        Assert.Equal(["contract.report"], await house.Codes(Clerk, new ReportNode(id, 1, null, "")));
        await house.Done(Clerk, new ReportNode(id, 1, new(2019, 4, 29), "如期完成"));
        house.It_is(new(2019, 5, 7));
        await house.Done(Clerk, new ReportNode(id, 2, null, "对方延期，没有完成"));

        var nodes = (await house.Stored(id)).Nodes;
        Assert.Equal([false, true], nodes.Select(n => n.IsLate));
        Assert.Equal(["contract.not-handler"], await house.Codes("contracts-health-2", new ReportNode(id, 2, null, "再报")));
    }

    [Fact(DisplayName = "第五十九条第二款、第五十四条第二款：发生后三个工作日填报，缺应对措施不行；经政府批准的发现后三个工作日提请政府，部门自签的没有这一项")]
    [Article(Law.LuohuContracts, 59, 2), Article(Law.LuohuContracts, 54), Requirement("LH-HT-054a"), Requirement("LH-HT-054b"), Requirement("LH-HT-059b")]
    public async Task Abnormal_situations_go_to_the_government_where_it_is_concerned()
    {
        house.It_is(new(2019, 4, 1));
        var approved = await house.Filed(await house.Entry(new(2019, 4, 1)) with { Backing = Backing.GovernmentApproved, BackingBasis = "批复〔2019〕演示1号" });
        var own = await house.Filed(await house.Entry(new(2019, 4, 1)));
        house.It_is(new(2019, 4, 30));
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var report = new ReportAbnormality(approved, first, 1, new(2019, 4, 29), new(2019, 4, 29), "预计延误一个月", "已发函催告");
        Assert.Equal(["contract.response", "contract.situation"], (await house.Codes(Clerk, report with { Situation = 6, Response = " " })).Order());
        await house.Done(Clerk, report);
        await house.Done(Clerk, report with { Id = own, Abnormality = second });

        var found = (await house.Stored(approved)).Abnormalities[0];
        Assert.Equal((new DateOnly(2019, 5, 6), new DateOnly(2019, 5, 6)), (found.DueOn!.Value, found.PlanDueOn!.Value));
        Assert.Null((await house.Stored(own)).Abnormalities[0].PlanDueOn);
        Assert.Contains(await house.Dues(Clerk, approved), d => d.Kind == "提请政府处理异常情形" && d.DueOn == new DateOnly(2019, 5, 6));
        Assert.Equal(["contract.no-plan"], await house.Codes(Clerk, new ResolveAbnormality(approved, first, "解决了")));
        await house.Done(Clerk, new ProposePlan(approved, first, "建议追究违约责任，另行采购"));
        Assert.Contains(await house.Dues("deputy-executive", approved), d => d.Kind == "处理合同异常情形");
        Assert.Equal(["contract.no-handling"], await house.Codes(Clerk, new ResolveAbnormality(approved, first, "对方补足")));
        await house.Done("deputy-executive", new HandleAbnormality(approved, first, false, "补充测算"));
        Assert.Equal("补充测算", (await house.Stored(approved)).Abnormalities[0].Measures);
        await house.Done(Clerk, new ProposePlan(approved, first, "附测算的方案"));
        await house.Done("deputy-executive", new HandleAbnormality(approved, first, true, "限期一个月补足"));
        await house.Done(Clerk, new ResolveAbnormality(approved, first, "对方补足"));
        Assert.Equal(0, (await house.Stored(approved)).OpenAbnormalities);
        Assert.Equal(1, (await house.Stored(own)).OpenAbnormalities);
    }

    [Fact(DisplayName = "第五十五条：没有完成、没有验收、验收不合格、没有发票、超过一分钱都不付；条件齐了财务才能同意")]
    [Article(Law.LuohuContracts, 55), Requirement("LH-HT-055b"), Requirement("LH-HT-055c")]
    public async Task Payment_follows_acceptance()
    {
        house.It_is(new(2026, 3, 2));
        var entry = await house.Entry(new(2026, 3, 2)) with { AmountInFen = 6_000_000, PaysInFen = 6_000_000 };
        var id = await house.Filed(entry);
        var payment = Guid.CreateVersion7();
        var ask = new AskPayment(id, payment, 1, 6_000_000, "演示发票001");
        Assert.Equal(["contract.pay-invoice", "contract.pay-node", "contract.pay-not-accepted", "contract.pay-not-done", "contract.pay-total"], (await house.Codes(Clerk, ask with { AmountInFen = 6_000_001, Invoice = "" })).Order());
        await house.Done(Clerk, new ReportNode(id, 1, new(2026, 3, 2), "提前完成"));
        await house.Done(Clerk, new AcceptNode(id, 1, false, new(2026, 3, 2), "验收小组", "两处不合格"));
        Assert.Equal(["contract.pay-not-accepted"], await house.Codes(Clerk, ask));
        await house.Done(Clerk, new AcceptNode(id, 1, true, new(2026, 3, 2), "验收小组", ""));
        await house.Done(Clerk, ask);

        Assert.Contains(await house.Dues("contracts-health-finance", id), d => d.Kind == "审核合同付款");
        Assert.False((await house.Runs(Clerk, new CheckPayment(id, payment, true, ""))).IsDone); // not who asked
        Assert.Equal(["contract.pay-reason"], await house.Codes("contracts-health-finance", new CheckPayment(id, payment, false, "")));
        await house.Done("contracts-health-finance", new CheckPayment(id, payment, true, ""));
        Assert.Equal(6_000_000, (await house.Stored(id)).PaidInFen);
        Assert.Equal(["contract.pay-node", "contract.pay-total"], await house.Codes(Clerk, ask with { Payment = Guid.CreateVersion7(), AmountInFen = 1 }));
    }

    [Fact(DisplayName = "第五十七条：风险评估、决策审批、政府批准、书面通知、协商登记，一步不能跳")]
    [Article(Law.LuohuContracts, 57), Requirement("LH-HT-057a"), Requirement("LH-HT-057b")]
    public async Task A_unilateral_end_goes_step_by_step()
    {
        house.It_is(new(2026, 3, 2));
        var id = await house.Filed(await house.Entry(new(2026, 3, 2), "contracts-health") with { Backing = Backing.GovernmentApproved, BackingBasis = "批复〔2026〕演示1号" });
        Assert.Equal(["contract.no-assessment"], await house.Codes("head-health", new DecideEnd(id, true, "党组会")));
        Assert.Equal(["contract.end-undecided"], await house.Codes(Clerk, new NotifyEnd(id)));
        await house.Done(Clerk, new AssessEnd(id, "赔偿约十万元，服务可由他人接替。结论：可以解除。"));
        Assert.Contains(await house.Dues("head-health", id), d => d.Kind == "审批单方解除合同");
        await house.Done("head-health", new DecideEnd(id, true, "党组会纪要第2号"));
        Assert.Equal(["contract.end-unapproved"], await house.Codes(Clerk, new NotifyEnd(id)));
        Assert.Contains(await house.Dues("deputy-executive", id), d => d.Kind == "批准单方解除合同");
        await house.Done("deputy-executive", new ApproveEnd(id, true, "同意"));
        Assert.Equal(["contract.end-not-notified"], await house.Codes(Clerk, new EndContract(id, "协商一致")));
        await house.Done(Clerk, new NotifyEnd(id));
        await house.Done(Clerk, new EndContract(id, "双方协商一致，赔偿八万元"));

        Assert.True((await house.Stored(id)).IsOver);
        Assert.DoesNotContain(await house.Dues(Clerk, id), d => d.Kind == "填报节点履行");
    }

    [Theory(DisplayName = "第三十五条第二款：到 2024-06-15 的合同，2023-12-15 提出续签按时，16 日晚于规定；续签要有决定")]
    [InlineData("2023-12-15", false)]
    [InlineData("2023-12-16", true)]
    [Article(Law.LuohuContracts, 35, 2), Requirement("LH-HT-035b")]
    public async Task A_renewal_is_proposed_six_months_ahead(string on, bool isLate)
    {
        house.It_is(new(2023, 6, 16));
        var id = await house.Filed(await house.Entry(new(2023, 6, 16)) with { EndsOn = new(2024, 6, 15) });
        Assert.Contains(await house.Dues(Clerk, id), d => d.Kind == "决定是否续签" && d.DueOn == new DateOnly(2023, 12, 15));
        house.It_is(DateOnly.Parse(on));
        await house.Done(Clerk, new ProposeRenewal(id, false));

        Assert.Equal(isLate, (await house.Stored(id)).Renewals[0].IsLate);
        Assert.Contains(await house.Dues("head-health", id), d => d.Kind == "决定续签");
        Assert.Equal(["contract.renewal-decision"], await house.Codes("head-health", new DecideRenewal(id, true, "")));
        await house.Done("head-health", new DecideRenewal(id, true, "局长办公会纪要第5号"));
        Assert.True((await house.Stored(id)).Renewals[0].Agreed);
    }

    private async Task<Guid> WithNodes(params DateOnly[] days)
    {
        house.It_is(new(2019, 4, 1));
        var id = await house.Entered(await house.Entry(new(2019, 4, 1)));
        foreach (var day in days) await house.Done(Clerk, new PlanNode(id, $"节点{day:MMdd}", day, 0, false));
        await house.Done(Clerk, new AttachFile(id, Contract.ScanCategory, ContractHouse.Scan));
        await house.Done(Clerk, new FileContract(id));
        return id;
    }
}
