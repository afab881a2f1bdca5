using System.Net;

namespace Yiwang.Bench.Trust;

/// <summary>Staff number and password over HTTP, each sign-in a new one: hash, session, fact, cookie.</summary>
internal sealed class SignIns(Installation house, Uri address, Sizes sizes, Report report)
{
    private const string Password = "yanshi-2026"; // of every invented account
    private static readonly string[] Officers = ["lf01", "lf02", "lf03", "lf31"];

    public async Task Measure()
    {
        var doors = new List<Door>();
        foreach (var officer in Officers) doors.Add(await Door.Find(address, officer));
        await TrustRows.PerSecond(Officers.Length * 3, Officers.Length, one => doors[one].Enter());
        var perSecond = await TrustRows.PerSecond(sizes.SignIns, Officers.Length, one => doors[one].Enter());
        report.Add(new Row("Sign-in", $"by number and password, {Officers.Length} people at once, on {house.Engine.Name}", $"{Report.Number(perSecond)}/s", "", "", "", null));
        foreach (var door in doors) door.Dispose();
    }

    /// <summary>The form as somebody found it who is not signed in; it is sent again and again, and the sign-in's own cookie is thrown away.</summary>
    private sealed class Door(HttpClient http, Dictionary<string, string> form, string cookies) : IDisposable
    {
        private static readonly Uri Page = new("/sign-in", UriKind.Relative);

        public static async Task<Door> Find(Uri address, string officer)
        {
            var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
            using var answer = await http.GetAsync(Page);
            var form = new Browser.Stop(address, await answer.Content.ReadAsStringAsync(), answer.StatusCode).Form("sign-in");
            (form["SignInName"], form["Password"]) = (officer, Password);
            return new Door(http, form, string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        }

        public async Task Enter()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Page) { Content = new FormUrlEncodedContent(form) };
            request.Headers.Add("Cookie", cookies);
            using var answer = await http.SendAsync(request);
            var isInside = answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.OK && answer.Headers.TryGetValues("Set-Cookie", out var set) && set.Any(c => c.StartsWith("yiwang=", StringComparison.Ordinal));
            if (!isInside) throw new InvalidOperationException($"The sign-in was answered {(int)answer.StatusCode}.");
        }

        public void Dispose() => http.Dispose();
    }
}
