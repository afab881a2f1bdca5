using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Register;

/// <summary>A regulation's own term, and after it the dated decisions of counties to go on applying it.</summary>
internal static class ValidityRule
{
    public static RegulationValidity On(Regulation regulation, RegionCode? region, DateOnly date)
    {
        if (date < regulation.InForceFrom) return new(ValidityState.NotYet, $"自{Day(regulation.InForceFrom)}起施行。");
        if (regulation.ValidUntil is not { } end) return new(ValidityState.InForce, Unlimited(regulation));
        if (regulation.Term is Term.Plan) return Plan(regulation, end, date);
        if (date <= end) return new(ValidityState.InForce, $"有效期至{Day(end)}。");
        return region is null ? Everywhere(regulation, end, date) : At(regulation, region, end, date);
    }

    private static string Unlimited(Regulation regulation)
    {
        var note = regulation.ValidityNote.Length > 0 ? regulation.ValidityNote : "没有写明有效期";
        return regulation.IssuedOn is null ? $"{note}。" : $"自{Day(regulation.InForceFrom)}起施行；{note}。";
    }

    // What a plan set itself ends with its period; a decision to go on applying rules has nothing to hold on to.
    private static RegulationValidity Plan(Regulation regulation, DateOnly end, DateOnly date) => date <= end
        ? new(ValidityState.InForce, $"规划期或工作期到{Day(end)}。")
        : new(ValidityState.PeriodOver, $"规划期或工作期到{Day(end)}，已经过了；没有登记废止它或接替它的文件。");

    private static RegulationValidity At(Regulation regulation, RegionCode region, DateOnly end, DateOnly date)
    {
        if (regulation.Decisions.FirstOrDefault(d => d.Region.Contains(region) && d.AppliesOn(date)) is not { } decision)
            return new(ValidityState.Expired, $"有效期至{Day(end)}；本地没有在{Day(date)}有效的继续适用决定，不能据此受理新申请。");

        return new(ValidityState.Continued, $"有效期至{Day(end)}；{Sentence(decision)}。") { Decision = decision };
    }

    private static RegulationValidity Everywhere(Regulation regulation, DateOnly end, DateOnly date)
    {
        var continuing = regulation.Decisions.Where(d => d.AppliesOn(date)).ToArray();
        return continuing.Length == 0
            ? new(ValidityState.Expired, $"有效期至{Day(end)}；没有登记在{Day(date)}仍有效的继续适用决定。")
            : new(ValidityState.DiffersByCounty,
                $"有效期至{Day(end)}；此后只在决定继续适用的地方适用：{string.Join("、", continuing.Select(d => d.RegionName))}。");
    }

    public static string Sentence(LocalDecision decision) =>
        $"{decision.RegionName}以{decision.Citation.Number}决定继续适用" + (decision.Until is { } until ? $"至{Day(until)}" : "")
        + (decision.IsDemonstration ? "（演示所设文号）" : "");

    public static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}
