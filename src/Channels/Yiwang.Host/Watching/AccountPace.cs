using System.Globalization;
using System.Threading.RateLimiting;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Web;

namespace Yiwang.Host.Watching;

/// <summary>
/// How fast one account may go: nobody reads or exports a city's files by a script. Setting <c>Overload:PerAccount</c>, requests a minute (300;
/// 0 for no limit), counted on each node by itself.
/// </summary>
internal static class AccountPace
{
    private const int Usual = 300;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    /// <summary>After the sign-in is known. Styles, icons and open pages cost no turn.</summary>
    public static void LimitEachAccount(this WebApplication app)
    {
        var aMinute = app.Configuration.GetValue("Overload:PerAccount", Usual);
        if (aMinute <= 0) return;
        var pace = new TokenBucketRateLimiterOptions
        {
            TokenLimit = aMinute, TokensPerPeriod = Math.Max(1, aMinute / 60), ReplenishmentPeriod = Step, QueueLimit = 0, AutoReplenishment = true,
        };
        var limiter = PartitionedRateLimiter.Create<HttpContext, Guid>(context => Counted(context) is { } account
            ? RateLimitPartition.GetTokenBucketLimiter(account, _ => pace)
            : RateLimitPartition.GetNoLimiter(Guid.Empty));
        app.Lifetime.ApplicationStopped.Register(limiter.Dispose);
        app.Use(async (context, next) =>
        {
            using var turn = limiter.AttemptAcquire(context);
            if (turn.IsAcquired) await next(context);
            else await TurnAway(context, turn.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Step);
        });
    }

    private static Guid? Counted(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<RequiresAttribute>() is null
        ? null : context.RequestServices.GetRequiredService<CurrentUser>().AccountId;

    private static Task TurnAway(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            return Http.Refusal(StatusCodes.Status429TooManyRequests, Finding.Block("overload.account", "这个账号一分钟内的请求太多，没有收下这一次。", remedy: "没有办成任何事，请过几秒再发；要成批数据的，请找运行维护单位。")).ExecuteAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync("""
            <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>请稍后再试</title>
            <h1>这个账号点得太快，请稍后再试</h1><p>刚才这一步没有办成，也没有存下任何东西。请等几秒，用浏览器的“刷新”再试一次；填好的内容还在上一页。</p></html>
            """, context.RequestAborted);
    }
}
