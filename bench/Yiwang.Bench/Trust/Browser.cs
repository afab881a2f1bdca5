using System.Net;
using System.Text.RegularExpressions;

namespace Yiwang.Bench.Trust;

/// <summary>Follows redirects and refreshes inside the house, sends its forms, and stops where it would leave.</summary>
internal sealed partial class Browser(Uri house) : IDisposable
{
    private const int LongestWay = 12;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = house };

    public HttpClient Http => http;

    public async Task<Stop> Open(string address) => await Walk(await http.GetAsync(new Uri(house, address)));

    /// <summary>Sends the form of that name with its hidden fields and these.</summary>
    public async Task<Stop> Send(Stop page, string form, params (string Name, string Value)[] fields)
    {
        var content = page.Form(form);
        foreach (var (name, value) in fields) content[name] = value;
        return await Walk(await http.PostAsync(page.Address, new FormUrlEncodedContent(content)));
    }

    public async Task SignIn(string account)
    {
        var stop = await Send(await Open("/sign-in"), "demonstration", ("DemonstrationKey", account));
        if (stop.Address.AbsolutePath == "/sign-in") throw new InvalidOperationException($"{account} was not let in.");
    }

    public void Dispose() => http.Dispose();

    private async Task<Stop> Walk(HttpResponseMessage answer)
    {
        for (var step = 0; step < LongestWay; step++)
        {
            var (at, text) = (answer.RequestMessage!.RequestUri!, await answer.Content.ReadAsStringAsync());
            var (status, location) = (answer.StatusCode, answer.Headers.Location);
            answer.Dispose();
            var next = location is not null ? new Uri(at, location) : Refresh().Match(text) is { Success: true } refresh ? new Uri(at, WebUtility.HtmlDecode(refresh.Groups[1].Value)) : null;
            if (next is null) return new Stop(at, text, status);
            if (next.Authority != house.Authority) return new Stop(next, "", status);
            answer = await http.GetAsync(next);
        }

        throw new InvalidOperationException("The way does not end.");
    }

    /// <summary>Where it has come to.</summary>
    internal sealed record Stop(Uri Address, string Text, HttpStatusCode Status)
    {
        /// <summary>The hidden fields of the form with that name.</summary>
        public Dictionary<string, string> Form(string name)
        {
            var form = Forms().Matches(Text).Select(f => f.Value).FirstOrDefault(f => f.Contains($"value=\"{name}\"", StringComparison.Ordinal))
                ?? throw new InvalidOperationException($"{Address} ({(int)Status}) has no form {name}.");
            return HiddenField().Matches(form).DistinctBy(f => f.Groups["name"].Value).ToDictionary(f => f.Groups["name"].Value, f => WebUtility.HtmlDecode(f.Groups["value"].Value));
        }
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""")]
    private static partial Regex HiddenField();

    [GeneratedRegex("http-equiv=\"refresh\" content=\"0;url=([^\"]+)\"")]
    private static partial Regex Refresh();
}
