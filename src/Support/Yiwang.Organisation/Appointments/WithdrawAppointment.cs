using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Organisation.Register;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.Appointments;

/// <summary>Takes back an entry that was a mistake, before a gazette has it: what it began never was, what it ended goes on.</summary>
[Requires(Permissions.Register)]
internal sealed record WithdrawAppointment(Guid Id, string Because) : ICommand;

/// <summary>Puts the entries of a period into a gazette; they are locked from then on.</summary>
[Requires(Permissions.Register)]
internal sealed record PublishAppointments(DateOnly From, DateOnly To, string Gazette) : ICommand;

internal sealed class WithdrawAppointmentHandler(YiwangDb db) : IHandle<WithdrawAppointment>
{
    public async Task<Outcome> Handle(WithdrawAppointment command, CancellationToken ct)
    {
        if (await db.Set<Appointment>().FirstOrDefaultAsync(a => a.Id == command.Id, ct) is not { } entry) return Outcome.NotFound;
        var outcome = entry.Withdraw(command.Because);
        if (!outcome.IsDone) return outcome;
        foreach (var begun in await db.Set<Tenure>().Where(t => t.StartedBy == entry.Id).ToListAsync(ct)) begun.NeverWas(entry.Id);
        foreach (var ended in await db.Set<Tenure>().Where(t => t.EndedBy == entry.Id && t.StartedBy != entry.Id).ToListAsync(ct)) ended.GoOn();
        return outcome;
    }
}

internal sealed class PublishAppointmentsHandler(YiwangDb db) : IHandle<PublishAppointments>
{
    public async Task<Outcome> Handle(PublishAppointments command, CancellationToken ct)
    {
        var gazette = command.Gazette.Trim();
        if (gazette.Length is 0 or > 100) return Outcome.Refused("appointment.gazette", "请写明登在哪一期公报。", AppointmentRules.Register2019, "gazette", "例如：《示例市人民政府公报》2026年第1期。");
        var entries = await Notice.EntriesOf(db, command.From, command.To).Where(a => a.Gazette == null).ToListAsync(ct);
        if (entries.Count == 0) return Outcome.Refused("appointment.none-to-publish", "这个期间没有还没公布的任免。", where: "gazette", remedy: "请核对期间。");
        foreach (var entry in entries) entry.Publish(gazette);
        return Outcome.Done;
    }
}
