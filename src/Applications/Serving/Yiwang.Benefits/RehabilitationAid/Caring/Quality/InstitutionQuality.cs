using Microsoft.EntityFrameworkCore;
using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Caring.Quality;

/// <summary>What the county has set; the text sets none of it.</summary>
/// <param name="SatisfiedFrom">A rating counts as satisfied from so many stars on.</param>
/// <param name="SatisfactionLeast">达标线 in percent; null where none is set, and then nothing is judged.</param>
/// <param name="Smallest">Figures about fewer children are not told outside the federations.</param>
internal sealed record QualityLine(int SatisfiedFrom, int? SatisfactionLeast, int? EffectiveLeast, int Smallest);

/// <summary>满意度 and 有效率 of one institution in one year.</summary>
/// <param name="Raters">Children whose guardian rated at least one month.</param>
/// <param name="Assessed">Children whose effect was assessed.</param>
/// <param name="Improved">Of them those whose last assessment says improved.</param>
internal sealed record InstitutionQuality(int Year, int Ratings, int Raters, int Satisfied, int Assessed, int Improved, QualityLine Line)
{
    public decimal? Satisfaction => Share(Satisfied, Ratings);

    /// <summary>有效率: improved ÷ assessed.</summary>
    [Article(Law.ShanweiRehabilitationAid, 21, Item = 5), Requirement("SW-KF-021c")]
    public decimal? Effective => Share(Improved, Assessed);

    /// <summary>As everybody outside the federations may see it: from few families one could guess whose word it is.</summary>
    public InstitutionQuality Public => this with
    {
        Ratings = Raters < Line.Smallest ? 0 : Ratings, Satisfied = Raters < Line.Smallest ? 0 : Satisfied,
        Assessed = Assessed < Line.Smallest ? 0 : Assessed, Improved = Assessed < Line.Smallest ? 0 : Improved,
    };

    private static decimal? Share(int part, int whole) => whole == 0 ? null : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);
}

/// <summary>第二十一条（五）: when effect and satisfaction fall short.</summary>
internal static class QualityRule
{
    public static readonly Citation Place = Citation.Of(Law.ShanweiRehabilitationAid, 21, item: 5);

    public const int Situation = 5;

    /// <summary>Each figure below its line. Without a line, or without anything to measure, nothing is judged.</summary>
    [Article(Law.ShanweiRehabilitationAid, 21, Item = 5), Requirement("SW-KF-021c")]
    public static IReadOnlyList<Finding> Below(InstitutionQuality quality) =>
    [
        .. Check("satisfaction", "满意度", quality.Satisfaction, quality.Line.SatisfactionLeast, quality.Year),
        .. Check("effective", "有效率", quality.Effective, quality.Line.EffectiveLeast, quality.Year),
    ];

    /// <summary>Situation 5 is a ground only where a line is set and the institution is below it.</summary>
    [Article(Law.ShanweiRehabilitationAid, 21, Item = 5), Requirement("SW-KF-021c")]
    public static Finding? WhyNoGround(InstitutionQuality quality) => Below(quality).Count > 0 ? null
        : quality.Line is { SatisfactionLeast: null, EffectiveLeast: null }
            ? Finding.Block("rectification.quality-unset", "本县（市、区）没有设定满意度和有效率的达标线，只显示，不判定。", Place, "situations", "设定达标线以后才能按第（五）项立案；属于其他情形的，选其他项。")
            : Finding.Block("rectification.quality-met", "满意度和有效率没有低于达标线。", Place, "situations", "请看机构页面上的满意度和有效率。");

    private static IEnumerable<Finding> Check(string code, string name, decimal? reached, int? least, int year)
    {
        if (reached is { } share && least is { } line && share < line)
            yield return Finding.Warn($"quality.{code}", $"{year} 年{name} {share:0.#}%，低于本地设定的 {line}%。", Place, "", "属于可以立案整改的情形（五）。");
    }
}

/// <summary>Counts; names nobody.</summary>
internal sealed class QualityReader(QualityDb db, RulebookLibrary library, TimeProvider clock)
{
    /// <summary>Of the aid year in which today lies.</summary>
    public Task<InstitutionQuality> Of(RehabilitationInstitution institution, CancellationToken ct)
    {
        var settings = library.For(institution.Region).SettingsOn(clock.Today());
        return Of(institution.Code, settings.AidYearOf(clock.Today()), settings, ct);
    }

    private async Task<InstitutionQuality> Of(string code, int year, Settings settings, CancellationToken ct)
    {
        // One month more on each side than any year has: which aid year a day belongs to is the rulebook's to say.
        var (from, to) = (new DateOnly(year - 1, 9, 1), new DateOnly(year, 12, 31));
        var stars = await db.Ratings.AsNoTracking().Where(r => r.Institution == code && r.Month >= from && r.Month <= to).Select(r => new { r.CareId, r.Month, r.Stars }).ToListAsync(ct);
        var given = stars.Where(s => settings.AidYearOf(s.Month) == year).ToArray();
        var effects = await (from e in db.Effects.AsNoTracking() join c in db.Cares.AsNoTracking() on e.CareId equals c.Id
                             where e.Institution == code && e.On >= @from && e.On <= to select new { c.ChildIndex, e.On, e.Improved }).ToListAsync(ct);
        // 满1年评估确无康复效果: that end is an assessment too.
        var without = await db.Cares.AsNoTracking().Where(c => c.Institution == code && c.Ending == EndReason.NoEffect && c.EndedOn >= from && c.EndedOn <= to).Select(c => new { c.ChildIndex, On = c.EndedOn!.Value, Improved = false }).ToListAsync(ct);
        var children = effects.Concat(without).Where(e => settings.AidYearOf(e.On) == year).GroupBy(e => e.ChildIndex).Select(g => g.OrderBy(e => e.On).Last().Improved).ToArray();
        var line = new QualityLine(settings.SatisfiedFrom, settings.SatisfactionLeast, settings.EffectiveLeast, settings.PublicationSmallest);
        return new(year, given.Length, given.DistinctBy(s => s.CareId).Count(), given.Count(s => s.Stars >= line.SatisfiedFrom), children.Length, children.Count(i => i), line);
    }

    public Task<List<MonthRating>> RatingsOf(Guid careId, CancellationToken ct) => db.Ratings.AsNoTracking().Where(r => r.CareId == careId).ToListAsync(ct);

    public Task<List<EffectAssessment>> EffectsOf(Guid careId, CancellationToken ct) => db.Effects.AsNoTracking().Where(e => e.CareId == careId).OrderBy(e => e.On).ToListAsync(ct);
}
