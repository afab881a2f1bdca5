using System.Text;
using Microsoft.Playwright;
using Yiwang.Benefits.RehabilitationAid.Reviewing;
using Yiwang.Benefits.Tests.Cases;
using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;
using static Microsoft.Playwright.Assertions;
using static Yiwang.Benefits.Tests.Cases.AidSteps;

namespace Yiwang.Scenarios.Tests;

/// <summary>An officer lays a draft beside the regulation in force, sees what it touches, and decides ended cases again; in a real browser without JavaScript.</summary>
public sealed class AmendmentJourney(ListeningTownHall hall, Chromium chromium) : IClassFixture<ListeningTownHall>
{
    private static byte[] Gazette => File.ReadAllBytes(SharedFolder.PathOf("seeds", "002_d84c1dfa91db4fda.txt"));

    [Fact(DisplayName = "载入修订草案：看逐条的不同、动到什么、在办的办件，再试算已办结的，最后看有没有矛盾")]
    public async Task A_draft_is_compared_weighed_and_tried_out()
    {
        hall.It_is(new DateOnly(2026, 3, 2));
        await hall.Applied(Guardian());
        var ended = await hall.Applied(Guardian(), new Wanted { Number = Numbers.Next(new DateOnly(2019, 10, 1)) });
        await hall.Looked(Reviewer(), ended);
        hall.Done(await hall.Runs(Reviewer(), new ApproveAid(ended)));
        await The_gazette_is_in_the_library();

        var page = await chromium.Opens(hall);
        await page.Signs_in_as("appeals");
        var comparison = await The_draft_is_compared(page);
        await Ended_cases_are_tried_out(page);
        await Contradictions_are_looked_for(page);
        await page.Context.CloseAsync();
        await It_is_readable_on_a_phone(comparison);
    }

    private async Task The_gazette_is_in_the_library()
    {
        var page = await chromium.Opens(hall);
        await page.Signs_in_as("gazette-editor");
        await page.GotoAsync("/staff/gazettes");
        await page.GetByLabel("公报的文本文件").SetInputFilesAsync(new FilePayload { Name = "公报.txt", MimeType = "text/plain", Buffer = Gazette });
        await page.Presses("导入");
        await Expect(page.Locator(".panel ol li")).ToHaveCountAsync(3);
        await page.Context.CloseAsync();
    }

    private static async Task<string> The_draft_is_compared(IPage page)
    {
        await page.GotoAsync("/staff");
        await page.Follows("修订比较");
        await page.Has_no_axe_findings();
        await page.GetByLabel("现行文本").SelectOptionAsync("汕尾市人民政府公报-2020-1/2");
        await page.GetByLabel("新版本的文本文件").SetInputFilesAsync(new FilePayload { Name = "修订草案.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(Draft()) });
        await page.Presses("比较");

        await Expect(page.Locator("h1")).ToHaveTextAsync("汕尾市残疾儿童康复救助实施办法");
        await Expect(page.Locator(".lead")).ToContainTextAsync("改动 1 条，新增 1 条，删去 0 条，只改了号的 22 条");
        var changed = page.Locator("article.change", new() { HasText = "第十一条（原第十条）" });
        await Expect(changed.Locator("del").First).ToContainTextAsync("10");
        await Expect(changed.Locator("ins").First).ToContainTextAsync("15");
        await Expect(changed).ToContainTextAsync("在办的 1 件还要过这一条");
        await Expect(page.Locator("section[aria-labelledby=cases] li")).ToHaveCountAsync(1);
        await page.Has_no_axe_findings();
        await page.Is_photographed("amendment");
        return page.Url;
    }

    private static async Task Ended_cases_are_tried_out(IPage page)
    {
        await page.Follows("用改过的规则文件试算已办结的办件");
        await page.Has_no_axe_findings();
        var rules = await File.ReadAllTextAsync(Repository.PathOf("packs", "shanwei", "rulebooks", "rehabilitation-aid.yaml"));
        await page.GetByLabel("拟议的规则文件").SetInputFilesAsync(new FilePayload
        {
            Name = "拟议.yaml", MimeType = "application/yaml", Buffer = Encoding.UTF8.GetBytes(rules.Replace("age-date: { value: 08-31", "age-date: { value: 12-31", StringComparison.Ordinal)),
        });
        await page.Presses("试算");

        await Expect(page.Locator(".lead")).ToContainTextAsync("已试算 1 件，其中 1 件的结果会不同");
        await Expect(page.Locator("tbody tr")).ToContainTextAsync("不予通过");
        await Expect(page.Locator("tbody tr")).ToContainTextAsync("第五条");
        await page.Has_no_axe_findings();
        await page.Is_photographed("replay");
    }

    private static async Task Contradictions_are_looked_for(IPage page)
    {
        await page.Follows("矛盾");
        await Expect(page.Locator("main")).ToContainTextAsync("没有发现矛盾");
        await page.Has_no_axe_findings();
        await page.Is_photographed("contradictions");
    }

    private async Task It_is_readable_on_a_phone(string comparison)
    {
        var phone = await chromium.Opens(hall, Chromium.Narrow);
        await phone.Signs_in_as("appeals");
        await phone.GotoAsync(comparison);
        await phone.Locator("article.change", new() { HasText = "第十一条（原第十条）" }).Locator("summary").ClickAsync();
        await phone.Is_photographed("amendment");
        await phone.Context.CloseAsync();
    }

    /// <summary>The document as the gazette prints it, with an invented article put in and one period changed.</summary>
    private static string Draft()
    {
        var gazette = Encoding.UTF8.GetString(Gazette);
        var from = gazette.IndexOf("# 汕尾市人民政府办公室关于印发汕尾市残疾儿童康复救助实", StringComparison.Ordinal);
        var text = gazette[from..gazette.IndexOf("# 汕尾市人民政府办公室关于印发《汕尾市工程建设项目", from, StringComparison.Ordinal)];
        for (var n = 28; n >= 6; n--) text = text.Replace($"**第{Number(n)}条**", $"**第{Number(n + 1)}条**", StringComparison.Ordinal);
        return text.Replace("**第七条**", "**第六条** 本条是示例新加的，试验田的登记由试验站办理。\n\n**第七条**", StringComparison.Ordinal)
            .Replace("10个工作日", "15个工作日", StringComparison.Ordinal);
    }

    private static string Number(int n) => (n / 10) switch { 0 => "", 1 => "十", var tens => $"{"一二三"[tens - 1]}十" } + (n % 10 == 0 ? "" : "一二三四五六七八九"[n % 10 - 1]);
}
