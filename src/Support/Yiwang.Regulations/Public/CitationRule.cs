using Yiwang.Kernel;
using Yiwang.Regulations.Register;

namespace Yiwang.Regulations.Public;

/// <summary>
/// What is to be said when a document is cited for an act: nothing while it applies on the day of the act; otherwise which document,
/// since when, by what, and what took its place.
/// </summary>
public static class CitationRule
{
    /// <param name="life">Null for a document that nobody registered.</param>
    /// <param name="cited">The place that is cited.</param>
    /// <param name="region">The county in which the act is done; null for the city as a whole.</param>
    /// <param name="actOn">The day of the act; what it was based on then is not touched by what came later.</param>
    /// <param name="today">The day of asking.</param>
    /// <param name="weight">How much it weighs that a document is not in force.</param>
    /// <returns>Null where there is nothing to say.</returns>
    [Article(Law.LuohuDocumentReview, "一"), Article(Law.LuohuDocumentReview, "二"), Article(Law.LuohuDocumentReview, "三"), Requirement("LH-QL-006")]
    public static Finding? Check(DocumentLife? life, Citation cited, RegionCode? region, DateOnly actOn, DateOnly today, Severity weight)
    {
        if (life is null) return Finding.Note("citation.unknown", $"{cited.Number}没有登记，不知道现在是否有效。", cited);
        var then = life.On(region, actOn);
        // Where counties differ nobody can say for the city; the act in a county is checked with the county.
        if (!then.Applies && then.State is not ValidityState.DiffersByCounty) return NotInForce(life, then, cited, weight);
        if (then.State is ValidityState.ToBeAmended) return Finding.Note("citation.to-be-amended", $"{Name(life)}{then.Words}", then.By);
        var now = life.On(region, today);
        return actOn < today && !now.Applies && now.State is not ValidityState.DiffersByCounty
            ? Finding.Note("citation.ended-since", $"{Name(life)}{now.Words}{ValidityRule.Day(actOn)}它有效，记录不变。", now.By ?? cited) : null;
    }

    /// <summary>The finding itself, for whoever has asked what the document is already.</summary>
    public static Finding NotInForce(DocumentLife life, RegulationValidity standing, Citation cited, Severity weight) => new(weight, $"citation.{CodeOf(standing.State)}",
        $"{Name(life)}{standing.Words}", standing.By ?? cited)
    {
        Remedy = standing.ReplacedBy is { } law ? $"请改为引用{Citation.Of(law, 0).Number}。"
            : standing.State is ValidityState.NotYet ? "请等到施行之日，或引用现在有效的文件。" : "请改为引用现在有效的文件；有延续或替代文件的，先登记它的文号和日期。",
    };

    private static string CodeOf(ValidityState state) => state switch
    {
        ValidityState.NotYet => "not-yet",
        ValidityState.Repealed => "repealed",
        ValidityState.Revoked => "revoked",
        ValidityState.Lapsed => "lapsed",
        ValidityState.Amended => "amended",
        ValidityState.PeriodOver => "period-over",
        _ => "expired",
    };

    private static string Name(DocumentLife life) => life.Title.Length > 0 ? $"《{life.Title}》（{life.Number}）" : life.Number;
}
