using Microsoft.Playwright;
using Yiwang.Testing;
using static Microsoft.Playwright.Assertions;

namespace Yiwang.Scenarios.Tests.Browser;

/// <summary>The look that every page gets finds what is wrong, also after a page in which nothing was.</summary>
[Trait("Looks", "at markup")]
public sealed class LookingGlassTests(ListeningTownHall hall, Chromium chromium) : IClassFixture<ListeningTownHall>
{
    [Fact]
    public async Task A_picture_without_words_a_page_too_wide_and_a_second_first_heading_are_found()
    {
        var page = await chromium.Opens(hall);
        await page.GotoAsync("/");
        await page.Has_no_axe_findings();

        var sound = await page.ContentAsync();
        await Expect(page.Locator("main")).ToHaveCountAsync(1);
        Assert.Contains("image-alt", await Complaint(page, sound.Replace("</main>", "<img src=\"/x.png\"></main>", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("color-contrast", await Complaint(page, sound.Replace("</main>", "<p style=\"color:#ccc;background:#fff\">示例</p></main>", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("pixels too wide", await Complaint(page, sound.Replace("</main>", "<div style=\"width:1270px\">示例</div></main>", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("2 first headings", await Complaint(page, sound.Replace("</main>", "<h1>示例</h1></main>", StringComparison.Ordinal)), StringComparison.Ordinal);

        await page.GotoAsync("/");
        await page.Has_no_axe_findings();
        await page.Context.CloseAsync();
    }

    private static async Task<string> Complaint(IPage page, string html)
    {
        await page.SetContentAsync(html);
        return (await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(page.Has_no_axe_findings)).Message;
    }
}
