using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Settling;

/// <summary>结算周期 as the county has set it: a month, a quarter, half a year, a year; whole months.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
internal sealed record SettlementPeriod(DateOnly From, DateOnly To)
{
    public string Name => (From.Year, From.Month) == (To.Year, To.Month) ? $"{From:yyyy年M月}" : $"{From:yyyy年M月}至{To:M月}";

    public static SettlementPeriod Containing(DateOnly day, int months)
    {
        var from = new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1);
        return new(from, from.AddMonths(months).AddDays(-1));
    }

    /// <summary>The last finished periods, the newest first.</summary>
    public static IEnumerable<SettlementPeriod> Finished(DateOnly today, int months, int count)
    {
        var period = Containing(today, months);
        for (var i = 0; i < count; i++) yield return period = Containing(period.From.AddDays(-1), months);
    }

    /// <summary>Only a whole period of the county's own length, and only when it is over.</summary>
    [Article(Law.ShanweiRehabilitationAid, 10, Item = 4, SubItem = 1)]
    public static IEnumerable<Finding> Check(DateOnly from, Settings settings, DateOnly today)
    {
        var period = Containing(from, settings.SettlementMonths);
        if (period.From != from)
            yield return Finding.Block("settlement.period", $"结算周期是{settings["settlement-period"].Text}，应从 {period.From:yyyy年M月} 起。", Articles.Settlement, "from", "请从列出的周期里选。");
        else if (today <= period.To)
            yield return Finding.Block("settlement.period-open", $"{period.Name}还没有结束。", Articles.Settlement, "from", $"请在 {period.To.AddDays(1).ToChinese(today)} 以后报送。");
    }
}
