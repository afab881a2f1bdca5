using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Paying;
using Yiwang.Benefits.Public;
using Yiwang.Benefits.RehabilitationAid.Caring;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Settling.Reading;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Outbox;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Settling.Supervising;

/// <summary>The whole chain of one payment for one child: payment, month, agreement, case. Names stay out of it; the file's number leads.</summary>
internal sealed record PaymentChain(SettlementLine Line, Settlement Settlement, PaymentOrder? Order, ServiceMonth? Month, Care? Care, AidGrant? Grant, string CaseNumber, IReadOnlyList<Suspicion> Suspicions);

/// <summary>Finance and audit look, and change nothing: a county its own children, the city all.</summary>
internal sealed class ChainReader(SettlingDb db, BenefitsDb benefits, SettlementReader settlements, CityDirectory city, CurrentUser user)
{
    public async Task<PaymentChain?> Of(Guid lineId, CancellationToken ct)
    {
        if (await db.Lines.AsNoTracking().FirstOrDefaultAsync(l => l.Id == lineId, ct) is not { } line || await settlements.Find(line.SettlementId, ct) is not { } settlement) return null;
        var month = line.MonthId is { } monthId ? await benefits.ServiceMonths.AsNoTracking().FirstOrDefaultAsync(m => m.Id == monthId, ct) : null;
        var care = line.CareId is { } careId ? await benefits.Cares.AsNoTracking().FirstOrDefaultAsync(c => c.Id == careId, ct) : null;
        var caseId = care?.RecordId ?? settlement.RecordId ?? Guid.Empty;
        var grants = await benefits.Grants.AsNoTracking().Where(g => g.CaseId == caseId).ToListAsync(ct);
        var grant = grants.FirstOrDefault(g => g.Id == (line.GrantId ?? care?.GrantId)) ?? grants.FirstOrDefault();
        var all = await settlements.SuspicionsOf(settlement, ct);
        return new(line, settlement, await settlements.OrderOf(settlement, ct), month, care, grant, grant?.CaseNumber ?? "",
            [.. all.Where(s => s.Kind is SuspicionKind.VoucherTwice || (line.MonthId is { } id && s.Key.Contains($"{id:N}", StringComparison.Ordinal)))]);
    }

    public Task<List<Suspicion>> Suspicions(bool openOnly, CancellationToken ct) => db.Suspicions.AsNoTracking()
        .Where(s => (s.Region == user.Region || user.Region == city.RegionCode) && (!openOnly || s.ConcludedOn == null)).OrderBy(s => s.ConcludedOn != null).ThenByDescending(s => s.Id).Take(SettlementReader.MostListed).ToListAsync(ct);

    public async Task<Suspicion?> Suspicion(Guid id, CancellationToken ct) =>
        await db.Suspicions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct) is { } found && (found.Region == user.Region || user.Region == city.RegionCode) ? found : null;
}

/// <summary>Finance or audit opens what was recorded of a child; the family can see that it was.</summary>
[Requires(Permissions.SeeChain)]
internal sealed record LookAtChain(Guid LineId) : ICommand;

internal sealed class LookAtChainHandler(ChainReader chains, LooseFacts facts, CurrentUser user) : IHandle<LookAtChain>
{
    public async Task<Outcome> Handle(LookAtChain command, CancellationToken ct)
    {
        if (await chains.Of(command.LineId, ct) is not { } chain) return Outcome.NotFound;
        facts.Record(new PaymentChainSeen(Case.SubjectOf(chain.Care?.RecordId ?? chain.Settlement.RecordId ?? chain.Line.Id), user.PostName)
        {
            Whose = new(chain.Care?.Guardian ?? chain.Settlement.Guardian, chain.Line.ChildIndex),
        });
        return Outcome.Done;
    }
}
