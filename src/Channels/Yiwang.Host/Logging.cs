namespace Yiwang.Host;

/// <summary>One JSON object a line, without personal data: commands are logged by name and outcome, never by content.</summary>
internal static class Logging
{
    public static void Configure(ILoggingBuilder logging, bool serving)
    {
        logging.ClearProviders();
        if (serving) logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.IncludeScopes) = (true, true)); // the scopes name the trace
        else logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.Configure(lines => lines.ActivityTrackingOptions = ActivityTrackingOptions.TraceId);
        logging.SetMinimumLevel(serving ? LogLevel.Information : LogLevel.Warning);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error);
        // A command that fails throws too. On an empty PostgreSQL, asking for the migrations fails and is meant to.
        logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical);
    }
}
