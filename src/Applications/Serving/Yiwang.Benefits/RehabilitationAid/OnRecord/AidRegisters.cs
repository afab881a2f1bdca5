using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Registers.Public;

namespace Yiwang.Benefits.RehabilitationAid.OnRecord;

/// <summary>The registers of 汕府办〔2019〕21号 by the codes of <c>packs/shanwei/registers/rehabilitation-aid.yaml</c>.</summary>
internal static class RegisterCodes
{
    public const string Devices = "assistive-devices", ServiceStandards = "service-standards", Plans = "aid-plans", PoorHouseholds = "poor-households",
        PriorityHouseholds = "priority-households", CivilAffairsGrants = "civil-affairs-grants", Experts = "rehabilitation-experts", Guidance = "expert-guidance",
        Policies = "professional-policies", InsuredItems = "insured-items", Prices = "institution-prices", InstitutionPlans = "institution-plans";

    public static string Href(string code) => $"/registers/{code}";
}

/// <summary>What the registers say that bears on one application.</summary>
/// <param name="Devices">The catalogue of assistive devices on the day of the application.</param>
/// <param name="CivilAffairs">What civil affairs granted the child, as earlier aid: of the same kind it counts as a duplicate.</param>
/// <param name="PriorityGroups">Ids of the groups under which civil affairs has the child.</param>
internal sealed record OnRegisters(IReadOnlyList<AssistiveDevice> Devices, IReadOnlyList<PriorAid> CivilAffairs, IReadOnlyList<string> PriorityGroups)
{
    public static readonly OnRegisters Nothing = new([], [], []);
}

internal sealed class AidRegisters(IRegisters registers)
{
    /// <summary>第八条（二）: names, sums and years as they were imported; nothing is known beforehand.</summary>
    public async Task<IReadOnlyList<AssistiveDevice>> Devices(DateOnly on, CancellationToken ct) =>
    [
        .. (await registers.On(RegisterCodes.Devices, on, ct)).Select(e => new AssistiveDevice(e.Text("device"), e.Fen("amount") ?? 0, e.Number("years") ?? 1, e.Text("basis"))),
    ];

    [Article(Law.ShanweiRehabilitationAid, 26, Item = 4), Requirement("SW-KF-026g")]
    public async Task<OnRegisters> Of(AidApplication application, DateOnly on, CancellationToken ct)
    {
        var child = application.ChildIndex;
        var grants = await CivilAffairs([child], on, ct);
        var households = await registers.OfPeople(RegisterCodes.PriorityHouseholds, on, [child], ct);
        return new(await DevicesFor(application, on, ct), [.. grants[child]],
            [.. households.Select(h => h.Text("group")).Distinct()]);
    }

    /// <summary>The catalogue where a device is applied for; nothing else looks into it.</summary>
    public async Task<IReadOnlyList<AssistiveDevice>> DevicesFor(AidApplication application, DateOnly on, CancellationToken ct) =>
        application.Answers.Services!.Wishes.Any(w => w.Service == ServiceWishes.Device) ? await Devices(on, ct) : [];

    /// <summary>What civil affairs granted to these children until that day, by the index of the child.</summary>
    public async Task<ILookup<string, PriorAid>> CivilAffairs(IReadOnlyCollection<string> children, DateOnly until, CancellationToken ct) =>
        (await registers.OfPeople(RegisterCodes.CivilAffairsGrants, until, children, ct)).Select(g => (g.Person, Aid: new PriorAid(g.Region, g.Text("program"), g.Day("granted") ?? g.From) { GrantedBy = "民政部门" }))
            .Where(g => g.Aid.GrantedOn <= until).ToLookup(g => g.Person, g => g.Aid);
}

/// <summary>What civil affairs has on record about the child, for the reviewer. It informs; the three bodies of 第十条（二）2 still decide together.</summary>
internal static class PriorityMatch
{
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 4), Requirement("SW-KF-026g")]
    public static IEnumerable<Finding> Of(IReadOnlyList<string> declared, IReadOnlyList<string> listed, CityRules rules)
    {
        foreach (var group in rules.Priority.Groups.Where(g => listed.Contains(g.Id)))
            yield return Finding.Note("aid.priority.listed", declared.Contains(group.Id)
                ? $"民政名单查到：属于{group.Name}，与申报一致。" : $"民政名单查到：属于{group.Name}。申请人没有申报，可以告知其按优先对象办理。", Articles.CivilAffairs, "application.priorityGroups");
        foreach (var group in rules.Priority.Groups.Where(g => declared.Contains(g.Id) && !listed.Contains(g.Id)))
            yield return Finding.Note("aid.priority.unlisted", $"申报属于{group.Name}，民政名单没有查到，请凭证明核对。", Articles.CivilAffairs, "application.priorityGroups");
    }
}
