using System.Net;
using Microsoft.Extensions.Configuration;
using Yiwang.Identity.SignIn;
using Yiwang.Testing;

namespace Yiwang.Identity.Tests;

/// <summary>One password tried on many accounts from one address: the address waits.</summary>
public sealed class AddressGuessesScenarios(AddressGuessesScenarios.Hall hall) : IClassFixture<AddressGuessesScenarios.Hall>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public sealed class Hall : ListeningTownHall
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["SignIn:GuessesPerAddress"] = "5", ["SignIn:CountLoopback"] = "true" };
    }

    [Fact(DisplayName = "一个网络地址猜错太多次：429，写明等多久；到时又能登录")]
    public async Task An_address_that_was_wrong_too_often_waits_and_is_told_how_long()
    {
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.OK, (await Tries($"1380000000{i}")).StatusCode);

        using var refused = await Tries("13800000009");
        using var client = Client();
        using var page = await client.GetAsync(new Uri("/", UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        Assert.Contains("请过 15 分钟再试", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode); // everything else stays open
        hall.Time_passes(AddressGuesses.Window);
        Assert.Equal(HttpStatusCode.OK, (await Tries("13800000009")).StatusCode);
    }

    [Fact]
    public void However_many_addresses_come_memory_has_an_end_and_who_guesses_most_is_not_forgotten()
    {
        var guesses = new AddressGuesses(Settings(), TimeProvider.System);
        for (var i = 0; i < 5; i++) guesses.NoteWrong("203.0.113.7");

        for (var i = 0; i < AddressGuesses.MostAddresses + 500; i++) guesses.NoteWrong($"2001:db8:{i / 60_000:x}:{i % 60_000:x}::1");

        Assert.Equal(AddressGuesses.MostAddresses, guesses.Known);
        Assert.NotNull(guesses.Wait("203.0.113.7"));
        Assert.Null(guesses.Wait("203.0.113.8"));
    }

    [Fact]
    public void Addresses_of_one_network_behind_a_customer_are_one_and_a_proxy_beside_us_is_nobody()
    {
        var guesses = new AddressGuesses(Settings(), TimeProvider.System);
        for (var i = 0; i < 5; i++)
        {
            guesses.NoteWrong($"2001:db8:1:2::{i + 1}");
            guesses.NoteWrong("127.0.0.1");
            guesses.NoteWrong("");
        }

        Assert.NotNull(guesses.Wait("2001:db8:1:2:ffff::9"));
        Assert.Null(guesses.Wait("2001:db8:1:3::1"));
        Assert.Null(guesses.Wait("127.0.0.1"));
        Assert.Null(guesses.Wait(""));
    }

    private static IConfiguration Settings() => new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("SignIn:GuessesPerAddress", (string?)"5")]).Build();

    private HttpClient Client() => new() { BaseAddress = hall.Address };

    private async Task<HttpResponseMessage> Tries(string name)
    {
        using var visitor = new Visitor(Client());
        var form = await visitor.Opens("/sign-in");
        var fields = form.Document.QuerySelectorAll("main form input[name]").Where(f => f.Closest("form")!.QuerySelector("input[type=password]") is not null)
            .ToDictionary(f => f.GetAttribute("name")!, f => f.GetAttribute("type") is "password" ? "不对的密码12" : f.GetAttribute("type") is "hidden" ? f.GetAttribute("value") ?? "" : name);
        using var body = new FormUrlEncodedContent(fields);
        return await visitor.Http.PostAsync(new Uri("/sign-in", UriKind.Relative), body, Ct);
    }
}
