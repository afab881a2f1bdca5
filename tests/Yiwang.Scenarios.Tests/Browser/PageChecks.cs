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

        /// <summary>The same for what an address answers to this person, whose window stays where it is.</summary>
        /// <param name="status">What it should answer.</param>
        public async Task Gets_without_findings(string address, int status = 200)
        {
            var answer = await page.APIRequest.GetAsync(address);
            Assert.True(answer.Status == status, $"{address} answers {answer.Status}.");
            Assert.True(address.StartsWith("/sign-in", StringComparison.Ordinal) || !new Uri(answer.Url).AbsolutePath.StartsWith("/sign-in", StringComparison.Ordinal), $"{address} asks for a signing in.");
            if (TownHall.IsOnPostgres) return;
            await LookingGlass.Over(page.Context.Browser!, answer.Url, await answer.TextAsync());
        }

        /// <summary>Kept in artifacts/screenshots for the documents and for whoever looks at a failed run.</summary>
        public async Task Is_photographed(string name) => await page.ScreenshotAsync(new()
        {
            Path = Repository.PathOf("artifacts", "screenshots", $"{name}-{page.ViewportSize!.Width}.png"),
            FullPage = true,
        });
    }
}
