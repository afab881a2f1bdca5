using Yiwang.Benefits.Paying;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Settling.Ways;

/// <summary>What the way of a settlement depends on, as it is recorded.</summary>
internal sealed class WayReader(SettlingDb db, InstitutionRegister register, RulebookLibrary library, TimeProvider clock)
{
    /// <param name="from">First day of the period.</param>
    public async Task<WayFacts> Facts(string institution, string region, DateOnly from, CancellationToken ct)
    {
        var known = await register.Of(institution, ct);
        var level = known?.Affiliation switch { FederationLevel.City => PayingLevel.City, FederationLevel.Province => PayingLevel.Province, _ => PayingLevel.County };
        // An institution that was designated in any month of the period settles as one; months outside are left out one by one.
        var designated = known is not null && known.Terms.Any(t => t.From < from.AddMonths(12) && (t.Until is not { } until || until > from));
        return new(region, designated, level, library.For(region).SettingsOn(clock.Today()));
    }

    /// <summary>The county's registered method; null where none was chosen, or another county's.</summary>
    public async Task<AgreedTerms?> Terms(Guid? method, string region, CancellationToken ct) =>
        method is { } id && await db.Methods.ByKey(id, ct) is { } known && known.Region == region ? known.Terms : null;
}

/// <summary>Who approves and pays a settlement, and what its order is called.</summary>
internal sealed class PaymentChains(SettlementPack pack, CityDirectory city)
{
    public string RegionOf(SettlementHeader header) => WayChoice.RegionOf(header.Level, header.Region, city);

    public (IReadOnlyList<PaymentStep> Steps, IReadOnlyList<Finding> Missing) Of(SettlementHeader header, AgreedTerms? terms) =>
        WayChoice.Chain(pack.Of(header.Way), header.Level, header.Region, terms, pack, city);

    /// <summary>For lists: institution, period, county and size; no child.</summary>
    public string Title(Settlement settlement, Payee payee)
    {
        var institution = settlement.Guardian is null ? payee.Name : city.FindInstitution(settlement.Institution)?.Name ?? "监护人申请";
        return $"{institution} {settlement.Period} {city.GetRegion(settlement.Region).Name}康复救助结算（{settlement.Children} 人，{settlement.Months} 笔）";
    }
}
