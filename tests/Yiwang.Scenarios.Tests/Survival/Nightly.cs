using System.Globalization;

namespace Yiwang.Scenarios.Tests.Survival;

/// <summary>How hard it is tried: a look in <c>./test</c>, in earnest in <c>tests/survive</c>, which sets these variables.</summary>
internal static class Nightly
{
    public static int Kills { get; } = Number("YIWANG_KILLS", 10);

    /// <summary>How long the database is away.</summary>
    public static TimeSpan Away { get; } = TimeSpan.FromSeconds(Number("YIWANG_AWAY_SECONDS", 5));

    /// <summary>What is random comes from it; a failed run prints it.</summary>
    public static int Seed { get; } = Number("YIWANG_SEED", Environment.TickCount);

    private static int Number(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } said ? int.Parse(said, CultureInfo.InvariantCulture) : usual;
}
