using System.Net;
using System.Text.Json;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests;

/// <summary>What those who keep the house running see of it, and what it does when too many come.</summary>
public sealed class WatchingScenarios(ListeningTownHall hall) : IClassFixture<ListeningTownHall>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_says_one_word(string address)
    {
        using var client = hall.Client();

        Assert.Equal("Healthy", await client.GetStringAsync(new Uri(address, UriKind.Relative), Ct));
    }

    [Fact(DisplayName = "本机能读 /metrics，经代理来的、没有令牌的读不到；里面没有个人信息")]
    public async Task Metrics_are_read_by_a_neighbour_and_found_by_nobody_else()
    {
        using var client = hall.Client();
        await client.GetAsync(new Uri("/regulations", UriKind.Relative), Ct);

        var numbers = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Ct);
        using var proxied = new HttpRequestMessage(HttpMethod.Get, new Uri("/metrics", UriKind.Relative));
        proxied.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var refused = await client.SendAsync(proxied, Ct);

        Assert.Contains("# TYPE", numbers, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Anybody_may_note_down_the_newest_anchor()
    {
        using var client = hall.Client();

        using var state = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/ledger/anchor", UriKind.Relative), Ct));

        Assert.True(state.RootElement.GetProperty("waiting").GetInt64() > 0);
    }

    [Fact(DisplayName = "审计岗按岗位、依据、时间查记录并下载；填错的一次说全")]
    public async Task The_auditor_finds_records_by_post_article_and_time()
    {
        using var auditor = await hall.Visitor("auditor");

        var all = await auditor.Opens("/staff/evidence");
        var none = await auditor.Opens("/staff/evidence?from=2016-01-01&to=2016-01-02");
        var wrong = await auditor.Opens("/staff/evidence?under=xx&post=nobody&staff=999&from=2026-13-40");

        Assert.NotEmpty(all.Document.QuerySelectorAll("tbody tr"));
        Assert.Empty(none.Document.QuerySelectorAll("tbody tr"));
        Assert.Equal(4, wrong.Document.QuerySelectorAll(".error-summary li").Length);
        Assert.Equal(HttpStatusCode.OK, (await auditor.Opens("/staff/evidence.csv?post=public")).Status);
    }
}

/// <summary>A house for one: whoever comes meanwhile is told to come back, and once there is room everything is as before.</summary>
public sealed class OverloadScenarios(OverloadScenarios.SmallHouse hall) : IClassFixture<OverloadScenarios.SmallHouse>
{
    private static readonly Uri Home = new("/", UriKind.Relative), Api = new("/api/ledger/anchor", UriKind.Relative);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "人太多时立刻答复“请稍后再试”，有空位以后一切如常")]
    public async Task Whoever_finds_the_house_full_is_told_when_to_come_back()
    {
        using var client = new HttpClient { BaseAddress = hall.Address }; // the factory's own would send a body only when it has it whole
        (await client.GetAsync(new Uri("/sign-in", UriKind.Relative), Ct)).Dispose(); // without its cookie a form is refused unread
        var (slow, occupying, page) = await Occupied(client);
        using var api = await client.GetAsync(Api, Ct);
        using var health = await client.GetAsync(new Uri("/health/live", UriKind.Relative), Ct);
        slow.End();
        (await occupying).Dispose();
        slow.Dispose();
        using var afterwards = await Until(() => client.GetAsync(Home, Ct), HttpStatusCode.OK);

        Assert.Equal(TimeSpan.FromSeconds(2), page.Headers.RetryAfter!.Delta);
        Assert.Contains("请稍后再试", await page.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Contains("overload", await api.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        page.Dispose();
    }

    /// <summary>The one place taken by a form on its way, and the answer to whoever came next. On a busy machine the next one may overtake the form, which then finds the house full
    /// itself and is sent anew.</summary>
    private static async Task<(SlowBody Slow, Task<HttpResponseMessage> Occupying, HttpResponseMessage Refused)> Occupied(HttpClient client)
    {
        for (var attempt = 0; ; attempt++)
        {
            var slow = new SlowBody();
            var occupying = client.PostAsync(new Uri("/sign-in", UriKind.Relative), slow, Ct);
            await slow.Begun.WaitAsync(TimeSpan.FromSeconds(30), Ct);
            var next = await Until(() => client.GetAsync(Home, Ct), HttpStatusCode.ServiceUnavailable, attempts: 10);
            if (next.StatusCode == HttpStatusCode.ServiceUnavailable || attempt == 10) return (slow, occupying, next);
            next.Dispose();
            slow.End();
            await ((Task)occupying).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // it was refused, or hung up on
            slow.Dispose();
        }
    }

    private static async Task<HttpResponseMessage> Until(Func<Task<HttpResponseMessage>> ask, HttpStatusCode wanted, int attempts = 100)
    {
        for (var attempt = 0; ; attempt++)
        {
            var answer = await ask();
            if (answer.StatusCode == wanted || attempt == attempts) return answer;
            answer.Dispose();
            await Task.Delay(100, Ct);
        }
    }

    public sealed class SmallHouse : ListeningTownHall
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Overload:AtOnce"] = "1", ["Overload:Waiting"] = "0" };
    }

    /// <summary>A form that is on its way until it is told to end, fast enough not to be hung up on.</summary>
    private sealed class SlowBody : HttpContent
    {
        private static readonly byte[] SomeOfIt = [.. Enumerable.Repeat((byte)'b', 64)]; // ten times a second: Kestrel asks for 240 bytes a second

        private readonly TaskCompletionSource begun = new(), end = new();

        public SlowBody() => Headers.ContentType = new("application/x-www-form-urlencoded");

        public Task Begun => begun.Task;

        public void End() => end.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("a="u8.ToArray());
            while (!end.Task.IsCompleted)
            {
                await stream.WriteAsync(SomeOfIt);
                await stream.FlushAsync();
                begun.TrySetResult();
                await Task.WhenAny(end.Task, Task.Delay(100));
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = -1;
            return false;
        }
    }
}
