using Yiwang.Kernel;
using Yiwang.Organisation.HandingOver;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Organisation.Appointments;

/// <summary>Keeps all lines of one sheet, or none of them.</summary>
[Requires(Permissions.Register)]
internal sealed record RegisterAppointments(SheetHead Head, IReadOnlyList<AppointmentLine> Lines) : ICommand
{
    // A generated one would print names.
    public override string ToString() => nameof(RegisterAppointments);
}

internal sealed class RegisterAppointmentsHandler(SheetCheck check, AppointmentBook book, CityDirectory city, TimeProvider clock) : IHandle<RegisterAppointments>
{
    public async Task<Outcome> Handle(RegisterAppointments command, CancellationToken ct)
    {
        var findings = await check.Findings(command.Head, command.Lines, ct);
        var outcome = Outcome.From(findings);
        if (!outcome.IsDone) return outcome;
        await book.Keep(command.Head, command.Lines, city, clock.GetUtcNow(), ct);
        return outcome;
    }
}

/// <summary>What is wrong with a sheet, or worth knowing, before anything is kept: also what the preview of a file shows.</summary>
internal sealed class SheetCheck(CityDirectory city, PeopleOfSheet people, HandOverBeforeTheEnd handOvers, TimeProvider clock)
{
    public async Task<IReadOnlyList<Finding>> Findings(SheetHead head, IReadOnlyList<AppointmentLine> lines, CancellationToken ct)
    {
        var today = clock.Today();
        List<Finding> findings = [.. AppointmentRules.Check(head, today)];
        if (lines.Count is 0 or > AppointmentRules.MostLines)
            findings.Add(Finding.Block("appointment.lines", $"一张任免单登记 1 至 {AppointmentRules.MostLines} 条。", where: "kind", remedy: "请至少填一条；太多的分成几次。"));
        foreach (var line in lines) findings.AddRange(AppointmentRules.Check(line, city, head.Period?.To));
        if (findings.Exists(f => f.Severity is Severity.Blocks)) return findings;

        var known = await people.Find(lines, ct);
        findings.AddRange(known.Findings);
        findings.AddRange(new Consistency(known).Check(lines, head.Day));
        findings.AddRange(await handOvers.Check(lines, known, head.Day, ct));
        return findings;
    }
}
