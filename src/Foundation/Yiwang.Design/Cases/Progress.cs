namespace Yiwang.Design;

/// <summary>How far a task of the applicant is.</summary>
public enum TaskProgress { NotStarted, InProgress, Done, NotYet }

/// <summary>One task of a task list.</summary>
/// <param name="Hint">For a task that can't be started yet: what comes before it.</param>
public sealed record TaskRow(string Name, string? Href, TaskProgress Progress, string? Hint = null);

/// <summary>How far a step of a procedure is.</summary>
public enum StepProgress { NotYet, Current, Stopped, Done, Refused, NotNeeded }

/// <summary>One step: what is done, which post holds it, since when.</summary>
/// <param name="Holder">The post, not the person.</param>
/// <param name="Note">For example how long is left.</param>
public sealed record TrackStep(string Name, string Holder, StepProgress Progress, DateOnly? Since = null, string? Note = null);

/// <summary>A stage; its steps run in parallel.</summary>
public sealed record TrackStage(string Name, params IReadOnlyList<TrackStep> Steps);

/// <summary>One act in the record of a case.</summary>
/// <param name="Who">The post, not the person, where the public reads it.</param>
/// <param name="Href">Opens the act as evidence.</param>
public sealed record TimelineAct(string Who, string What, DateTimeOffset At, Kernel.Citation? Under = null, string? Href = null, string? Detail = null);
