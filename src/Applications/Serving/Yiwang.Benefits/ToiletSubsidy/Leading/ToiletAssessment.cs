using Yiwang.Benefits.Public;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Kernel;

namespace Yiwang.Benefits.ToiletSubsidy.Leading;

/// <summary>What the assessment found; open until the bureau closes it.</summary>
internal sealed record FoundProblem(string Text, string Answer = "", DateOnly? AnsweredOn = null, DateOnly? ClosedOn = null);

/// <summary>The yearly assessment of one town: what it reported as its plan, and what was verified.</summary>
internal sealed class ToiletAssessment : Aggregate
{
    private ToiletAssessment() { }

    public Guid Id { get; private init; }
    public int Revision { get; private set; }
    public int Year { get; private init; }
    public string Town { get; private init; } = "";
    public int PublicReported { get; private init; }
    public int HouseholdReported { get; private init; }
    public int PublicVerified { get; private set; }
    public int HouseholdVerified { get; private set; }
    public IReadOnlyList<FoundProblem> Problems { get; private set; } = [];

    public string Subject => $"toilet-assessment/{Id}";

    [Article(Law.LuodingRuralToilets, "四（五）"), Requirement("LD-CS-017")]
    public decimal PublicRate => Share.Of(PublicVerified, PublicReported);

    [Article(Law.LuodingRuralToilets, "四（五）"), Requirement("LD-CS-017")]
    public decimal HouseholdRate => Share.Of(HouseholdVerified, HouseholdReported);

    /// <summary>The two rates by the weights of the local setting.</summary>
    public decimal Score(ToiletSettings weights) => Math.Round((PublicRate * weights.PublicWeight + HouseholdRate * weights.HouseholdWeight) / 100m, 1, MidpointRounding.AwayFromZero);

    public static ToiletAssessment Of(int year, string town, (int Public, int Household) reported) =>
        new() { Id = Guid.CreateVersion7(), Year = year, Town = town, PublicReported = reported.Public, HouseholdReported = reported.Household };

    /// <summary>Verified more than was reported can't be.</summary>
    [Article(Law.LuodingRuralToilets, "四（五）"), Requirement("LD-CS-017")]
    public static IEnumerable<Finding> Check(string name, string unit, int verified, int reported, string where)
    {
        if (verified < 0) yield return Finding.Block("toilets.verified-number", $"{name}的核实数应为 0 以上的整数。", Places.Reporting, where, "没有完成的填 0。");
        else if (verified > reported) yield return Finding.Block("toilets.verified-over", $"{name}核实 {verified} {unit}，比上报的任务计划数 {reported} {unit}多，不能登记。", Places.Reporting, where, "请核对；计划有调整的，先导入新的计划表。");
    }

    public void Verify(int publics, int households, IEnumerable<string> problems)
    {
        (PublicVerified, HouseholdVerified) = (publics, households);
        Problems = [.. Problems, .. problems.Select(p => new FoundProblem(p))];
        Revision++;
        Record(new ToiletTownAssessed(Subject, Town, Year, Problems.Count(p => p.ClosedOn is null)));
    }

    public void Change(int index, FoundProblem problem)
    {
        Problems = [.. Problems.Select((p, i) => i == index ? problem : p)];
        Revision++;
        Record(new ToiletProblemAnswered(Subject, Town, problem.ClosedOn is not null));
    }
}

/// <summary>A contest or campaign for titles (创建、评比) with its table of indicators.</summary>
internal sealed class ToiletContest : Aggregate
{
    private ToiletContest() { }

    public Guid Id { get; private init; }
    public string Name { get; private init; } = "";
    public IReadOnlyList<string> Indicators { get; private init; } = [];

    public static ToiletContest Register(string name, IReadOnlyList<string> indicators)
    {
        var contest = new ToiletContest { Id = Guid.CreateVersion7(), Name = name, Indicators = indicators };
        contest.Record(new ToiletContestRegistered("toilet-contests", name));
        return contest;
    }

    /// <summary>Null where the table has what every such activity must have.</summary>
    [Article(Law.LuodingRuralToilets, "四（五）"), Requirement("LD-CS-017")]
    public Finding? Lacks(string element) => Indicators.Any(i => i.Contains(element, StringComparison.Ordinal)) ? null
        : Finding.Warn("toilets.contest-lacks", $"“{Name}”的指标表里没有“{element}”这一项。", Places.Reporting, "indicators", $"请主办单位补上“{element}”。");
}
