using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>The regulation itself: which, from when until when.</summary>
/// <param name="ValidUntil">The last day in force.</param>
internal sealed record AidDocument(string Title, string Version, DateOnly ValidFrom, DateOnly ValidUntil, Citation Validity, string InterpretedBy);

/// <summary>What the city's file says, before any county's decision.</summary>
internal sealed record CityRules(AidDocument Document, IReadOnlyDictionary<string, Setting> Settings, IReadOnlyDictionary<string, Standard> Standards)
{
    public string RegionPrefix { get; init; } = "";
    public TrainingHours Hours { get; init; } = new(0, 0, 0, 0, 0, 0, 0);
    public IReadOnlyList<MaterialGroup> Materials { get; init; } = [];
    public IReadOnlyDictionary<string, Region> Regions { get; init; } = new Dictionary<string, Region>();
    public IReadOnlyList<CorrectiveCondition> Conditions { get; init; } = [];
    public PriorityRules Priority { get; init; } = new([], []);
}

/// <summary>When training counts, in minutes: full-time by day and week; part-time in one of three ways.</summary>
internal sealed record TrainingHours(
    int FullTimeDay, int FullTimeSingleWeek, int PartTimeDay, int PartTimeSingleWeek, int SingleSessions, int SingleSession, int GroupWeek);

/// <summary>A county or district, and whether it receives fiscal transfers (list kept by the city).</summary>
/// <param name="OwnStandards">What it has set itself, in fen by row; for regions that this pack has no rulebook of.</param>
internal sealed record Region(string Code, string Name, bool ReceivesTransfers, IReadOnlyDictionary<string, long> OwnStandards);

/// <summary>病种 of 第八条（一）2.</summary>
internal sealed record CorrectiveCondition(string Id, string Name, bool ForReview);

/// <summary>优先对象 and the bodies that must all agree, 第十条（二）2.</summary>
internal sealed record PriorityRules(IReadOnlyList<Named> Groups, IReadOnlyList<string> ApprovedBy);

internal sealed record Named(string Id, string Name);

/// <summary>A county's dated decision: it may go on applying the document, set what the text leaves open, raise standards.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null while it stands.</param>
internal sealed record LocalDecision(string Number, DateOnly IssuedOn, DateOnly From, DateOnly? Until)
{
    /// <summary>Invented for the demonstration city; every screen that shows the number says so.</summary>
    public bool IsDemonstration { get; init; }
    public bool ContinuesDocument { get; init; }
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>A whole table, or null where the decision leaves the standards alone.</summary>
    public IReadOnlyDictionary<string, Standard>? Standards { get; init; }

    public bool InForceOn(DateOnly day) => day >= From && (Until is not { } until || day <= until);

    public bool Overlaps(LocalDecision other) =>
        From <= (other.Until ?? DateOnly.MaxValue) && other.From <= (Until ?? DateOnly.MaxValue);
}
