using System.Net;
using System.Text.RegularExpressions;

namespace Yiwang.SingleSignOn.Tests.Steps;

/// <summary>A browser's way of following redirects and refreshes inside the house; where it would leave to another address it stops and remembers which.</summary>
internal sealed partial class HouseWalk(Uri house) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
{
    /// <summary>The address of another house to which the last step led.</summary>
    public Uri? LeftTo { get; private set; }

    public CookieContainer Cookies => ((SocketsHttpHandler)InnerHandler!).CookieContainer;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        LeftTo = null;
        var answer = await base.SendAsync(request, ct);
        for (var step = 0; step < 12 && await Next(answer, ct) is { } next; step++)
        {
            if (next.Authority != house.Authority)
            {
                LeftTo = next;
                return answer;
            }

            answer.Dispose();
            answer = await base.SendAsync(new HttpRequestMessage(HttpMethod.Get, next), ct);
        }

        return answer;
    }

    private static async Task<Uri?> Next(HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.Headers.Location is { } location) return new Uri(answer.RequestMessage!.RequestUri!, location);
        if (answer.Content.Headers.ContentType?.MediaType != "text/html") return null;
        await answer.Content.LoadIntoBufferAsync(ct);
        var refresh = Refresh().Match(await answer.Content.ReadAsStringAsync(ct));
        return refresh.Success ? new Uri(answer.RequestMessage!.RequestUri!, WebUtility.HtmlDecode(refresh.Groups[1].Value)) : null;
    }

    [GeneratedRegex("http-equiv=\"refresh\" content=\"0;url=([^\"]+)\"")]
    private static partial Regex Refresh();
}
