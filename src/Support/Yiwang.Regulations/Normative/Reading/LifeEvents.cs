using Yiwang.Kernel;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Normative.Reading;

/// <summary>One dated point of a document's life, past or still to come.</summary>
/// <param name="On">Null where only the year is known; then it stands first.</param>
internal sealed record LifeEvent(DateOnly? On, string What, Citation? By = null, string? ReplacedBy = null, string Detail = "", bool Ends = false);

/// <summary>A document's life as a line: dates that it carries itself, and what others ordered. What comes after its end is left out.</summary>
internal static class LifeEvents
{
    public static IReadOnlyList<LifeEvent> Of(DocumentLife life)
    {
        var end = life.Changes.FirstOrDefault(c => c.EndsIt)?.From ?? DateOnly.MaxValue;
        var last = life.LastDay(end == DateOnly.MaxValue ? end : end.AddDays(-1));
        LifeEvent[] dated =
        [
            .. life.InForceFrom is { } from && from != life.IssuedOn ? [new LifeEvent(from, "施行")] : (LifeEvent[])[],
            .. life.Changes.Select(c => new LifeEvent(c.From, NormativeWords.Of(c.Kind) + (c.Until is { } until ? $"至{Register.ValidityRule.Day(until)}" : ""), c.By, c.ReplacedBy, c.Reason, c.EndsIt)),
            .. last is { } day && day < end ? [new LifeEvent(day.AddDays(1), life.Term is Term.Plan ? "规划期已过" : "有效期届满", life.ValidityArticle, Ends: true)] : (LifeEvent[])[],
            .. life.Decisions.Where(d => d.From < end).Select(d => new LifeEvent(d.From, $"{d.RegionName}继续适用{(d.Until is { } u ? $"至{Register.ValidityRule.Day(u)}" : "")}", d.Citation, Detail: d.IsDemonstration ? "演示所设文号" : "")),
        ];
        var issued = new LifeEvent(life.IssuedOn, life.IssuedOn is { } on && on == life.InForceFrom ? "印发并施行" : life.IssuedOn is null && life.Year > 0 ? $"印发（{life.Year}年，日期没有登记）" : "印发", life.Citation);
        return [issued, .. dated.OrderBy(e => e.On)];
    }
}
