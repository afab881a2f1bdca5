using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Disputing;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Tests.Disputing;

/// <summary>第六十一条 to 第六十六条.</summary>
public sealed class DisputeScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Clerk = ContractHouse.Clerk;

    private static readonly DisputeFindings Found = new("质量", "三季度不合格", "未达标", "返工费用", "直接", "无", "可能赔偿十万元", "先协商，再仲裁");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第六十二条、第六十三条、第六十六条：没有负责人不能登记，没有后果评估和方案不进入处理，没有法律意见、书面协议不能结案；部门合同放弃权益由负责人同意")]
    [Article(Law.LuohuContracts, 62), Article(Law.LuohuContracts, 63), Article(Law.LuohuContracts, 66), Requirement("LH-HT-062a"), Requirement("LH-HT-062b"), Requirement("LH-HT-063"), Requirement("LH-HT-066a"), Requirement("LH-HT-066b"), Requirement("LH-HT-012")]
    public async Task From_the_dispute_to_the_agreement()
    {
        var id = await Opened(Backing.Own, new(2026, 3, 2));
        Assert.Equal(["dispute.in-charge"], await house.Codes(Clerk, new OpenDispute(Guid.CreateVersion7(), (await Stored(id)).ContractId, "争议", "", DisputeWay.Talks)));
        Assert.Equal(OutcomeKind.NotFound, (await house.Runs("contracts-civil", new AssessDispute(id, Found))).Kind);
        var agreed = new DisputeEnd(true, "", GivesUp: true, Threatens: false, "双方各让一步");
        Assert.Equal(["dispute.not-handled"], await house.Codes(Clerk, new CloseDispute(id, agreed)));
        Assert.Equal(["dispute.incomplete", "dispute.incomplete"], await house.Codes(Clerk, new AssessDispute(id, Found with { Consequences = "", Plan = "" })));
        await house.Done(Clerk, new AssessDispute(id, Found));
        Assert.Equal(["dispute.no-opinion", "dispute.no-settlement", "dispute.waived"], (await house.Codes(Clerk, new CloseDispute(id, agreed))).Order());

        await house.Done(Clerk, new AdviseDispute(id, "法制科全程参与，同意和解"));
        await house.Done(Clerk, new AskWaiver(id, "放弃违约金两万元"));
        Assert.Equal(["dispute.wrong-approver"], await house.Codes("deputy-executive", new ApproveWaiver(id, true, "批示")));
        await house.Done("head-health", new ConsentToWaiver(id, true, "书面同意〔2026〕1号"));
        await house.Done(Clerk, new CloseDispute(id, agreed with { Settlement = "HT-441500-2026-000009" }));
        Assert.Equal(DisputeState.Closed, (await Stored(id)).State);
        Assert.Equal(["dispute.not-now"], await house.Codes(Clerk, new CollectEvidence(id, EvidenceKind.Loss, "迟到的证据", "")));
    }

    [Fact(DisplayName = "第六十二条第三款、第六十四条、第六十六条第二款：经政府批准的合同，法制机构会同处理，放弃权益报政府批准；协商不成又有严重危害的先报告政府")]
    [Article(Law.LuohuContracts, 62, 3), Article(Law.LuohuContracts, 64), Article(Law.LuohuContracts, 66, 2), Requirement("LH-HT-062c"), Requirement("LH-HT-064"), Requirement("LH-HT-066b")]
    public async Task Where_the_government_is_concerned()
    {
        var id = await Opened(Backing.GovernmentApproved, new(2026, 3, 2));
        using var legal = await house.Visitor((await house.As("contracts-legal")).Name);
        Assert.Contains("会同处理合同争议", (await legal.Opens("/staff/inbox")).Text, StringComparison.Ordinal);
        await house.Done("contracts-legal", new AdviseDispute(id, "建议仲裁"));
        await house.Done(Clerk, new AssessDispute(id, Found));
        await house.Done(Clerk, new AskWaiver(id, "放弃利息"));
        Assert.Equal(["dispute.wrong-approver"], await house.Codes("head-health", new ConsentToWaiver(id, true, "同意")));
        await house.Done("deputy-executive", new ApproveWaiver(id, false, "不同意"));
        var failed = new DisputeEnd(false, "", GivesUp: true, Threatens: true, "裁决");
        Assert.Equal(["dispute.not-reported", "dispute.waived"], (await house.Codes(Clerk, new CloseDispute(id, failed))).Order());
        await house.Done(Clerk, new ReportDispute(id, "已停止付款，书面报告政府"));
        await house.Done(Clerk, new CloseDispute(id, failed with { GivesUp = false }));
    }

    [Fact(DisplayName = "第六十五条：时效 2022-06-30 届满的最迟 2022-03-30 提起，31 日起要写理由；缺三类证据会提示；应诉期限过了没提交的标出")]
    [Article(Law.LuohuContracts, 65), Requirement("LH-HT-065a"), Requirement("LH-HT-065b"), Requirement("LH-HT-065c")]
    public async Task Limits_are_kept()
    {
        var id = await Opened(Backing.Own, new(2022, 1, 4));
        await house.Done(Clerk, new AssessDispute(id, Found));
        Assert.Equal(["dispute.no-limitation"], await house.Codes(Clerk, new BringDispute(id, DisputeWay.Arbitration, "")));
        await house.Done(Clerk, new CountLimitation(id, new(2022, 6, 30)));
        Assert.Equal(new DateOnly(2022, 3, 30), (await Stored(id)).ActBy);
        await house.Done(Clerk, new CollectEvidence(id, EvidenceKind.Breach, "考核表", ""));
        var limit = Guid.CreateVersion7();
        await house.Done(Clerk, new SetDefenceLimit(id, limit, "举证", new(2022, 3, 25)));

        house.It_is(new(2022, 3, 31));
        Assert.True((await Stored(id)).IsLimitMissed(house.Today));
        Assert.Equal(["dispute.late"], await house.Codes(Clerk, new BringDispute(id, DisputeWay.Lawsuit, "")));
        var brought = await house.Runs(Clerk, new BringDispute(id, DisputeWay.Lawsuit, "对方三月底才明确拒绝"));
        Assert.True(brought.IsDone);
        Assert.Equal(["还没有造成的损失的证据材料。", "还没有政府一方履行的证据材料。"], brought.Findings.Select(f => f.Message));
        await house.Done(Clerk, new SubmitDefence(id, limit));
        Assert.False((await Stored(id)).IsLimitMissed(house.Today));
    }

    [Fact]
    public async Task The_pages_lead_through_a_dispute()
    {
        house.It_is(new(2026, 9, 1));
        var contract = await house.Filed(await house.Entry(new(2026, 9, 1)));
        using var clerk = await house.Visitor((await house.As(Clerk)).Name);
        var list = await (await (await clerk.Opens($"/staff/contracts/{contract}")).Follows("变更、续签、终止、争议")).Follows("登记争议");
        var refused = await list.Form("open").Submit();
        Assert.Contains("请填争议事项", refused.Text, StringComparison.Ordinal);
        var opened = await refused.Form("open").Fill("title", "扣款争议").Fill("inCharge", "法制科").Submit();
        Assert.Contains("查明情况，制定方案", opened.Text, StringComparison.Ordinal);
        var incomplete = await opened.Form("assess").Fill("cause", "质量").Submit();
        Assert.Contains("还没有写应对方案", incomplete.Text, StringComparison.Ordinal);
        var collected = await incomplete.Form("collect").Fill("evidence", "考核表").Submit();
        Assert.Contains("考核表", collected.Text, StringComparison.Ordinal);
        using var stranger = await house.Visitor((await house.As("contracts-filing")).Name);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.Opens(opened.Address)).Status);
    }

    private async Task<Guid> Opened(Backing backing, DateOnly day)
    {
        house.It_is(day);
        var contract = await house.Filed(await house.Entry(day) with { Backing = backing, BackingBasis = backing is Backing.Own ? "" : "批复〔2026〕演示1号" });
        var id = Guid.CreateVersion7();
        await house.Done(Clerk, new OpenDispute(id, contract, "保洁质量争议", "法制科", DisputeWay.Talks));
        return id;
    }

    private Task<Dispute> Stored(Guid id) => house.Look(db => db.Set<Dispute>().AsNoTracking().SingleAsync(d => d.Id == id, Ct));
}
