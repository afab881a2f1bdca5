using Microsoft.AspNetCore.Components;
using Yiwang.Kernel;

namespace Yiwang.Design.Tests;

public class CaseTests
{
    [Fact]
    public async Task Each_light_has_its_own_sign_and_word()
    {
        var lights = new List<(string Sign, string Words)>();
        foreach (var light in Enum.GetValues<ClockLight>())
        {
            var tag = await Screen.Shows<LightTag>(new() { ["Light"] = light });
            var sign = Screen.WordsOf(tag.QuerySelector(".light-sign"));
            lights.Add((sign, Screen.WordsOf(tag.QuerySelector(".light"))[sign.Length..]));
        }

        Assert.Equal(lights.Count, lights.Select(l => l.Sign).Distinct().Count());
        Assert.Equal(["算不出期限", "正常", "临期", "超期", "暂停", "办结"], lights.Select(l => l.Words));
    }

    [Fact]
    public async Task A_task_that_cannot_be_started_is_no_link()
    {
        TaskRow[] rows = [new("填写", "/fill", TaskProgress.Done), new("提交", "/submit", TaskProgress.NotYet, "先填写")];

        var list = await Screen.Shows<TaskList>(new() { ["Tasks"] = rows });

        Assert.Equal(["/fill"], list.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["已完成", "还不能开始"], list.QuerySelectorAll(".tag").Select(Screen.WordsOf));
        Assert.Contains("2 项里已完成 1 项", Screen.WordsOf(list.Body));
    }

    [Fact]
    public async Task A_stage_says_who_holds_it_and_since_when()
    {
        var track = await Screen.Shows<StageTrack>(new() { ["Stages"] = ShowcaseData.Stages, ["Today"] = ShowcaseData.Today });
        var current = track.QuerySelector(".step-current");

        Assert.Equal(3, track.QuerySelectorAll(".stage-here .step").Length);
        Assert.Equal(["材料与条件 办理中", "陆丰市残联 · 审核岗", "10月9日（周五）起", "还剩 3 个工作日"], current!.QuerySelectorAll("p").Select(Screen.WordsOf));
    }

    [Fact]
    public async Task A_receipt_holds_all_that_one_needs_to_come_back()
    {
        var receipt = await Screen.Shows<Receipt>(new()
        {
            ["Number"] = "LF-2026-000123", ["Next"] = (string[])["看材料齐不齐。"], ["AnswerBy"] = new DateOnly(2026, 10, 16), ["Today"] = ShowcaseData.Today,
            ["Contact"] = "0660-0000000", ["Address"] = "http://127.0.0.1:5080/cases/LF-2026-000123",
        });
        var words = Screen.WordsOf(receipt.Body);

        Assert.All((string[])["LF-2026-000123", "看材料齐不齐。", "10月16日（周五）", "0660-0000000"], part => Assert.Contains(part, words));
        Assert.Contains("LF-2026-000123", receipt.QuerySelector("svg[role=img]")!.GetAttribute("aria-label"));
        Assert.True(receipt.QuerySelector("svg path")!.GetAttribute("d")!.Length > 1000);
    }

    [Fact]
    public async Task An_act_names_the_post_the_hour_in_China_and_the_article()
    {
        TimelineAct[] acts = [new("陆丰市残联 · 审核岗", "受理", new(2026, 9, 22, 17, 30, 0, TimeSpan.Zero), ShowcaseData.Review)];

        var record = await Screen.Shows<Timeline>(new() { ["Acts"] = acts });

        Assert.Equal("2026年9月23日（周三） 01:30", Screen.WordsOf(record.QuerySelector("time")));
        Assert.Equal("2026-09-23T01:30+08:00", record.QuerySelector("time")!.GetAttribute("datetime"));
        Assert.Equal("第十条第（二）项第1目", Screen.WordsOf(record.QuerySelector("a.citation")));
    }

    [Fact]
    public async Task A_table_says_its_headings_again_for_phones_and_gives_way_when_empty()
    {
        var page = await Screen.ShowsDesignPage();
        var row = page.QuerySelectorAll(".data-table tbody tr").First();

        Assert.Single(page.QuerySelectorAll(".data-table"));
        Assert.Equal(page.QuerySelectorAll(".data-table th").Select(Screen.WordsOf), row.Children.Select(c => c.GetAttribute("data-label")!));
        Assert.Contains("这里会列出申诉", Screen.WordsOf(page.QuerySelector(".empty-state")));
    }

    [Fact]
    public async Task A_notice_is_signed_and_dated()
    {
        var notice = await Screen.Shows<OfficialDocument>(new()
        {
            ["Issuer"] = "陆丰市残疾人联合会", ["Number"] = "陆残康〔2026〕12号", ["Title"] = "通知书", ["Addressee"] = "示例某某", ["IssuedOn"] = new DateOnly(2026, 10, 14),
            ["ChildContent"] = (RenderFragment)(b => b.AddMarkupContent(0, "<p>正文。</p>")),
        });

        Assert.Equal(["陆丰市残疾人联合会", "陆残康〔2026〕12号", "通知书", "示例某某：", "正文。", "陆丰市残疾人联合会", "2026 年 10 月 14 日"],
            notice.QuerySelectorAll("h2, p").Select(Screen.WordsOf));
    }
}
