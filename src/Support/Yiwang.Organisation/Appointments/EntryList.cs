using Microsoft.EntityFrameworkCore;
using Yiwang.Organisation.Register;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.Appointments;

/// <summary>One entry as pages show it.</summary>
internal sealed record ListedEntry(Guid Id, AppointmentKind Kind, string People, int Headcount, string Unit, string Duty, string When, string? Number, string Marks, int Unmatched, string? Gazette, string? WithdrawnBecause);

/// <summary>A page of entries, and where the next begins.</summary>
internal sealed record EntryPage(IReadOnlyList<ListedEntry> Entries, Guid? Next);

/// <summary>Asks the register for its entries.</summary>
internal sealed class EntryList(YiwangDb db, PeopleNames names)
{
    public const int PageSize = 50;

    /// <param name="kind">Null for all kinds.</param>
    /// <param name="unit">Part of the name of a unit; empty for all.</param>
    /// <param name="before">The last entry of the page before.</param>
    public async Task<EntryPage> Newest(AppointmentKind? kind, string unit, Guid? before, CancellationToken ct)
    {
        var entries = db.Set<Appointment>().AsNoTracking();
        var wanted = unit.Trim();
        if (kind is { } k) entries = entries.Where(a => a.Kind == k);
        if (wanted.Length > 0) entries = entries.Where(a => a.Unit.Contains(wanted));
        if (before is { } last) entries = entries.Where(a => a.Id < last);
        var found = await entries.OrderByDescending(a => a.Id).Take(PageSize + 1).ToListAsync(ct);
        var shown = found.Take(PageSize).ToArray();
        return new(await Listed(shown, ct), found.Count > PageSize ? shown[^1].Id : null);
    }

    public async Task<ListedEntry?> Find(Guid id, CancellationToken ct) =>
        await db.Set<Appointment>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) is { } entry ? (await Listed([entry], ct))[0] : null;

    public async Task<Notice> NoticeOf(string issuer, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var entries = await Notice.EntriesOf(db, from, to).AsNoTracking().Take(AppointmentRules.MostLines).ToListAsync(ct);
        return Notice.Of(issuer, from, to, entries, await names.Of(entries.SelectMany(e => e.People), ct));
    }

    /// <summary>Those of one name about whom nobody has decided yet whether they are one person.</summary>
    public async Task<IReadOnlyList<(Guid Official, string Name, Guid Other)>> SameNames(CancellationToken ct)
    {
        var open = await db.Set<Official>().AsNoTracking().Where(o => o.SameNameAs != null).OrderBy(o => o.Id).Take(PageSize).ToListAsync(ct);
        return [.. open.Select(o => (o.Id, o.Mark, o.SameNameAs!.Value))];
    }

    private async Task<IReadOnlyList<ListedEntry>> Listed(IReadOnlyList<Appointment> entries, CancellationToken ct)
    {
        var nameOf = await names.Of(entries.SelectMany(e => e.People), ct);
        return [.. entries.Select(e => new ListedEntry(e.Id, e.Kind, string.Join('、', e.People.Select(nameOf)), e.People.Count, e.Unit, e.Duty, AppointmentWords.WhenOf(e), e.Number, MarksOf(e), e.Unmatched, e.Gazette, e.WithdrawnBecause))];
    }

    private static string MarksOf(Appointment e) => string.Join('；', new[]
    {
        e.ProbationYears > 0 ? $"试用期至{AppointmentWords.Written(Probation.UntilOf(e.Day, e.ProbationYears)!.Value)}" : "",
        e.EndsFormer ? "原职务因机构改革自然免除" : "",
        e.TermFrom is { } from ? $"{AppointmentWords.Written(from)}起{(e.TermTo is { } to ? $"至{AppointmentWords.Written(to)}" : "")}" : "",
    }.Where(m => m.Length > 0));
}
