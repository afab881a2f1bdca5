using System.Text;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Office.Absences;

/// <summary>Whose turn it is with an absence: keeps its open work items.</summary>
internal sealed class AbsenceDuties(IInbox inbox, AbsenceOrder order, CityDirectory city)
{
    public const string Return = "返程销假";

    public Task Keep(Absence absence, CancellationToken ct) => inbox.Keep(absence.Subject, [.. Open(absence)], ct);

    /// <summary>The posts that are told once it is filed: the other leaders of a deputy, the mayor of the head of a department.</summary>
    [Article(Law.LuodingWorkRules, 54, 1)]
    [Article(Law.LuodingWorkRules, 54, 2)]
    [Requirement("LD-GZ-054b")]
    [Requirement("LD-GZ-054c")]
    public static IReadOnlyList<string> Told(Absence absence, AbsenceOrder order) => (absence.State, absence.Route) switch
    {
        (AbsenceState.Filed, AbsenceRoute.Deputy) => [.. order.OtherLeaders(absence.Post)],
        (AbsenceState.Filed, AbsenceRoute.DepartmentHead) => [order.Mayor],
        _ => [],
    };

    [Requirement("LD-GZ-054a")]
    public string FilingOf(AbsenceRoute route) => route switch
    {
        AbsenceRoute.Mayor => $"向{order.Superior}报备",
        AbsenceRoute.Deputy => $"向{order.Committee}报备",
        _ => "外出报备",
    };

    private IEnumerable<WorkItemDraft> Open(Absence absence)
    {
        if (absence.State is AbsenceState.AwaitsConsent) yield return Item(absence, "外出请示", absence.Asked!, order.Government, absence.From);
        if (absence.State is AbsenceState.AwaitsFiling) yield return Item(absence, FilingOf(absence.Route), order.Filing, city.FindResponsible(city.GetPost(order.Filing).InstitutionKind!, city.RegionCode)!.Code, absence.From);
        if (absence.State is not AbsenceState.Filed) yield break;
        yield return Item(absence, Return, absence.Post, absence.Institution, absence.Until);
        foreach (var post in Told(absence, order).Except(absence.ReadBy))
        {
            var institution = post == order.Director ? city.FindResponsible(city.GetPost(order.Director).InstitutionKind!, city.RegionCode)!.Code : order.Government;
            yield return Item(absence, absence.Route is AbsenceRoute.Deputy ? "外出通报" : "外出报告", post, institution, null);
        }
    }

    private WorkItemDraft Item(Absence absence, string kind, string post, string institution, DateOnly? due) => new(
        new Guid(Sm3.Hash(Encoding.UTF8.GetBytes($"{absence.Id:N} {kind} {post}")).AsSpan(0, 16)), kind, $"{kind}：{absence.PostName}外出", absence.Href, post, institution,
        city.GetInstitution(institution).RegionCode, due, Citation.Of(Law.LuodingWorkRules, 54, absence.Route is AbsenceRoute.Mayor or AbsenceRoute.Deputy ? 1 : 2));
}
