using Microsoft.EntityFrameworkCore;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;

namespace Yiwang.Office.Absences;

/// <summary>Who runs the government today: the mayor, or while he is away the deputy whom he named. It comes back by itself.</summary>
internal sealed class MayorsDesk(AbsencesDb db, AbsenceOrder order, TimeProvider clock) : IStandIn
{
    public const string Mark = "代主持", Unnamed = "市长外出且未指定主持人";

    /// <summary>The mayor's absence of that day; null while he is here.</summary>
    public async Task<Absence?> AwayOn(DateOnly day, CancellationToken ct) => !order.IsKnown ? null
        : (await db.Absences.AsNoTracking().Where(a => a.Post == order.Mayor && a.Until >= day && a.From <= day
            && a.State != AbsenceState.Returned && a.State != AbsenceState.Cancelled && a.State != AbsenceState.Refused).ToListAsync(ct)).OrderByDescending(a => a.Deputy is not null).FirstOrDefault();

    [Article(Law.LuodingWorkRules, 9)]
    [Requirement("LD-GZ-009")]
    public async Task<StandInAnswer> Today(string post, string institution, CancellationToken ct)
    {
        if (!order.IsKnown || institution != order.Government || (post != order.Mayor && !order.Deputies.Contains(post))) return StandInAnswer.None;
        if (await AwayOn(clock.Today(), ct) is not { Deputy: { } deputy }) return StandInAnswer.None; // nobody named: nothing is passed on
        return post == order.Mayor ? new(IsAway: true, null, AbsenceDuties.Return) : post == deputy ? new(false, new StandsInFor(order.Mayor, order.Government, Mark), AbsenceDuties.Return) : StandInAnswer.None;
    }

    /// <summary>Whether the post decides what the mayor has to, today: as mayor, or in his place.</summary>
    /// <returns>Null where it doesn't.</returns>
    public async Task<bool?> DecidesInPlace(string post, string institution, CancellationToken ct)
    {
        if (post == order.Mayor && institution == order.Government) return false;
        return (await Today(post, institution, ct)).For is not null ? true : null;
    }
}
