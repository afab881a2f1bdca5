using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Organisation.Register;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Outbox;

namespace Yiwang.Organisation.Appointments;

/// <summary>Says that an official of the register is somebody of whom it already knows, or the officer of a staff number.</summary>
[Requires(Permissions.Register)]
internal sealed record JoinPeople(Guid Official, Guid? Into, string? StaffNumber) : ICommand;

/// <summary>Says that two of one name are two persons.</summary>
[Requires(Permissions.Register)]
internal sealed record KeepPeopleApart(Guid Official) : ICommand;

/// <summary>Says what came of a probation or a term that is about to end.</summary>
[Requires(Permissions.Register)]
internal sealed record AnswerReminder(Guid Tenure, string Answer) : ICommand;

internal sealed class JoinPeopleHandler(YiwangDb db, IEnumerable<IKnowAccounts> accounts, LooseFacts facts) : IHandle<JoinPeople>, IHandle<KeepPeopleApart>
{
    [Requirement("LD-RM-003")]
    public async Task<Outcome> Handle(JoinPeople command, CancellationToken ct)
    {
        if (await Find(command.Official, ct) is not { } official) return Outcome.NotFound;
        if (await Target(command, official, ct) is not { } into)
            return Outcome.Refused("appointment.join", "没有找到要合并到的人。", AppointmentRules.Register2023, "staffNumber", "请核对工号，或者从同名的人里选。");

        var theirs = await db.Set<Tenure>().Where(t => t.Person == into || t.Person == official.Id).ToListAsync(ct);
        foreach (var tenure in theirs.Where(t => t.Person == official.Id)) tenure.IsOf(into);
        official.Become(into);
        foreach (var other in await db.Set<Official>().Where(o => o.SameNameAs == official.Id).ToListAsync(ct)) other.IsSomebodyElse();
        await MoveEntries(official.Id, into, new OpenTenures(theirs), ct);
        facts.Record(new PeopleJoined(official.Id, into));
        return Outcome.Done;
    }

    public async Task<Outcome> Handle(KeepPeopleApart command, CancellationToken ct)
    {
        if (await Find(command.Official, ct) is not { } official) return Outcome.NotFound;
        official.IsSomebodyElse();
        facts.Record(new PeopleKeptApart(official.Id));
        return Outcome.Done;
    }

    private Task<Official?> Find(Guid id, CancellationToken ct) => db.Set<Official>().FirstOrDefaultAsync(o => o.Id == id && o.Became == null, ct);

    private async Task<Guid?> Target(JoinPeople command, Official official, CancellationToken ct)
    {
        if (command.StaffNumber is { Length: > 0 } number)
        {
            foreach (var known in accounts)
            {
                if (await known.FindOfficer(number, ct) is { } id) return id;
            }

            return null;
        }

        return command.Into is { } into && into != official.Id && (await db.Set<Official>().AnyAsync(o => o.Id == into && o.Became == null, ct) || await db.Set<Tenure>().AnyAsync(t => t.Person == into, ct)) ? into : null;
    }

    /// <summary>A removal that found nothing under the one name may find its post under the other.</summary>
    private async Task MoveEntries(Guid from, Guid into, OpenTenures tenures, CancellationToken ct)
    {
        // The list of persons is one value in the database; an entry of this person began or ended a tenure, or it removed without a match.
        var theirs = await db.Set<Tenure>().AsNoTracking().Where(t => t.Person == from).Select(t => new { t.StartedBy, t.EndedBy }).ToListAsync(ct);
        var ids = theirs.SelectMany(t => new[] { t.StartedBy, t.EndedBy }).OfType<Guid>().Distinct().ToArray();
        var begun = await db.Set<Appointment>().Where(a => ids.Contains(a.Id)).ToListAsync(ct);
        var unmatched = await db.Set<Appointment>().Where(a => a.Unmatched > 0 && a.WithdrawnBecause == null).ToListAsync(ct);
        foreach (var entry in begun.Concat(unmatched).Distinct().Where(a => a.People.Contains(from)).ToArray())
        {
            entry.Replace(from, into);
            if (entry is { Unmatched: > 0, Kind: AppointmentKind.Removed } && tenures.Remove(entry, into)) entry.NoteUnmatched(entry.Unmatched - 1);
        }
    }
}

internal sealed class AnswerReminderHandler(YiwangDb db, Reminders reminders) : IHandle<AnswerReminder>
{
    public async Task<Outcome> Handle(AnswerReminder command, CancellationToken ct)
    {
        if (await db.Set<Tenure>().FirstOrDefaultAsync(t => t.Id == command.Tenure, ct) is not { RemindOn: not null } tenure) return Outcome.NotFound;
        if (command.Answer.Trim().Length is 0 or > 200) return Outcome.Refused("appointment.answer", "请写明处理结果，不超过 200 字。", where: "answer", remedy: "例如：考核合格，按期任职；或者：另发免职文。");
        tenure.AnswerReminder(command.Answer.Trim());
        await reminders.Close(tenure.Id, ct);
        return Outcome.Done;
    }
}
