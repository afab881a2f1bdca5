using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Procedures.Public;
using Yiwang.Regulations.Public;

namespace Yiwang.Procedures.Cases;

/// <summary>Says which open cases stand on which places of a regulation: by the stage that they are in, and by what they were asked for.</summary>
internal sealed class OpenCasesReader(ProceduresDb db, IProcedureLibrary procedures, CurrentUser user) : IOpenCases
{
    /// <summary>What was asked stands in the case's own record; beyond so many the numbers by place are those of the newest.</summary>
    private const int MostRecordsRead = 5000;

    public async Task<OpenCases> Under(string law, CancellationToken ct)
    {
        var ways = procedures.All.Where(p => p.Law == law).ToDictionary(p => p.Code);
        string[] codes = [.. ways.Keys];
        if (codes.Length == 0) return OpenCases.None;

        var stages = await Open(db.Cases, codes).GroupBy(c => new { c.Procedure, c.Stage }).Select(g => new { g.Key.Procedure, g.Key.Stage, Count = g.Count() }).ToArrayAsync(ct);
        var asked = await Open(db.Cases, codes).Where(c => c.State == CaseState.AwaitingApplicant)
            .OrderByDescending(c => c.ReceivedAt).Select(c => c.Supplements).Take(MostRecordsRead).ToArrayAsync(ct);
        var byPlace = stages.SelectMany(s => PlacesOf(ways[s.Procedure].Stage(s.Stage)), (s, place) => (place, s.Count))
            .Concat(asked.SelectMany(s => s.Where(a => a.IsOpen).SelectMany(a => a.Items).Select(i => i.Under).Distinct()).Select(place => (place, Count: 1)))
            .GroupBy(p => p.place).ToDictionary(g => g.Key, g => g.Sum(p => p.Count));
        return new OpenCases(stages.Sum(s => s.Count), byPlace, await Visible(codes, ways, ct));
    }

    private async Task<IReadOnlyList<OpenCase>> Visible(string[] codes, Dictionary<string, Procedure> ways, CancellationToken ct)
    {
        if (!user.May(Permissions.SeeCases)) return [];
        var found = await Open(db.CasesVisibleTo(user), codes).OrderByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Number)
            .Select(c => new { c.Id, c.Number, c.Procedure, c.Stage }).Take(OpenCases.MostVisible).ToArrayAsync(ct);
        return [.. found.Select(c => new OpenCase(c.Number, ways[c.Procedure].DeskHref.Replace("{id}", c.Id.ToString(), StringComparison.Ordinal), ways[c.Procedure].Stage(c.Stage).Name))];
    }

    private static IQueryable<Case> Open(IQueryable<Case> cases, string[] codes) => cases.AsNoTracking().Where(c => codes.Contains(c.Procedure) && c.State != CaseState.Ended);

    private static IEnumerable<Citation> PlacesOf(StageDefinition stage) =>
        new[] { stage.Under, stage.Period?.Citation }.Concat(stage.Steps.Select(s => s.Under)).Concat(stage.Steps.SelectMany(s => s.Outcomes).Select(o => o.Under)).OfType<Citation>().Distinct();
}
