using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Yiwang.Bench.Pages;

/// <summary>One keep-alive connection with the cookies of whoever signed in.</summary>
internal sealed partial class Visitor(Uri address) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), MaxConnectionsPerServer = 1 }) { BaseAddress = address };

    /// <summary>By the form of demonstration accounts, as a person would.</summary>
    public async Task SignIn(string account)
    {
        var page = await client.GetStringAsync("/sign-in");
        var form = DemonstrationForm().Match(page).Value;
        var fields = HiddenField().Matches(form).ToDictionary(f => f.Groups["name"].Value, f => WebUtility.HtmlDecode(f.Groups["value"].Value));
        fields["DemonstrationKey"] = account;
        using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(fields));
        if (answer.RequestMessage?.RequestUri?.AbsolutePath.StartsWith("/staff", StringComparison.Ordinal) != true)
            throw new InvalidOperationException($"{account} was not let in: {answer.StatusCode} {answer.RequestMessage?.RequestUri}");
    }

    public async Task<bool> Exists(string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode is HttpStatusCode.OK;
    }

    public Task<string> Read(string path) => client.GetStringAsync(path);

    /// <summary>One after the other, each to its last byte, in milliseconds.</summary>
    public async Task<double[]> Time(IReadOnlyList<string> paths)
    {
        var times = new double[paths.Count];
        for (var i = 0; i < paths.Count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await client.GetByteArrayAsync(paths[i]);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return times;
    }

    /// <summary>A file as the body; an answer that is no success is a fault of the benchmark.</summary>
    public async Task Send(string path, byte[] file)
    {
        using var answer = await client.PostAsync(path, new ByteArrayContent(file));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("<form[^>]*demonstration-accounts.*?</form>", RegexOptions.Singleline)]
    private static partial Regex DemonstrationForm();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""")]
    private static partial Regex HiddenField();
}
