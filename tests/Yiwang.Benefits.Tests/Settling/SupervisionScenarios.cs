using System.Net;
using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Settling;
using Yiwang.Benefits.RehabilitationAid.Settling.Supervising;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Benefits.Tests.Caring;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Settling.SettleSteps;

namespace Yiwang.Benefits.Tests.Settling;

/// <summary>第十二条: finance and audit see the whole chain and change nothing; every suspicion gets a conclusion before anything is paid.</summary>
[Article(Law.ShanweiRehabilitationAid, 12)]
public sealed class SupervisionScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Requirement("SW-KF-012b")]
    [Fact(DisplayName = "训练日在机构停业日：自动列为疑点，财政收到待办；没有处理结论不能付款，有了结论可以付")]
    public async Task A_suspicion_waits_for_a_conclusion_and_the_payment_with_it()
    {
        var month = new DateOnly(2026, 3, 1);
        hall.It_is(month);
        hall.Done(await hall.Runs(Institution, new RegisterClosure(CareSteps.Garden, new(2026, 3, 9), new(2026, 3, 10), "示例整修")));
        await hall.Trained(AidSteps.Guardian(), month);
        var settlement = await hall.HandsIn(month, SettlementWay.FinancePays);
        var suspicion = await Only(settlement);
        hall.Done(await hall.Approves(Reviewer, settlement));
        var told = await hall.Approves(Finance, settlement);
        hall.Done(told);

        Assert.Equal((SuspicionKind.OnClosedDay, true), (suspicion.Kind, suspicion.IsOpen));
        Assert.Equal(["处理疑点"], await hall.Items(suspicion.Subject));
        Assert.Contains(told.Findings, f => f is { Severity: Severity.Warns, Code: "settlement.suspicion-open" });
        (await hall.Pays(Finance, settlement)).Refused("settlement.suspicion-open");
        (await hall.Runs(Finance, new ConcludeSuspicion(suspicion.Id, false, " "))).Refused("suspicion.conclusion");
        Assert.Same(Outcome.Forbidden, await hall.Runs("auditor", new ConcludeSuspicion(suspicion.Id, false, "查过了。")));
        Assert.Same(Outcome.NotFound, await hall.Runs("finance-haifeng", new ConcludeSuspicion(suspicion.Id, false, "查过了。")));
        hall.Done(await hall.Runs(Finance, new ConcludeSuspicion(suspicion.Id, false, "整修提前结束，当天照常训练，有签到表。")));
        (await hall.Runs(Finance, new ConcludeSuspicion(suspicion.Id, true, "再说一次。"))).Refused("suspicion.concluded");
        Assert.Empty(await hall.Items(suspicion.Subject));

        hall.Done(await hall.Pays(Finance, settlement));
    }

    [Requirement("SW-KF-012b")]
    [Fact(DisplayName = "票据号重复：第二件申请列为疑点；属实的退回")]
    public async Task A_voucher_that_was_used_before_is_noticed()
    {
        var (month, first, second) = (new DateOnly(2026, 4, 1), AidSteps.Guardian(), AidSteps.Guardian());
        var (one, other) = (await hall.Trained(first, month), await hall.Trained(second, month));
        var (id, again) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        hall.Done(await hall.Claims(first, one, hall.Voucher("粤0001234"), id));
        hall.Done(await hall.Claims(second, other, hall.Voucher("粤 0001234"), again));

        Assert.Empty(await hall.Look(db => db.Set<Suspicion>().Where(s => s.SettlementId == id).ToListAsync(Ct)));
        Assert.Equal(SuspicionKind.VoucherTwice, (await Only(await hall.SettlementOf(again))).Kind);
        var claim = await hall.SettlementOf(again);
        hall.Done(await hall.Approves(Reviewer, claim));
        (await hall.Pays(Head, claim)).Refused("settlement.suspicion-open");
    }

    [Requirement("SW-KF-012b")]
    [Fact(DisplayName = "财政、审计只读看到付款、训练记录、协议、办件的全链，每次查看都留在办件的记录里；别县的财政看不到")]
    public async Task Finance_and_audit_follow_a_payment_to_the_case()
    {
        var month = new DateOnly(2026, 5, 1);
        var care = await hall.Trained(AidSteps.Guardian(), month);
        var settlement = await hall.HandsIn(month, SettlementWay.FederationPays);
        var line = Assert.Single(await hall.LinesOf(settlement), l => l.CareId == care.Id);
        var address = $"/staff/supervision/lines/{line.Id}";
        using var auditor = await hall.Visitor("auditor");
        using var finance = await hall.Visitor(Finance);
        using var elsewhere = await hall.Visitor("finance-haifeng");
        using var reviewer = await hall.Visitor(Reviewer);

        var seen = await auditor.Opens(address);

        foreach (var part in new[] { care.FileNumber!, "5月4日", "备案", "2,000 元", (await hall.CaseOf(care.RecordId)).Number, "财政审批、残联与机构结算" }) Assert.Contains(part, seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("测试小禾", seen.Text, StringComparison.Ordinal);
        Assert.Empty(seen.Document.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.OK, (await finance.Opens(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Opens(address)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await reviewer.Opens(address)).Status);
        Assert.Equal(["审计岗查看了这名儿童的付款全链", "财政共同核准岗查看了这名儿童的付款全链"], (await hall.Sentences(care.RecordId)).Where(s => s.EndsWith("付款全链", StringComparison.Ordinal)));
        Assert.Contains("资金监督", (await auditor.Opens("/staff")).Document.QuerySelector("nav")!.TextContent, StringComparison.Ordinal);
    }

    private Task<Suspicion> Only(Settlement settlement) => hall.Look(db => db.Set<Suspicion>().AsNoTracking().SingleAsync(s => s.SettlementId == settlement.Id, Ct));
}
