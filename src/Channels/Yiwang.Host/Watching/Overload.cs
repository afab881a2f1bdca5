using System.Globalization;
using System.Threading.RateLimiting;
using Yiwang.Kernel;
using Yiwang.Platform.Web;

namespace Yiwang.Host.Watching;

/// <summary>
/// So many requests are handled at once, so many wait, and whoever comes then is told at once to come back, before memory grows. Settings:
/// <c>Overload:AtOnce</c>, <c>Overload:Waiting</c>. Health is asked past the queue: a full house is no dead one.
/// </summary>
internal static class Overload
{
    private const int DefaultAtOnce = 64, DefaultWaiting = 512;
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(2);

    public static void AddOverloadLimit(this IServiceCollection services, IConfiguration settings)
    {
        var house = new ConcurrencyLimiterOptions
        {
            PermitLimit = settings.GetValue("Overload:AtOnce", DefaultAtOnce),
            QueueLimit = settings.GetValue("Overload:Waiting", DefaultWaiting),
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                context.Request.Path.StartsWithSegments("/health") || context.Request.Path.StartsWithSegments("/metrics") ? RateLimitPartition.GetNoLimiter("watching") : RateLimitPartition.GetConcurrencyLimiter("house", _ => house));
            limits.OnRejected = (rejected, ct) => new ValueTask(TurnAway(rejected.HttpContext, ct));
        });
    }

    private static Task TurnAway(HttpContext context, CancellationToken ct)
    {
        context.Response.Headers.RetryAfter = ComeBackAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            return Http.Refusal(StatusCodes.Status503ServiceUnavailable, Finding.Block("overload", "现在请求太多，没有收下这一次。", remedy: "没有办成任何事，请过几秒再发。")).ExecuteAsync(context);
        }

        // Not through the pages: they are what there is too much of.
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync("""
            <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>请稍后再试</title>
            <h1>现在人太多，请稍后再试</h1><p>刚才这一步没有办成，也没有存下任何东西。请等几秒，用浏览器的“刷新”再试一次；填好的内容还在上一页。</p></html>
            """, ct);
    }
}
