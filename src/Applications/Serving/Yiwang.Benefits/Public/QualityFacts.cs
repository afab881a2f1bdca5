using Yiwang.Kernel;

namespace Yiwang.Benefits.Public;

/// <summary>The guardian said how one month's service was; how many stars stays between the guardian and the sums.</summary>
public sealed record ServiceMonthRated(string Subject, Guid CareId, DateOnly Month, bool Again) : Fact(Subject)
{
    public override string Sentence => $"监护人{(Again ? "改了对" : "评价了")} {Month.Year}年{Month.Month}月服务{(Again ? "的评价" : "")}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 21, item: 5);
}

/// <summary>The institution assessed whether the child has improved.</summary>
public sealed record EffectAssessed(string Subject, Guid CareId, DateOnly On, bool Improved) : Fact(Subject)
{
    public override string Sentence => $"康复评估（{On.ToChinese()}）：{(Improved ? "有改善" : "没有改善")}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 21, item: 5);
}
