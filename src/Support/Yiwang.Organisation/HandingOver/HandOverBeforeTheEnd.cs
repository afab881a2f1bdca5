using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Organisation.Appointments;
using Yiwang.Organisation.Public;
using Yiwang.Organisation.Register;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.HandingOver;

/// <summary>Whether somebody may go: nothing may be left that nobody has.</summary>
internal sealed class HandOverBeforeTheEnd(YiwangDb db, OpenWorkOf work)
{
    /// <summary>Of a sheet: each post that a line ends.</summary>
    public async Task<IReadOnlyList<Finding>> Check(IReadOnlyList<AppointmentLine> lines, SheetPeople people, DateOnly day, CancellationToken ct)
    {
        var findings = new List<Finding>();
        foreach (var line in lines.Where(l => l.Kind is AppointmentKind.Removed or AppointmentKind.RemovedByReform || l.EndsFormer))
        {
            foreach (var tenure in line.People.Select(people.Of).OfType<Guid>().SelectMany(id => people.Tenures[id]).Where(t => IsEndedBy(line, t, day)))
            {
                var held = new HeldPost(tenure.Id, tenure.Person, tenure.Post!, tenure.Institution!, tenure.From, tenure.To);
                if (await Missing(held, day.AddDays(-1), ct) is not (> 0 and var open)) continue;
                findings.Add(AppointmentRules.Of(line, "people", $"此人在“{tenure.Unit}{tenure.Duty}”还有 {open} 件没有办完，没有人接替，不能结束任职。", "请在此人的任职页面办理交接，逐件指定接替人，双方签字后再登记。") with { Code = "hand-over.needed", Citation = HandOverRules.Article });
            }
        }

        return findings;
    }

    /// <summary>How much would be left: 0 where a hand-over was completed, or where there is nothing to hand over.</summary>
    [Requirement("LH-HT-017a")]
    public async Task<int> Missing(HeldPost held, DateOnly lastDay, CancellationToken ct)
    {
        var orphaned = await work.OrphanedAfter(held, lastDay, ct);
        if (orphaned == 0) return 0;
        var done = await db.Set<HandOver>().AsNoTracking().Where(h => h.Tenure == held.Id && h.CompletedAt != null).OrderByDescending(h => h.CompletedAt).FirstOrDefaultAsync(ct);
        var handed = done?.Items.Select(i => (i.Kind, i.Key)).ToHashSet() ?? [];
        return handed.Count == 0 ? orphaned : (await work.List(held, ct)).Count(i => !handed.Contains((i.Kind, i.Key)));
    }

    private static bool IsEndedBy(AppointmentLine line, Tenure tenure, DateOnly day) => tenure is { Post: not null, Institution: not null } && tenure.IsHeldOn(day)
        && (line.Kind is AppointmentKind.Removed ? tenure.Unit == line.Unit.Trim() && tenure.Duty == line.Duty.Trim() : tenure.From < day);
}
