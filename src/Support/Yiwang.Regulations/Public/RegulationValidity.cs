using Yiwang.Kernel;

namespace Yiwang.Regulations.Public;

/// <summary>Whether a regulation applies on a date, at a place, with the words for a page and the decision that carries it.</summary>
/// <param name="Words">One sentence in plain Chinese.</param>
public sealed record RegulationValidity(ValidityState State, string Words)
{
    /// <summary>The local decision that is in force on the day; null where none is needed or none exists.</summary>
    public LocalDecision? Decision { get; init; }

    public Citation? DecisionCitation => Decision?.Citation;

    /// <summary>The first day of the state, where something that happened began it.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>What ordered it.</summary>
    public Citation? By { get; init; }

    /// <summary>The document that has taken its place.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>May new cases be decided under it.</summary>
    public bool Applies => State is ValidityState.InForce or ValidityState.Continued or ValidityState.ToBeAmended;

    /// <summary>A few words for beside a citation: 现行, 已过有效期.</summary>
    public string InBrief => State switch
    {
        ValidityState.NotYet => "尚未施行",
        ValidityState.InForce => "现行",
        ValidityState.ToBeAmended => "现行，已决定修订",
        ValidityState.Continued => "依本地决定继续适用",
        ValidityState.PeriodOver => "规划期已过",
        ValidityState.DiffersByCounty => "已过有效期，部分县（市、区）继续适用",
        ValidityState.Repealed => "已废止",
        ValidityState.Revoked => "已撤销",
        ValidityState.Lapsed => "已宣布失效",
        ValidityState.Amended => "已修订",
        _ => "已过有效期",
    };
}

/// <summary>What a regulation is on a day.</summary>
public enum ValidityState
{
    NotYet,

    InForce,

    /// <summary>In force, and it is decided to amend it; the new text isn't there.</summary>
    ToBeAmended,

    /// <summary>Past its own end, but the county asked about goes on applying it.</summary>
    Continued,

    /// <summary>Past its own end; no county was asked about, and some go on applying it.</summary>
    DiffersByCounty,

    Expired,

    /// <summary>A plan whose period has ended; it was not said to be repealed.</summary>
    PeriodOver,

    /// <summary>废止.</summary>
    Repealed,

    /// <summary>撤销 by a higher body.</summary>
    Revoked,

    /// <summary>宣布失效; never one with 废止.</summary>
    Lapsed,

    /// <summary>Its amended text has taken its place.</summary>
    Amended,
}
