using System.Diagnostics;
using Yiwang.Platform.Printing;

namespace Yiwang.Platform.Tests.Printing;

public sealed class ChromiumPrinterTests
{
    private const string Notice = """
        <!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>受理通知书</title>
        <style>@page { size: A4; margin: 2cm } body { font-family: "Noto Serif CJK SC", serif }</style>
        <h1>受理通知书</h1><p>示例某某：您的康复救助申请已于3月19日（周四）受理。</p>
        <p id="s">没有脚本</p><iframe src="file:///etc/os-release"></iframe><script>document.getElementById('s').textContent = '脚本运行了'</script></html>
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_notice_prints_as_one_page_whose_chinese_text_can_be_searched()
    {
        Require("/usr/bin/chromium", "chromium");
        Require("/usr/bin/pdftotext", "poppler-utils");
        using var printer = new ChromiumPrinter();

        var (pdf, findings) = await printer.Print(Notice, Ct);
        var text = await TextOf(pdf!);

        Assert.Empty(findings);
        Assert.Contains("受理通知书", text, StringComparison.Ordinal);
        Assert.Contains("您的康复救助申请已于3月19日（周四）受理。", text, StringComparison.Ordinal);
        Assert.Contains("没有脚本", text, StringComparison.Ordinal);
        Assert.DoesNotContain("脚本运行了", text, StringComparison.Ordinal);
        Assert.DoesNotContain("VERSION_ID", text, StringComparison.Ordinal);
        Assert.DoesNotContain("page.html", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Count(c => c == '\f'));
    }

    [Fact]
    public async Task Several_at_once_take_turns()
    {
        Require("/usr/bin/chromium", "chromium");
        using var printer = new ChromiumPrinter();

        var printed = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => printer.Print(Notice, Ct)));

        Assert.All(printed, p => Assert.True(p.Pdf.AsSpan().StartsWith("%PDF-"u8)));
    }

    [Fact]
    public async Task Without_chromium_the_reader_is_told_what_to_do_instead()
    {
        using var printer = new ChromiumPrinter("/nowhere/chromium");

        var (pdf, findings) = await printer.Print(Notice, Ct);

        Assert.False(printer.IsAvailable);
        Assert.Null(pdf);
        Assert.Contains("另存为 PDF", Assert.Single(findings).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_fails_is_a_fault_that_says_so()
    {
        using var printer = new ChromiumPrinter("/bin/false");

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => printer.Print(Notice, Ct));

        Assert.Contains("exit code 1", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_print_ends_the_browser_and_its_children()
    {
        var script = Path.Combine(Path.GetTempPath(), $"yiwang-slow-{Guid.CreateVersion7():N}");
        await File.WriteAllTextAsync(script, "#!/bin/sh\nsleep 300 &\necho $! > \"$0.child\"\nwait\n", Ct);
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var printer = new ChromiumPrinter(script);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var printing = printer.Print(Notice, cancel.Token);
        while (!File.Exists(script + ".child") || new FileInfo(script + ".child").Length == 0) await Task.Delay(20, Ct);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => printing);

        var child = (await File.ReadAllTextAsync(script + ".child", Ct)).Trim();
        for (var attempt = 0; attempt < 100 && IsRunning(child); attempt++) await Task.Delay(20, Ct);
        Assert.False(IsRunning(child));
        File.Delete(script);
        File.Delete(script + ".child");
    }

    // A killed process whose parent died may stay listed as a zombie where nobody reaps it.
    private static bool IsRunning(string process)
    {
        var status = $"/proc/{process}/status";
        try
        {
            return File.Exists(status) && !File.ReadAllText(status).Contains("State:\tZ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void Require(string program, string package) =>
        Assert.True(File.Exists(program), $"{program} isn't installed. Run: apt-get install {package} (./test does).");

    private static async Task<string> TextOf(byte[] pdf)
    {
        using var reader = Process.Start(new ProcessStartInfo("/usr/bin/pdftotext", ["-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await reader.StandardInput.BaseStream.WriteAsync(pdf, Ct);
        reader.StandardInput.Close();
        return await reader.StandardOutput.ReadToEndAsync(Ct);
    }
}
