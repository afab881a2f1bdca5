using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Paying;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Settling;
using Yiwang.Benefits.RehabilitationAid.Settling.HandingIn;
using Yiwang.Benefits.RehabilitationAid.Settling.Using;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Benefits.Tests.Caring;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Settling.SettleSteps;

namespace Yiwang.Benefits.Tests.Settling;

/// <summary>第十条（四）1: each way with its approvals, a month once, and what comes of being sent back. Every test has a month of its own.</summary>
[Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 1)]
public sealed class SettlementScenarios(TownHall hall) : IClassFixture<TownHall>
{
    [Requirement("SW-KF-010t"), Requirement("SW-KF-008t"), Requirement("SW-KF-010p")]
    [Fact(DisplayName = "方式①：没有残联、财政双核准不能付款；付款后资金来源三项之和等于补助额；没有备案协议的月份不列入并说明")]
    public async Task Finance_pays_the_institution_after_both_have_approved()
    {
        var month = new DateOnly(2026, 3, 1);
        var care = await hall.Trained(AidSteps.Guardian(), month);
        var unfiled = await hall.Trained(AidSteps.Guardian(), month, agreed: false);
        var settlement = await hall.HandsIn(month, SettlementWay.FinancePays);

        (await hall.Pays(Finance, settlement)).Refused("payment.not-yet");
        hall.Done(await hall.Approves(Reviewer, settlement));
        (await hall.Pays(Finance, settlement)).Refused("payment.not-yet");
        (await hall.Approves(Finance, settlement, 1500, 501)).Refused("aid.funding.too-much");
        hall.Done(await hall.Approves(Finance, settlement, 700, 500));
        hall.Done(await hall.Pays(Finance, settlement));

        var (paid, order) = (await hall.SettlementOf(settlement.Id), await hall.OrderOf(settlement));
        Assert.Equal((SettlementState.Paid, 2000_00L, 1), (paid.State, paid.AmountInFen, paid.Children));
        Assert.Equal([700_00L, 500_00L, 800_00L], order.Sources.Select(s => s.AmountInFen));
        Assert.Equal("settlement.no-agreement", Assert.Single(Assert.Single(paid.LeftOut, l => l.FileNumber == unfiled.FileNumber).Reasons).Code);
        Assert.Equal([settlement.Id], await Taken(care));
        Assert.Equal(["报送结算：1 笔，2,000.00 元", "结算已付款 2,000.00 元"], (await hall.LedgerOf(settlement.Subject)).Select(a => a.Sentence));
    }

    [Requirement("SW-KF-010t")]
    [Fact(DisplayName = "方式②：没有财政审批，残联不能付款")]
    public async Task The_federation_pays_the_institution_after_finance_has_approved()
    {
        var month = new DateOnly(2026, 4, 1);
        await hall.Trained(AidSteps.Guardian(), month);
        var settlement = await hall.HandsIn(month, SettlementWay.FederationPays);

        (await hall.Pays(Head, settlement)).Refused("payment.not-yet");
        (await hall.Approves(Reviewer, settlement)).Refused("payment.not-yours");
        hall.Done(await hall.Approves(Finance, settlement));
        (await hall.Pays(Finance, settlement)).Refused("payment.not-yours");
        hall.Done(await hall.Pays(Head, settlement));

        Assert.Equal(SettlementState.Paid, (await hall.SettlementOf(settlement.Id)).State);
        Assert.Equal(["填报经费使用"], await hall.Items($"{settlement.Subject}/use"));
    }

    [Requirement("SW-KF-010t")]
    [Fact(DisplayName = "方式③：没有有效票据不能申请；同一服务月不能按两种方式各结一次")]
    public async Task A_guardian_claims_with_a_voucher_and_the_month_is_settled_once()
    {
        var (month, guardian) = (new DateOnly(2026, 5, 1), AidSteps.Guardian());
        var care = await hall.Trained(guardian, month);

        (await hall.Claims(guardian, care, null)).Refused("settlement.voucher-missing");
        (await hall.Claims(guardian, care, hall.Voucher(" "))).Refused("settlement.voucher-number");
        Assert.Same(Outcome.NotFound, await hall.Claims(AidSteps.Guardian(), care, hall.Voucher("NO-1")));
        var id = Guid.CreateVersion7();
        hall.Done(await hall.Claims(guardian, care, hall.Voucher("NO-1", 1500), id));
        (await hall.Claims(guardian, care, hall.Voucher("NO-2"))).Refused("settlement.claim.settled");
        (await hall.Runs(Institution, new HandInSettlement(Guid.CreateVersion7(), Wanted.Lufeng, month, SettlementWay.FinancePays))).Refused("settlement.nothing");

        var claim = await hall.SettlementOf(id);
        (await hall.Pays(Head, claim)).Refused("payment.not-yet");
        hall.Done(await hall.Approves(Reviewer, claim));
        hall.Done(await hall.Pays(Head, claim));

        Assert.Equal((1500_00L, SettlementState.Paid), (claim.AmountInFen, (await hall.SettlementOf(id)).State)); // 本地设定: never more than the voucher
        Assert.DoesNotContain("测试", (await hall.OrderOf(claim)).Payee.Name, StringComparison.Ordinal);
    }

    [Requirement("SW-KF-010t")]
    [Fact(DisplayName = "退回要写理由；退回后月份放开，机构收到待办，改好可以再报")]
    public async Task What_is_sent_back_frees_its_months()
    {
        var month = new DateOnly(2026, 6, 1);
        var care = await hall.Trained(AidSteps.Guardian(), month);
        var first = await hall.HandsIn(month, SettlementWay.FinancePays);

        (await hall.Runs(Reviewer, new RefusePayment(first.OrderId, " "))).Refused("payment.reason");
        hall.Done(await hall.Runs(Reviewer, new RefusePayment(first.OrderId, "收费金额录错了。")));
        (await hall.Approves(Finance, first)).Refused("payment.refused");
        Assert.Equal((SettlementState.Returned, "收费金额录错了。"), ((await hall.SettlementOf(first.Id)).State, (await hall.SettlementOf(first.Id)).Returned));
        Assert.Equal(["结算被退回"], await hall.Items(first.Subject));
        Assert.Equal([null], await Taken(care));

        var second = await hall.HandsIn(month, SettlementWay.FederationPays);

        Assert.Empty(await hall.Items(first.Subject));
        Assert.Equal([second.Id], await Taken(care));
    }

    [Fact(DisplayName = "双击只报一次、只付一次；第二个经办人看到谁已经办过")]
    public async Task A_double_click_acts_once_and_the_second_clerk_is_told()
    {
        var month = new DateOnly(2026, 7, 1);
        await hall.Trained(AidSteps.Guardian(), month);
        var command = new HandInSettlement(Guid.CreateVersion7(), Wanted.Lufeng, month, SettlementWay.FinancePays);
        hall.Done(await hall.Runs(Institution, command, command.Id));
        hall.Done(await hall.Runs(Institution, command, command.Id));
        var settlement = await hall.SettlementOf(command.Id);

        var key = Guid.CreateVersion7();
        hall.Done(await hall.Runs(Reviewer, new ApprovePayment(settlement.OrderId, "", []), key));
        hall.Done(await hall.Runs(Reviewer, new ApprovePayment(settlement.OrderId, "", []), key));
        var second = await hall.Runs(Reviewer2, new ApprovePayment(settlement.OrderId, "", []));

        second.Refused("payment.step-done");
        Assert.Contains("县级残联审核岗", second.Findings[0].Message, StringComparison.Ordinal);
        Assert.Single(await hall.LedgerOf($"payment/{settlement.OrderId}"), a => a.Sentence.EndsWith("同意", StringComparison.Ordinal));
        Assert.Equal(1, await hall.Look(db => db.Set<SettlementLine>().CountAsync(l => l.SettlementId == command.Id, TestContext.Current.CancellationToken)));
    }

    [Requirement("SW-KF-010t")]
    [Fact(DisplayName = "县里没有启用的方式、没有结束的周期，都不能报")]
    public async Task A_closed_way_or_an_open_period_is_refused_with_the_reason()
    {
        hall.It_is(new DateOnly(2026, 4, 8));

        Assert.Equal(["settlement.way.closed"], (await hall.Runs(Institution, new HandInSettlement(Guid.CreateVersion7(), Wanted.Haifeng, new(2025, 7, 1), SettlementWay.FinancePays))).Findings.Select(f => f.Code));
        (await hall.Runs(Institution, new HandInSettlement(Guid.CreateVersion7(), Wanted.Lufeng, new(2026, 4, 1), SettlementWay.FinancePays))).Refused("settlement.period-open");
        (await hall.Runs(Institution, new HandInSettlement(Guid.CreateVersion7(), Wanted.Lufeng, new(2026, 3, 1), SettlementWay.GuardianClaims))).Refused("settlement.by-guardian");
        Assert.Same(Outcome.Forbidden, await hall.Runs(Reviewer, new HandInSettlement(Guid.CreateVersion7(), Wanted.Lufeng, new(2026, 3, 1), SettlementWay.FinancePays)));
    }

    [Requirement("SW-KF-008s"), Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 4)]
    [Fact(DisplayName = "经费使用：十类之一或“其他”；“其他”须说明并由残联复核；合计与拨付额不同的提示差额")]
    public async Task What_the_money_was_used_for_is_told_and_other_uses_are_reviewed()
    {
        var month = new DateOnly(2026, 8, 1);
        await hall.Trained(AidSteps.Guardian(), month);
        var settlement = await hall.HandsIn(month, SettlementWay.FederationPays);
        Task<Outcome> Reports(params UsedFor[] uses) => hall.Runs(Institution, new ReportUse(settlement.Id, uses));
        (await Reports(new UsedFor("training", 2000_00, ""))).Refused("money-use.unpaid");
        hall.Done(await hall.Approves(Finance, settlement));
        hall.Done(await hall.Pays(Head, settlement));

        (await Reports(new UsedFor("dinner", 1, ""))).Refused("money-use.kind");
        (await Reports(new UsedFor("training", 1900_00, ""), new UsedFor("other", 100_00, " "))).Refused("money-use.explain");
        var short100 = await Reports(new UsedFor("training", 1500_00, ""), new UsedFor("board", 400_00, ""));
        hall.Done(short100);
        Assert.Contains("少 100 元", Assert.Single(short100.Findings, f => f.Code == "money-use.difference").Message, StringComparison.Ordinal);
        Assert.Empty(await hall.Items($"{settlement.Subject}/use"));

        hall.Done(await Reports(new UsedFor("training", 1900_00, ""), new UsedFor("other", 100_00, "康复周活动。")));
        Assert.Equal(["复核经费使用"], await hall.Items($"{settlement.Subject}/use"));
        hall.Done(await hall.Runs(Reviewer, new ReviewUse(settlement.Id, false, "不属于康复训练的用途，请改正。")));
        Assert.Equal(["填报经费使用"], await hall.Items($"{settlement.Subject}/use"));
        hall.Done(await Reports(new UsedFor("training", 2000_00, "")));
        Assert.Empty(await hall.Items($"{settlement.Subject}/use"));
    }

    [Requirement("SW-KF-010v")]
    [Fact(DisplayName = "市残联所属机构：结算单分派给市残联、市财政，不走县级；次序颠倒被拒绝")]
    public async Task An_institution_of_the_citys_federation_goes_by_the_citys_own_order()
    {
        var month = new DateOnly(2026, 9, 1);
        var care = await hall.Trained(AidSteps.Guardian(), month);
        await hall.Look(async db => // at the city's institution; how a child gets there is another story
        {
            await db.Database.ExecuteSqlAsync($"UPDATE benefits_cares SET \"Institution\" = '441500-rehab-1', \"Row\" = 'full-time-public' WHERE \"Id\" = {care.Id}", TestContext.Current.CancellationToken);
            var trainer = await db.Set<Yiwang.Benefits.RehabilitationAid.Institutions.Staff.Professional>().Where(p => p.Institution == "441500-rehab-1").Select(p => p.Id).FirstAsync(TestContext.Current.CancellationToken);
            var stored = $"[\"{trainer}\"]";
            return await db.Database.ExecuteSqlAsync($"UPDATE benefits_service_months SET \"Institution\" = '441500-rehab-1', \"Professionals\" = {stored} WHERE \"CareId\" = {care.Id}", TestContext.Current.CancellationToken);
        });
        var centre = CareSteps.Registrar("441500-rehab-1") with { Permissions = [Permissions.HandInSettlements, Permissions.SeeSettlements] };
        Task<Outcome> HandsIn(SettlementWay way, Guid id) => hall.Runs(centre, new HandInSettlement(id, Wanted.Lufeng, month, way));
        var id = Guid.CreateVersion7();

        (await HandsIn(SettlementWay.FinancePays, id)).Refused("settlement.way.own-level");
        hall.Done(await HandsIn(SettlementWay.OwnLevel, id));
        var settlement = await hall.SettlementOf(id);
        Assert.Equal(("441500", 1200_00L), ((await hall.OrderOf(settlement)).Region, settlement.AmountInFen));
        Assert.Same(Outcome.NotFound, await hall.Approves(Reviewer, settlement));
        (await hall.Approves("finance-city", settlement)).Refused("payment.not-yet");
        hall.Done(await hall.Approves("settlement-city", settlement));
        (await hall.Pays("finance-city", settlement)).Refused("payment.not-yet");
        hall.Done(await hall.Approves("finance-city", settlement, 500));
        hall.Done(await hall.Pays("finance-city", settlement));

        Assert.Equal([("中央", 500_00L), ("省级", 0L), ("市级", 700_00L)], (await hall.OrderOf(settlement)).Sources.Select(s => (s.Name, s.AmountInFen)));
    }

    private Task<Guid?[]> Taken(Care care) => hall.Look(db => db.Set<ServiceMonth>().AsNoTracking().Where(m => m.CareId == care.Id).Select(m => m.SettlementId).ToArrayAsync(TestContext.Current.CancellationToken));
}
