using Yiwang.Kernel;

namespace Yiwang.Design.Tests;

public class ErrorTests
{
    [Fact]
    public async Task Each_problem_is_linked_to_its_field_and_said_beside_it()
    {
        var page = await Screen.ShowsDesignPage();
        var links = page.QuerySelectorAll(".error-summary .finding-message a");

        Assert.Equal(ShowcaseData.Problems.Select(p => "#" + p.Where), links.Select(a => a.GetAttribute("href")));
        Assert.All(ShowcaseData.Problems, problem =>
        {
            var field = page.GetElementById(problem.Where)!;
            var described = field.Closest("fieldset") ?? field;
            Assert.Contains(field.TagName, (string[])["INPUT", "SELECT", "TEXTAREA"]);
            Assert.Contains($"{problem.Where}-error", described.GetAttribute("aria-describedby")!.Split(' '));
            Assert.Contains(problem.Message, Screen.WordsOf(page.GetElementById($"{problem.Where}-error")));
        });
    }

    [Fact]
    public async Task The_summary_says_how_many_how_to_mend_and_by_which_article()
    {
        var summary = (await Screen.ShowsDesignPage()).QuerySelector(".error-summary")!;

        Assert.Equal("alert", summary.GetAttribute("role"));
        Assert.Contains("3 处", Screen.WordsOf(summary.QuerySelector("h2")));
        Assert.Contains(ShowcaseData.Problems[2].Remedy, Screen.WordsOf(summary));
        Assert.Equal(ShowcaseData.Materials.Href, summary.QuerySelector("a.citation")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_field_without_problem_says_none()
    {
        var field = await Screen.Shows<FormField>(new() { ["Name"] = "ChildName", ["Label"] = "孩子的姓名" });

        Assert.Null(field.QuerySelector(".error"));
        Assert.Null(field.QuerySelector("input")!.GetAttribute("aria-describedby"));
        Assert.Null(field.QuerySelector("input")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task What_was_typed_and_not_understood_is_kept()
    {
        var split = await Screen.Shows<DateField>(new() { ["Name"] = "BornOn", ["Label"] = "出生日期", ["IsSplit"] = true, ["Typed"] = "2020-13-1", ["Error"] = "一年没有 13 月。" });
        var single = await Screen.Shows<DateField>(new() { ["Name"] = "From", ["Label"] = "开始", ["Typed"] = "下个月" });

        Assert.Equal(["2020", "13", "1"], split.QuerySelectorAll("input").Select(i => i.GetAttribute("value")));
        Assert.Equal(["BornOn.Year", "BornOn.Month", "BornOn.Day"], split.QuerySelectorAll("input").Select(i => i.GetAttribute("name")));
        Assert.Equal("下个月", single.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_list_of_findings_begins_with_their_number_and_names_each_severity()
    {
        var list = (await Screen.Shows<FindingList>(new() { ["Findings"] = ShowcaseData.Checks })).QuerySelector(".finding-list")!;

        Assert.Equal("共 3 条：1 条不能办，1 条请注意，1 条说明", Screen.WordsOf(list.FirstElementChild));
        Assert.Equal(["不能办", "请注意", "说明"], list.QuerySelectorAll(".severity").Select(Screen.WordsOf));
        Assert.Contains("第八条第（三）项第3目", Screen.WordsOf(list));
    }

    [Fact]
    public async Task Without_findings_there_is_no_list()
    {
        var list = await Screen.Shows<FindingList>(new() { ["Findings"] = Array.Empty<Finding>() });

        Assert.Equal("", list.Body!.InnerHtml.Trim());
    }

    [Theory]
    [InlineData("2020-09-01")]
    [InlineData("2020年9月1日")]
    [InlineData(" 2020 年 9 月 1 号 ")]
    [InlineData("2020/9/1")]
    [InlineData("2020.9.1")]
    [InlineData("20200901")]
    [InlineData("２０２０年９月１日")]
    public void A_day_is_read_as_people_write_it(string typed) => Assert.Equal(new DateOnly(2020, 9, 1), DateText.Find(typed));

    [Theory]
    [InlineData("2020-13-01")]
    [InlineData("2021年2月29日")]
    [InlineData("2020-09")]
    [InlineData("20-9-1")]
    [InlineData("明天")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_day_is_not_guessed(string? typed) => Assert.Null(DateText.Find(typed));

    [Fact]
    public void Three_inputs_make_one_day_or_none()
    {
        Assert.Equal(new DateOnly(2020, 9, 1), DateText.Find("2020", "9", "1"));
        Assert.Null(DateText.Find("2020", "2", "30"));
        Assert.Null(DateText.Find("2020", "", "1"));
    }
}
