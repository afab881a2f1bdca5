using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Jobs;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Inspecting;

/// <summary>Every designated institution has its task for the stretch that runs, and for each that went by while nobody looked.</summary>
[Requires(Permissions.RemindInstitutions)]
internal sealed record KeepInspectionPlan : ICommand;

internal sealed class KeepInspectionPlanHandler(InstitutionsDb db, InstitutionPack pack, InstitutionRegister register, InspectionTasks tasks, Offices offices, TimeProvider clock) : IHandle<KeepInspectionPlan>
{
    private const int MostMadeUp = 24;

    [Article(Law.ShanweiRehabilitationAid, 26, Item = 1), Requirement("SW-KF-026c")]
    public async Task<Outcome> Handle(KeepInspectionPlan command, CancellationToken ct)
    {
        var (today, months) = (clock.Today(), pack.Number("inspection-months"));
        var current = InspectionPeriod.Of(today, months);
        var planned = (await db.Inspections.Where(i => i.PlannedFrom != null).OrderBy(i => i.PlannedFrom).ToListAsync(ct)).ToLookup(i => i.Institution);
        foreach (var one in (await register.All(ct)).Where(i => offices.IsOfCity(i.Region)))
        {
            if (!one.IsDesignatedOn(today)) await Drop(planned[one.Code], ct);
            else foreach (var period in Missing(planned[one.Code].LastOrDefault(), current, months)) await Plan(one, period, ct);
        }

        return Outcome.Done;
    }

    /// <summary>The first task is for the stretch that runs; after it no stretch is left out, however long the job stood still.</summary>
    private static IEnumerable<InspectionPeriod> Missing(Inspection? last, InspectionPeriod current, int months)
    {
        var period = last is null ? current : InspectionPeriod.Of(last.DueOn!.Value.AddDays(1), months);
        // Where the length was changed meanwhile, a stretch that begins inside the last one isn't planned twice.
        if (last is not null && period.From <= last.DueOn) period = period.Next(months);
        for (var made = 0; period.From <= current.From && made < MostMadeUp; made++, period = period.Next(months)) yield return period;
    }

    private async Task Plan(RehabilitationInstitution institution, InspectionPeriod period, CancellationToken ct)
    {
        var planned = Inspection.Plan(Offices.ItemOf($"inspection/{institution.Code}/{period.From:O}"), institution, offices.FederationOf(institution.Region), period);
        db.Inspections.Add(planned);
        await tasks.Keep(planned, ct);
    }

    private async Task Drop(IEnumerable<Inspection> planned, CancellationToken ct)
    {
        foreach (var one in planned.Where(i => i.State is InspectionState.Due))
        {
            one.Drop();
            await tasks.Keep(one, ct);
        }
    }
}

/// <summary>The work item of a planned inspection, as long as it is due.</summary>
internal sealed class InspectionTasks(Offices offices)
{
    public Task Keep(Inspection one, CancellationToken ct) => offices.Keep(one.Subject, one is not { State: InspectionState.Due, PlannedFrom: { } from } ? []
        : offices.For(one.Office, Permissions.InspectInstitutions, one.Id, ("检查定点机构", $"{offices.NameOf(one.Institution)}：{from.Year}年{from.Month}月至{one.DueOn!.Value.Month}月", $"/staff/inspections/{one.Institution}?task={one.Id}"),
            one.DueOn, Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 1)), ct);
}

internal sealed class InspectionWatch(CommandRunner commands, CurrentUser user) : IJob
{
    public static TimeSpan Pause => TimeSpan.FromMinutes(30);

    public async Task Run(CancellationToken ct)
    {
        user.BecomeSystem("inspection-watch", Permissions.RemindInstitutions);
        _ = await commands.Run(new KeepInspectionPlan(), ct: ct);
    }
}
