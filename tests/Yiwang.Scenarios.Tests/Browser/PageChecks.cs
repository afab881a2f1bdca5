using System.Text.Json;
using Microsoft.Playwright;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests.Browser;

/// <summary>What is asked of every page, on whichever step of a journey it is shown.</summary>
public static class PageChecks
{
    private static readonly Lazy<string> Axe = new(() =>
    {
        var path = Repository.PathOf("tests", "interop", "node_modules", "axe-core", "axe.min.js");
        Assert.True(File.Exists(path), $"{path} is missing. Run `npm ci` in tests/interop (./test does).");
        return File.ReadAllText(path);
    });

    extension(IPage page)
    {
        /// <summary>
        /// axe-core finds nothing, and nothing needs scrolling sideways, at both widths. Asked in the run on SQLite only: the markup is the
        /// same on PostgreSQL, and looking costs more than the whole journey.
        /// </summary>
        public async Task Has_no_axe_findings()
        {
            if (TownHall.IsOnPostgres) return;
            var copy = await CopyOf(page);
            foreach (var width in new[] { Chromium.Wide, Chromium.Narrow })
            {
                await copy.SetViewportSizeAsync(width, 900);
                var findings = await FindingsOf(copy);
                Assert.True(findings.Count == 0, $"{page.Url} at {width}:\n{string.Join('\n', findings)}");
                var tooWide = await copy.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                Assert.True(tooWide <= 0, $"{page.Url} at {width} is {tooWide} pixels too wide.");
            }

            await copy.Context.CloseAsync();
        }

        /// <summary>Kept in artifacts/screenshots for the documents and for whoever looks at a failed run.</summary>
        public async Task Is_photographed(string name) => await page.ScreenshotAsync(new()
        {
            Path = Repository.PathOf("artifacts", "screenshots", $"{name}-{page.ViewportSize!.Width}.png"),
            FullPage = true,
        });
    }

    // axe needs JavaScript, which the journeys do without: it looks at the same markup in a window of its own. Also what answered
    // a form can be looked at in this way, without sending the form again.
    private static async Task<IPage> CopyOf(IPage page)
    {
        var (address, html) = (page.Url, await page.ContentAsync());
        var context = await page.Context.Browser!.NewContextAsync(new() { Locale = "zh-CN" });
        await context.RouteAsync(url => url == address, route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html }));
        var copy = await context.NewPageAsync();
        await copy.GotoAsync(address);
        // The script goes in through the debugger, not as a tag: the page's content security policy stays in force.
        await copy.EvaluateAsync(Axe.Value + "; undefined");
        return copy;
    }

    private static async Task<IReadOnlyList<string>> FindingsOf(IPage page)
    {
        var result = await page.EvaluateAsync<JsonElement>("axe.run(document, { resultTypes: ['violations'] })");
        return [.. result.GetProperty("violations").EnumerateArray().SelectMany(violation =>
            violation.GetProperty("nodes").EnumerateArray().Select(node =>
                $"  {violation.GetProperty("id").GetString()}: {violation.GetProperty("help").GetString()} — {node.GetProperty("html").GetString()}"))];
    }
}
