using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Packs;

namespace Yiwang.Office.Absences;

/// <summary>Which way an absence goes, by who is away.</summary>
internal enum AbsenceRoute { Mayor, Deputy, DepartmentHead, TownHead }

/// <summary>
/// Who is who for absences, from the pack's absences.yaml: posts, not persons. A city without the file has no such order. Who is in charge
/// of a department (分管) stands there too.
/// </summary>
internal sealed class AbsenceOrder
{
    public static readonly AbsenceOrder None = new();

    public bool IsKnown { get; private init; }
    public string Government { get; private init; } = "";
    public string Superior { get; private init; } = "";
    public string Committee { get; private init; } = "";
    public string Mayor { get; private init; } = "";
    public IReadOnlyList<string> Deputies { get; private init; } = [];
    public string Director { get; private init; } = "";
    public string Filing { get; private init; } = "";
    public IReadOnlyList<string> DepartmentHeads { get; private init; } = [];
    public IReadOnlyList<string> TownHeads { get; private init; } = [];
    public IReadOnlyDictionary<string, string> InChargeOf { get; private init; } = new Dictionary<string, string>();
    public IReadOnlyList<Finding> Findings { get; private init; } = [];

    public AbsenceRoute? RouteOf(string post) =>
        post == Mayor && IsKnown ? AbsenceRoute.Mayor
        : Deputies.Contains(post) || (post == Director && IsKnown) ? AbsenceRoute.Deputy
        : DepartmentHeads.Contains(post) ? AbsenceRoute.DepartmentHead
        : TownHeads.Contains(post) ? AbsenceRoute.TownHead
        : null;

    /// <summary>Whom one has to ask: the mayor; for the head of a department the deputy in charge of it, where the pack knows one.</summary>
    [Article(Law.LuodingWorkRules, 54, 1)]
    [Article(Law.LuodingWorkRules, 54, 2)]
    [Requirement("LD-GZ-054b")]
    [Requirement("LD-GZ-054c")]
    [Requirement("LD-GZ-054d")]
    public string? AskedFor(AbsenceRoute route, string institution) => route switch
    {
        AbsenceRoute.Mayor => null,
        AbsenceRoute.DepartmentHead => InChargeOf.GetValueOrDefault(institution),
        _ => Mayor,
    };

    /// <summary>The other leaders of the government, who are told of a deputy's absence.</summary>
    public IEnumerable<string> OtherLeaders(string post) => Deputies.Append(Director).Where(p => p != post);

    public static AbsenceOrder Load(YiwangOptions options, CityDirectory city)
    {
        var path = Path.Combine(options.PacksDirectory, options.City, "absences.yaml");
        return File.Exists(path) ? Read(YamlFile.Read(path), city) : None;
    }

    public static AbsenceOrder Read(YamlFile file, CityDirectory city)
    {
        var root = file.Root;
        var charges = new Dictionary<string, string>();
        foreach (var row in root.Maps("charges"))
        {
            var deputy = row.Text("deputy");
            foreach (var institution in row.Texts("institutions"))
            {
                if (city.FindInstitution(institution) is null) row.Refuse("institutions", "absences.institution", $"institutions.yaml 中没有机构“{institution}”。");
                if (!charges.TryAdd(institution, deputy)) row.Refuse("institutions", "absences.twice", $"机构“{institution}”有两名分管副市长。", "请改正其中一处。");
            }
        }

        var order = new AbsenceOrder
        {
            IsKnown = true, Government = root.Text("government"), Superior = root.Text("superior"), Committee = root.Text("committee"), Mayor = root.Text("mayor"),
            Deputies = root.Texts("deputies"), Director = root.Text("director"), Filing = root.Text("filing"), DepartmentHeads = root.Texts("department-heads"), TownHeads = root.Texts("town-heads"), InChargeOf = charges,
        };
        if (city.FindInstitution(order.Government) is null) root.Refuse("government", "absences.institution", $"institutions.yaml 中没有机构“{order.Government}”。");
        foreach (var post in order.DepartmentHeads.Concat(order.TownHeads).Concat(order.Deputies).Append(order.Mayor).Append(order.Director).Append(order.Filing).Concat(charges.Values).Distinct().Where(p => city.FindPost(p) is null))
        {
            root.Refuse("mayor", "absences.post", $"posts.yaml 中没有岗位“{post}”。");
        }

        var findings = file.Finish();
        return findings.Count > 0 ? new() { Findings = findings } : order;
    }
}
