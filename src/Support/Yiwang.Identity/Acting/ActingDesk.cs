using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Accounts;
using Yiwang.Kernel;
using Yiwang.Platform.Access;

namespace Yiwang.Identity.Acting;

/// <summary>In whose name somebody may act on this day. Asked at each request: what was ended a moment ago holds no more.</summary>
internal sealed class ActingDesk(IdentityDb db, TimeProvider clock)
{
    private const int MostShown = 100;

    /// <returns>Null where it doesn't hold, or not any more.</returns>
    public async Task<ActingFor?> Find(Guid accountId, Guid other, CancellationToken ct)
    {
        var today = clock.Today();
        if (await db.LegalPersons.AsNoTracking().FirstOrDefaultAsync(p => p.Id == other, ct) is { } principal)
        {
            if (principal.RepresentativeId == accountId) return Of(principal, isRepresentative: true, []);
            var held = await db.Authorisations.AsNoTracking().Where(a => a.LegalPersonId == other && a.AgentId == accountId && a.EndedAt == null && a.From <= today && a.To >= today).ToListAsync(ct);
            // Two that hold at once reach as far as both together.
            return held.Count == 0 ? null : Of(principal, isRepresentative: false, held.Any(a => a.Scope.Count == 0) ? [] : held.SelectMany(a => a.Scope));
        }

        var guards = await db.Guardianships.AsNoTracking().AnyAsync(g => g.WardId == other && g.GuardianId == accountId && g.EndedAt == null && g.From <= today && g.Until > today, ct);
        return guards && await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == other && a.ClosedAt == null, ct) is { } ward
            ? new(ActingForKind.Ward, ward.Id, ward.Name, "", true, new HashSet<string>())
            : null;
    }

    /// <summary>Everybody in whose name this person may act today.</summary>
    public async Task<IReadOnlyList<ActingFor>> All(Guid accountId, CancellationToken ct)
    {
        var today = clock.Today();
        var ids = await db.LegalPersons.Where(p => p.RepresentativeId == accountId).Select(p => p.Id)
            .Union(db.Authorisations.Where(a => a.AgentId == accountId && a.EndedAt == null && a.From <= today && a.To >= today).Select(a => a.LegalPersonId))
            .Union(db.Guardianships.Where(g => g.GuardianId == accountId && g.EndedAt == null && g.From <= today && g.Until > today).Select(g => g.WardId))
            .OrderBy(id => id).Take(MostShown).ToListAsync(ct);
        var all = new List<ActingFor>();
        foreach (var id in ids) if (await Find(accountId, id, ct) is { } one) all.Add(one);
        return all;
    }

    /// <summary>What others have given this person, running or to come.</summary>
    public async Task<IReadOnlyList<(Authorisation Given, string Principal)>> GivenTo(Guid accountId, CancellationToken ct)
    {
        var today = clock.Today();
        var rows = await (from a in db.Authorisations.AsNoTracking() join p in db.LegalPersons on a.LegalPersonId equals p.Id
            where a.AgentId == accountId && a.EndedAt == null && a.To >= today orderby a.From select new { Given = a, p.Name }).Take(MostShown).ToListAsync(ct);
        return [.. rows.Select(r => (r.Given, r.Name))];
    }

    /// <summary>What a legal person has given, the newest first; only for its representative.</summary>
    public async Task<(LegalPerson Principal, IReadOnlyList<(Authorisation Given, string Agent)> Given)?> GivenBy(Guid legalPerson, Guid representative, CancellationToken ct)
    {
        if (await db.LegalPersons.AsNoTracking().FirstOrDefaultAsync(p => p.Id == legalPerson && p.RepresentativeId == representative, ct) is not { } principal) return null;
        var rows = await (from a in db.Authorisations.AsNoTracking() join b in db.Accounts on a.AgentId equals b.Id
            where a.LegalPersonId == legalPerson orderby a.GivenAt descending select new { Given = a, b.Name }).Take(MostShown).ToListAsync(ct);
        return (principal, [.. rows.Select(r => (r.Given, r.Name))]);
    }

    private static ActingFor Of(LegalPerson principal, bool isRepresentative, IEnumerable<string> scope) =>
        new(ActingForKind.LegalPerson, principal.Id, principal.Name, principal.CreditCode, isRepresentative, scope.ToHashSet());
}
