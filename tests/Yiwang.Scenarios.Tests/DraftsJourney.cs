using Microsoft.Playwright;
using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;
using static Microsoft.Playwright.Assertions;

namespace Yiwang.Scenarios.Tests;

/// <summary>A department's document comes into force by its review and the gazette, and is revoked again, in a real browser without JavaScript.</summary>
public sealed class DraftsJourney(ListeningTownHall hall, Chromium chromium) : IClassFixture<ListeningTownHall>
{
    private const string Title = "示例医疗机构服务告知办法";

    private static readonly string[] Subjects =
    [
        "行政许可", "行政处罚", "行政强制", "行政征收", "行政收费", "减损公民、法人和其他组织的合法权益", "增加公民、法人和其他组织的义务", "增加本部门权力", "减少本部门法定职责",
    ];

    [Fact(DisplayName = "起草、退回、修改、审查通过、公报发布、责令纠正、撤销")]
    public async Task A_document_is_written_reviewed_published_and_revoked()
    {
        var drafter = await chromium.Opens(hall);
        await drafter.Signs_in_as("drafter-health");
        await Writes(drafter);
        await Is_reviewed(passes: false);
        await Hands_in_again(drafter);
        await Is_reviewed(passes: true);
        await Is_published();
        await Is_corrected(drafter);
        await Is_revoked();
        await Somebody_sees_that_it_is_revoked();
        await drafter.Context.CloseAsync();
    }

    private static async Task Writes(IPage page)
    {
        await page.GotoAsync("/staff/drafts");
        await page.Has_no_axe_findings();
        await page.Follows("起草一份文件");
        await page.Presses("保存并送合法性审查");
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("请填写文件名称");

        await page.Fills("文件名称", Title);
        await page.GetByLabel("正文").FillAsync("第一条 医疗机构应当公开服务时间。\n第二条 违反本办法的，处二百元罚款。");
        await page.Presses("保存并送合法性审查");
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("没有写制定依据");
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("没有选职权依据");
        await page.Has_no_axe_findings();
        await page.Is_photographed("draft-refused");

        await page.GetByLabel("职权依据").SelectOptionAsync("health-1");
        await page.GetByLabel("制定依据").FillAsync("《示例条例》第三条");
        await page.Presses("保存并送合法性审查");
        await Expect(page.Locator(".panel")).ToContainTextAsync("已送合法性审查");
    }

    private async Task Is_reviewed(bool passes)
    {
        var page = await chromium.Opens(hall);
        await page.Signs_in_as("legality-reviewer");
        await page.GotoAsync("/staff/inbox");
        await page.Follows("合法性审查：" + Title);
        if (!passes) await Expect(page.Locator("mark").First).ToHaveTextAsync("罚款");
        foreach (var name in Subjects)
        {
            var answer = name == "行政处罚" && !passes ? "有，没有依据" : "无";
            await page.GetByRole(AriaRole.Group, new() { Name = name, Exact = true }).GetByLabel(answer, new() { Exact = true }).CheckAsync();
        }

        foreach (var question in new[] { "符合上位法和市政府规范性文件", "符合法定权限和程序" })
        {
            await page.GetByRole(AriaRole.Group, new() { Name = question }).GetByLabel("是", new() { Exact = true }).CheckAsync();
        }

        await page.GetByRole(AriaRole.Group, new() { Name = "审查结论" }).GetByLabel("通过", new() { Exact = true }).CheckAsync();
        await page.Presses("作出审查结论");
        if (!passes)
        {
            await Expect(page.Locator(".error-summary")).ToContainTextAsync("审查结论只能是不通过");
            await page.Has_no_axe_findings();
            await page.Is_photographed("draft-review");
            await page.GetByLabel("不通过，退回起草部门").CheckAsync();
            await page.GetByLabel("审查意见").FillAsync("第二条设定罚款，没有法律法规依据，请删去。");
            await page.Presses("作出审查结论");
        }

        await Expect(page.Locator(".panel").First).ToContainTextAsync(passes ? "审查通过" : "已退回起草部门");
        await page.Context.CloseAsync();
    }

    private static async Task Hands_in_again(IPage page)
    {
        await page.GotoAsync("/staff/inbox");
        await page.Follows("修改后重新送审：" + Title);
        await Expect(page.Locator(".warning-text")).ToContainTextAsync("请删去");
        await page.GetByLabel("正文").FillAsync("第一条 医疗机构应当公开服务时间。\n第二条 本办法自发布之日起施行。");
        await page.Presses("保存并送合法性审查");
        await Expect(page.Locator(".panel").First).ToContainTextAsync("已送合法性审查");
    }

    private async Task Is_published()
    {
        var page = await chromium.Opens(hall);
        await page.Signs_in_as("gazette-editor");
        await page.GotoAsync("/staff/inbox");
        await page.Follows("公报统一发布：" + Title);
        await page.Fills("文号", "示卫规〔2026〕11号");
        await page.Fills("在公报哪一期", "示例市人民政府公报2026年第3期");
        await page.Presses("编号并发布");
        await Expect(page.Locator(".panel").First).ToContainTextAsync("已发布");
        await page.Has_no_axe_findings();
        await page.Is_photographed("draft-published");
        await page.Context.CloseAsync();
    }

    private async Task Is_corrected(IPage drafter)
    {
        var page = await chromium.Opens(hall);
        await page.Signs_in_as("legality-reviewer");
        await page.GotoAsync("/staff/drafts");
        await page.Follows(Title);
        await page.Fills("文号", "示司函〔2026〕1号");
        await page.GetByLabel("有什么问题").FillAsync("第一条增加了没有依据的义务。");
        await page.Fills("什么时候以前纠正", hall.Today.AddDays(10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.Presses("责令纠正");
        await Expect(page.Locator(".panel").First).ToContainTextAsync("已责令纠正");
        await page.Context.CloseAsync();

        await drafter.GotoAsync("/staff/inbox");
        await drafter.Follows("纠正规范性文件：" + Title);
        await drafter.GetByLabel("纠正的情况").FillAsync("正在起草修订稿。");
        await drafter.Presses("回复");
        await Expect(drafter.Locator(".panel").First).ToContainTextAsync("已回复");
    }

    private async Task Is_revoked()
    {
        var page = await chromium.Opens(hall, Chromium.Narrow);
        await page.Signs_in_as("documents-1");
        await page.GotoAsync("/staff/drafts");
        await page.Follows(Title);
        await page.Follows("在文件的登记页写明修订");
        await Expect(page.Locator("h1")).ToContainTextAsync(Title);
        await page.GoBackAsync();
        await page.Fills("撤销文件的文号", "汕府〔2026〕9号");
        await page.GetByLabel("理由").FillAsync("第一条违反上位法。");
        await page.Fills("从哪一天起", hall.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.Presses("撤销这份文件");
        await Expect(page.Locator(".panel").First).ToContainTextAsync("已撤销");
        await page.Has_no_axe_findings();
        await page.Is_photographed("draft-revoked");
        await page.Context.CloseAsync();
    }

    private async Task Somebody_sees_that_it_is_revoked()
    {
        var page = await chromium.Opens(hall);
        await page.GotoAsync("/normative/汕尾/示卫规〔2026〕11号");
        await Expect(page.Locator("main")).ToContainTextAsync("撤销");
        await Expect(page.Locator("main")).ToContainTextAsync("汕府〔2026〕9号");
        await page.Has_no_axe_findings();
        await page.Is_photographed("draft-public");
        await page.Context.CloseAsync();
    }
}
