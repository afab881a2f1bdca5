using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Paying;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Settling.HandingIn;
using Yiwang.Benefits.RehabilitationAid.Settling.Supervising;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Benefits.RehabilitationAid.Settling.Claiming;

/// <summary>A guardian asks for the aid of months, or of one service that is paid once, with a voucher.</summary>
/// <param name="Months">Ids of the months; empty for a service.</param>
/// <param name="Grant">The service; null for months.</param>
[Requires(Permissions.ApplyForAid)]
internal sealed record ClaimByVoucher(Guid Id, Guid RecordId, IReadOnlyList<Guid> Months, Guid? Grant, VoucherPaper? Voucher, Guid? MethodId = null) : ICommand;

internal sealed class ClaimByVoucherHandler(SettlingDb settling, ClaimReader claims, WayReader ways, SettlementOrders orders, SettlementPack pack, RulebookLibrary library, TimeProvider clock) : IHandle<ClaimByVoucher>
{
    public async Task<Outcome> Handle(ClaimByVoucher command, CancellationToken ct)
    {
        if (await claims.Own(command.RecordId, ct) is not { } own) return Outcome.NotFound;
        List<Finding> findings = [.. VoucherRule.Check(command.Voucher, clock.Today())];
        if (command.Months.Count == 0 == command.Grant is null) findings.Add(Finding.Block("settlement.claim.what", "请选择申请哪几个月，或者哪一项服务；两样不在一张票据里一起申请。", Articles.Settlement, "items", "选月份，或者选一项服务。"));
        if (Outcome.From(findings) is { IsDone: false } refused) return refused;

        return command.Grant is { } grant ? await ClaimService(command, own, grant, ct) : await ClaimMonths(command, own, ct);
    }

    private async Task<Outcome> ClaimMonths(ClaimByVoucher command, OwnClaims own, CancellationToken ct)
    {
        var months = await claims.Months(command.Months, ct);
        if (months.Count != command.Months.Count || months.Any(m => own.Cares.All(c => c.Id != m.CareId))) return Outcome.NotFound;
        if (months.Select(m => m.Institution).Distinct().Count() > 1) return Outcome.Refused("settlement.claim.institutions", "一次申请只能选同一家机构的月份。", Articles.Settlement, "items", "请按机构分开申请。");

        var period = new SettlementPeriod(months.Min(m => m.Month), months.Max(m => m.Month).AddMonths(1).AddDays(-1));
        var (header, terms, refused) = await Header(command, own.Region, months[0].Institution, period, ct);
        if (refused is not null) return refused;
        var figure = await claims.Figure(own, months[0].Institution, period, header.Way is SettlementWay.Agreed, ct);
        // Every month that was asked for and can't be settled is told, with all its reasons; nothing is settled half.
        var against = figure.Reckoning.LeftOut.Where(l => months.Any(m => m.Month == l.Month)).SelectMany(l => l.Reasons.Select(r => r with { Severity = Severity.Blocks, Message = $"{l.Month:yyyy年M月}：{r.Message}", Where = "items" })).ToArray();
        if (Outcome.From(against) is { IsDone: false } notReady) return notReady;

        var chosen = figure.Reckoning.Lines.Where(l => command.Months.Contains(l.Month.MonthId)).ToArray();
        if (chosen.Length != months.Count) return Outcome.Refused("settlement.claim.settled", "所选的月份里有已经结算过的，同一个月不能按两种方式各结一次。", Articles.Settlement, "items", "请刷新页面，看还有哪些月份没有结算。");
        var (lines, uncovered) = VoucherRule.Cap(chosen, command.Voucher!.AmountInFen, library.For(own.Region).SettingsOn(clock.Today()));
        if (Outcome.From(uncovered) is { IsDone: false } tooSmall) return tooSmall;
        return await Place(command, own, header, terms, [.. lines.Select(l => SettlementLine.Of(command.Id, l))], figure.Suspicious.Where(f => chosen.Any(c => f.Key.Contains($"{c.Month.MonthId:N}", StringComparison.Ordinal))), uncovered, ct);
    }

    private async Task<Outcome> ClaimService(ClaimByVoucher command, OwnClaims own, Guid id, CancellationToken ct)
    {
        if (own.Services.FirstOrDefault(g => g.Id == id) is not { } grant) return Outcome.NotFound;
        var settled = (await settling.Lines.AsNoTracking().Where(l => l.ChildIndex == grant.ChildIndex && l.ReleasedOn == null && l.MonthId == null).Select(l => l.Key).ToListAsync(ct)).ToHashSet();
        var (service, against) = ServiceReckoning.Reckon(grant, library.For(grant.Region), command.Voucher!.AmountInFen, command.Voucher.On, settled);
        if (service is null) return Outcome.From(against);

        // A hospital is no rehabilitation institution: the way is the guardian's claim where the county has opened it.
        var facts = new WayFacts(own.Region, true, PayingLevel.County, library.For(own.Region).SettingsOn(clock.Today()));
        if (Outcome.From(WayChoice.Check(SettlementWay.GuardianClaims, facts, null, pack)) is { IsDone: false } closed) return closed;
        var header = new SettlementHeader(SettlementWay.GuardianClaims, PayingLevel.County, own.Region, "", new SettlementPeriod(service.On, service.On));
        return await Place(command, own, header, null, [SettlementLine.Of(command.Id, service)], [], [], ct);
    }

    private async Task<(SettlementHeader Header, AgreedTerms? Terms, Outcome? Refused)> Header(ClaimByVoucher command, string region, string institution, SettlementPeriod period, CancellationToken ct)
    {
        var (facts, terms) = (await ways.Facts(institution, region, period.From, ct), await ways.Terms(command.MethodId, region, ct));
        var way = facts.IsDesignated ? SettlementWay.GuardianClaims : SettlementWay.Agreed;
        var header = new SettlementHeader(way, facts.Level, region, institution, period) { MethodId = command.MethodId };
        List<Finding> findings = [.. WayChoice.Check(way, facts, terms, pack)];
        if (terms is { Payee: not PayeeKind.Guardian }) findings.Add(Finding.Block("settlement.by-institution", "按这个办法，由机构报送结算，不由监护人申请。", Articles.Settlement, "items", "请机构报送。"));
        var outcome = Outcome.From(findings);
        return (header, terms, outcome.IsDone ? null : outcome);
    }

    private async Task<Outcome> Place(ClaimByVoucher command, OwnClaims own, SettlementHeader header, AgreedTerms? terms, IReadOnlyList<SettlementLine> lines, IEnumerable<Found> found, IEnumerable<Finding> told, CancellationToken ct)
    {
        var claimed = header with { Guardian = own.Guardian, RecordId = own.RecordId, Papers = new SettlementPapers { Voucher = command.Voucher } };
        var placed = await orders.Place(command.Id, claimed, terms, new Payee($"{own.Guardian}", $"监护人（{lines[0].FileNumber}）"), lines, [], ct);
        if (!placed.IsDone) return placed;

        // Read one by one: numbers are few for one county and written in many ways.
        var earlier = await settling.Settlements.AsNoTracking().Where(s => s.VoucherNumber != "").Select(s => new { s.Id, s.VoucherNumber, s.Institution }).ToListAsync(ct);
        var watched = new WatchedVoucher(command.Id, command.Voucher!.Number, lines[0].FileNumber, header.Institution);
        await orders.Raise(command.Id, [.. found, .. SuspicionRules.InVouchers(watched, earlier.Select(e => new WatchedVoucher(e.Id, e.VoucherNumber, "另一件", e.Institution)))], ct);
        return Outcome.From(told);
    }
}
