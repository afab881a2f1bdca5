using System.Diagnostics;

namespace Yiwang.Platform;

/// <summary>
/// Where traces come from: one span for each command, delivery and job, below the request's. They carry names and outcomes, never contents.
/// The host decides where they go.
/// </summary>
public static class Tracing
{
    public const string Name = "Yiwang";

    internal static readonly ActivitySource Source = new(Name);
}
