using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Paying;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Settling;
using Yiwang.Benefits.RehabilitationAid.Settling.HandingIn;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Kernel;
using Yiwang.Simulation;
using Yiwang.Testing;
using Actor = Yiwang.Testing.Actor;

namespace Yiwang.Benefits.Tests.Settling;

/// <summary>One county year through the real commands: 3,000 children, 40 institutions, 36,000 months (a tenth on SQLite); every sum agrees with plain arithmetic to the fen.</summary>
public sealed class CountyYearSimulation(TownHall hall, ITestOutputHelper output) : IClassFixture<TownHall>
{
    private const int Months = 12;

    // The whole county on the engine of production; a tenth on the embedded one, whose whole year is a part of the bench.
    private static readonly (int Children, int Institutions) Size = TownHall.IsOnPostgres ? (3000, 40) : (300, 4);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Requirement("SW-KF-010t"), Requirement("SW-KF-008t"), Requirement("SW-KF-008p"), Requirement("SW-KF-010w")]
    [Fact(DisplayName = "一县一年：儿童、机构、每月记录，结算、核准、付款后，各项合计逐分相符")]
    public async Task A_county_year_is_settled_and_the_sums_agree_to_the_fen()
    {
        var watch = Stopwatch.StartNew();
        var year = new CountyYear(Size.Children, Size.Institutions, Months);
        await hall.Look(async db => { await year.Load(db, Ct); return 0; });
        output.WriteLine($"{year.MonthsRecorded:N0} months written after {watch.Elapsed.TotalSeconds:N1} s");
        hall.It_is(new DateOnly(2027, 1, 6));
        var (finance, head) = (await hall.As("finance-haifeng"), await hall.As("head-haifeng"));

        foreach (var institution in year.Institutions)
            foreach (var from in new DateOnly[] { new(2026, 1, 1), new(2026, 7, 1) }) await Settles(institution, from, finance, head);
        output.WriteLine($"settled and paid after {watch.Elapsed.TotalSeconds:N1} s");

        await Reconciles(year);
        output.WriteLine($"reconciled after {watch.Elapsed.TotalSeconds:N1} s");
    }

    private async Task Settles(string institution, DateOnly from, Actor finance, Actor head)
    {
        var (registrar, id) = (new Actor("示例经办", "institution.registrar", "康复机构经办岗", Permissions.HandInSettlements) { Institution = institution, InstitutionName = institution, Region = CountyYear.County }, Guid.CreateVersion7());
        Succeeds(await hall.Runs(registrar, new HandInSettlement(id, CountyYear.County, from, SettlementWay.FederationPays)));
        var settlement = await hall.SettlementOf(id);
        Succeeds(await hall.Runs(finance, new ApprovePayment(settlement.OrderId, "", [new(FundingShares.Central, settlement.SharedInFen * 3 / 10), new(FundingShares.Provincial, settlement.SharedInFen / 7)])));
        Succeeds(await hall.Runs(head, new PayOrder(settlement.OrderId, $"示例凭证{id:N}"[..20], hall.Today)));
    }

    private async Task Reconciles(CountyYear year)
    {
        var settlements = await hall.Look(db => db.Set<Settlement>().AsNoTracking().ToListAsync(Ct));
        var orders = await hall.Look(db => db.Set<PaymentOrder>().AsNoTracking().ToDictionaryAsync(o => o.Id, Ct));
        var lines = await hall.Look(db => db.Set<SettlementLine>().AsNoTracking().ToListAsync(Ct));
        var taken = await hall.Look(db => db.Set<ServiceMonth>().AsNoTracking().CountAsync(m => m.SettlementId != null, Ct));
        var leftOut = settlements.SelectMany(s => s.LeftOut).ToArray();

        Assert.Equal(year.Expected.Where(e => e.Value > 0).OrderBy(e => e.Key, StringComparer.Ordinal), settlements.GroupBy(s => s.Institution).Select(g => KeyValuePair.Create(g.Key, g.Sum(s => s.AmountInFen))).OrderBy(e => e.Key, StringComparer.Ordinal));
        Assert.Equal((year.MonthsPaid, year.MonthsPaid, year.MonthsRecorded - year.MonthsPaid), (lines.Count, taken, leftOut.Length));
        Assert.Equal(lines.Count, lines.Select(l => (l.ChildIndex, l.Month)).Distinct().Count());
        Assert.All(settlements, s => Assert.Equal((SettlementState.Paid, PaymentState.Paid, s.AmountInFen), (s.State, orders[s.OrderId].State, orders[s.OrderId].Sources.Sum(p => p.AmountInFen))));
        Assert.Equal(["aid.hours.day", "aid.hours.week-part-time", "aid.month.beyond-limit", "settlement.after-end", "settlement.no-agreement"], leftOut.SelectMany(l => l.Reasons).Select(r => r.Code).Distinct().Order(StringComparer.Ordinal));
        foreach (var settlement in settlements) SplitsAgree(lines.Where(l => l.SettlementId == settlement.Id), orders[settlement.OrderId]);
    }

    private static void SplitsAgree(IEnumerable<SettlementLine> lines, PaymentOrder order)
    {
        SettlementLine[] all = [.. lines.OrderBy(l => l.FileNumber, StringComparer.Ordinal).ThenBy(l => l.Month)];
        var splits = FundingShares.Allot([.. all.Select(l => (l.AmountInFen, l.Funding))], order.Sources[0].AmountInFen, order.Sources[1].AmountInFen);
        Assert.Equal(order.Sources.Select(s => s.AmountInFen), [splits.Sum(s => s.CentralInFen), splits.Sum(s => s.ProvincialInFen), splits.Sum(s => s.CountyInFen)]);
        Assert.All(all.Zip(splits), p => Assert.True(p.First.Funding is Funding.Shared || p.Second.CountyInFen == p.First.AmountInFen));
    }

    private static void Succeeds(Outcome outcome) => Assert.True(outcome.IsDone, string.Join("\n", outcome.Findings.Select(f => $"{f.Code}: {f.Message}")));
}
