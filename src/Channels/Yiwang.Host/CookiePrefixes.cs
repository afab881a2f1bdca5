using Microsoft.Extensions.Primitives;

namespace Yiwang.Host;

/// <summary>
/// Behind TLS every cookie carries the prefix by which a browser takes it from this host alone and sends it over TLS alone (RFC 6265bis 4.1.3,
/// ASVS 3.3.1 and 3.3.3); one that comes without it is not looked at. Over plain HTTP, on one's own machine, no browser would keep such a cookie.
/// </summary>
internal static class CookiePrefixes
{
    private const string Host = "__Host-", Secure = "__Secure-";

    /// <summary>Before all layers that read or write cookies, behind the one that knows whether the visitor came by TLS.</summary>
    public static void UseCookiePrefixes(this WebApplication app) => app.Use((context, next) =>
    {
        if (!context.Request.IsHttps) return next(context);
        context.Request.Headers.Cookie = WithoutPrefix(context.Request.Headers.Cookie);
        context.Response.OnStarting(() =>
        {
            var set = context.Response.Headers.SetCookie;
            if (set.Count > 0) context.Response.Headers.SetCookie = new StringValues([.. set.Select(WithPrefix)]);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static string? WithPrefix(string? cookie)
    {
        if (string.IsNullOrEmpty(cookie) || PrefixOf(cookie) is not null) return cookie;
        var attributes = cookie.Split(';', StringSplitOptions.TrimEntries).Skip(1).ToArray();
        var isOfHost = attributes.Contains("path=/", StringComparer.OrdinalIgnoreCase) && !attributes.Any(a => a.StartsWith("domain=", StringComparison.OrdinalIgnoreCase));
        var marked = attributes.Contains("secure", StringComparer.OrdinalIgnoreCase) ? cookie : cookie + "; secure";
        return (isOfHost ? Host : Secure) + marked;
    }

    private static string WithoutPrefix(StringValues cookies) => string.Join("; ", cookies.SelectMany(c => (c ?? "").Split(';', StringSplitOptions.TrimEntries))
        .Where(c => PrefixOf(c) is not null).Select(c => c[PrefixOf(c)!.Length..]));

    private static string? PrefixOf(string cookie) => cookie.StartsWith(Host, StringComparison.Ordinal) ? Host : cookie.StartsWith(Secure, StringComparison.Ordinal) ? Secure : null;
}
