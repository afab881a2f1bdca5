using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Institutions.Credit;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Jobs;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Progress;

internal static class ReminderSubject
{
    public static string Progress(string institution) => $"progress/{institution}";

    public static string List(string federation) => $"institution-list/{federation}";
}

/// <summary>What is due by its period: the list of 定点 institutions, their progress, feedback without a receipt.</summary>
[Requires(Permissions.RemindInstitutions)]
internal sealed record KeepInstitutionReminders : ICommand;

internal sealed class KeepInstitutionRemindersHandler(InstitutionsDb db, InstitutionPack pack, InstitutionRegister register, Offices offices, CityDirectory city, TimeProvider clock) : IHandle<KeepInstitutionReminders>
{
    public async Task<Outcome> Handle(KeepInstitutionReminders command, CancellationToken ct)
    {
        var (today, institutions) = (clock.Today(), await register.All(ct));
        await RemindOfLists(today, ct);
        await RemindOfProgress(institutions, today, ct);

        var days = pack.Number("receipt-days");
        foreach (var late in (await db.Feedbacks.Where(f => f.ReceiptedOn == null).ToListAsync(ct)).Where(f => f.IsOverdueOn(today, days)))
        {
            late.Resend(today);
            await FeedbackInbox.Keep(offices, late, city.RegionCode, ct);
        }

        return Outcome.Done;
    }

    /// <summary>Each federation, when its last list is older than the period, or there is none.</summary>
    [Article(Law.ShanweiRehabilitationAid, 15), Requirement("SW-KF-015b")]
    private async Task RemindOfLists(DateOnly today, CancellationToken ct)
    {
        var months = pack.Number("list-months");
        var last = await db.Lists.AsNoTracking().GroupBy(l => l.Region).Select(g => new { Region = g.Key, On = g.Max(l => l.On) }).ToDictionaryAsync(l => l.Region, l => l.On, ct);
        foreach (var federation in city.InstitutionsOf(InstitutionKinds.CountyFederation).Concat(city.InstitutionsOf(InstitutionKinds.CityFederation)))
        {
            var dueOn = last.TryGetValue(federation.RegionCode, out var on) ? on.AddMonths(months) : today;
            await offices.Keep(ReminderSubject.List(federation.Code), dueOn > today ? [] : offices.For(federation.Code, Permissions.SuperviseInstitutions, Offices.ItemOf($"{federation.Code}/list/{dueOn:O}"),
                ("公布定点机构名单", $"每 {months} 个月公布一次", "/staff/institutions/list"), null, Citation.Of(Law.ShanweiRehabilitationAid, 15)), ct);
        }
    }

    private async Task RemindOfProgress(IReadOnlyList<RehabilitationInstitution> institutions, DateOnly today, CancellationToken ct)
    {
        var period = ProgressRule.LastPeriod(today, pack.Number("progress-months"));
        var published = await db.Progress.AsNoTracking().Where(p => p.To >= period.To).ToListAsync(ct);
        var silent = ProgressRule.Silent(institutions, published, period).Select(i => i.Code).ToHashSet();
        foreach (var one in institutions)
        {
            await offices.Keep(ReminderSubject.Progress(one.Code), !silent.Contains(one.Code) ? [] : offices.For(one.Code, Permissions.RunInstitution, Offices.ItemOf($"{one.Code}/progress/{period.To:O}"),
                ("公布项目进展", $"{period.From.Year}年{period.From.Month}至{period.To.Month}月", "/staff/institution/progress"), null, Citation.Of(Law.ShanweiRehabilitationAid, 20)), ct);
        }
    }
}

internal sealed class InstitutionWatch(CommandRunner commands, CurrentUser user) : IJob
{
    public static TimeSpan Pause => TimeSpan.FromMinutes(30);

    public async Task Run(CancellationToken ct)
    {
        user.BecomeSystem("institution-watch", Permissions.RemindInstitutions);
        _ = await commands.Run(new KeepInstitutionReminders(), ct: ct);
    }
}
