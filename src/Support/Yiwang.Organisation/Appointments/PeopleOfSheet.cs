using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Organisation.Register;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.Appointments;

/// <summary>Whom a sheet speaks of, as far as the register knows them, with where they are.</summary>
/// <param name="Persons">By name on the sheet: one name is one person within a sheet, and nobody of the register because of his name.</param>
/// <param name="SameName">Names that somebody else of the register bears already.</param>
internal sealed record SheetPeople(
    IReadOnlyDictionary<PersonMark, Guid> Persons, IReadOnlyDictionary<string, Guid> SameName, ILookup<Guid, Tenure> Tenures, IReadOnlyList<Finding> Findings)
{
    public Guid? Of(PersonMark mark) => Persons.TryGetValue(mark, out var id) ? id : null;
}

internal sealed class PeopleOfSheet(YiwangDb db, PersonalText personal, IEnumerable<IKnowAccounts> accounts)
{
    [Requirement("LD-RM-003")]
    public async Task<SheetPeople> Find(IReadOnlyList<AppointmentLine> lines, CancellationToken ct)
    {
        var (persons, findings) = (new Dictionary<PersonMark, Guid>(), new List<Finding>());
        foreach (var line in lines)
        {
            foreach (var mark in line.People.Where(p => !persons.ContainsKey(p)))
            {
                if (mark.Known is { } known) persons[mark] = known;
                else if (mark.StaffNumber is { } number)
                {
                    if (await FindAccount(number, ct) is { } account) persons[mark] = account;
                    else findings.Add(AppointmentRules.Of(line, "people", $"没有工号是“{number}”的工作人员。", "请核对工号；没有账号的留空工号，以后再关联。"));
                }
            }
        }

        var ids = persons.Values.ToArray();
        var tenures = await db.Set<Tenure>().Where(t => ids.Contains(t.Person)).OrderBy(t => t.From).ToListAsync(ct);
        return new(persons, await SameNames(lines, ct), tenures.ToLookup(t => t.Person), findings);
    }

    public string IndexOf(string name) => Official.IndexOf(personal, name);

    private async Task<Guid?> FindAccount(string number, CancellationToken ct)
    {
        foreach (var known in accounts)
        {
            if (await known.FindOfficer(number, ct) is { } id) return id;
        }

        return null;
    }

    private async Task<IReadOnlyDictionary<string, Guid>> SameNames(IReadOnlyList<AppointmentLine> lines, CancellationToken ct)
    {
        var names = lines.SelectMany(l => l.People).Where(p => p.Known is null && p.StaffNumber is null).Select(p => Official.Folded(p.Name)).Distinct().ToDictionary(IndexOf);
        var indexes = names.Keys.ToArray();
        var known = await db.Set<Official>().AsNoTracking().Where(o => indexes.Contains(o.MarkIndex)).OrderBy(o => o.Id).Select(o => new { o.MarkIndex, Id = o.Became ?? o.Id }).ToListAsync(ct);
        return known.GroupBy(o => o.MarkIndex).ToDictionary(g => names[g.Key], g => g.First().Id);
    }
}

/// <summary>What a sheet says against what the register holds.</summary>
internal sealed class Consistency(SheetPeople people)
{
    [Requirement("LD-RS-006")]
    [Requirement("LD-RM-004")]
    public IEnumerable<Finding> Check(IReadOnlyList<AppointmentLine> lines, DateOnly day)
    {
        var begun = new HashSet<(string, string, string)>();
        foreach (var line in lines)
        {
            foreach (var mark in line.People)
            {
                var held = people.Of(mark) is { } id ? people.Tenures[id].Where(t => t.IsHeldOn(day)).ToArray() : [];
                var there = held.Any(t => t.Nature is not TenureNature.Charge && t.Unit == line.Unit.Trim() && t.Duty == line.Duty.Trim());
                if (line.Kind is AppointmentKind.Appointed && (there || !begun.Add((mark.Known?.ToString() ?? mark.StaffNumber ?? mark.Name, line.Unit.Trim(), line.Duty.Trim()))))
                    yield return AppointmentRules.Of(line, "people", $"{Called(mark)}已在任{line.Unit}{line.Duty}，不能再任命一次。", "请核对人员和职务。");
                if (line.Kind is AppointmentKind.Removed && !there) yield return Note(line, mark);
                if (people.SameName.TryGetValue(Official.Folded(mark.Name), out _) && mark is { Known: null, StaffNumber: null })
                    yield return Finding.Warn("appointment.same-name", At(line, $"登记簿里已经有一个“{mark.Name}”，先按两个人登记，标为“同名待核”。"), AppointmentRules.Register2023, line.At + "people", "请在任免登记的“同名待核”里人工核对是不是同一人。");
            }
        }
    }

    private static Finding Note(AppointmentLine line, PersonMark mark) => Finding.Warn("appointment.no-match",
        At(line, $"{Called(mark)}在登记簿里没有在任的“{line.Unit}{line.Duty}”，免去的职务与登记不一致：无对应任命记录。"), AppointmentRules.Register2023, line.At + "people", "可以照样登记；漏登任命的，请补登。");

    private static string Called(PersonMark mark) => mark.Name.Length > 0 ? mark.Name : "此人";

    private static string At(AppointmentLine line, string message) => line.Row > 0 ? $"第 {line.Row} 行：{message}" : message;
}
