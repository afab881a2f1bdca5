using Microsoft.EntityFrameworkCore;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Jobs;
using Yiwang.Regulations.Normative.Documents;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Register;

namespace Yiwang.Regulations.Normative.Reminding;

/// <summary>Makes the open work items exactly those of the documents that run out soon.</summary>
[Requires(Permissions.KeepReminders)]
internal sealed record KeepReminders : ICommand;

internal sealed class KeepRemindersHandler(NormativeDb db, Standings standings, RegulationLibrary library, IInbox inbox, CityDirectory city, TimeProvider clock) : IHandle<KeepReminders>
{
    public async Task<Outcome> Handle(KeepReminders command, CancellationToken ct)
    {
        var (today, known) = (clock.Today(), await db.Reminders.ToDictionaryAsync(r => r.Id, ct));
        var ending = EndingSoonRule.Of((await standings.Read(ct)).All.Where(IsOurs), today, library.Settings.ReminderDays);
        foreach (var one in ending)
        {
            if (known.TryGetValue(ValidityReminder.IdOf(one), out var told)) told.Reopen();
            else db.Reminders.Add(ValidityReminder.Of(one));
        }

        var wanted = ending.Select(ValidityReminder.IdOf).ToHashSet();
        foreach (var over in known.Values.Where(r => r.ClosedOn is null && !wanted.Contains(r.Id))) over.Close(today);
        foreach (var law in ending.Select(e => e.Life.Law).Concat(known.Values.Select(r => r.Law)).Distinct().ToArray())
            await inbox.Keep(DocumentLife.SubjectOf(law), [.. ending.Where(e => e.Life.Law == law).SelectMany(Drafts)], ct);
        return Outcome.Done;
    }

    private bool IsOurs(DocumentLife life) => library.Find(life.Law) is { } regulation ? !regulation.IsOfAnotherPlace : library.Areas.Any(a => a.IsOwn && a.Name == life.Area);

    private IEnumerable<WorkItemDraft> Drafts(EndingSoon ending) =>
        city.Posts.Where(p => p.Permissions.Contains(Permissions.RegisterDocuments) && p.InstitutionKind is not null)
            .SelectMany(p => city.InstitutionsOf(p.InstitutionKind!).Take(1), (p, i) => new WorkItemDraft(ValidityReminder.IdOf(ending), "有效期快到",
                $"{ending.Life.Number}{(ending.RegionName.Length > 0 ? $"（{ending.RegionName}继续适用）" : "")} 有效期至{ValidityRule.Day(ending.LastDay)}",
                $"/staff{ending.Life.Href}", p.Code, i.Code, i.RegionCode, ending.LastDay, ending.Life.ValidityArticle)).Take(1);
}

/// <summary>Looks often enough that it is noticed on its day.</summary>
internal sealed class ValidityWatch(CommandRunner commands, CurrentUser user) : IJob
{
    public static TimeSpan Pause => TimeSpan.FromMinutes(30);

    public async Task Run(CancellationToken ct)
    {
        user.BecomeSystem("validity-watch", Permissions.KeepReminders);
        _ = await commands.Run(new KeepReminders(), ct: ct);
    }
}
