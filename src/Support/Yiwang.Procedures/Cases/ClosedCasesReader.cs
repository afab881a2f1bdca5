using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Access;
using Yiwang.Procedures.Public;

namespace Yiwang.Procedures.Cases;

internal sealed class ClosedCasesReader(ProceduresDb db, IProcedureLibrary procedures, CurrentUser user) : IClosedCases
{
    public Task<int> Count(string procedure, string? region, CancellationToken ct) => Closed(procedure, region).CountAsync(ct);

    public async Task<IReadOnlyList<ClosedCase>> After(string procedure, string? region, string after, int size, CancellationToken ct)
    {
        var page = procedures.Get(procedure).DeskHref;
        // One range of the unique index of numbers; the database compares by its own order.
#pragma warning disable CA1309
        var found = await Closed(procedure, region).Where(c => string.Compare(c.Number, after) > 0).OrderBy(c => c.Number).Take(size)
            .Select(c => new { c.Id, c.Number, c.Region, c.ReceivedOn, c.EndedOn, c.Result, c.Institution, c.Superior }).ToArrayAsync(ct);
#pragma warning restore CA1309
        return
        [
            .. found.Select(c => new ClosedCase(c.Id, c.Number, c.Region, c.ReceivedOn, c.EndedOn ?? c.ReceivedOn, c.Result,
                MaySee(c.Institution, c.Superior) ? page.Replace("{id}", c.Id.ToString(), StringComparison.Ordinal) : null)),
        ];
    }

    private IQueryable<Case> Closed(string procedure, string? region)
    {
        var closed = db.Cases.AsNoTracking().Where(c => c.Procedure == procedure && c.State == CaseState.Ended);
        return region is null ? closed : closed.Where(c => c.Region == region);
    }

    private bool MaySee(string institution, string superior) =>
        user.IsOfficer && user.May(Permissions.SeeCases) && (institution == user.Institution || superior == user.Institution);
}
