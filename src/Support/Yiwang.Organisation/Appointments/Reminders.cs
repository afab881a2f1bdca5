using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Organisation.Register;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Jobs;

namespace Yiwang.Organisation.Appointments;

/// <summary>Puts what ends soon before the personnel officer: a probation, a term.</summary>
[Requires(Permissions.Remind)]
internal sealed record KeepReminders : ICommand;

internal sealed class KeepRemindersHandler(Reminders reminders) : IHandle<KeepReminders>
{
    public async Task<Outcome> Handle(KeepReminders command, CancellationToken ct)
    {
        await reminders.Keep(ct);
        return Outcome.Done;
    }
}

internal sealed class Reminders(YiwangDb db, CityDirectory city, IEnumerable<IKeepDuties> desks, TimeProvider clock)
{
    // The oldest first; whoever has more to look over than this sees the rest when these are answered.
    private const int Most = 200;

    public async Task Keep(CancellationToken ct)
    {
        var today = clock.Today();
        await NameOldOnes(ct);
        foreach (var tenure in await Due(db, today).Take(Most).ToListAsync(ct)) await Say(tenure.Id, DutiesOf(tenure), ct);
    }

    private async Task NameOldOnes(CancellationToken ct)
    {
        foreach (var tenure in await db.Set<Tenure>().Where(t => t.Unit == "" && t.Institution != null && t.Post != null).Take(Most).ToListAsync(ct))
        {
            tenure.BeCalled(city.FindInstitution(tenure.Institution!)?.Name ?? tenure.Institution!, city.FindPost(tenure.Post!)?.Name ?? tenure.Post!);
        }
    }

    public Task Close(Guid tenure, CancellationToken ct) => Say(tenure, [], ct);

    [Requirement("LD-RS-002")]
    [Requirement("LD-RS-004")]
    public static IQueryable<Tenure> Due(YiwangDb db, DateOnly today) => db.Set<Tenure>().AsNoTracking().Where(t => t.RemindOn != null && t.RemindOn <= today).OrderBy(t => t.RemindOn).ThenBy(t => t.Id);

    private async Task Say(Guid tenure, IReadOnlyList<PostDuty> open, CancellationToken ct)
    {
        foreach (var desk in desks) await desk.Keep($"tenure/{tenure}", open, ct);
    }

    /// <summary>For the post that keeps the register; none where the pack has no such post.</summary>
    private IReadOnlyList<PostDuty> DutiesOf(Tenure tenure)
    {
        var kind = tenure.ProbationUntil is null ? "聘期将满" : "试用期将满";
        return [.. city.Posts.Where(p => p.Permissions.Contains(Permissions.Register) && p.InstitutionKind is not null).SelectMany(p => city.InstitutionsOf(p.InstitutionKind!).Take(1), (p, i) => new PostDuty(
            tenure.Id, kind, $"{kind}：{tenure.Unit}{tenure.Duty}", $"/staff/appointments/people/{tenure.Person}", p.Code, i.Code, i.RegionCode, tenure.EndsOn, AppointmentRules.Register2019)).Take(1)];
    }
}

internal sealed class ReminderJob(CommandRunner commands, CurrentUser user) : IJob
{
    public static TimeSpan Pause => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        user.BecomeSystem("reminders", Permissions.Remind);
        _ = await commands.Run(new KeepReminders(), ct: ct);
    }
}
