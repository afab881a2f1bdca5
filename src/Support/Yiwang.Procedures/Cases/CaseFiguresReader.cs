using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Procedures.Public;

namespace Yiwang.Procedures.Cases;

internal sealed class CaseFiguresReader(ProceduresDb db, WorkCalendar calendar) : ICaseFigures
{
    private const int PageSize = 500;

    public async Task<CaseFigures> Of(string procedure, string region, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var (received, decided) = (0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        var periods = new List<CountedPeriod>();
        await foreach (var one in Touching(procedure, region, from, to, ct))
        {
            if (In(one.ReceivedOn)) received++;
            if (one.State is CaseState.Ended && In(one.EndedOn)) decided[one.Result] = decided.GetValueOrDefault(one.Result) + 1;
            foreach (var run in one.Stages.Where(s => In(s.EndedOn) && s.Clock is not null))
            {
                var read = run.Clock!.Read(calendar, run.EndedOn!.Value);
                // Only what was asked for afterwards remembers the result that stood before it.
                periods.Add(new(one.Number, run.ResultBefore.Length > 0, run.EndedOn.Value, read.DueOn, !read.IsOverdue));
            }
        }

        return new(received, decided, Kept(periods.Where(p => !p.IsAppeal)), Kept(periods.Where(p => p.IsAppeal)))
        {
            Periods = [.. periods.OrderBy(p => p.InTime).ThenByDescending(p => p.EndedOn).ThenByDescending(p => p.CaseNumber, StringComparer.Ordinal).Take(CaseFigures.MostPeriods)],
        };

        bool In(DateOnly? day) => day >= from && day <= to;
    }

    private static KeptPeriods Kept(IEnumerable<CountedPeriod> periods) => periods.Aggregate(new KeptPeriods(0, 0), (kept, p) => new(kept.Ended + 1, kept.InTime + (p.InTime ? 1 : 0)));

    // What was received before the span may have been decided in it; what was received after it, can't.
    private async IAsyncEnumerable<Case> Touching(string procedure, string region, DateOnly from, DateOnly to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = ""; ;)
        {
            // The database compares by its own order.
#pragma warning disable CA1309
            var page = await db.Cases.AsNoTracking()
                .Where(c => c.Procedure == procedure && c.Region == region && c.ReceivedOn <= to && (c.EndedOn == null || c.EndedOn >= from || c.ReceivedOn >= from))
                .Where(c => string.Compare(c.Number, after) > 0).OrderBy(c => c.Number).Take(PageSize).ToArrayAsync(ct);
#pragma warning restore CA1309
            foreach (var one in page) yield return one;
            if (page.Length < PageSize) yield break;
            after = page[^1].Number;
        }
    }
}
