using Yiwang.Kernel;

namespace Yiwang.Procedures.Public;

/// <summary>One stage as it was gone through. A stage that is entered again is another run.</summary>
/// <param name="Clock">What its period is computed from; null where no period is set.</param>
/// <param name="Steps">Parallel; all must be done.</param>
/// <param name="Reason">Why the applicant asked for it; empty for a stage in the ordinary course.</param>
/// <param name="ResultBefore">The result that the stage asks to be changed; holds again if the request is taken back.</param>
public sealed record StageRun(
    string Code, string Name, string Institution, DateOnly StartedOn, DateOnly? EndedOn, ClockRecord? Clock, IReadOnlyList<StepRun> Steps, string Reason = "", string ResultBefore = "");

/// <summary>One step of a stage run.</summary>
/// <param name="Id">Also the id of its work item.</param>
/// <param name="Outcome">Code of the outcome; null while it is to be done.</param>
public sealed record StepRun(Guid Id, string Code, string Name, string Post, string Institution, string? Outcome = null, DateOnly? DoneOn = null, Guid? DoneBy = null, string Reason = "")
{
    public bool IsOpen => Outcome is null;
}

/// <summary>What is missing, and since when that could be known.</summary>
/// <param name="Code">Stable name of the material or answer.</param>
/// <param name="What">What to bring, in plain Chinese.</param>
/// <param name="Under">The article that demands it.</param>
/// <param name="KnowableSince">The day on which the officer could first have seen that it is missing or wrong.</param>
public sealed record MissingItem(string Code, string What, Citation Under, DateOnly KnowableSince);

/// <summary>A request to the applicant to bring what is missing: everything at once.</summary>
/// <param name="AnswerBy">The last day for it, by the city's own setting.</param>
/// <param name="WhyAgain">The recorded reason of a further request for what was knowable at the first; empty otherwise.</param>
/// <param name="EndedOn">The day it was answered or lapsed; null while it is open.</param>
public sealed record Supplement(Guid Id, string Stage, DateOnly AskedOn, DateOnly AnswerBy, IReadOnlyList<MissingItem> Items, string WhyAgain = "", DateOnly? EndedOn = null, bool Lapsed = false)
{
    public bool IsOpen => EndedOn is null;
}

/// <summary>What a case needs to know to go on: the way it follows, the calendar and the day, and who answers for a step.</summary>
/// <param name="InstitutionOf">The institution whose post does the step, given the one that has the stage.</param>
public sealed record Course(Procedure Procedure, WorkCalendar Calendar, DateOnly Today, Func<StepDefinition, string, string> InstitutionOf);

/// <summary>Who acts on a case: an account, by its post, for its institution.</summary>
public sealed record Actor(Guid? Account, string Post, string Institution);

public enum CaseState
{
    /// <summary>办理中.</summary>
    InProgress,

    /// <summary>等申请人补正.</summary>
    AwaitingApplicant,

    /// <summary>已办结.</summary>
    Ended,
}

/// <summary>Results that every procedure shares; a procedure may add its own.</summary>
public static class CaseResults
{
    public const string Approved = "approved";
    public const string Refused = "refused";
    public const string Withdrawn = "withdrawn";
}
