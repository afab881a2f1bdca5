using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;

namespace Yiwang.Office.Absences;

/// <summary>An absence as pages and the API show it: the post, not the person.</summary>
internal sealed record SeenAbsence(Guid Id, string PostName, string InstitutionName, string Kind, string Destination, DateTimeOffset LeavesAt, DateOnly Until, string State, string? DeputyName,
    string? AskedName, string? Opinion, DateTimeOffset? FiledAt, bool IsFiledLate, string Filing, bool IsMine, bool MayDecide, bool MayFile, bool MayRead, bool MayEnd);

/// <summary>Asks for absences, as far as the user may see them.</summary>
internal sealed class AbsenceList(AbsencesDb db, MayorsDesk mayor, AbsenceDuties duties, AbsenceOrder order, CityDirectory city, CurrentUser user, TimeProvider clock)
{
    public const int Most = 100;

    public static IReadOnlyList<(AbsenceKind Kind, string Name)> Kinds { get; } = [(AbsenceKind.Visit, "出访"), (AbsenceKind.Business, "出差"), (AbsenceKind.Holiday, "休假"), (AbsenceKind.Study, "学习")];

    public async Task<IReadOnlyList<SeenAbsence>> Newest(CancellationToken ct)
    {
        var seen = new List<SeenAbsence>();
        foreach (var absence in await db.Visible.AsNoTracking().OrderByDescending(a => a.Until).ThenByDescending(a => a.Id).Take(Most).ToListAsync(ct)) seen.Add(await Seen(absence, ct));
        return seen;
    }

    public async Task<SeenAbsence?> Find(Guid id, CancellationToken ct) => await db.Visible.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) is { } absence ? await Seen(absence, ct) : null;

    /// <summary>What everybody who works with it should know today; null while the mayor is here.</summary>
    [Requirement("LD-GZ-009")]
    public async Task<string?> NoticeToday(CancellationToken ct) => await mayor.AwayOn(clock.Today(), ct) switch
    {
        null => null,
        { Deputy: { } deputy } away => $"市长外出至{away.Until.ToChinese()}，由{NameOf(deputy)}主持市政府工作；要市长办的事转给他，标“{MayorsDesk.Mark}”，市长回来后自动收回。",
        var away => $"{MayorsDesk.Unnamed}（至{away.Until.ToChinese()}）。要市长办的事不自动转交。",
    };

    private string NameOf(string post) => city.FindPost(post)?.Name ?? post;

    private async Task<SeenAbsence> Seen(Absence a, CancellationToken ct)
    {
        var isMine = a.Account == user.AccountId;
        var decides = user.May(Permissions.Decide) && !isMine && a.State is AbsenceState.AwaitsConsent
            && (a.Asked == order.Mayor ? await mayor.DecidesInPlace(user.Post, user.Institution, ct) is not null : a.Asked == user.Post && user.Institution == order.Government);
        return new(a.Id, a.PostName, city.FindInstitution(a.Institution)?.Name ?? a.Institution, Kinds.First(k => k.Kind == a.Kind).Name, a.Destination, a.LeavesAt, a.Until, StateOf(a), a.Deputy is { } d ? NameOf(d) : null,
            a.Asked is { } asked ? NameOf(asked) : null, a.Opinion, a.FiledAt, a.IsFiledLate, duties.FilingOf(a.Route), isMine, decides,
            user.May(Permissions.File) && a.State is AbsenceState.AwaitsFiling, AbsenceDuties.Told(a, order).Contains(user.Post) && !a.ReadBy.Contains(user.Post), isMine && !a.IsOver);
    }

    private string StateOf(Absence a) => a.State switch
    {
        AbsenceState.AwaitsConsent => $"等{NameOf(a.Asked!)}同意",
        AbsenceState.AwaitsFiling => "等市政府办公室报备",
        AbsenceState.Filed => "已报备，等销假",
        AbsenceState.Refused => "不同意，已终止",
        AbsenceState.Returned => "已销假",
        _ => "已取消",
    };
}
