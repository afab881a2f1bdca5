using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Organisation.Register;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.Appointments;

/// <summary>Writes a sheet that was found in order: its entries, and what they begin and end.</summary>
internal sealed class AppointmentBook(YiwangDb db, PeopleOfSheet people)
{
    public const string Reform = "机构改革";

    public async Task Keep(SheetHead head, IReadOnlyList<AppointmentLine> lines, CityDirectory city, DateTimeOffset now, CancellationToken ct)
    {
        var known = await people.Find(lines, ct);
        var persons = new Dictionary<PersonMark, Guid>(known.Persons);
        foreach (var mark in lines.SelectMany(l => l.People).Where(p => !persons.ContainsKey(p))) persons[mark] = NewOfficial(mark, known.SameName, persons);
        var register = new OpenTenures(known.Tenures.SelectMany(g => g));
        var entries = lines.Select((line, i) => (Line: line, Entry: Appointment.Of(head, line, i, [.. line.People.Select(p => persons[p])], now))).ToArray();

        // What begins goes first: a sheet that appoints and removes the same person is one act.
        foreach (var (line, entry) in entries)
        {
            db.Add(entry);
            foreach (var tenure in Begun(entry, PlaceOf(line, city)))
            {
                db.Add(tenure);
                tenure.RemindUnlessOver(now.ToChinaDate());
                register.Begin(tenure);
            }
        }

        foreach (var (_, entry) in entries) register.Apply(entry);
    }

    private Guid NewOfficial(PersonMark mark, IReadOnlyDictionary<string, Guid> sameName, Dictionary<PersonMark, Guid> persons)
    {
        // The same name with other blanks is the same person of the sheet.
        var name = Official.Folded(mark.Name);
        if (persons.FirstOrDefault(p => p.Key is { Known: null, StaffNumber: null } && Official.Folded(p.Key.Name) == name) is { Key: not null } same) return same.Value;
        var official = Official.New(name, people.IndexOf(name), sameName.TryGetValue(name, out var other) ? other : null);
        db.Add(official);
        return official.Id;
    }

    private static Place PlaceOf(AppointmentLine line, CityDirectory city)
    {
        var unit = line.Unit.Trim();
        return new(unit, city.Institutions.FirstOrDefault(i => i.Name == unit)?.Code, line.Duty.Trim(), line.Post is { Length: > 0 } post ? post : null);
    }

    [Requirement("LD-RS-005")]
    private static IEnumerable<Tenure> Begun(Appointment entry, Place place) => entry.Kind switch
    {
        AppointmentKind.Appointed => entry.People.Select(p => Tenure.Begin(p, place, TenureNature.Post, entry.Day, startedBy: entry.Id,
            dayIsUnknown: entry.On is null, probationUntil: Probation.UntilOf(entry.Day, entry.ProbationYears))),
        AppointmentKind.Engaged => entry.People.Select(p => Tenure.Begin(p, place, TenureNature.Engagement, entry.TermFrom!.Value, entry.TermTo, entry.Id)),
        AppointmentKind.InCharge => entry.People.Select(p => Tenure.Begin(p, place, TenureNature.Charge, entry.TermFrom ?? entry.Day, entry.TermTo, entry.Id, entry.On is null)),
        _ => [],
    };
}

/// <summary>Where the persons of one sheet are, while its entries are applied.</summary>
internal sealed class OpenTenures(IEnumerable<Tenure> tenures)
{
    private readonly List<Tenure> tenures = [.. tenures];

    public void Begin(Tenure tenure) => tenures.Add(tenure);

    /// <summary>Ends what the entry ends, from the day before it on.</summary>
    public void Apply(Appointment entry)
    {
        if (entry.Kind is AppointmentKind.Removed) Remove(entry);
        if (entry.Kind is AppointmentKind.RemovedByReform || entry.EndsFormer) EndFormer(entry);
    }

    private void Remove(Appointment entry) => entry.NoteUnmatched(entry.People.Count(person => !Remove(entry, person)));

    /// <returns>Whether there was such a post to end.</returns>
    [Requirement("LD-RM-004")]
    public bool Remove(Appointment entry, Guid person)
    {
        if (Held(entry, person).FirstOrDefault(t => t.Unit == entry.Unit && t.Duty == entry.Duty) is not { } held) return false;
        held.End(entry.Day.AddDays(-1), AppointmentWords.Of(entry.Kind), entry.Id);
        return true;
    }

    /// <summary>原职务因机构改革自然免除: no paper of its own is needed.</summary>
    [Requirement("LD-RS-003")]
    private void EndFormer(Appointment entry)
    {
        // What this very sheet begins isn't former.
        foreach (var held in entry.People.SelectMany(person => Held(entry, person)).Where(t => t.From < entry.Day).ToArray())
        {
            held.End(entry.Day.AddDays(-1), AppointmentBook.Reform, entry.Id);
        }
    }

    private IEnumerable<Tenure> Held(Appointment entry, Guid person) =>
        tenures.Where(t => t.Person == person && t.Nature is not TenureNature.Charge && t.IsHeldOn(entry.Day));
}
