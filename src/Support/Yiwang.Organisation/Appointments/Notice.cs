using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.Appointments;

/// <summary>任免 of a period as a gazette prints it.</summary>
/// <param name="Begun">任命, 聘任 and 暂时负责, in the order of the register.</param>
/// <param name="Ended">免去 and 自然免除 after them.</param>
internal sealed record Notice(string Title, IReadOnlyList<string> Begun, IReadOnlyList<string> Ended, IReadOnlyList<Appointment> Entries)
{
    public bool IsEmpty => Begun.Count + Ended.Count == 0;

    /// <summary>Those whose day or whole period lies within; what is outside isn't listed.</summary>
    [Requirement("LD-RS-007")]
    [Requirement("LD-RM-005")]
    public static IQueryable<Appointment> EntriesOf(YiwangDb db, DateOnly from, DateOnly to) => db.Set<Appointment>()
        .Where(a => a.PeriodFrom >= from && a.PeriodTo <= to && a.WithdrawnBecause == null).OrderBy(a => a.PeriodFrom).ThenBy(a => a.RegisteredAt).ThenBy(a => a.Order);

    [Requirement("LD-RS-007")]
    [Requirement("LD-RM-005")]
    public static Notice Of(string issuer, DateOnly from, DateOnly to, IReadOnlyList<Appointment> entries, Func<Guid, string> nameOf)
    {
        var begun = entries.Where(e => !e.EndsSomething).Select(e => LineOf(e, nameOf)).ToArray();
        var ended = entries.Where(e => e.EndsSomething).OrderBy(e => e.Kind).Select(e => LineOf(e, nameOf)).ToArray();
        return new($"{issuer}{AppointmentWords.MonthsOf(from, to)}任免", begun, ended, entries);
    }

    private static string LineOf(Appointment entry, Func<Guid, string> nameOf)
    {
        var people = string.Join('、', entry.People.Select(nameOf)) + "同志";
        return entry.Kind switch
        {
            AppointmentKind.Appointed => $"{people}任{entry.Unit}{entry.Duty}{(entry.ProbationYears > 0 ? $"（试用期{Years(entry.ProbationYears)}年）" : "")}{(entry.EndsFormer ? "，其原职务因机构改革自然免除" : "")}",
            AppointmentKind.Engaged => $"聘{people}为{entry.Unit}{entry.Duty}，时间从{AppointmentWords.Written(entry.TermFrom!.Value)}至{AppointmentWords.Written(entry.TermTo!.Value)}",
            AppointmentKind.InCharge => $"{people}暂时负责{entry.Unit}{entry.Duty.Replace("暂时负责", "", StringComparison.Ordinal)}",
            AppointmentKind.Removed => $"免去{people}的{entry.Unit}{entry.Duty}职务",
            _ => $"{people}的{(AppointmentWords.IsFormerDuty(entry.Duty) ? "原" : entry.Unit + entry.Duty)}职务因机构改革自然免除",
        };
    }

    private static string Years(int years) => years switch { 1 => "一", 2 => "二", _ => "三" };
}
