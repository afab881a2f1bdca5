using Microsoft.Playwright;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests.Browser;

/// <summary>What is asked of every page, on whichever step of a journey it is shown.</summary>
public static class PageChecks
{
    extension(IPage page)
    {
        /// <summary>
        /// axe-core finds nothing, and nothing needs scrolling sideways, at both widths. Asked in the run on SQLite only: the markup is the
        /// same on PostgreSQL, and looking costs more than the whole journey.
        /// </summary>
        public async Task Has_no_axe_findings()
        {
            if (TownHall.IsOnPostgres) return;
            await LookingGlass.Over(page);
        }

        /// <summary>Kept in artifacts/screenshots for the documents and for whoever looks at a failed run. Both engines would write the same file.</summary>
        public async Task Is_photographed(string name)
        {
            if (TownHall.IsOnPostgres) return;
            await page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", "screenshots", $"{name}-{page.ViewportSize!.Width}.png"), FullPage = true });
        }
    }
}
