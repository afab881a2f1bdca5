using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Caring.Quality;

/// <summary>How the guardian found one month of service. One for each recorded month, under that month's id; words go into 监督意见, where they are answered.</summary>
internal sealed class MonthRating
{
    public const int MostStars = 5, MostTimes = 10;

    private MonthRating() { }

    /// <summary>Of the service month.</summary>
    public Guid Id { get; private init; }
    public Guid CareId { get; private init; }
    public string Institution { get; private init; } = "";
    public DateOnly Month { get; private init; }
    public int Stars { get; private set; }
    public DateOnly On { get; private set; }

    /// <summary>How often it was given; a rating may be changed, not for ever.</summary>
    public int Times { get; private set; }

    public static MonthRating Of(ServiceMonth month) => new() { Id = month.Id, CareId = month.CareId, Institution = month.Institution, Month = month.Month };

    [Article(Law.ShanweiRehabilitationAid, 21, Item = 5), Requirement("SW-KF-021c")]
    public Outcome Give(int stars, DateOnly today)
    {
        var findings = new List<Finding>();
        if (stars is < 1 or > MostStars) findings.Add(Finding.Block("rating.stars", "请选一到五星。", QualityRule.Place, "stars", "选一个最接近您感受的。"));
        if (Times >= MostTimes) findings.Add(Finding.Block("rating.times", $"这个月已经评价过 {MostTimes} 次，不能再改。", QualityRule.Place, "stars", "有新的情况，请对机构提监督意见。"));
        if (findings.Count > 0) return Outcome.From(findings);
        (Stars, On) = (stars, today);
        Times++;
        return Outcome.Done;
    }
}

/// <summary>康复评估: has the child improved? At most one for each care and month; a later one of the same month corrects it.</summary>
internal sealed class EffectAssessment
{
    private EffectAssessment() { }

    public Guid Id { get; private init; }
    public Guid CareId { get; private init; }
    public string Institution { get; private init; } = "";

    /// <summary>First day of the month in which it was made.</summary>
    public DateOnly Month { get; private init; }
    public DateOnly On { get; private set; }
    public bool Improved { get; private set; }

    /// <summary>Who assessed, sealed: a person's name.</summary>
    public string AssessedBy { get; private set; } = "";

    public static EffectAssessment Of(Care care, DateOnly on) => new() { Id = Guid.CreateVersion7(), CareId = care.Id, Institution = care.Institution, Month = new(on.Year, on.Month, 1) };

    public void Say(bool improved, DateOnly on, string by) => (Improved, On, AssessedBy) = (improved, on, by);
}

internal static class RatingWords
{
    public static string Stars(int stars) => stars switch { 5 => "非常满意", 4 => "满意", 3 => "基本满意", 2 => "不满意", _ => "非常不满意" };
}
