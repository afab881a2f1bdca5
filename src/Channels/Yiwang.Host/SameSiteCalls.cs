using Yiwang.Kernel;
using Yiwang.Platform.Web;

namespace Yiwang.Host;

/// <summary>
/// A page of another site can let a browser post to <c>/api</c> without asking first, where the call has no body or a text. Browsers say where a
/// post comes from; whoever says nothing is a program, and has no cookie that a site could use.
/// </summary>
internal static class SameSiteCalls
{
    private static readonly Finding Foreign = Finding.Block("request.cross-site", "这次调用是从别的网站发起的，没有收下。", remedy: "请从本站的页面办理；程序调用时不要带 Origin 和 Sec-Fetch-Site。");

    public static void RefuseCallsFromOtherSites(this WebApplication app) => app.Use((context, next) =>
        IsUnsafe(context.Request) && ComesFromElsewhere(context.Request) ? Http.Refusal(StatusCodes.Status403Forbidden, Foreign).ExecuteAsync(context) : next(context));

    private static bool IsUnsafe(HttpRequest request) =>
        request.Path.StartsWithSegments("/api") && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);

    private static bool ComesFromElsewhere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0) return site is not ["same-origin"] and not ["none"];
        // Browsers from before Sec-Fetch-Site send the origin with every post. The scheme may be the proxy's, so the host is compared.
        return request.Headers.Origin is { Count: > 0 } origin
            && !(origin is [{ } one] && Uri.TryCreate(one, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
