using Yiwang.Benefits.Public;
using Yiwang.Kernel;

namespace Yiwang.Benefits.ToiletSubsidy.Campaign;

/// <summary>One line of the plan's table.</summary>
/// <param name="Number">序号, as printed.</param>
/// <param name="PrintedRate">As printed; what counts is computed.</param>
internal sealed record PlanRow(int Number, string Town, int Villages, int NaturalVillages, int Households, int Sanitary, decimal PrintedRate,
    int HouseholdPlan, int HouseholdFirst, int HouseholdSecond, int PublicBase, int PublicPlan, int PublicFirst, int PublicSecond)
{
    public decimal Rate => Share.Of(Sanitary, Households);

    /// <summary>公厕、户厕 to be built in one of the two years.</summary>
    public (int Public, int Household) In(int yearIndex) => yearIndex == 0 ? (PublicFirst, HouseholdFirst) : (PublicSecond, HouseholdSecond);

    /// <summary>The numbers that the summary line adds up, each with its name.</summary>
    public IEnumerable<(string Name, int Value)> Counted() =>
    [
        ("行政村", Villages), ("自然村", NaturalVillages), ("总户数", Households), ("无害化卫生户厕", Sanitary), ("户厕计划合计", HouseholdPlan), ("户厕第一年计划", HouseholdFirst),
        ("户厕第二年计划", HouseholdSecond), ("2018年底公厕", PublicBase), ("公厕计划合计", PublicPlan), ("公厕第一年计划", PublicFirst), ("公厕第二年计划", PublicSecond),
    ];
}

/// <summary>The plan of all towns as it was imported; the last import counts.</summary>
internal sealed class ToiletPlan : Aggregate
{
    private ToiletPlan() { }

    public const string Subject = "toilet-plan";

    public Guid Id { get; private init; }
    public DateTimeOffset ImportedAt { get; private init; }
    public IReadOnlyList<PlanRow> Rows { get; private init; } = [];

    /// <summary>The summary line, made from the towns' lines.</summary>
    [Article(Law.LuodingRuralToilets, "二"), Requirement("LD-CS-001")]
    public PlanRow Total => SumOf(Rows);

    public PlanRow? Of(ToiletTown town) => Rows.FirstOrDefault(r => r.Town == town.Plan);

    public static ToiletPlan Import(PlanSheet sheet, DateTimeOffset now)
    {
        var plan = new ToiletPlan { Id = Guid.CreateVersion7(), ImportedAt = now, Rows = sheet.Towns };
        plan.Record(new ToiletPlanImported(Subject, plan.Rows.Count, plan.Total.PublicPlan, plan.Total.HouseholdPlan));
        return plan;
    }

    public static PlanRow SumOf(IReadOnlyList<PlanRow> rows)
    {
        int Sum(Func<PlanRow, int> of) => rows.Sum(of);
        var (households, sanitary) = (Sum(r => r.Households), Sum(r => r.Sanitary));
        return new(0, "合计", Sum(r => r.Villages), Sum(r => r.NaturalVillages), households, sanitary, Share.Of(sanitary, households), Sum(r => r.HouseholdPlan), Sum(r => r.HouseholdFirst),
            Sum(r => r.HouseholdSecond), Sum(r => r.PublicBase), Sum(r => r.PublicPlan), Sum(r => r.PublicFirst), Sum(r => r.PublicSecond));
    }
}
