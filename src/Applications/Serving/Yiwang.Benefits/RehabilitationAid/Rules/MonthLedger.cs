using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>Which months of which aid year are already paid: in this assessment, and earlier in the same case.</summary>
internal sealed class MonthLedger
{
    private readonly AidContext context;
    private readonly HashSet<(string Pool, DateOnly Month)> taken = [];

    public MonthLedger(AidContext context)
    {
        this.context = context;
        foreach (var prior in context.Prior)
            if (context.Library.City.Standards.TryGetValue(prior.Row, out var row))
                foreach (var month in prior.Months) taken.Add((PoolOf(row), month));
    }

    /// <summary>A month is paid once, whichever mode; after the year's last paid month the next comes to nothing.</summary>
    [Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2)]
    [Requirement("SW-KF-008h"), Requirement("SW-KF-008j")]
    public IEnumerable<Finding> Take(Standard row, TrainingMonth month, string where)
    {
        if (!month.Counts) return [];
        var pool = PoolOf(row);
        if (taken.Any(t => KindOf(t.Pool) == row.Kind && t.Month == month.FirstDay))
            return [Finding.Block("aid.month.twice", $"{month.FirstDay:yyyy年M月}已经算过，同一月份只能按一种方式、在一家机构补助。", row.Citation, where, "请删去重复的月份。")];

        var year = context.Settings.AidYearOf(month.FirstDay);
        var limit = context.Rulebook.StandardOn(row.Id, month.FirstDay).MonthsPerYear ?? 12;
        var before = taken.Count(t => t.Pool == pool && context.Settings.AidYearOf(t.Month) == year);
        if (before >= limit)
            return [Finding.Note("aid.month.beyond-limit", $"{month.FirstDay:yyyy年M月}：{year} 救助年度已补 {limit} 个月，从第 {limit + 1} 个月起不再补助。", row.Citation, where)];

        taken.Add((pool, month.FirstDay));
        return [];
    }

    private string PoolOf(Standard row) => context.Settings.ModesShareMonths ? row.Kind : $"{row.Kind}/{row.Id[..row.Id.LastIndexOf('-')]}";

    private static string KindOf(string pool) => pool.Split('/')[0];
}
