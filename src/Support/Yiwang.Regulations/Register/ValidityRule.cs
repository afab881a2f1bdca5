using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Register;

/// <summary>
/// What a document is on a day: what ended it, then its own term as renewed, then the dated decisions of counties to go on applying it.
/// The only place that says so; a state that follows from dates is never stored.
/// </summary>
internal static class ValidityRule
{
    public static RegulationValidity On(DocumentLife life, RegionCode? region, DateOnly date)
    {
        if (life.InForceFrom is { } from && date < from) return new(ValidityState.NotYet, $"自{Day(from)}起施行。");
        if (life.EndOn(date) is { } end) return Ended(end);
        if (life.LastDay(date) is not { } last) return Amendable(life, date, Unlimited(life));
        if (life.Term is Term.Plan) return Plan(life, last, date);
        if (date <= last) return Amendable(life, date, $"有效期至{Day(last)}。");
        return (region is null ? Everywhere(life, last, date) : At(life, region, last, date)) with { Since = last.AddDays(1), By = life.ValidityArticle };
    }

    /// <summary>The end of the term, carried on by the decisions that follow each other without a gap, or the end that is ordered already.</summary>
    public static DateOnly? LastDay(DocumentLife life, RegionCode? region, DateOnly today)
    {
        var ordered = life.Changes.FirstOrDefault(c => c.EndsIt)?.From.AddDays(-1);
        if (life.LastDay(today) is not { } last) return ordered;

        // What ran out and is applied today by a decision ends with that decision.
        if (last < today && region is not null && Decision(life, region, today) is not null) last = today.AddDays(-1);
        while (region is not null && Decision(life, region, last.AddDays(1)) is { } next)
        {
            if (next.Until is not { } until) return ordered;
            last = until;
        }

        return ordered < last ? ordered : last;
    }

    [Requirement("LH-QL-009")]
    private static RegulationValidity Ended(StateChange end)
    {
        var (state, word) = end.Kind switch
        {
            ChangeKind.Repealed => (ValidityState.Repealed, "废止"),
            ChangeKind.Revoked => (ValidityState.Revoked, "撤销"),
            ChangeKind.Lapsed => (ValidityState.Lapsed, "宣布失效"),
            _ => (ValidityState.Amended, "由修订后的文本代替"),
        };
        var replaced = end.ReplacedBy is { } law ? $"，现由{Citation.Of(law, 0).Number}代替" : "";
        return new(state, $"自{Day(end.From)}起{word}，依据{end.By}{replaced}。") { Since = end.From, By = end.By, ReplacedBy = end.ReplacedBy };
    }

    [Article(Law.LuohuDocumentReview, "三"), Requirement("LH-QL-005")]
    private static RegulationValidity Amendable(DocumentLife life, DateOnly date, string words) =>
        life.Changes.LastOrDefault(c => c.Kind is ChangeKind.AmendmentDecided && c.From <= date) is { } decided
            ? new(ValidityState.ToBeAmended, $"{Day(decided.From)}已决定修订（{decided.By}），没有登记修订后的文本，现有文本继续有效。{words}") { Since = decided.From, By = decided.By }
            : new(ValidityState.InForce, words);

    private static string Unlimited(DocumentLife life)
    {
        var note = life.ValidityNote.Length > 0 ? life.ValidityNote : "没有写明有效期";
        return life.InForceFrom is not { } from ? $"没有登记施行日期；{note}。" : life.IssuedOn is null ? $"{note}。" : $"自{Day(from)}起施行；{note}。";
    }

    // What a plan set itself ends with its period; a decision to go on applying rules has nothing to hold on to.
    private static RegulationValidity Plan(DocumentLife life, DateOnly end, DateOnly date) => date <= end
        ? Amendable(life, date, $"规划期或工作期到{Day(end)}。")
        : new(ValidityState.PeriodOver, $"规划期或工作期到{Day(end)}，已经过了；没有登记废止它或接替它的文件。") { Since = end.AddDays(1), By = life.ValidityArticle };

    private static RegulationValidity At(DocumentLife life, RegionCode region, DateOnly end, DateOnly date)
    {
        if (Decision(life, region, date) is not { } decision)
            return new(ValidityState.Expired, $"有效期至{Day(end)}；本地没有在{Day(date)}有效的继续适用决定，不能据此受理新申请。");

        return new(ValidityState.Continued, $"有效期至{Day(end)}；{Sentence(decision)}。") { Decision = decision };
    }

    private static LocalDecision? Decision(DocumentLife life, RegionCode region, DateOnly date) =>
        life.Decisions.FirstOrDefault(d => d.Region.Contains(region) && d.AppliesOn(date));

    private static RegulationValidity Everywhere(DocumentLife life, DateOnly end, DateOnly date)
    {
        var continuing = life.Decisions.Where(d => d.AppliesOn(date)).ToArray();
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
