using Microsoft.Extensions.Configuration;

namespace Yiwang.Identity.Sessions;

/// <summary>
/// How long a sign-in holds: GB/T 22239 (等保 2.0) 8.1.4.1 b asks that a connection left alone ends by itself. Settings
/// <c>Session:IdleMinutes</c> and <c>Session:AbsoluteHours</c>; what is not between one minute and a day is not taken.
/// </summary>
internal sealed class SessionLimits(IConfiguration configuration)
{
    public TimeSpan Idle { get; } = TimeSpan.FromMinutes(Bounded(configuration.GetValue("Session:IdleMinutes", 30), 24 * 60));

    /// <summary>Even if it is used all the time: one working day and its evening.</summary>
    public TimeSpan Absolute { get; } = TimeSpan.FromHours(Bounded(configuration.GetValue("Session:AbsoluteHours", 12), 24));

    /// <summary>A clock that was set back makes no sign-in longer: one that lies further ahead than it may last is over.</summary>
    public bool Allow(DateTimeOffset begun, DateTimeOffset seen, DateTimeOffset now) => (now - seen).Duration() <= Idle && (now - begun).Duration() <= Absolute;

    private static int Bounded(int wanted, int most) => wanted >= 1 && wanted <= most ? wanted
        : throw new InvalidOperationException($"Session: {wanted} is not between 1 and {most}.");
}
