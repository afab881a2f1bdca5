using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>第七条: a county may give more than the province, never less, in amount, in months, or by asking longer waits.</summary>
internal static class ProvincialFloor
{
    public static readonly Citation Article = Citation.Of(Law.ShanweiRehabilitationAid, 7);

    /// <summary>Each shortfall with the key of the row that holds it.</summary>
    [Article(Law.ShanweiRehabilitationAid, 7)]
    [Requirement("SW-KF-007a")]
    public static IEnumerable<(string Key, Finding Finding)> Check(Standard own, Standard provincial)
    {
        if (own.AmountInFen < provincial.AmountInFen)
            yield return ("amount-yuan", Below(own, $"补助标准 {Yuan.Text(own.AmountInFen)}低于省级的 {Yuan.Text(provincial.AmountInFen)}"));

        if (provincial.MonthsPerYear is { } months && (own.MonthsPerYear ?? 0) < months)
            yield return ("months-per-year", Below(own, $"每年补助 {own.MonthsPerYear ?? 0} 个月，少于省级的 {months} 个月"));

        // A row without the limit is never stricter; one with a limit the province does not have is.
        if (own.EveryYears is { } years && years > (provincial.EveryYears ?? 0))
            yield return ("every-years", Below(own, $"{years} 年 1 次，比省级的{(provincial.EveryYears is { } p ? $" {p} 年 1 次" : "不限次数")}更严"));
    }

    private static Finding Below(Standard row, string what) =>
        Finding.Block("aid.standard.below-province", $"“{row.Service}”（{row.Id}）：{what}。", Article,
            remedy: "县级标准可以等于或高于省级，不能低于省级；请改正这一行。");
}
