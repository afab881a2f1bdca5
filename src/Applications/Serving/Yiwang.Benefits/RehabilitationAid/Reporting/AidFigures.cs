using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.Paying;
using Yiwang.Benefits.RehabilitationAid.Granting;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Procedures.Public;

namespace Yiwang.Benefits.RehabilitationAid.Reporting;

/// <summary>What one county did in a span of days, counted from the cases and the payments themselves.</summary>
/// <param name="Children">Different children to whom aid was granted.</param>
/// <param name="ByDisability">The same by category; a child with two is counted in both.</param>
/// <param name="GrantedByRow">Fen granted, by the row of article 8.</param>
/// <param name="PaidInFen">Fen paid out.</param>
internal sealed record AidFigures(
    CaseFigures Cases, int Children, IReadOnlyDictionary<Disability, int> ByDisability, IReadOnlyDictionary<string, long> GrantedByRow, long PaidInFen)
{
    public long GrantedInFen => GrantedByRow.Values.Sum();
}

internal sealed class FigureReader(BenefitsDb db, PayingDb paying, ICaseFigures cases)
{
    private const int PageSize = 500;

    public async Task<AidFigures> Of(string region, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var grants = await db.Grants.AsNoTracking().Where(g => g.Region == region && g.GrantedOn >= from && g.GrantedOn <= to)
            .Select(g => new Granted(g.ChildIndex, g.CaseId, g.Row, g.AmountInFen)).ToArrayAsync(ct);
        var children = grants.DistinctBy(g => g.ChildIndex).ToArray();
        return new(await cases.Of(AidProcedure.Code, region, from, to, ct), children.Length, await ByDisability(children, ct),
            grants.GroupBy(g => g.Row).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(x => x.AmountInFen)), await Paid(region, from, to, ct));
    }

    /// <summary>Fen paid for rehabilitation, whoever got them.</summary>
    public Task<long> Paid(string region, DateOnly from, DateOnly to, CancellationToken ct) =>
        ForRehabilitation(region).Where(o => o.State == PaymentState.Paid && o.PaidOn >= from && o.PaidOn <= to).SumAsync(o => o.AmountInFen, ct);

    /// <summary>Fen ordered and not yet paid or refused.</summary>
    public Task<long> Pending(string region, CancellationToken ct) =>
        ForRehabilitation(region).Where(o => o.State == PaymentState.InApproval || o.State == PaymentState.ToPay).SumAsync(o => o.AmountInFen, ct);

    private IQueryable<PaymentOrder> ForRehabilitation(string region) =>
        paying.Orders.AsNoTracking().Where(o => o.Region == region && o.Purpose.StartsWith("rehabilitation"));

    // The category stands in the sealed answers, so that it is counted here and not by the database.
    private async Task<IReadOnlyDictionary<Disability, int>> ByDisability(IReadOnlyList<Granted> children, CancellationToken ct)
    {
        var counts = new Dictionary<Disability, int>();
        foreach (var page in children.Select(c => c.CaseId).Chunk(PageSize))
        {
            foreach (var answers in await db.Applications.AsNoTracking().Where(a => page.Contains(a.Id)).Select(a => a.Answers).ToArrayAsync(ct))
                foreach (var kind in answers.Disability?.Kinds ?? []) counts[kind] = counts.GetValueOrDefault(kind) + 1;
        }

        return counts;
    }

    private sealed record Granted(string ChildIndex, Guid CaseId, string Row, long AmountInFen);
}
