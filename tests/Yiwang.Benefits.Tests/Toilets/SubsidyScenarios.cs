using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Paying;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Benefits.ToiletSubsidy.Building;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Benefits.ToiletSubsidy.Showing;
using Yiwang.Benefits.ToiletSubsidy.Subsidising;
using Yiwang.Kernel;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Toilets.ToiletSteps;

namespace Yiwang.Benefits.Tests.Toilets;

/// <summary>Who is paid how much, from which money, and who sees it.</summary>
public sealed class SubsidyScenarios(TownHall hall) : IClassFixture<TownHall>
{
    private const long Yuan = 100;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "三份文件没有登记批准和印发文号，验收和奖补都没有启用；登记以后先上级后本级发放，名单姓名隐去")]
    [Article(Law.LuodingRuralToilets, "四（三）"), Requirement("LD-CS-012"), Requirement("LD-CS-009"), Requirement("LD-CS-010"), Requirement("LD-CS-011")]
    public async Task From_the_papers_to_the_public_list()
    {
        var village = await hall.Registered(Village("示例奖补村", 12, 5));
        var early = await hall.Finished(village, PublicToilet("早完工公厕"));
        Assert.Equal(3, (await hall.Runs(Lead, new AcceptToilet(early, true, ""))).Findings.Count(f => f.Code == "toilets.paper-missing"));
        (await hall.Runs(Fund, new PaySubsidies(TownName))).Refused("toilets.paper-missing", "toilets.nothing-due");
        (await hall.Runs(Lead, new RegisterAcceptanceMethod(Paper("示例验收办法", 3, hall.Today) with { ApprovalNumber = "", IssueNumber = "没有" }))).Refused("toilets.paper-approval", "document-number.form");

        await hall.Papers_are_issued();
        hall.Done(await hall.Runs(Lead, new AcceptToilet(early, true, "")));
        for (var i = 2; i <= 10; i++) await hall.Accepted(village, PublicToilet($"示例公厕{i}"));
        await hall.Accepted(village, PublicToilet("计划外公厕", isPlanned: false));
        await hall.Accepted(village, PublicToilet("改造公厕", construction: Construction.Conversion));
        await hall.Finished(village, PublicToilet("未验收公厕"));
        var several = await hall.Accepted(village, Household("1", HouseholdKind.MinimumLiving, HouseholdKind.Poor));
        var ordinary = await hall.Accepted(village, Household("2", HouseholdKind.Ordinary));
        await hall.Accepted(village, Household("3", HouseholdKind.FiveGuarantee) with { IsPlanned = false });

        hall.Done(await hall.Runs(Fund, new ReceiveFund(200_000 * Yuan, hall.Today, "示财农〔2026〕1号")));
        (await hall.Runs(Fund, new PaySubsidies(TownName, FromLocalOnly: true))).Refused("toilets.upper-first");
        hall.Done(await hall.Runs(Fund, new PaySubsidies(TownName)));
        (await hall.Runs(Fund, new PaySubsidies(TownName))).Refused("toilets.nothing-due");

        await An_order_sent_back_leaves_everything_as_it_was();
        hall.Done(await hall.Runs(Fund, new PaySubsidies(TownName)));
        Assert.Empty(await hall.Asks<ToiletBoards, IReadOnlyList<PublicHousehold>>(Actor.Stranger(), b => b.Households(TownName, 0, 10, Ct)));
        var order = await Order();
        hall.Done(await hall.Runs(Lead, new ApprovePayment(order.Id, "", [])));
        hall.Done(await hall.Runs(Fund, new PayOrder(order.Id, "示例凭证1号", hall.Today)));

        var payment = await hall.Look(db => db.Set<ToiletPayment>().AsNoTracking().SingleAsync(p => p.PaidOn != null, Ct));
        Assert.Equal((304_000 * Yuan, 200_000 * Yuan, 104_000 * Yuan, 12), (payment.TotalInFen, payment.UpperInFen, payment.LocalInFen, payment.Toilets)); // 10 × 30,000 + 2,500 + 1,500
        Assert.Equal((2_500 * Yuan, 1_500 * Yuan), ((await hall.Toilet(several)).SubsidyInFen, (await hall.Toilet(ordinary)).SubsidyInFen));

        var list = await hall.Asks<ToiletBoards, IReadOnlyList<PublicHousehold>>(Actor.Stranger(), b => b.Households(TownName, 0, 10, Ct));
        Assert.Equal(2, list.Count);
        Assert.All(list, h => Assert.Equal("示某某", h.Masked));
        var stored = await hall.Look(db => db.Database.SqlQuery<string>($"""SELECT "Householder" AS "Value" FROM benefits_toilets WHERE "Kind" = 'Household'""").ToListAsync(Ct));
        Assert.DoesNotContain("示例户主", stored);
    }

    private async Task An_order_sent_back_leaves_everything_as_it_was()
    {
        var order = await Order();
        Assert.Equal([new PaymentSource("上级专项资金", 200_000 * Yuan), new PaymentSource("本级财政资金", 104_000 * Yuan)], order.Sources);
        hall.Done(await hall.Runs(Lead, new RefusePayment(order.Id, "请再核对户别。")));
        Assert.Equal(200_000 * Yuan, await hall.Look(db => db.Set<ToiletFund>().Select(f => f.BalanceInFen).SingleAsync(Ct)));
        Assert.False(await hall.Look(db => db.Set<Toilet>().AnyAsync(t => t.PaymentId != null, Ct)));
    }

    private Task<PaymentOrder> Order() => hall.Look(db => db.Set<PaymentOrder>().AsNoTracking().OrderByDescending(o => o.Id).FirstAsync(Ct));
}
