using Yiwang.Kernel;

namespace Yiwang.Benefits.ToiletSubsidy.Campaign;

/// <summary>Whose household it is: decides the amount.</summary>
internal enum HouseholdKind { FiveGuarantee, MinimumLiving, Poor, Ordinary }

/// <summary>The four classes of villages that must reach 100 % in the first year.</summary>
internal enum VillageClass { ModelTown, ModelVillage, CoreVillage, PoorVillage }

/// <param name="Plan">As the plan's table names it.</param>
/// <param name="Institution">Code of the office that keeps its ledger.</param>
internal sealed record ToiletTown(string Plan, string Name, string Institution);

/// <param name="Name">全镇 where the whole town is meant.</param>
internal sealed record ListedVillage(VillageClass Class, string Town, string Name)
{
    public bool IsWholeTown => Class is VillageClass.ModelTown;
}

internal sealed record TaskCategory(string Code, string Name);

internal sealed record ResponsibleBody(string Code, string Name, string Task, bool Leads, IReadOnlyList<string> Categories, string Institution);

internal sealed record ReviewIndicator(string Name, string For);

internal sealed record Destination(string Code, string Name);

internal enum ReportRhythm { Week, Month, Quarter }

/// <summary>What the document leaves open and the city sets.</summary>
internal sealed record ToiletSettings(ReportRhythm Every, int DaysAfter, int PublicWeight, int HouseholdWeight, bool LeadChecksPayments);

/// <summary>The campaign that the city runs, as its pack says; read once at start. A city without one has the empty book.</summary>
internal sealed class ToiletBook
{
    public static readonly ToiletBook None = new();

    public string Law { get; init; } = "";
    public string PlanCsv { get; init; } = "";
    public IReadOnlyList<int> Years { get; init; } = [];
    public decimal FirstYearRate { get; init; }
    public long PublicToiletInFen { get; init; }
    public IReadOnlyDictionary<HouseholdKind, long> HouseholdInFen { get; init; } = new Dictionary<HouseholdKind, long>();
    public IReadOnlyList<string> Standards { get; init; } = [];
    public IReadOnlyList<ResponsibleBody> Bodies { get; init; } = [];
    public IReadOnlyList<TaskCategory> Categories { get; init; } = [];
    public string Leader { get; init; } = "";
    public string Deputies { get; init; } = "";
    public IReadOnlyList<ReviewIndicator> Indicators { get; init; } = [];
    public string ContestElement { get; init; } = "";
    public IReadOnlyList<Destination> Destinations { get; init; } = [];
    public IReadOnlyList<ToiletTown> Towns { get; init; } = [];
    public IReadOnlyList<ListedVillage> Listed { get; init; } = [];
    public ToiletSettings Settings { get; init; } = new(ReportRhythm.Month, 0, 50, 50, false);

    public bool IsEmpty => Towns.Count == 0;

    public ResponsibleBody Lead => Bodies.First(b => b.Leads);

    public ResponsibleBody Fund => LeadOf("funds")!;

    public ToiletTown? FindTown(string name) => Towns.FirstOrDefault(t => t.Name == name);

    public ToiletTown? TownOf(string institution) => Towns.FirstOrDefault(t => t.Institution == institution);

    public ResponsibleBody? BodyOf(string institution) => Bodies.FirstOrDefault(b => b.Institution == institution);

    /// <summary>What in the pack doesn't fit together: offices that the city has not, towns and categories that nobody lists.</summary>
    public IReadOnlyList<Finding> Check(Func<string, bool> isInstitution) =>
    [
        .. Towns.Select(t => (t.Name, t.Institution)).Concat(Bodies.Select(b => (b.Name, b.Institution))).Where(o => !isInstitution(o.Institution))
            .Select(o => Finding.Block("toilets.office", $"{o.Name}的单位“{o.Institution}”不在 institutions.yaml 里。", where: "toilets.yaml", remedy: "请核对单位代码。")),
        .. Listed.Where(l => FindTown(l.Town) is null).Select(l => Finding.Block("toilets.listed-town", $"“{l.Town}”不是计划表里的镇（街道）。", Places.Villages, "toilets.yaml", "请核对名称。")),
        .. Categories.Where(c => LeadOf(c.Code) is null).Select(c => Finding.Block("toilets.category-lead", $"“{c.Name}”没有牵头单位。", Places.Bodies, "toilets.yaml", "请写在一个单位的 categories 里。")),
    ];

    /// <summary>The town or body whose office it is; null for any other.</summary>
    public string? NameOf(string institution) => TownOf(institution)?.Name ?? BodyOf(institution)?.Name;

    /// <summary>A task goes to the body that answers for its category.</summary>
    [Article(Kernel.Law.LuodingRuralToilets, "三"), Requirement("LD-CS-006")]
    public ResponsibleBody? LeadOf(string category) => Bodies.FirstOrDefault(b => b.Categories.Contains(category));
}
