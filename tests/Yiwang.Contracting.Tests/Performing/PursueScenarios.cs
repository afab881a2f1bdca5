using System.Net;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Archiving;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Filing;
using Yiwang.Contracting.Performing;
using Yiwang.Contracting.Reporting;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Ledger;

namespace Yiwang.Contracting.Tests.Performing;

/// <summary>第五十三条, 第五十五条, 第五十八条, 第六十九条 and 第八条第三款.</summary>
public sealed class PursueScenarios(ContractHouse house) : IClassFixture<ContractHouse>
{
    private const string Clerk = ContractHouse.Clerk;
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "第五十三条：节点过了填报期限没有填报，页面标疑似异常；相关部门收到协调件、答复，看不到合同")]
    [Article(Law.LuohuContracts, 53), Requirement("LH-HT-053"), Requirement("LH-SZ-116")]
    public async Task Performance_is_watched_and_others_are_asked()
    {
        house.It_is(Day);
        var id = await house.Ready(await house.Entry(Day));
        await house.Done(Clerk, new PlanNode(id, "首期", Day, 0, false));
        await house.Done(Clerk, new FileContract(id));
        var due = (await house.Stored(id)).Nodes[1].DueOn!.Value;
        Assert.False((await house.Stored(id)).IsSuspect((await house.Stored(id)).Nodes[1], due));
        house.It_is(due.AddDays(1));
        using var clerk = await house.Visitor((await house.As(Clerk)).Name);
        Assert.Contains("疑似异常", (await clerk.Opens($"/staff/contracts/{id}")).Text, StringComparison.Ordinal);

        var asked = Guid.CreateVersion7();
        Assert.Equal(["contract.coordination-due", "contract.coordination-text", "contract.coordination-to"], (await house.Codes(Clerk, new AskCoordination(id, asked, "441500-health", "", null))).Order());
        await house.Done(Clerk, new AskCoordination(id, asked, "441500-construction", "请核对用地红线", due.AddDays(30)));
        Assert.False((await house.Runs("contracts-civil", new AnswerCoordination(asked, "x"))).IsDone);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.Visitor((await house.As("contracts-civil")).Name)).Opens($"/staff/contracts/{id}")).Status);
        var mine = await house.Look(db => db.Set<Coordination>().AsNoTracking().SingleAsync(c => c.Id == asked, Ct));
        Assert.Equal(("441500-construction", "请核对用地红线"), (mine.To, mine.Text));
    }

    [Fact(DisplayName = "第五十三条第三款：被请的部门在自己的页面答复，承办人在合同页看到")]
    [Article(Law.LuohuContracts, 53, 3), Requirement("LH-HT-053")]
    public async Task The_department_that_was_asked_answers()
    {
        house.It_is(Day);
        var id = await house.Filed(await house.Entry(Day, "contracts-civil"), "contracts-civil");
        var asked = Guid.CreateVersion7();
        await house.Done("contracts-civil", new AskCoordination(id, asked, "441500-health", "请提供体检名单", Day.AddDays(10)));
        using var manager = await house.Visitor((await house.As("contracts-health-manager")).Name);
        var page = await (await manager.Opens("/staff/contracts/coordination")).Form($"answer-{asked:N}").Fill("reply", "已提供").Submit();
        Assert.Contains("已答复", page.Text, StringComparison.Ordinal);
        using var clerk = await house.Visitor((await house.As("contracts-civil")).Name);
        Assert.Contains("已提供", (await clerk.Opens($"/staff/contracts/{id}/troubles")).Text, StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.NotFound, (await house.Runs("contracts-health-manager", new AnswerCoordination(asked, "再答"))).Kind);
    }

    [Fact(DisplayName = "第五十五条第一款：填报没有完成而没有督促的，列入待办；登记督促以后没有了")]
    [Article(Law.LuohuContracts, 55, 1), Requirement("LH-HT-055a")]
    public async Task A_slow_counterparty_is_urged()
    {
        house.It_is(Day);
        var id = await house.Filed(await house.Entry(Day));
        await house.Done(Clerk, new ReportNode(id, 1, null, "对方没有开工"));
        Assert.Contains(await house.Dues(Clerk, id), d => d.Kind == "督促对方履行");
        Assert.Equal(["contract.urging-how", "contract.urging-node", "contract.urging-on", "contract.urging-text"], (await house.Codes(Clerk, new UrgeCounterparty(id, Guid.CreateVersion7(), 9, null, "", null, ""))).Order());
        await house.Done(Clerk, new UrgeCounterparty(id, Guid.CreateVersion7(), 1, Day, "专递，已签收", Day.AddDays(10), "限期开工"));
        Assert.DoesNotContain(await house.Dues(Clerk, id), d => d.Kind == "督促对方履行");
    }

    [Fact(DisplayName = "第六十九条：归档的人就是保管人，他离任前要逐卷移交，双方签字以后保管人才换")]
    [Article(Law.LuohuContracts, 69), Requirement("LH-HT-069")]
    public async Task Archives_are_handed_over_before_their_keeper_goes()
    {
        house.It_is(Day);
        var id = await house.Filed(await house.Entry(Day, "contracts-civil"), "contracts-civil");
        await house.Done("contracts-civil", new EndContract(id, "协议解除"));
        await house.Done("contracts-civil", new ArchiveContract(id, "办公室档案岗", [.. new[] { 1, 2, 4, 5, 6, 7, 8, 9 }.Select(n => new AbsentCategory(n, "没有发生"))]));
        var keeper = await house.As("contracts-civil");
        Assert.Equal(keeper.AccountId, (await house.Stored(id)).KeeperAccount);

        var held = new HeldPost(Guid.CreateVersion7(), keeper.AccountId!.Value, "city-department.contracts-handler", "441500-civil", new(2016, 1, 1), null);
        var volumes = await house.Asks(keeper, (ArchivesInHand hand) => hand.Of(held, 100, Ct));
        Assert.Contains(volumes, v => v.Key == id.ToString() && !v.IsThePosts);

        var next = (await house.As("contracts-health")).AccountId!.Value;
        var contract = await house.Stored(id);
        contract.KeepBy(next);
        Assert.Equal(next, contract.KeeperAccount);
    }

    [Fact(DisplayName = "第五十八条：不是严重失信不能申请；没有听取申辩不能审核，没有审核不能推送；推送存回执，撤回的不推送")]
    [Article(Law.LuohuContracts, 58), Requirement("LH-HT-058c")]
    public async Task A_breach_is_proposed_heard_reviewed_and_sent()
    {
        house.It_is(Day);
        var id = await house.Filed(await house.Entry(Day));
        await house.Done(Clerk, new ReportNode(id, 1, Day, "完成"));
        var (poor, breach, proposal) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await house.Done(Clerk, new EvaluateParty(id, poor, 0, Grade.Poor, "逾期"));
        await house.Done(Clerk, new EvaluateParty(id, breach, 0, Grade.Breach, "伪造验收单"));
        Assert.Equal(["credit.grade"], await house.Codes(Clerk, new ProposeCredit(proposal, poor, "伪造", "验收单", "演示规定", Day.AddDays(7))));
        Assert.Equal(["credit.answer-by", "credit.basis", "credit.facts", "credit.proof"], (await house.Codes(Clerk, new ProposeCredit(proposal, breach, "", "", "", Day.AddDays(4)))).Order());
        await house.Done(Clerk, new ProposeCredit(proposal, breach, "伪造验收单两份", "鉴定意见", "演示规定第三条", Day.AddDays(5)));
        Assert.Equal(["credit.not-now"], await house.Codes("contracts-filing", new ReviewCredit(proposal, true, "属实")));
        Assert.Equal(["credit.not-approved"], await house.Codes("contracts-filing", new ReceiptCredit(proposal, "回执1")));
        Assert.Equal(["credit.too-early"], await house.Codes(Clerk, new HearCounterparty(proposal, "")));
        await house.Done(Clerk, new HearCounterparty(proposal, "称系员工个人行为"));
        Assert.False((await house.Runs(Clerk, new ReviewCredit(proposal, true, "属实"))).IsDone);
        Assert.Empty(await house.Asks(await house.As("contracts-filing"), async (CreditProposals all) => (await all.Outgoing(Ct)).Where(p => p.Id == proposal).ToArray()));
        await house.Done("contracts-filing", new ReviewCredit(proposal, true, "属实，申辩不成立"));
        Assert.Single(await house.Asks(await house.As("contracts-filing"), async (CreditProposals all) => (await all.Outgoing(Ct)).Where(p => p.Id == proposal).ToArray()));
        await house.Done("contracts-filing", new ReceiptCredit(proposal, "演示回执1"));
        var sent = await house.Look(db => db.Set<CreditProposal>().AsNoTracking().SingleAsync(p => p.Id == proposal, Ct));
        Assert.Equal((CreditState.Sent, "演示回执1"), (sent.State, sent.Receipt));
    }
}
