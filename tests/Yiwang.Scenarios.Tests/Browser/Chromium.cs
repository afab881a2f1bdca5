using System.Net;
using Microsoft.Playwright;
using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Yiwang.Scenarios.Tests.Browser;

/// <summary>The machine's own Chromium, started once for all journeys. A test class takes it as a constructor parameter.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>A desk and a phone.</summary>
    public const int Wide = 1280, Narrow = 390;

    // The same browser without the window that nobody sees takes two fifths less time; not every distribution has it.
    private const string Full = "/usr/bin/chromium", Windowless = "/usr/bin/chromium-headless-shell";
    private const float Patience = 45_000; // milliseconds, with a page and with what is expected of it

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        var path = File.Exists(Windowless) ? Windowless : Full;
        Assert.True(File.Exists(path), $"{path} is missing. ./test installs it on Debian.");
        Assertions.SetDefaultExpectTimeout(Patience); // five seconds otherwise, which a busy machine may need for a page that it shows for the first time
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await LookingGlass.CloseAll(browser);
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>A window of a person of their own: no cookies of others, and no JavaScript unless asked for.</summary>
    public async Task<IPage> Opens(ListeningTownHall hall, int width = Wide, bool javaScript = false) =>
        await Opens(hall.Address, width, javaScript);

    public async Task<IPage> Opens(Uri address, int width = Wide, bool javaScript = false)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = width == Narrow ? 844 : 900 },
            IsMobile = width == Narrow,
            JavaScriptEnabled = javaScript,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
        });
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    /// <summary>
    /// The person asks for each address: it answers, has one first heading and no axe findings. It is drawn under the looking glass only;
    /// a window of the person's own would take twice as long and show nothing more.
    /// </summary>
    public async Task Opens_without_findings(ListeningTownHall hall, string account, params string[] addresses)
    {
        using var visitor = await hall.Visitor(account);
        foreach (var address in addresses) await Gets_without_findings(visitor, address);
    }

    /// <param name="visitor">Who asks.</param>
    /// <param name="address">What is asked for, which is not the signing in unless it says so.</param>
    /// <param name="status">What it should answer.</param>
    public async Task Gets_without_findings(Visitor visitor, string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        var page = await visitor.Opens(address);
        Assert.True(page.Status == status, $"{address} answers {page.Status}.");
        Assert.True(address.StartsWith("/sign-in", StringComparison.Ordinal) || !page.Address.StartsWith("/sign-in", StringComparison.Ordinal), $"{address} asks for a signing in.");
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        if (!TownHall.IsOnPostgres) await LookingGlass.Over(browser!, new Uri(visitor.Http.BaseAddress!, page.Address), page.Document.Source.Text);
    }
}
