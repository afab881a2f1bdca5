using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Settling.Supervising;

internal enum SuspicionKind { SameDayTwice, OnClosedDay, VoucherTwice, AfterEnd, TooManyHours, PriceDiffers }

/// <summary>A recorded month as supervision looks at it.</summary>
internal sealed record WatchedMonth(Guid MonthId, string ChildIndex, string FileNumber, string Institution, TrainingRecord Record)
{
    /// <summary>The last day of the care; null while it goes on.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Minutes of each day: 单训 is part of the day, 集体教学 too, so that the longest of the three counts, not their sum.</summary>
    public IEnumerable<(DateOnly Day, int Minutes)> Days => Record.Days.Concat(Record.Singles).Concat(Record.Groups).Select(s => s.On).Distinct()
        .Select(day => (day, Math.Max(Sum(Record.Days, day), Sum(Record.Singles, day) + Sum(Record.Groups, day)))).Where(d => d.Item2 > 0);

    private static int Sum(IEnumerable<Session> sessions, DateOnly day) => sessions.Where(s => s.On == day).Sum(s => s.Minutes);
}

/// <summary>A voucher as guardians name it.</summary>
internal sealed record WatchedVoucher(Guid SettlementId, string Number, string FileNumber, string Institution);

/// <param name="Key">The same suspicion found again has the same key.</param>
/// <param name="What">One sentence without personal data.</param>
internal sealed record Found(SuspicionKind Kind, string Key, string Institution, string What);

/// <summary>The five signs of 第十二条 that the platform looks for by itself; none is a verdict.</summary>
[Article(Law.ShanweiRehabilitationAid, 12), Requirement("SW-KF-012b")]
internal static class SuspicionRules
{
    /// <param name="settled">Months that are being settled.</param>
    /// <param name="elsewhere">Months of the same children at other institutions.</param>
    /// <param name="closures">Days on which an institution is closed.</param>
    public static IEnumerable<Found> InMonths(IReadOnlyList<WatchedMonth> settled, IReadOnlyList<WatchedMonth> elsewhere, IReadOnlyList<(string Institution, DateOnly From, DateOnly To)> closures, int mostHoursADay)
    {
        var others = elsewhere.ToLookup(m => m.ChildIndex);
        foreach (var month in settled)
        {
            foreach (var found in SameDay(month, others[month.ChildIndex])) yield return found;
            foreach (var found in Closed(month, closures)) yield return found;
            if (AfterEnd(month) is { } late) yield return late;
            if (TooMany(month, mostHoursADay) is { } many) yield return many;
        }
    }

    /// <summary>票据号重复: the number stands on another claim too, whoever issued it.</summary>
    public static IEnumerable<Found> InVouchers(WatchedVoucher voucher, IEnumerable<WatchedVoucher> earlier) =>
        earlier.Where(e => e.SettlementId != voucher.SettlementId && Plain(e.Number) == Plain(voucher.Number)).Take(1)
            .Select(e => new Found(SuspicionKind.VoucherTwice, $"voucher/{Plain(voucher.Number)}/{voucher.SettlementId:N}", voucher.Institution, $"票据号 {voucher.Number} 重复：{e.FileNumber} 的申请已经用过同一号码。"));

    /// <summary>Spelling of a number does not hide it.</summary>
    public static string Plain(string number) => new([.. number.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    private static IEnumerable<Found> SameDay(WatchedMonth month, IEnumerable<WatchedMonth> others)
    {
        var own = month.Days.Select(d => d.Day).ToHashSet();
        foreach (var other in others.Where(o => o.Institution != month.Institution))
            if (other.Days.Select(d => d.Day).Where(own.Contains).Order().ToArray() is { Length: > 0 } both)
                yield return new(SuspicionKind.SameDayTwice, $"same-day/{month.MonthId:N}/{other.MonthId:N}", month.Institution, $"{month.FileNumber}：{Days(both)}在两家机构都有训练记录。");
    }

    private static IEnumerable<Found> Closed(WatchedMonth month, IReadOnlyList<(string Institution, DateOnly From, DateOnly To)> closures)
    {
        var days = month.Days.Select(d => d.Day).Where(d => closures.Any(c => c.Institution == month.Institution && c.From <= d && d <= c.To)).Order().ToArray();
        if (days.Length > 0) yield return new(SuspicionKind.OnClosedDay, $"closed/{month.MonthId:N}", month.Institution, $"{month.FileNumber}：{Days(days)}机构停业，仍有训练记录。");
    }

    private static Found? AfterEnd(WatchedMonth month)
    {
        if (month.EndedOn is not { } ended || month.Days.Select(d => d.Day).Where(d => d > ended).Order().ToArray() is not { Length: > 0 } late) return null;
        return new(SuspicionKind.AfterEnd, $"after-end/{month.MonthId:N}", month.Institution, $"{month.FileNumber}：{ended.ToChinese()}已终止服务，{Days(late)}仍有训练记录并报送结算。");
    }

    private static Found? TooMany(WatchedMonth month, int mostHoursADay)
    {
        var first = new DateOnly(month.Record.Month.Year, month.Record.Month.Month, 1);
        var (total, possible) = (month.Days.Sum(d => d.Minutes), DateTime.DaysInMonth(first.Year, first.Month) * mostHoursADay * 60);
        var tooLong = month.Days.Where(d => d.Minutes > mostHoursADay * 60).Select(d => d.Day).Order().ToArray();
        if (total <= possible && tooLong.Length == 0) return null;
        return new(SuspicionKind.TooManyHours, $"hours/{month.MonthId:N}", month.Institution, tooLong.Length > 0
            ? $"{month.FileNumber}：{Days(tooLong)}记录的训练超过一天可能的 {mostHoursADay} 小时。"
            : $"{month.FileNumber}：{first:yyyy年M月}训练 {total / 60m:0.#} 小时，超过日历可能的 {possible / 60} 小时。");
    }

    private static string Days(DateOnly[] days) => days.Length == 1 ? days[0].ToChinese() : $"{days[0].ToChinese()}等 {days.Length} 天";
}
