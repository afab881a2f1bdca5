using System.Globalization;
using Yiwang.Kernel;
using Yiwang.Platform.Files;

namespace Yiwang.Organisation.Appointments;

/// <summary>A table of appointments as offices keep them: one line per entry; columns that a file doesn't have are empty.</summary>
internal static class AppointmentFile
{
    private static readonly (string Key, string[] Names)[] Columns =
    [
        ("people", ["人员", "人员占位", "姓名"]), ("kind", ["任免类型", "类别", "任免类别"]), ("unit", ["单位"]), ("duty", ["职务"]), ("probation", ["试用期"]),
        ("former", ["原职务是否自然免除"]), ("from", ["聘期开始"]), ("to", ["聘期结束"]), ("staff", ["工号"]), ("post", ["平台岗位"]), ("number", ["文号"]),
    ];

    private static readonly char[] Between = ['、', '，', ',', ';', '；'];

    private static readonly string[] NeededKeys = ["people", "kind", "unit", "duty"];

    /// <summary>What the heading must say at least.</summary>
    public const string Needed = "人员、任免类型、单位、职务";

    public static (IReadOnlyList<AppointmentLine> Lines, IReadOnlyList<Finding> Findings) Read(string csv)
    {
        if (CsvText.Read(csv, AppointmentRules.MostLines) is not { } table)
            return ([], [Finding.Block("appointment.file", $"读不出表格。第一行应为列名，最多 {AppointmentRules.MostLines} 行，用英文逗号分隔。", where: "rows", remedy: "请用表格软件另存为 CSV（UTF-8），再粘贴或者上传。")]);

        var at = Columns.ToDictionary(c => c.Key, c => table.Heading.Select((h, i) => (h, i)).Where(x => c.Names.Contains(x.h)).Select(x => x.i).FirstOrDefault(-1));
        var missing = NeededKeys.Where(key => at[key] < 0).Select(key => Columns.First(c => c.Key == key).Names[0]).ToArray();
        if (missing.Length > 0) return ([], [Finding.Block("appointment.columns", $"缺少列：{string.Join("、", missing)}。", AppointmentRules.Register2023, "rows", $"列名至少要有：{Needed}。")]);

        var findings = new List<Finding>();
        var lines = table.Rows.Select((row, i) => Line(i + 2, key => at[key] < 0 ? "" : row[at[key]], findings)).ToArray();
        return (lines, findings);
    }

    private static AppointmentLine Line(int row, Func<string, string> cell, List<Finding> findings)
    {
        var kind = AppointmentWords.Find(cell("kind"));
        if (kind is null && cell("kind").Length > 0) findings.Add(Finding.Block("appointment.kind", $"第 {row} 行：没有“{cell("kind")}”这种任免。", AppointmentRules.Register2019, "rows", "任免类型写：任命、免去、自然免除、聘任、暂时负责。"));
        var (names, staff) = (Split(cell("people")), Split(cell("staff")));
        if (staff.Length > 0 && staff.Length != names.Length) findings.Add(Finding.Block("appointment.people", $"第 {row} 行：人员和工号的个数不同。", where: "rows", remedy: "请一一对应，用“、”隔开。"));
        var duty = kind is AppointmentKind.InCharge && cell("duty").StartsWith("暂时负责", StringComparison.Ordinal) ? cell("duty")["暂时负责".Length..] : cell("duty");
        return new(kind, [.. names.Select((name, i) => new PersonMark(name, staff.ElementAtOrDefault(i)))], cell("unit"), duty)
        {
            Row = row, At = "rows.", Post = NullIfEmpty(cell("post")), Number = NullIfEmpty(cell("number")), EndsFormer = cell("former") is "是",
            ProbationYears = YearsOf(cell("probation"), row, findings), TermFrom = DayOf(cell("from"), row, findings), TermTo = DayOf(cell("to"), row, findings),
        };
    }

    private static int YearsOf(string text, int row, List<Finding> findings)
    {
        if (text is "" or "无") return 0;
        if (text.TrimEnd('年') is { Length: 1 } years && "一二三".IndexOf(years[0], StringComparison.Ordinal) is >= 0 and var i) return i + 1;
        if (int.TryParse(text.TrimEnd('年'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        findings.Add(Finding.Block("appointment.probation", $"第 {row} 行：读不出试用期“{text}”。", AppointmentRules.Register2019, "rows", "写“1年”；没有试用期的留空。"));
        return 0;
    }

    private static DateOnly? DayOf(string text, int row, List<Finding> findings)
    {
        if (text.Length == 0) return null;
        if (Design.DateText.Find(text) is { } day) return day;
        findings.Add(Finding.Block("appointment.day", $"第 {row} 行：读不出日期“{text}”。", where: "rows", remedy: "写成 2019-11-26。"));
        return null;
    }

    private static string[] Split(string text) => text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
