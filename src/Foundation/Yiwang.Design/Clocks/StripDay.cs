using Yiwang.Kernel;

namespace Yiwang.Design;

/// <summary>What the official calendar says of a day.</summary>
public enum StripDayKind { Working, Weekend, Holiday, MakeUp }

/// <summary>Why a clock stands still.</summary>
public enum StripStop { Supplement, PublicNotice, Hearing, ExpertReview, Inspection, Tender, Other }

/// <summary>One day of a clock strip.</summary>
public sealed record StripDay(DateOnly Date, StripDayKind Kind)
{
    public string? HolidayName { get; init; }
    public StripStop? Stop { get; init; }
    public bool Counts { get; init; }

    /// <summary>The how-manieth counted day it is.</summary>
    public int CountedSoFar { get; init; }

    public bool IsStart { get; init; }
    public bool IsDue { get; init; }
    public bool IsToday { get; init; }

    /// <summary>One sentence that says why it counts or not.</summary>
    public string Why { get; init; } = "";

    public Citation? Citation { get; init; }
}
