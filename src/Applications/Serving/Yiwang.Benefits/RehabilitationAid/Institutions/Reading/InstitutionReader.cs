using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Institutions.Credit;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Benefits.RehabilitationAid.Institutions.Progress;
using Yiwang.Benefits.RehabilitationAid.Institutions.Rectifying;
using Yiwang.Benefits.RehabilitationAid.Institutions.Staff;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Reading;

/// <summary>An institution as a federation looks after it.</summary>
internal sealed record Supervised(RehabilitationInstitution Entry, TrainingYear Training, bool IsSilent, int Rectifications, int Opinions);

/// <summary>An institution with everything about it that its own desk and the federation's desk show.</summary>
internal sealed record InstitutionFile(
    RehabilitationInstitution Entry, IReadOnlyList<Professional> Staff, IReadOnlyList<DesignationApplication> Applications, IReadOnlyList<Rectification> Rectifications,
    IReadOnlyList<Blacklisting> Blacklistings, IReadOnlyList<InstitutionProgress> Progress, IReadOnlyList<SupervisionOpinion> Opinions);

/// <summary>A round as its desk shows it.</summary>
internal sealed record SeenRound(DesignationRound Round, IReadOnlyList<DesignationApplication> Applications);

/// <summary>Asks for pages, already narrowed to what the current user may see.</summary>
internal sealed class InstitutionReader(InstitutionsDb db, InstitutionPack pack, InstitutionRegister register, Offices offices, CurrentUser user, TimeProvider clock)
{
    public (DateOnly From, DateOnly To) LastPeriod => ProgressRule.LastPeriod(clock.Today(), pack.Number("progress-months"));

    public async Task<IReadOnlyList<Supervised>> Supervise(int year, CancellationToken ct)
    {
        var (mine, period) = ((await register.All(ct)).Where(i => offices.Sees(i.Region)).ToArray(), LastPeriod);
        var codes = mine.Select(i => i.Code).ToArray();
        var staff = (await db.Staff.AsNoTracking().Where(p => codes.Contains(p.Institution)).ToListAsync(ct)).ToLookup(p => p.Institution);
        var silent = ProgressRule.Silent(mine, await db.Progress.AsNoTracking().Where(p => p.To >= period.To).ToListAsync(ct), period).Select(i => i.Code).ToHashSet();
        var rectifications = (await db.Rectifications.AsNoTracking().Where(r => codes.Contains(r.Institution)).ToListAsync(ct)).Where(r => r.IsOpen).ToLookup(r => r.Institution);
        var opinions = (await db.Opinions.AsNoTracking().Where(o => codes.Contains(o.Institution) && o.AnsweredOn == null).Select(o => o.Institution).ToListAsync(ct)).ToLookup(o => o);
        return [.. mine.Select(i => new Supervised(i, TrainingYear.Of(staff[i.Code], year, clock.Today()), silent.Contains(i.Code), rectifications[i.Code].Count(), opinions[i.Code].Count()))];
    }

    /// <summary>For the institution itself, and for the federations above it.</summary>
    public async Task<InstitutionFile?> Open(string code, CancellationToken ct)
    {
        if (await db.Register.AsNoTracking().FirstOrDefaultAsync(i => i.Code == code, ct) is not { } entry || entry.Code != user.Institution && !offices.Sees(entry.Region)) return null;
        var staff = await db.Staff.AsNoTracking().Where(p => p.Institution == code).ToListAsync(ct);
        var refs = staff.Select(p => p.Id.ToString()).Append(code).ToArray();
        return new(entry, [.. staff.OrderBy(p => p.OnDutyFrom)],
            await db.Applications.AsNoTracking().Where(a => a.Institution == code).OrderByDescending(a => a.Id).ToListAsync(ct),
            await db.Rectifications.AsNoTracking().Where(r => r.Institution == code).OrderByDescending(r => r.Id).ToListAsync(ct),
            await db.Blacklistings.AsNoTracking().Where(b => b.About != CreditSubject.Family && refs.Contains(b.Ref)).OrderByDescending(b => b.Id).ToListAsync(ct),
            await ProgressOf(code, ct), await db.Opinions.AsNoTracking().Where(o => o.Institution == code).OrderByDescending(o => o.Id).ToListAsync(ct));
    }

    public async Task<IReadOnlyList<InstitutionProgress>> ProgressOf(string code, CancellationToken ct) => await db.Progress.AsNoTracking().Where(p => p.Institution == code).OrderByDescending(p => p.From).ToListAsync(ct);

    /// <summary>Every announcement; the public sees them too.</summary>
    public async Task<IReadOnlyList<DesignationRound>> Rounds(CancellationToken ct) => await db.Rounds.AsNoTracking().OrderByDescending(r => r.AnnouncedOn).ThenByDescending(r => r.Id).Take(100).ToListAsync(ct);

    /// <summary>A round with its applications, for the federation that runs it.</summary>
    public async Task<SeenRound?> Round(Guid id, CancellationToken ct) => await db.Rounds.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct) is { } round && round.Federation == offices.Mine?.Code ? new(round, await ApplicationsOf(id, ct)) : null;

    /// <summary>The published result of a round; nothing before that.</summary>
    public async Task<IReadOnlyList<DesignationApplication>> Result(DesignationRound round, CancellationToken ct) => round.IsOpen ? [] : [.. (await ApplicationsOf(round.Id, ct)).Where(a => a.State is DesignationState.Designated or DesignationState.NotChosen)];

    /// <summary>非定点 institutions that proved themselves, or want to, in the federation's county.</summary>
    public async Task<IReadOnlyList<DesignationApplication>> Proofs(CancellationToken ct) => offices.Mine is not { } mine ? [] : await db.Applications.AsNoTracking().Where(a => a.RoundId == null && a.Federation == mine.Code).OrderByDescending(a => a.Id).Take(100).ToListAsync(ct);

    /// <summary>For the federation that decides, a department that countersigns, and the institution itself.</summary>
    public async Task<DesignationApplication?> Application(Guid id, CancellationToken ct) => await db.Applications.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) is { } one
        && (one.Federation == offices.Mine?.Code || one.Institution == user.Institution || one.Countersigns.Any(c => c.Institution == user.Institution)) ? one : null;

    public async Task<Rectification?> Rectification(Guid id, CancellationToken ct) => await db.Rectifications.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct) is { } one
        && (one.Federation == offices.Mine?.Code || one.Institution == user.Institution) ? one : null;

    public async Task<SupervisionOpinion?> Opinion(Guid id, CancellationToken ct) => await db.Opinions.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, ct) is { } one && one.Federation == offices.Mine?.Code ? one : null;

    public async Task<Professional?> Own(Guid id, CancellationToken ct) => await db.Staff.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct) is { } one && one.Institution == user.Institution ? one : null;

    public async Task<IReadOnlyList<PublishedList>> Lists(CancellationToken ct) => await db.Lists.AsNoTracking().OrderByDescending(l => l.On).ThenByDescending(l => l.Id).Take(50).ToListAsync(ct);

    private async Task<IReadOnlyList<DesignationApplication>> ApplicationsOf(Guid round, CancellationToken ct) =>
        [.. (await db.Applications.AsNoTracking().Where(a => a.RoundId == round).ToListAsync(ct)).OrderByDescending(a => a.Score).ThenBy(a => a.SubmittedOn)];
}
