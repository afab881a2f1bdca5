using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests.Browser;

/// <summary>
/// axe needs JavaScript, which the journeys do without: it looks at the same markup in a window of its own. Also what answered a form can
/// be looked at in this way, without sending the form again. One window for each server stays open, with axe in it: opening it costs more
/// than looking.
/// </summary>
internal sealed class LookingGlass : IDisposable
{
    private static readonly ConcurrentDictionary<(IBrowser, string), Lazy<Task<LookingGlass>>> Open = [];

    private static readonly Lazy<string> Axe = new(() =>
    {
        var path = Repository.PathOf("tests", "interop", "node_modules", "axe-core", "axe.min.js");
        Assert.True(File.Exists(path), $"{path} is missing. Run `npm ci` in tests/interop (./test does).");
        return File.ReadAllText(path);
    });

    private readonly SemaphoreSlim turn = new(1);
    private readonly IPage window;

    private LookingGlass(IPage window) => this.window = window;

    /// <summary>Fails with what axe finds in the page as it is, or how far it is too wide, at either width.</summary>
    public static async Task Over(IPage page) => await Over(page.Context.Browser!, new Uri(page.Url), await page.ContentAsync());

    /// <summary>The same for markup that nobody has opened as a page.</summary>
    public static async Task Over(IBrowser browser, Uri url, string markup)
    {
        var server = url.GetLeftPart(UriPartial.Authority);
        var glass = await Open.GetOrAdd((browser, server), key => new(() => Opens(key.Item1, key.Item2))).Value;
        await glass.turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await glass.Look(url, markup);
        }
        finally
        {
            glass.turn.Release();
        }
    }

    /// <summary>With the browser that they are windows of.</summary>
    public static async Task CloseAll(IBrowser browser)
    {
        foreach (var key in Open.Keys.Where(k => k.Item1 == browser))
            if (Open.TryRemove(key, out var glass)) (await glass.Value).Dispose();
    }

    public void Dispose() => turn.Dispose();

    private static async Task<LookingGlass> Opens(IBrowser browser, string server)
    {
        var context = await browser.NewContextAsync(new() { Locale = "zh-CN" });
        await context.RouteAsync($"{server}/", route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = "<!doctype html><title></title>" }));
        var window = await context.NewPageAsync();
        await window.GotoAsync($"{server}/");
        await window.EvaluateAsync(Axe.Value + "; undefined");
        return new(window);
    }

    private async Task Look(Uri url, string markup)
    {
        await window.SetContentAsync(markup); // the window, and with it axe, stays; the document is another
        int[] widths = [Chromium.Wide, Chromium.Narrow];
        if (window.ViewportSize?.Width == Chromium.Narrow) widths = [Chromium.Narrow, Chromium.Wide]; // as it was left: laying out once less
        foreach (var width in widths)
        {
            if (window.ViewportSize?.Width != width) await window.SetViewportSizeAsync(width, 900);
            var seen = await window.EvaluateAsync<JsonElement>("""
                axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => ({
                  looked: document.querySelectorAll('body *').length,
                  first: document.querySelectorAll('h1').length,
                  styled: [...document.styleSheets].reduce((rules, sheet) => rules + sheet.cssRules.length, 0),
                  tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
                  findings: violations.flatMap(v => v.nodes.map(n => `  ${v.id}: ${v.help} — ${n.html}`)) }))
                """);
            Assert.True(Number("looked") > 5 && Number("styled") > 5, $"{url} came without its markup or without its styles.");
            Assert.True(Number("first") == 1, $"{url} has {Number("first")} first headings.");
            var findings = seen.GetProperty("findings").EnumerateArray().Select(f => f.GetString()).ToArray();
            Assert.True(findings.Length == 0, $"{url} at {width}:\n{string.Join('\n', findings)}");
            Assert.True(Number("tooWide") <= 0, $"{url} at {width} is {Number("tooWide")} pixels too wide.");
            int Number(string name) => seen.GetProperty(name).GetInt32();
        }
    }
}
