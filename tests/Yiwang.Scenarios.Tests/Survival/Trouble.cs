using System.Diagnostics;
using System.Net;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests.Survival;

/// <summary>The same story for everything that can fail below the platform: it breaks while people work, they are told, it is mended, they go on.</summary>
internal static class Trouble
{
    private const int People = 3, Some = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task Passes(HostProcess host, string connectionString, Func<Task> breaks, Func<Task> mends, TimeSpan lasts)
    {
        await using var writers = await Writers.Begin(host.Address, People);
        using var http = new HttpClient { BaseAddress = host.Address };
        var form = (await new Visitor(http).Opens("/sign-in")).Form("demonstration");
        await writers.Acknowledge(Some);

        await breaks();
        await Until(() => Task.FromResult(writers.TurnedAway >= Some || !writers.Surprises.IsEmpty));
        Assert.Empty(writers.Surprises);
        var told = await form.Submit("auditor");
        var live = await HostProcess.Asked(http, "/health/live");
        var ready = await HostProcess.Asked(http, "/health/ready");
        await Task.Delay(lasts, Ct);
        await mends();

        await writers.Acknowledge(Some);
        await Until(async () => await HostProcess.Asked(http, "/health/ready") is HttpStatusCode.OK);
        var afterwards = await form.Submit("auditor"); // the same form, once more
        await writers.Finish();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, told.Status);
        Assert.Contains("请稍后再试", told.Document.Title!, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", told.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (live, ready));
        Assert.Equal(HttpStatusCode.OK, afterwards.Status);
        Assert.NotEqual("/sign-in", afterwards.Address);
        await new Books(connectionString).Hold(writers, host);
    }

    public static async Task Until(Func<Task<bool>> isSo)
    {
        var patience = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(patience.Elapsed < Patience, "It took too long.");
            await Task.Delay(100, Ct);
        }
    }

    /// <summary>A start that can't be: one sentence that says why, and an end that a service manager sees.</summary>
    public static async Task Start_is_refused(HostProcess host, string because)
    {
        var (code, words) = await host.Runs("serve");
        Assert.True(code == 1, words);
        Assert.Contains(because, words, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", words, StringComparison.Ordinal);
    }
}
