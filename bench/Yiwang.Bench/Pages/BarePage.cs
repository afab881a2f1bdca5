using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Yiwang.Bench.Pages;

/// <summary>The floor of a page: Kestrel and the same bytes out of memory.</summary>
internal static class BarePage
{
    public static Task Serve(string pageFile, string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var page = File.ReadAllBytes(pageFile);
        app.MapGet("/", (HttpContext context) =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = page.Length;
            return context.Response.Body.WriteAsync(page).AsTask();
        });
        return app.RunAsync();
    }
}
