using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Inspecting;

/// <summary>An institution as whoever inspects it sees it in a list.</summary>
internal sealed record Inspected(RehabilitationInstitution Entry, Inspection? Last, Inspection? Due, int Accidents);

/// <summary>Everything that all offices recorded about one institution, the latest first.</summary>
internal sealed record InspectionFile(RehabilitationInstitution Entry, IReadOnlyList<Inspection> Taken, IReadOnlyList<Inspection> Due, IReadOnlyList<SafetyAccident> Accidents);

internal sealed class InspectionReader(InstitutionsDb db, InstitutionRegister register, Offices offices, CurrentUser user)
{
    private const int MostShown = 300;

    /// <summary>Every institution in the register that lies where the officer's own office is responsible.</summary>
    [Article(Law.ShanweiRehabilitationAid, 19), Requirement("SW-KF-019")]
    public async Task<IReadOnlyList<Inspected>> Mine(CancellationToken ct)
    {
        var mine = (await register.All(ct)).Where(i => offices.Inspects(i.Region)).ToArray();
        var codes = mine.Select(i => i.Code).ToArray();
        var inspections = (await db.Inspections.AsNoTracking().Where(i => codes.Contains(i.Institution) && i.State != InspectionState.Dropped).ToListAsync(ct)).ToLookup(i => i.Institution);
        var accidents = (await db.Accidents.AsNoTracking().Where(a => codes.Contains(a.Institution) && a.StruckOn == null).Select(a => a.Institution).ToListAsync(ct)).ToLookup(a => a);
        return [.. mine.Select(i => new Inspected(i, inspections[i.Code].Where(x => x.On != null).MaxBy(x => x.On), inspections[i.Code].Where(x => x.State is InspectionState.Due).MinBy(x => x.DueOn), accidents[i.Code].Count()))];
    }

    /// <summary>For the offices of its place, and for the institution itself.</summary>
    [Article(Law.ShanweiRehabilitationAid, 19), Requirement("SW-KF-019")]
    public async Task<InspectionFile?> Of(string code, CancellationToken ct)
    {
        if (await db.Register.AsNoTracking().FirstOrDefaultAsync(i => i.Code == code, ct) is not { } entry || entry.Code != user.Institution && !offices.Inspects(entry.Region)) return null;
        var all = await db.Inspections.AsNoTracking().Where(i => i.Institution == code && i.State != InspectionState.Dropped).OrderByDescending(i => i.On).ThenByDescending(i => i.Id).Take(MostShown).ToListAsync(ct);
        var accidents = await db.Accidents.AsNoTracking().Where(a => a.Institution == code).OrderByDescending(a => a.HappenedOn).ThenByDescending(a => a.Id).Take(MostShown).ToListAsync(ct);
        return new(entry, [.. all.Where(i => i.State is InspectionState.Done)], [.. all.Where(i => i.State is InspectionState.Due).OrderBy(i => i.DueOn)], accidents);
    }

    public async Task<SafetyAccident?> Accident(Guid id, CancellationToken ct) => await db.Accidents.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) is { } one
        && (offices.Inspects(one.Region) || one.Notices.Any(n => n.Office == user.Institution)) ? one : null;
}
