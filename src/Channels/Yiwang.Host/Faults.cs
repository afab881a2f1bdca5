using System.Diagnostics;
using System.Text.Json;
using Yiwang.Kernel;
using Yiwang.Platform.Web;

namespace Yiwang.Host;

/// <summary>A fault answers with a reference number and nothing else; the log has the rest.</summary>
internal static class Faults
{
    public static void UseFaultPages(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages(answer => Http.Refusal(answer.HttpContext.Response.StatusCode, Why(answer.HttpContext.Response.StatusCode)).ExecuteAsync(answer.HttpContext));
            api.Use(TellWhatCannotBeRead);
        });
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), pages =>
        {
            pages.UseExceptionHandler("/fault", createScopeForErrors: true);
            pages.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
            pages.Use(TellWhatCannotBeRead);
        });
    }

    /// <summary>What was sent wrongly is the sender's to mend: an answer that says where, and no fault in the log.</summary>
    private static async Task TellWhatCannotBeRead(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = bad.StatusCode;
            if (context.Request.Path.StartsWithSegments("/api")) await Http.Refusal(bad.StatusCode, Why(bad.StatusCode, bad.InnerException as JsonException)).ExecuteAsync(context);
        }
        catch (Exception unstorable) when (!context.Response.HasStarted && unstorable.GetBaseException() is Npgsql.PostgresException { SqlState: "22021" })
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest; // a NUL in a text that came as JSON
        }
    }

    private static Finding Why(int status, JsonException? json = null) => status switch
    {
        StatusCodes.Status401Unauthorized => Finding.Block("not-signed-in", "还没有登录。", remedy: "请先登录再调用。"),
        StatusCodes.Status403Forbidden => Outcome.Forbidden.Findings[0],
        StatusCodes.Status404NotFound => Outcome.NotFound.Findings[0],
        StatusCodes.Status413PayloadTooLarge => Finding.Block("request.too-large", "内容太大，没有收下。", remedy: "请拆开，或删去不用的部分再发。"),
        StatusCodes.Status400BadRequest when json is not null => Finding.Block("request.json",
            $"内容读不懂（第 {json.LineNumber + 1} 行第 {json.BytePositionInLine + 1} 字节）：缺少必填项，或格式不对。", where: json.Path ?? "", remedy: "请对照 /api/openapi.json 核对。"),
        _ => Finding.Block("request.refused", $"这次请求没有收下（{status}）。", remedy: "请对照 /api/openapi.json 核对地址、请求头和内容。"),
    };

    /// <summary>What the person reads to the help line, and what the log line carries.</summary>
    public static string ReferenceOf(HttpContext context) =>
        Activity.Current?.TraceId.ToHexString()[..12] ?? context.TraceIdentifier;
}
