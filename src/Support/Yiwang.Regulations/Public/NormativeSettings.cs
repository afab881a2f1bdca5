using Yiwang.Kernel;

namespace Yiwang.Regulations.Public;

/// <summary>What no regulation of the library says about validity and the city sets itself (本地设定).</summary>
/// <param name="CitationWeight">Whether citing a document that is not in force blocks an act or warns.</param>
/// <param name="ReminderDays">How many days before its last day the responsible post is reminded of a document.</param>
public sealed record NormativeSettings(Severity CitationWeight, int ReminderDays)
{
    public static NormativeSettings Default { get; } = new(Severity.Warns, 180);
}
