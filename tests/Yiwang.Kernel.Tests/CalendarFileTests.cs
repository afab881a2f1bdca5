using static Yiwang.Kernel.Tests.Calendars;

namespace Yiwang.Kernel.Tests;

public class CalendarFileTests
{
    private const string Heading = "日期,节日,休或班\n";

    [Theory(DisplayName = "日历文件有错：说明第几行、错在哪里，整个文件不采用")]
    [InlineData("2026-13-01,元旦,休", "不是有效日期")]
    [InlineData("2026-01-01,元旦", "实有2列")]
    [InlineData("2026-01-01,,休", "节日名称为空")]
    [InlineData("2026-01-01,元旦,放", "应为“休”或“班”")]
    [InlineData("2026-10-01,国庆节,休", "重复出现")]
    public void A_wrong_line_is_named_and_nothing_is_taken(string line, string problem)
    {
        var file = Read($"2026-10-01,国庆节,休\n{line}\n");

        var finding = Assert.Single(file.Findings);
        Assert.Null(file.Calendar);
        Assert.Equal("第3行", finding.Where);
        Assert.Contains(problem, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_wrong_lines_are_told_at_once() =>
        Assert.Equal(["第2行", "第4行"], Read("x,y,z\n2026-10-01,国庆节,休\n1,2\n").Findings.Select(f => f.Where));

    [Fact]
    public void A_year_of_which_only_new_year_is_known_is_not_counted_in()
    {
        var file = Read("2026-10-01,国庆节,休\n2027-01-01,元旦,休\n");

        Assert.Equal([2026], file.Calendar?.Years ?? []);
        Assert.Equal((Severity.Warns, "calendar.year-incomplete"), (Assert.Single(file.Findings).Severity, file.Findings[0].Code));
    }

    [Fact]
    public void The_official_calendar_covers_eleven_years_without_a_finding()
    {
        using var text = File.OpenText(Path.Combine(Root, "packs", "china", "holidays.csv"));

        var file = WorkCalendar.FromCsv(text);

        Assert.Empty(file.Findings);
        Assert.Equal(Enumerable.Range(2016, 11), file.Calendar?.Years ?? []);
    }

    private static CalendarFile Read(string lines)
    {
        using var text = new StringReader(Heading + lines);
        return WorkCalendar.FromCsv(text);
    }
}
