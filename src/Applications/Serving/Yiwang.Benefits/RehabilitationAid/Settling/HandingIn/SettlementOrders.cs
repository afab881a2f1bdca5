using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Paying;
using Yiwang.Benefits.RehabilitationAid.Settling.Reading;
using Yiwang.Benefits.RehabilitationAid.Settling.Supervising;
using Yiwang.Benefits.RehabilitationAid.Settling.Using;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Settling.HandingIn;

/// <summary>Takes up the months of a settlement and puts its payment on the way: one transaction, a handful of statements.</summary>
internal sealed class SettlementOrders(SettlingDb db, BenefitsDb benefits, Payments payments, PaymentChains chains, SuspicionBook suspicions, IInbox inbox, TimeProvider clock)
{
    public async Task<Outcome> Place(Guid id, SettlementHeader header, AgreedTerms? terms, Payee payee, IReadOnlyList<SettlementLine> lines, IReadOnlyList<LeftOutMonth> leftOut, CancellationToken ct)
    {
        var (steps, missing) = chains.Of(header, terms);
        if (missing.Count > 0) return Outcome.From(missing);
        if (!await Take(id, lines, ct)) return Outcome.Conflict;

        var settlement = Settlement.HandIn(id, header, lines, leftOut, clock.Today());
        db.Settlements.Add(settlement);
        db.Lines.AddRange(lines);
        var order = await payments.Order(new PaymentDraft(SettlementPayment.Purpose, settlement.Id, chains.RegionOf(header), chains.Title(settlement, payee), payee, settlement.AmountInFen)
        {
            Sources = FundingShares.Of(settlement.SharedInFen, settlement.AmountInFen - settlement.SharedInFen, 0, 0, header.Level).Sources, Steps = steps,
        }, ct);
        settlement.BeOrderedBy(order);
        await ForgetReturned(settlement, ct);
        return Outcome.Done;
    }

    public Task Raise(Guid id, IEnumerable<Found> found, CancellationToken ct) =>
        suspicions.Raise(db.Settlements.Local.First(s => s.Id == id), found, ct);

    // All months in one statement, and only if each is still free: of two settlements that want the same month the second stores nothing.
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 1), Requirement("SW-KF-010t")]
    private async Task<bool> Take(Guid id, IReadOnlyList<SettlementLine> lines, CancellationToken ct)
    {
        var months = lines.Select(l => l.MonthId).OfType<Guid>().ToArray();
        return months.Length == 0 || await benefits.ServiceMonths.Where(m => months.Contains(m.Id) && m.SettlementId == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.SettlementId, id), ct) == months.Length;
    }

    // What was sent back is dealt with by handing in again.
    private async Task ForgetReturned(Settlement settlement, CancellationToken ct)
    {
        foreach (var earlier in await db.Settlements.AsNoTracking().Where(s => s.Institution == settlement.Institution && s.Region == settlement.Region && s.From == settlement.From && s.State == SettlementState.Returned).ToListAsync(ct))
            await inbox.Keep(earlier.Subject, [], ct);
    }
}

/// <summary>A settlement as something that is paid.</summary>
internal sealed class SettlementPayment(SettlingDb db, BenefitsDb benefits, SuspicionBook suspicions, UseInbox uses, IInbox inbox, CityDirectory city, TimeProvider clock) : IPaymentPurpose
{
    public const string Purpose = "rehabilitation-settlement";

    public string Code => Purpose;

    public Type? Sheet => typeof(SettlementSheet);

    public IReadOnlyList<string> StatedSources(PaymentOrder order) => [FundingShares.Central, FundingShares.Provincial];

    public async Task<(IReadOnlyList<PaymentSource> Sources, IReadOnlyList<Finding> Findings)> Share(PaymentOrder order, IReadOnlyList<PaymentSource> stated, CancellationToken ct)
    {
        var settlement = await Of(order, ct);
        long Stated(string name) => stated.Where(s => s.Name == name).Sum(s => s.AmountInFen);
        if (stated.FirstOrDefault(s => !StatedSources(order).Contains(s.Name)) is { } unknown)
            return ([], [Finding.Block("settlement.source-unknown", $"不认识资金来源“{unknown.Name}”。", Rules.Articles.Funding, "source-0", $"只填{string.Join("、", StatedSources(order))}，其余自动列入{FundingShares.OwnName(settlement.Level)}。")]);
        return FundingShares.Of(settlement.SharedInFen, settlement.AmountInFen - settlement.SharedInFen, Stated(FundingShares.Central), Stated(FundingShares.Provincial), settlement.Level);
    }

    /// <summary>Whoever approves is told of open suspicions; nobody pays before each has a conclusion.</summary>
    [Article(Law.ShanweiRehabilitationAid, 12), Requirement("SW-KF-012b")]
    public async Task<IReadOnlyList<Finding>> WhyNot(PaymentOrder order, PaymentStep step, CancellationToken ct)
    {
        var open = (await suspicions.Of(order.For, ct)).Where(s => s.IsOpen).ToArray();
        if (open.Length == 0) return [];
        var message = $"有 {open.Length} 个疑点还没有处理结论：{string.Join("；", open.Take(3).Select(s => s.What))}";
        return [new Finding(step.Pays ? Severity.Blocks : Severity.Warns, "settlement.suspicion-open", message, Rules.Articles.Supervision) { Remedy = "请财政部门先处理疑点；属实的，退回结算单。" }];
    }

    public async Task Refused(PaymentOrder order, string reason, CancellationToken ct)
    {
        var settlement = await Of(order, ct);
        settlement.Return(reason);
        var today = clock.Today();
        await db.Lines.Where(l => l.SettlementId == settlement.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.ReleasedOn, today), ct);
        await benefits.ServiceMonths.Where(m => m.SettlementId == settlement.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.SettlementId, (Guid?)null), ct);
        if (settlement.Guardian is not null) return;
        await inbox.Keep(settlement.Subject, [new WorkItemDraft(settlement.Id, "结算被退回", order.Title, settlement.DeskHref, SettlementPosts.Institution, settlement.Institution,
            city.FindInstitution(settlement.Institution)?.RegionCode ?? settlement.Region, null, Rules.Articles.Settlement)], ct);
    }

    public async Task Paid(PaymentOrder order, CancellationToken ct)
    {
        var settlement = await Of(order, ct);
        settlement.Pay(order.PaidOn!.Value);
        if (settlement.Guardian is null) await uses.Keep(settlement, [], ct);
    }

    private async Task<Settlement> Of(PaymentOrder order, CancellationToken ct) => await db.Settlements.ByKey(order.For, ct) ?? throw new InvalidOperationException($"{order.Number} pays no settlement.");
}
