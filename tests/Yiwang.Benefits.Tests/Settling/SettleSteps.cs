using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Paying;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Settling;
using Yiwang.Benefits.RehabilitationAid.Settling.Claiming;
using Yiwang.Benefits.RehabilitationAid.Settling.HandingIn;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Benefits.Tests.Caring;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Kernel;
using Yiwang.Testing;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Settling;

/// <summary>Settling, as a person would say it. The accounts are the demonstration's, with the permissions of their posts.</summary>
internal static class SettleSteps
{
    public const string Institution = "registrar-lufeng-2", Reviewer = "reviewer-lufeng-1", Reviewer2 = "reviewer-lufeng-2", Head = "head-lufeng", Finance = "finance-lufeng";

    /// <summary>A child with a filed agreement and full months of training, each recorded on the first day of the next.</summary>
    public static async Task<Care> Trained(this TownHall hall, Actor guardian, DateOnly month, int months = 1, bool agreed = true)
    {
        hall.It_is(month);
        var care = await hall.Registered(guardian);
        if (agreed) await hall.Agrees(care);
        for (var i = 0; i < months; i++)
        {
            hall.It_is(month.AddMonths(i + 1));
            hall.Done(await hall.Trains(care, CareSteps.Full(month.AddMonths(i))));
        }

        return await hall.CareOf(care.RecordId);
    }

    public static async Task<Settlement> HandsIn(this TownHall hall, DateOnly month, SettlementWay way)
    {
        var id = Guid.CreateVersion7();
        hall.Done(await hall.Runs(Institution, new HandInSettlement(id, Wanted.Lufeng, month, way)));
        return await hall.SettlementOf(id);
    }

    public static Task<Settlement> SettlementOf(this TownHall hall, Guid id) =>
        hall.Look(db => db.Set<Settlement>().AsNoTracking().SingleAsync(s => s.Id == id, TestContext.Current.CancellationToken));

    public static Task<PaymentOrder> OrderOf(this TownHall hall, Settlement settlement) =>
        hall.Look(db => db.Set<PaymentOrder>().AsNoTracking().SingleAsync(o => o.Id == settlement.OrderId, TestContext.Current.CancellationToken));

    public static Task<List<SettlementLine>> LinesOf(this TownHall hall, Settlement settlement) =>
        hall.Look(db => db.Set<SettlementLine>().AsNoTracking().Where(l => l.SettlementId == settlement.Id).OrderBy(l => l.Month).ToListAsync(TestContext.Current.CancellationToken));

    public static Task<Outcome> Approves(this TownHall hall, string account, Settlement settlement, long centralYuan = 0, long provincialYuan = 0) =>
        hall.Runs(account, new ApprovePayment(settlement.OrderId, "", [new(FundingShares.Central, centralYuan * 100), new(FundingShares.Provincial, provincialYuan * 100)]));

    public static Task<Outcome> Pays(this TownHall hall, string account, Settlement settlement) => hall.Runs(account, new PayOrder(settlement.OrderId, "示例凭证001", hall.Today));

    public static VoucherPaper Voucher(this TownHall hall, string number, long yuan = 2000) => new(number, "示例启星康复园", hall.Today, yuan * 100, CareSteps.Paper);

    public static async Task<IReadOnlyList<Guid>> MonthsOf(this TownHall hall, Care care) =>
        await hall.Look(db => db.Set<ServiceMonth>().AsNoTracking().Where(m => m.CareId == care.Id).OrderBy(m => m.Month).Select(m => m.Id).ToListAsync(TestContext.Current.CancellationToken));

    public static async Task<Outcome> Claims(this TownHall hall, Actor guardian, Care care, VoucherPaper? voucher, Guid? id = null) =>
        await hall.Runs(guardian, new ClaimByVoucher(id ?? Guid.CreateVersion7(), care.RecordId, await hall.MonthsOf(care), null, voucher));

    /// <summary>Kinds of the open work items of a subject.</summary>
    public static Task<string[]> Items(this TownHall hall, string subject) => hall.Look(async db => (await db.Database.SqlQuery<string>(
        $"SELECT \"Kind\" AS \"Value\" FROM inbox_work_items WHERE \"Subject\" = {subject} AND \"ClosedAt\" IS NULL").ToListAsync(TestContext.Current.CancellationToken)).Order(StringComparer.Ordinal).ToArray());
}
