using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Paying;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Benefits.RehabilitationAid.Settling.Supervising;
using Yiwang.Benefits.RehabilitationAid.Settling.Using;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;

namespace Yiwang.Benefits.RehabilitationAid.Settling.Reading;

/// <summary>A line with its part of the money from above.</summary>
internal sealed record SeenLine(SettlementLine Line, FundingSplit Split);

/// <summary>Finds settlements for whoever may see them: the institution its own, a county its children's, the city all.</summary>
internal sealed class SettlementReader(SettlingDb db, PayingDb paying, CityDirectory city, CurrentUser user)
{
    public const int MostListed = 200, LinesOnAPage = 100;

    private IQueryable<Settlement> Visible => db.Settlements.AsNoTracking().Where(s => user.IsOfficer
        && (s.Institution == user.Institution || s.Region == user.Region || user.Region == city.RegionCode || (s.Level == PayingLevel.Province && user.Region == Province)));

    private string Province => WayChoice.RegionOf(PayingLevel.Province, city.RegionCode, city);

    // An institution lies in a county without being that county: it sees what it handed in, not what others did for the county's children.
    private bool IsInstitution => city.FindInstitution(user.Institution)?.Kind == InstitutionKinds.Rehabilitation;

    public Task<List<Settlement>> Listed(CancellationToken ct) =>
        Seen.OrderByDescending(s => s.HandedInOn).ThenByDescending(s => s.Id).Take(MostListed).ToListAsync(ct);

    public Task<Settlement?> Find(Guid id, CancellationToken ct) => Seen.FirstOrDefaultAsync(s => s.Id == id, ct);

    private IQueryable<Settlement> Seen => IsInstitution ? Visible.Where(s => s.Institution == user.Institution && s.Guardian == null) : Visible;

    public Task<PaymentOrder?> OrderOf(Settlement settlement, CancellationToken ct) => paying.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == settlement.OrderId, ct);

    /// <summary>All lines with their parts, in the order in which the parts were allotted.</summary>
    public async Task<IReadOnlyList<SeenLine>> Lines(Settlement settlement, PaymentOrder? order, CancellationToken ct)
    {
        var lines = await db.Lines.AsNoTracking().Where(l => l.SettlementId == settlement.Id).OrderBy(l => l.FileNumber).ThenBy(l => l.Month).ThenBy(l => l.Id).ToListAsync(ct);
        long From(string source) => order?.Sources.Where(s => s.Name == source).Sum(s => s.AmountInFen) ?? 0;
        var splits = FundingShares.Allot([.. lines.Select(l => (l.AmountInFen, l.Funding))], From(FundingShares.Central), From(FundingShares.Provincial));
        return [.. lines.Zip(splits, (line, split) => new SeenLine(line, split))];
    }

    public Task<List<Suspicion>> SuspicionsOf(Settlement settlement, CancellationToken ct) => db.Suspicions.AsNoTracking().Where(s => s.SettlementId == settlement.Id).OrderBy(s => s.Id).ToListAsync(ct);

    public Task<List<MoneyUse>> UsesOf(Settlement settlement, CancellationToken ct) => db.Uses.AsNoTracking().Where(u => u.SettlementId == settlement.Id).OrderBy(u => u.Id).ToListAsync(ct);
}

/// <summary>Settlements in the words of a page.</summary>
internal static class SettlementWords
{
    public static string Of(SettlementState state) => state switch { SettlementState.Paid => "已付款", SettlementState.Returned => "已退回", _ => "办理中" };

    public static Design.Tone ToneOf(SettlementState state) => state switch { SettlementState.Paid => Design.Tone.Good, SettlementState.Returned => Design.Tone.Bad, _ => Design.Tone.Brand };
}
