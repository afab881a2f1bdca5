using System.Globalization;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>A month of training as it is typed or pasted from a spreadsheet: one line a day with minutes of training, of single training, of group lessons.</summary>
internal static class MonthSheet
{
    private const int LongestText = 8000;
    private static readonly char[] Between = [' ', '\t', ',', '，', '　', ';', '；'];

    /// <summary>2026-03, or a month as the list on the page gives it.</summary>
    public static DateOnly? MonthOf(string text) =>
        DateOnly.TryParseExact($"{text.Trim()}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    public static (TrainingRecord? Record, IReadOnlyList<Finding> Findings) Read(DateOnly month, string text, bool groupEffectIsEqual)
    {
        if (text.Length > LongestText) return (null, [Bad("文字太长。", "请只粘贴这一个月。")]);
        var (days, singles, groups, findings) = (new List<Session>(), new List<Session>(), new List<Session>(), new List<Finding>());
        foreach (var (line, number) in text.Split('\n').Select((l, i) => (l.Trim(), i + 1)).Where(l => l.Item1.Length > 0))
        {
            var parts = line.Split(Between, StringSplitOptions.RemoveEmptyEntries);
            if (DayOf(month, parts[0]) is not { } day) findings.Add(Bad($"第 {number} 行的“{parts[0]}”不是 {month.Year}年{month.Month}月里的一天。", $"写 1 到 {DateTime.DaysInMonth(month.Year, month.Month)} 的日，或 {month:yyyy-MM}-05 这样的日期。"));
            else if (parts.Length is < 2 or > 4 || parts.Skip(1).Any(p => Minutes(p) is null)) findings.Add(Bad($"第 {number} 行看不懂：“{line}”。", "写成：日 训练分钟 单训分钟 集体教学分钟；后两个没有可以不写。"));
            else
            {
                Add(days, day, parts, 1);
                Add(singles, day, parts, 2);
                Add(groups, day, parts, 3);
            }
        }

        return findings.Count > 0 ? (null, findings) : (new TrainingRecord(month, days) { Singles = singles, Groups = groups, GroupEffectIsEqual = groupEffectIsEqual }, []);
    }

    /// <summary>The record as lines again, for correcting it.</summary>
    public static string Write(TrainingRecord record) => string.Join('\n', record.Days.Concat(record.Singles).Concat(record.Groups).Select(s => s.On).Distinct().Order()
        .Select(day => $"{day.Day} {Sum(record.Days, day)} {Sum(record.Singles, day)} {Sum(record.Groups, day)}"));

    private static int Sum(IEnumerable<Session> sessions, DateOnly day) => sessions.Where(s => s.On == day).Sum(s => s.Minutes);

    private static void Add(List<Session> to, DateOnly day, string[] parts, int at)
    {
        if (parts.Length > at && Minutes(parts[at]) is > 0 and { } minutes) to.Add(new Session(day, minutes));
    }

    private static DateOnly? DayOf(DateOnly month, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var whole)) return (whole.Year, whole.Month) == (month.Year, month.Month) ? whole : null;
        return int.TryParse(text.TrimEnd('日', '号'), NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day >= 1 && day <= DateTime.DaysInMonth(month.Year, month.Month)
            ? new DateOnly(month.Year, month.Month, day) : null;
    }

    private static int? Minutes(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes <= 1440 ? minutes : null;

    private static Finding Bad(string message, string remedy) => Finding.Block("care.month.line", message, CareArticles.Rescue, "days", remedy);
}
