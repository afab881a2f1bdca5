using System.Globalization;
using Yiwang.Kernel;
using Yiwang.Platform.Data;
using Yiwang.Platform.Web;

namespace Yiwang.Host.Watching;

/// <summary>
/// The database is away, the disk full or not writable: 503 with <c>Retry-After</c> and what to do, instead of a fault. Whether a step was done just
/// before is not known to whoever waits; sending the same form again is, by its key, no second act.
/// </summary>
internal static class Outages
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(5);

    /// <summary>Within the fault pages, which would ask the database for the visitor's name.</summary>
    public static void UseOutageAnswers(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Outages));
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception fault) when (!context.Response.HasStarted && Outage.KindOf(fault) is { } kind)
            {
                // By name only: the driver's own words may hold what was to be stored.
                log.LogError("{Outage} ({Fault}): answered 503", kind, fault.GetBaseException().GetType().Name);
                await Answer(context, kind);
            }
        });
    }

    public static string WordsOf(OutageKind kind) => kind switch
    {
        OutageKind.DatabaseAway => "数据库暂时连不上。",
        OutageKind.DiskFull => "存储空间满了，存不下。",
        _ => "存储暂时不能写入。",
    };

    private static Task Answer(HttpContext context, OutageKind kind)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = ComeBackAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            return Http.Refusal(StatusCodes.Status503ServiceUnavailable, Finding.Block(CodeOf(kind), WordsOf(kind), remedy: "请等几秒，用同一个 Idempotency-Key 再发一次，不会重复办理。")).ExecuteAsync(context);
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"""
            <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>请稍后再试</title>
            <h1>系统正在恢复，请稍后再试</h1><p>{WordsOf(kind)}已经办成的都还在。刚才这一步可能没有办成：请等几秒，用浏览器的“刷新”再发一次，同一张表发两次只办一次。</p>
            <p>还是不行，请把这个编号告诉我们：<strong>{Faults.ReferenceOf(context)}</strong></p></html>
            """);
    }

    private static string CodeOf(OutageKind kind) => kind switch
    {
        OutageKind.DatabaseAway => "outage.database",
        OutageKind.DiskFull => "outage.disk-full",
        _ => "outage.disk",
    };
}
