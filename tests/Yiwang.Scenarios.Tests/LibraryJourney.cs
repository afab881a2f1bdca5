using System.Text;
using Microsoft.Playwright;
using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;
using static Microsoft.Playwright.Assertions;

namespace Yiwang.Scenarios.Tests;

/// <summary>A gazette comes into the library, is found by words and read on a phone, in a real browser without JavaScript.</summary>
public sealed class LibraryJourney(ListeningTownHall hall, Chromium chromium) : IClassFixture<ListeningTownHall>
{
    private static byte[] Gazette => File.ReadAllBytes(SharedFolder.PathOf("seeds", "002_d84c1dfa91db4fda.txt"));

    [Fact(DisplayName = "导入一期公报，用自己的话找到一条，在手机上读全文")]
    public async Task A_gazette_is_imported_found_and_read_on_a_phone()
    {
        await An_editor_imports_the_gazette();
        await Somebody_asks_and_reads_the_article();
        await Somebody_reads_the_whole_document_on_a_phone();
    }

    private async Task An_editor_imports_the_gazette()
    {
        var page = await chromium.Opens(hall);
        await page.Signs_in_as("gazette-editor");
        await page.GotoAsync("/staff/gazettes");
        await page.Has_no_axe_findings();

        await page.GetByLabel("公报的文本文件").SetInputFilesAsync(
        [
            new FilePayload { Name = "公报.txt", MimeType = "text/plain", Buffer = Gazette },
            new FilePayload { Name = "空.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("　") },
        ]);
        await page.Presses("导入");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "公报.txt：汕尾市人民政府公报2020年第1期" })).ToBeVisibleAsync();
        await Expect(page.Locator(".panel ol li")).ToHaveCountAsync(3);
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("空.txt");
        await page.Has_no_axe_findings();
        await page.Is_photographed("library-import");
        await page.Context.CloseAsync();
    }

    private async Task Somebody_asks_and_reads_the_article()
    {
        var page = await chromium.Opens(hall);
        await page.GotoAsync("/regulations/search");
        await page.Fills("要查什么", "做人工耳蜗手术能补多少钱");
        await page.Presses("查找");
        await Expect(page.Locator(".search-hits h3 a").First).ToHaveTextAsync("第八条");
        await page.Has_no_axe_findings();
        await page.Is_photographed("library-search");

        await page.Locator(".search-hits h3 a").First.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("第八条");
        await Expect(page.Locator("blockquote")).ToContainTextAsync("人工耳蜗");
        await page.Has_no_axe_findings();
        await page.Is_photographed("library-article");
        await page.Context.CloseAsync();
    }

    private async Task Somebody_reads_the_whole_document_on_a_phone()
    {
        var page = await chromium.Opens(hall, Chromium.Narrow);
        await page.GotoAsync("/");
        await page.Follows("政府公报");
        await page.Has_no_axe_findings();
        await page.Follows("汕尾市人民政府公报2020年第1期");
        await page.Has_no_axe_findings();
        await page.Is_photographed("library-issue");

        await page.Follows("残疾儿童康复救助");
        await page.Locator(".doc-jump summary").ClickAsync();
        await page.Locator(".doc-jump").GetByRole(AriaRole.Link, new() { Name = "第三章" }).ClickAsync();

        await Expect(page.Locator("#c3")).ToBeInViewportAsync();
        await page.Has_no_axe_findings();
        await page.Is_photographed("library-document");
        await page.Context.CloseAsync();
    }
}
