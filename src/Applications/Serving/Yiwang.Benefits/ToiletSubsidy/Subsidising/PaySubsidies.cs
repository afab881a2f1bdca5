using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Paying;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Ledger;
using Yiwang.Benefits.ToiletSubsidy.Showing;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.ToiletSubsidy.Subsidising;

/// <summary>Orders the payment of what is due in one town and not ordered yet.</summary>
/// <param name="FromLocalOnly">The officer wants the city's own money only; refused while special funds are left.</param>
[Requires(Permissions.FundToilets)]
internal sealed record PaySubsidies(string Town, bool FromLocalOnly = false) : ICommand;

internal sealed class PaySubsidiesHandler(ToiletsDb db, ToiletBook book, ToiletDuties duties, Payments payments, CityDirectory city, TimeProvider clock) : IHandle<PaySubsidies>
{
    public async Task<Outcome> Handle(PaySubsidies command, CancellationToken ct)
    {
        if (book.FindTown(command.Town) is not { } town || await db.Plan(ct) is not { } plan) return Outcome.NotFound;
        var (papers, fund) = (await db.AllPapers(ct), await db.Funds.ByKey(ToiletFund.Key, ct));
        var toilets = await db.Toilets.Where(t => t.Town == town.Name).ToListAsync(ct);
        var due = SubsidyRules.Due(toilets, plan.Of(town)!, papers, book);
        var outcome = Outcome.From(
        [
            .. PaperRule.Missing(papers, "奖补发放", clock.Today()),
            .. SourceSplit.Refused(command.FromLocalOnly, fund?.BalanceInFen ?? 0) is { } wrong ? [wrong] : Array.Empty<Finding>(),
            .. due.Count == 0 ? [Finding.Block("toilets.nothing-due", $"{town.Name}没有验收通过、还没发放的奖补。", Places.Works, remedy: "验收通过以后再发放。")] : Array.Empty<Finding>(),
        ]);
        if (!outcome.IsDone) return outcome;

        var split = SourceSplit.Of(due.Sum(e => e.AmountInFen), fund?.BalanceInFen ?? 0);
        if (split.UpperInFen > 0) fund!.Spend(split.UpperInFen);
        var payment = ToiletPayment.Of(town.Name, clock.Today(), due.Count, split);
        db.Payments.Add(payment);
        foreach (var one in due) one.Toilet.Order(payment.Id, one.AmountInFen);
        var villages = due.Select(e => e.Toilet.VillageId).ToHashSet();
        foreach (var village in await db.Villages.Where(v => villages.Contains(v.Id)).ToListAsync(ct)) await duties.Keep(village, [.. toilets.Where(t => t.VillageId == village.Id)], ct);
        await payments.Order(ToiletSubsidyPurpose.Draft(payment, town, book, city.RegionCode), ct);
        return outcome;
    }
}

/// <summary>How a payment of toilet subsidies is approved and paid: the lead bureau checks it where the city says so, then the finance bureau pays.</summary>
internal sealed class ToiletSubsidyPurpose(ToiletsDb db, ToiletDuties duties) : IPaymentPurpose
{
    public const string Purpose = "rural-toilets", Upper = "上级专项资金", Local = "本级财政资金";

    public string Code => Purpose;

    public Type? Sheet => typeof(SubsidySheet);

    public static PaymentDraft Draft(ToiletPayment payment, ToiletTown town, ToiletBook book, string region) =>
        new(Purpose, payment.Id, region, $"{town.Name}厕所奖补（{payment.Toilets} 处）", new(town.Institution, town.Name), payment.TotalInFen)
        {
            Sources = [.. new PaymentSource[] { new(Upper, payment.UpperInFen), new(Local, payment.LocalInFen) }.Where(s => s.AmountInFen > 0)],
            Steps =
            [
                .. book.Settings.LeadChecksPayments ? [new PaymentStep(Guid.CreateVersion7(), "牵头部门核对", ToiletDuties.Lead, book.Lead.Institution, 1, false, Places.Works)] : Array.Empty<PaymentStep>(),
                new PaymentStep(Guid.CreateVersion7(), "财政部门付款", ToiletDuties.Fund, book.Fund.Institution, 2, true, Places.Works),
            ],
        };

    public IReadOnlyList<string> StatedSources(PaymentOrder order) => [];

    public Task<(IReadOnlyList<PaymentSource> Sources, IReadOnlyList<Finding> Findings)> Share(PaymentOrder order, IReadOnlyList<PaymentSource> stated, CancellationToken ct) =>
        Task.FromResult<(IReadOnlyList<PaymentSource>, IReadOnlyList<Finding>)>((order.Sources, []));

    public Task<IReadOnlyList<Finding>> WhyNot(PaymentOrder order, PaymentStep step, CancellationToken ct) => Task.FromResult<IReadOnlyList<Finding>>([]);

    public async Task Refused(PaymentOrder order, string reason, CancellationToken ct)
    {
        var (payment, toilets) = await Of(order, ct);
        if (payment.UpperInFen > 0) (await db.Funds.ByKey(ToiletFund.Key, ct))!.GiveBack(payment.UpperInFen);
        foreach (var toilet in toilets) toilet.Release();
        var villages = toilets.Select(t => t.VillageId).ToHashSet();
        foreach (var village in await db.Villages.Where(v => villages.Contains(v.Id)).ToListAsync(ct)) await duties.Keep(village, await db.ToiletsOf(village.Id, ct), ct);
    }

    public async Task Paid(PaymentOrder order, CancellationToken ct)
    {
        var (payment, toilets) = await Of(order, ct);
        payment.Paid(order.PaidOn!.Value);
        foreach (var toilet in toilets) toilet.Paid();
    }

    private async Task<(ToiletPayment, List<Toilet>)> Of(PaymentOrder order, CancellationToken ct) =>
        ((await db.Payments.ByKey(order.For, ct))!, await db.Toilets.Where(t => t.PaymentId == order.For).ToListAsync(ct));
}
