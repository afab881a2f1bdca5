using System.Diagnostics;

namespace Yiwang.Host;

/// <summary>A fault answers with a reference number and nothing else; the log has the rest.</summary>
internal static class Faults
{
    public static void UseFaultPages(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), pages =>
        {
            pages.UseExceptionHandler("/fault", createScopeForErrors: true);
            pages.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        });
    }

    /// <summary>What the person reads to the help line, and what the log line carries.</summary>
    public static string ReferenceOf(HttpContext context) =>
        Activity.Current?.TraceId.ToHexString()[..12] ?? context.TraceIdentifier;
}
