using System.Net;
using System.Security.Cryptography;
using System.Text;
using Prometheus;
using Yiwang.Platform.Access;

namespace Yiwang.Host.Watching;

/// <summary>
/// <c>/metrics</c> in Prometheus' text form: what the framework, the runtime and the commands count; names and numbers, nobody's data. Answers
/// a caller on this machine who comes through no proxy, or whoever shows the token of the setting <c>Metrics:Token</c>; nobody else finds it.
/// </summary>
internal static class Metrics
{
    private const string Path = "/metrics";

    // The last is what is left of the first where the proxy is trusted.
    private static readonly string[] ProxyHeaders = ["X-Forwarded-For", "Forwarded", "X-Original-For"];

    /// <summary>Before routing: what isn't shown doesn't exist.</summary>
    public static void UseMetricsGate(this WebApplication app)
    {
        var token = app.Configuration["Metrics:Token"];
        app.Use((context, next) =>
        {
            if (!context.Request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase) || IsNeighbour(context) || ShowsToken(context, token)) return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    public static void MapMetricsText(this WebApplication app) => app.MapMetrics(Path).Open("只有数字；谁能问由 UseMetricsGate 先定");

    private static bool IsNeighbour(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) && !ProxyHeaders.Any(context.Request.Headers.ContainsKey);

    private static bool ShowsToken(HttpContext context, string? token) =>
        !string.IsNullOrEmpty(token) && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes($"Bearer {token}"), Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()));
}
