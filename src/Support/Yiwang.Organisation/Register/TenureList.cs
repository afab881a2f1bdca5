using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Organisation.Appointments;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.Register;

/// <summary>One tenure as pages show it.</summary>
internal sealed record ListedTenure(
    Guid Id, Guid Person, string Name, string Unit, string Duty, string? PostName, TenureNature Nature, DateOnly From, bool DayIsUnknown, DateOnly? To, string Status, DateOnly? ProbationUntil, bool AwaitsAnswer, bool IsHeld);

/// <summary>Who was in office on a day: the posts held, and beside them, counted apart, who was in charge for a while.</summary>
internal sealed record InOffice(IReadOnlyList<ListedTenure> Held, IReadOnlyList<ListedTenure> Charges, bool HasMore);

/// <summary>Asks the register who is, was and will be where.</summary>
internal sealed class TenureList(YiwangDb db, CityDirectory city, PeopleNames names, TimeProvider clock)
{
    public const int Most = 200;

    /// <param name="unit">Part of the name of a unit; empty for all.</param>
    [Requirement("LH-HT-017b")]
    [Requirement("LD-RS-005")]
    public async Task<InOffice> On(DateOnly day, string unit, CancellationToken ct)
    {
        var wanted = unit.Trim();
        // Tenures from before the register carry only the codes of the pack.
        var codes = wanted.Length == 0 ? [] : city.Institutions.Where(i => i.Name.Contains(wanted, StringComparison.Ordinal)).Select(i => i.Code).ToArray();
        var tenures = db.Set<Tenure>().AsNoTracking().HeldOn(day);
        if (wanted.Length > 0) tenures = tenures.Where(t => t.Unit.Contains(wanted) || (t.Institution != null && codes.Contains(t.Institution)));
        var held = await tenures.Offices().OrderBy(t => t.Institution == null).ThenBy(t => t.Institution).ThenBy(t => t.Unit).ThenBy(t => t.From).ThenBy(t => t.Id).Take(Most + 1).ToListAsync(ct);
        var charges = await tenures.Where(t => t.Nature == TenureNature.Charge).OrderBy(t => t.From).ThenBy(t => t.Id).Take(Most).ToListAsync(ct);
        var nameOf = await names.Of(held.Concat(charges).Select(t => t.Person), ct);
        return new([.. held.Take(Most).Select(t => Listed(t, day, nameOf))], [.. charges.Select(t => Listed(t, day, nameOf))], held.Count > Most);
    }

    /// <summary>Everything about one person, the newest first.</summary>
    public async Task<IReadOnlyList<ListedTenure>> Of(Guid person, CancellationToken ct)
    {
        var tenures = await db.Set<Tenure>().AsNoTracking().Where(t => t.Person == person).OrderByDescending(t => t.From).ThenByDescending(t => t.Id).Take(Most).ToListAsync(ct);
        var nameOf = await names.Of([person], ct);
        return [.. tenures.Select(t => Listed(t, clock.Today(), nameOf))];
    }

    /// <summary>The posts of the pack that nobody holds on the day, of institutions that have somebody in another post or none at all.</summary>
    public async Task<IReadOnlyList<EmptyPost>> Vacancies(DateOnly day, CancellationToken ct)
    {
        var held = (await db.Set<Tenure>().AsNoTracking().HeldOn(day).Where(t => t.Post != null && t.Institution != null)
            .Select(t => new { t.Post, t.Institution }).Distinct().ToListAsync(ct)).Select(t => (t.Post!, t.Institution!)).ToHashSet();
        return [.. from institution in city.Institutions
                   from post in city.Posts
                   where post.InstitutionKind == institution.Kind && city.IsThere(post.Code, institution.Code, day) && !held.Contains((post.Code, institution.Code))
                   select new EmptyPost(institution.Code, institution.Name, post.Code, post.Name)];
    }

    private ListedTenure Listed(Tenure t, DateOnly day, Func<Guid, string> nameOf)
    {
        var post = t.Post is { } code ? city.FindPost(code)?.Name : null;
        var unit = t.Unit.Length > 0 || t.Institution is null ? t.Unit : city.FindInstitution(t.Institution)?.Name ?? t.Institution;
        return new(t.Id, t.Person, nameOf(t.Person), unit, t.Duty.Length > 0 ? t.Duty : post ?? "", post, t.Nature, t.From, t.DayIsUnknown, t.To,
            AppointmentWords.StatusOf(t, day), t.ProbationUntil, t.RemindOn <= day, t.IsHeldOn(day));
    }
}

/// <summary>A post of the pack at an institution that nobody holds.</summary>
internal sealed record EmptyPost(string Institution, string InstitutionName, string Post, string PostName);
