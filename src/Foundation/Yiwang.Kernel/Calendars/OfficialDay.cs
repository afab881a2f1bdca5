using System.Globalization;

namespace Yiwang.Kernel;

/// <summary>What a day is for counting periods.</summary>
public enum DayKind
{
    /// <summary>No official calendar for its year: nothing may be counted.</summary>
    Unknown,

    /// <summary>工作日.</summary>
    WorkingDay,

    /// <summary>周末.</summary>
    Weekend,

    /// <summary>放假: in the State Council's arrangement, weekend or not.</summary>
    Holiday,

    /// <summary>调休上班: a Saturday or Sunday that is worked.</summary>
    MakeUpDay,
}

/// <summary>One line of the State Council's yearly arrangement of holidays (国务院办公厅关于部分节假日安排的通知).</summary>
/// <param name="Date">The day.</param>
/// <param name="Name">The holiday it belongs to, also for a make-up day.</param>
/// <param name="IsWorkday">True for 班; false for 休. A weekday can be 班 too: 2020-02-03, the first day after the lengthened Spring Festival.</param>
public readonly record struct OfficialDay(DateOnly Date, string Name, bool IsWorkday);

/// <summary>A calendar read from a file; no calendar when a line blocks, since a half calendar would count wrongly.</summary>
/// <param name="Calendar">Null if a finding blocks.</param>
/// <param name="Findings">Each names its line.</param>
public sealed record CalendarFile(WorkCalendar? Calendar, IReadOnlyList<Finding> Findings);

/// <summary>Reads lines 日期,节日,休或班 (2026-10-01,国庆节,休) after one line of headings.</summary>
internal static class CalendarReader
{
    public static CalendarFile Read(TextReader text)
    {
        var days = new Dictionary<DateOnly, OfficialDay>();
        var findings = new List<Finding>();
        for (var line = 1; text.ReadLine() is { } content; line++)
        {
            if (line == 1 || string.IsNullOrWhiteSpace(content)) continue;
            if (TryRead(content, out var day) is { } wrong) findings.Add(Wrong(line, wrong));
            else if (!days.TryAdd(day.Date, day)) findings.Add(Wrong(line, $"{day.Date:yyyy-MM-dd}重复出现。"));
        }

        if (findings.Count > 0) return new(null, findings);

        // Next year's New Year may stand in this year's notice; only a year with its own National Day is all there.
        var covered = days.Values.Where(d => d is { IsWorkday: false, Date: { Month: 10, Day: 1 } }).Select(d => d.Date.Year).ToHashSet();
        foreach (var year in days.Keys.Select(d => d.Year).Distinct().Where(y => !covered.Contains(y)).Order())
            findings.Add(Finding.Warn("calendar.year-incomplete", $"{year}年的安排不完整（没有10月1日），未采用。", remedy: "请补齐该年全部放假和调休安排后重新导入。"));

        return new(new(days.Values.Where(d => covered.Contains(d.Date.Year)), covered), findings);
    }

    private static string? TryRead(string content, out OfficialDay day)
    {
        day = default;
        var cells = content.Split(',').Select(c => c.Trim()).ToArray();
        if (cells.Length != 3) return $"应有3列（日期,节日,休或班），实有{cells.Length}列。";
        if (!DateOnly.TryParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return $"“{cells[0]}”不是有效日期，应写作2026-10-01。";
        if (cells[1].Length is 0 or > 30) return "节日名称为空或者过长。";
        if (cells[2] is not ("休" or "班")) return $"“{cells[2]}”应为“休”或“班”。";

        day = new(date, cells[1], cells[2] == "班");
        return null;
    }

    private static Finding Wrong(int line, string message) =>
        Finding.Block("calendar.line", $"第{line}行：{message}", where: $"第{line}行", remedy: "请改正该行后重新导入；文件没有被采用。");
}
