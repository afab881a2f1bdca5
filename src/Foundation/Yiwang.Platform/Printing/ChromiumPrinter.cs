using System.Diagnostics;
using System.Text;
using Yiwang.Kernel;

namespace Yiwang.Platform.Printing;

/// <summary>Turns a self-contained page into a PDF with the machine's own Chromium, one at a time; says so where there is none.</summary>
public sealed class ChromiumPrinter(string program = "/usr/bin/chromium") : IDisposable
{
    // Chromium's own print page needs scripts, so that a switch against them stops the printing; the page itself forbids them instead.
    private const string Doctype = "<!doctype html>";
    private const string OnlyWhatIsInThePage =
        """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:">""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // A browser takes 200 MB and a whole core: two at once would starve the pages.
    private readonly SemaphoreSlim turn = new(1);

    public bool IsAvailable => File.Exists(program);

    /// <param name="html">With its styles and pictures in it: nothing is fetched and no script runs.</param>
    /// <exception cref="TimeoutException">Chromium took longer than 20 seconds and was ended.</exception>
    /// <exception cref="InvalidOperationException">Chromium failed; the message carries what it said.</exception>
    public async Task<(byte[]? Pdf, IReadOnlyList<Finding> Findings)> Print(string html, CancellationToken ct = default)
    {
        if (!IsAvailable)
            return (null, [Finding.Block("print.no-chromium", "本机没有安装 Chromium，不能直接生成 PDF。", remedy: "请用浏览器的打印功能另存为 PDF。")]);

        await turn.WaitAsync(ct);
        var desk = Directory.CreateTempSubdirectory("yiwang-print-");
        try
        {
            var page = Path.Combine(desk.FullName, "page.html");
            var pdf = Path.Combine(desk.FullName, "page.pdf");
            await File.WriteAllTextAsync(page, Enclose(html), Encoding.UTF8, ct);
            var said = await Run(desk.FullName, pdf, page, ct);
            return File.Exists(pdf) ? (await File.ReadAllBytesAsync(pdf, ct), [])
                : throw new InvalidOperationException($"Chromium printed nothing: {said}");
        }
        finally
        {
            await Clear(desk);
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<string> Run(string desk, string pdf, string page, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        using var chromium = Process.Start(Order(desk, pdf, page)) ?? throw new InvalidOperationException($"{program} doesn't start.");
        try
        {
            // Both pipes are drained: a full one would stop the browser.
            var output = chromium.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = chromium.StandardError.ReadToEndAsync(patience.Token);
            await chromium.WaitForExitAsync(patience.Token);
            var said = await output + await errors;
            return $"exit code {chromium.ExitCode}. {said[Math.Max(0, said.Length - 1000)..]}";
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"Chromium didn't print within {Patience.TotalSeconds:0} seconds and was ended.");
        }
        finally
        {
            if (!chromium.HasExited) chromium.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo Order(string desk, string pdf, string page) => new(program,
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
        "--disable-crash-reporter", "--host-resolver-rules=MAP * ~NOTFOUND",
        $"--user-data-dir={Path.Combine(desk, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
    ])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["HOME"] = desk },
    };

    private static string Enclose(string html)
    {
        var start = html.AsSpan().TrimStart();
        var rest = start.StartsWith(Doctype, StringComparison.OrdinalIgnoreCase) ? start[Doctype.Length..] : start;
        return $"{Doctype}{OnlyWhatIsInThePage}{rest}";
    }

    // The browser's helpers may write a moment longer than it lives.
    private static async Task Clear(DirectoryInfo desk)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                desk.Delete(recursive: true);
                return;
            }
            catch (IOException) when (attempt < 20)
            {
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }
}
