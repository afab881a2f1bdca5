using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Yiwang.Kernel;

namespace Yiwang.Design.Tests;

public class ClockStripTests
{
    [Theory]
    [InlineData("2026-09-22", "收到")]
    [InlineData("2026-09-25", "中秋节")]
    [InlineData("2026-09-29", "补正")]
    [InlineData("2026-10-01", "补正 国庆节")]
    [InlineData("2026-10-10", "班")]
    [InlineData("2026-10-11", "休")]
    [InlineData("2026-10-13", "今天")]
    [InlineData("2026-10-16", "最晚")]
    public async Task A_day_that_is_special_says_so_in_words(string day, string words)
    {
        var strip = await Strip(ShowcaseData.NationalDay);

        Assert.Equal(words, string.Join(' ', Cell(strip, day).QuerySelectorAll(".day-words span").Select(Screen.WordsOf)));
    }

    [Fact]
    public async Task A_day_that_does_not_count_never_stands_without_a_word()
    {
        var strip = await Strip(ShowcaseData.NationalDay);

        Assert.All(ShowcaseData.NationalDay.Days, day =>
        {
            var cell = Cell(strip, day.Date.ToString("yyyy-MM-dd"));
            Assert.True(day.Counts ? cell.QuerySelector(".day-count") is not null : cell.QuerySelectorAll(".day-words span").Length > 0, day.Date.ToString());
            Assert.Contains(day.Why, Screen.WordsOf(cell));
        });
    }

    [Fact]
    public async Task Each_kind_of_stop_has_its_own_hatch_and_its_own_word_in_the_legend()
    {
        var strip = await Strip(ShowcaseData.EveryStop);
        var hatches = strip.QuerySelectorAll(".clock-legend .swatch").SelectMany(s => s.ClassList).Where(c => c.StartsWith("stop-", StringComparison.Ordinal)).ToArray();
        var css = Screen.Source("yiwang.css");

        Assert.Equal(Enum.GetValues<StopKind>().Length, hatches.Distinct().Count());
        Assert.All(hatches, hatch => Assert.Contains($".{hatch} {{ --hatch:", css));
        Assert.Contains("听证，不计", Screen.WordsOf(strip.QuerySelector(".clock-legend")));
    }

    [Fact]
    public async Task Weeks_begin_on_Monday()
    {
        var strip = await Strip(ShowcaseData.NationalDay);
        var rows = strip.QuerySelectorAll("tbody tr").Select(r => r.Children.ToArray()).ToArray();

        Assert.Equal("周一", Screen.WordsOf(strip.QuerySelector("th")));
        Assert.All(rows, row => Assert.Equal(7, row.Length));
        Assert.Equal("day-none", rows[0][0].ClassName);
        Assert.Contains("9月28日（周一）", Screen.WordsOf(rows[1][0]));
    }

    [Fact]
    public async Task Every_day_leads_to_its_explanation_without_a_script()
    {
        var strip = await Strip(ShowcaseData.NationalDay);

        Assert.All(strip.QuerySelectorAll("td.day a"), a => Assert.Equal("LI", strip.GetElementById(a.GetAttribute("href")![1..])?.TagName));
    }

    [Fact]
    public async Task The_sum_is_written_below_with_the_article_of_the_period()
    {
        var sum = (await Strip(ShowcaseData.NationalDay)).QuerySelector(".clock-arithmetic");

        Assert.Contains("9月29日至10月8日等您补材料，不计", Screen.WordsOf(sum));
        Assert.Contains("最晚 10月16日答复您", Screen.WordsOf(sum));
        Assert.Equal(ShowcaseData.Review.Href, sum!.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_year_without_official_calendar_is_said_and_not_guessed()
    {
        var clock = ClockRecord.Start(new Period(10, PeriodUnit.WorkingDay, ShowcaseData.Review), new(2031, 3, 3));

        var strip = await Strip(clock.Read(new WorkCalendar([], [2026]), new(2031, 3, 5)));

        Assert.NotNull(strip.QuerySelector(".finding"));
        Assert.Empty(strip.QuerySelectorAll(".day-due"));
    }

    private static Task<IHtmlDocument> Strip(ClockReading reading) => Screen.Shows<ClockStrip>(new() { ["Reading"] = reading });

    private static IElement Cell(IHtmlDocument strip, string day) => strip.QuerySelector($"td a[href='#clock-{day}']")!;
}
