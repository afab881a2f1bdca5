using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests.Survival;

/// <summary>
/// Officers who record one entry after the other, over HTTP, each request under a key of its own. Whoever gets no answer, or is told to come back,
/// sends the same request again, as a browser's "send again" would; what was answered with yes is acknowledged.
/// </summary>
internal sealed partial class Writers : IAsyncDisposable
{
    public const string Register = "institution-plans", TitlePrefix = "存续";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Pause = TimeSpan.FromMilliseconds(100), Breath = TimeSpan.FromMilliseconds(25);

    private readonly CancellationTokenSource ending = new();
    private readonly List<HttpClient> clients = [];
    private readonly List<Task> writing = [];
    private int unanswered, turnedAway, readBack;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Titles by the key of the request that recorded them.</summary>
    public ConcurrentDictionary<Guid, string> Acknowledged { get; } = [];

    /// <summary>Answers that nobody should get, whatever happens to the machine.</summary>
    public ConcurrentQueue<string> Surprises { get; } = [];

    /// <summary>Requests whose sender can't know whether they were done.</summary>
    public int Unanswered => unanswered;

    /// <summary>Requests that were told when to come back.</summary>
    public int TurnedAway => turnedAway;

    public int ReadBack => readBack;

    /// <param name="readsBack">Whether each looks up what was acknowledged before it goes on.</param>
    public static async Task<Writers> Begin(Uri address, int count, bool readsBack = false)
    {
        var writers = new Writers();
        for (var i = 0; i < count; i++) writers.clients.Add(await SignedIn(address));
        writers.writing.AddRange(writers.clients.Select((http, i) => Task.Run(() => writers.Write(http, i, readsBack), Ct)));
        return writers;
    }

    /// <summary>A browser in which the head of the federation has signed in; certificates of the test's own proxy are taken.</summary>
    public static async Task<HttpClient> SignedIn(Uri address)
    {
#pragma warning disable CA5400, CA2000 // the certificate is made for the test; the client owns the handler
        var http = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
#pragma warning restore CA5400, CA2000
        var page = await new Visitor(http).Opens("/sign-in");
        await page.Form("demonstration").Submit("head-lufeng");
        return http;
    }

    /// <summary>Waits until so many more are acknowledged; the patience of a person is not without end.</summary>
    public async Task Acknowledge(int more)
    {
        var (wanted, patience) = (Acknowledged.Count + more, System.Diagnostics.Stopwatch.StartNew());
        while (Acknowledged.Count < wanted)
        {
            if (patience.Elapsed > Patience || !Surprises.IsEmpty) throw new InvalidOperationException($"{Acknowledged.Count} of {wanted} after {patience.Elapsed}. {string.Join("; ", Surprises.Take(3))}");
            await Task.Delay(20, Ct);
        }
    }

    /// <summary>Everything that was begun is sent until it is answered; nothing new is begun.</summary>
    public async Task Finish()
    {
        await ending.CancelAsync();
        await Task.WhenAll(writing).WaitAsync(Patience, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        foreach (var http in clients) http.Dispose();
        await Task.WhenAll(writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ending.Dispose();
    }

    private async Task Write(HttpClient http, int writer, bool readsBack)
    {
        for (var i = 1; !ending.IsCancellationRequested && Surprises.IsEmpty; i++)
        {
            var (key, title) = (Guid.CreateVersion7(), $"{TitlePrefix} {writer}-{i}");
            while (!await Sent(http, key, title) && Surprises.IsEmpty) await Task.Delay(Pause, Ct);
            if (readsBack) await Read(http, title);
            await Task.Delay(Breath, Ct); // without it four people keep a machine busy that runs other tests
        }
    }

    /// <returns>False where it has to be sent again.</returns>
    private async Task<bool> Sent(HttpClient http, Guid key, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/registers/{Register}/entries", UriKind.Relative));
        request.Headers.Add("Idempotency-Key", key.ToString());
        request.Content = JsonContent.Create(new { values = new { title, issuer = "示例单位" }, from = "2026-01-01" });
        try
        {
            using var answer = await http.SendAsync(request, Ct);
            if (answer.IsSuccessStatusCode) return Acknowledged.TryAdd(key, title);
            await Look(answer);
        }
        catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException or IOException && !Ct.IsCancellationRequested)
        {
            Interlocked.Increment(ref unanswered);
        }

        return false;
    }

    private async Task Look(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync(Ct);
        if (answer.StatusCode is HttpStatusCode.BadGateway) Interlocked.Increment(ref unanswered); // the proxy had lost the node
        else if (answer.StatusCode is HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is not null && Said().IsMatch(body) && !body.Contains("Exception", StringComparison.Ordinal)) Interlocked.Increment(ref turnedAway);
        else Surprises.Enqueue($"{(int)answer.StatusCode} {body[..Math.Min(body.Length, 400)]}");
    }

    // The database is away, or the house is full.
    [GeneratedRegex("\"outage\\.|\"overload\"")]
    private static partial Regex Said();

    private async Task Read(HttpClient http, string title)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"/api/registers/{Register}?on=2026-03-02&q={Uri.EscapeDataString(title)}", UriKind.Relative), Ct);
            if (!answer.IsSuccessStatusCode) return; // it is asked while a node dies
            using var found = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
            if (found.RootElement.GetProperty("entries").GetArrayLength() == 0) Surprises.Enqueue($"{title} was acknowledged and is not found");
            Interlocked.Increment(ref readBack);
        }
        catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException or IOException or JsonException && !Ct.IsCancellationRequested)
        {
            // killed while it answered
        }
    }
}
