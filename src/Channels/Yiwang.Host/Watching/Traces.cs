using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Yiwang.Platform;

namespace Yiwang.Host.Watching;

/// <summary>
/// Sends traces where OpenTelemetry's own settings say (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, <c>OTEL_EXPORTER_OTLP_PROTOCOL</c> …). Without an
/// endpoint nothing is collected, and nothing of it is loaded.
/// </summary>
internal static class Traces
{
    public static void AddTraces(this WebApplicationBuilder builder)
    {
        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) Send(builder.Services);
    }

    // A method of its own: what it names is loaded only when it runs.
    private static void Send(IServiceCollection services) => services.AddOpenTelemetry().ConfigureResource(one => one.AddService("yiwang"))
        .WithTracing(traces => traces.AddSource(Tracing.Name, "Microsoft.AspNetCore").AddOtlpExporter());
}
